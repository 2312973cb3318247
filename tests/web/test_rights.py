"""What the user may not do is not offered, and refused all the same."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD
from tests.web.reading import middle

OpenPage = Callable[..., Page]

READ, EXPORT, WRITE = "CERTIFICATE_READ", "CERTIFICATE_EXPORT", "CERTIFICATE_WRITE"
ALL = [READ, EXPORT, "CERTIFICATE_EXPORT_PRIVATE", WRITE, "DESTINATION_READ", "DESTINATION_WRITE", "SCOPE_ADMIN"]

_OFFERED = {
    "": ["Create"],
    "/{certificate}": ["Export", "Delete", "Renew now", "Revoke", "Edit labels", "Replace by a new file"],
}
"""The buttons of the table and of the details of a generated certificate that change or give away something."""


@pytest.fixture
def certificate(api: Api, scope: Scope) -> str:
    """A generated certificate that is renewed automatically."""
    return api.generate(scope, "made.p12", password=PASSWORD, keyAlgorithm="EC_P256", automaticRenewal=True)


def find_buttons(page: Page, names: list[str]) -> set[str]:
    """Return those of the names that a button has which can be used."""
    return {name for name in names if page.get_by_role("button", name=name, exact=True, disabled=False).count()}


@pytest.mark.parametrize(
    ("rights", "offered"),
    [
        (ALL, {"Create", "Export", "Delete", "Renew now", "Revoke", "Edit labels", "Replace by a new file"}),
        ([READ], {"Export"}),
    ],
    ids=["all", "read"],
)
def test_what_is_offered(open_page: OpenPage, api: Api, scope: Scope, certificate: str, rights: list[str], offered: set[str]) -> None:
    token = api.get_token(scope, subaccountRights=rights)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", token=token)
    expect(page.get_by_role("heading", name="made.p12")).to_be_visible()
    expect(middle(page)).to_contain_text("Next attempt")
    names = [name for listed in _OFFERED.values() for name in listed]
    assert find_buttons(page, names) == offered
