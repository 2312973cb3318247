"""Private keys with passwords of their own: asked for where they stay locked, in importing, unlocking, replacing and exporting."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.programs import run
from tests.services.formats.two_passwords import ALIASES, STORE, Twice, make_by_keytool
from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.dropping import drop
from tests.web.reading import assert_complete
from tests.web.test_export import choose, fill, open_export, save

OpenPage = Callable[..., Page]

ONE = "Private key's own password"
ALL = "Private keys' own password"
EACH = "Each key has another one"
STATE = "query ($id: ID!) { certificate(id: $id) { ... on Keystore { locked integrity } } }"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JKS of keytool: two keys, each with another password than the store."""
    path = tmp_path_factory.mktemp("two") / "two.jks"
    path.write_bytes(make_by_keytool(path.parent, "JKS", Twice("keypass1", "keypass2")))
    return path


def own(where: Locator | Page, alias: str) -> Locator:
    return where.get_by_label(f"Own password of “{alias}”")


def test_each_key_is_opened_before_it_is_imported(api: Api, scope: Scope, two: Path, open_page: OpenPage) -> None:
    page = open_page(f"/create/import?scope={scope.id}")
    expect(page.get_by_text("Drop certificate files here")).to_be_visible()
    drop(page.get_by_role("main"), two)
    expect(page.get_by_text("Locked").first).to_be_visible()
    expect(page.get_by_label(ALL)).to_have_count(0)
    page.get_by_label("Password of the file").fill(STORE)
    page.get_by_label("Password of the file").press("Enter")
    page.get_by_label(ALL).fill("wrong one")
    page.get_by_label(ALL).press("Enter")
    expect(page.get_by_text("This password does not open the private key.").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("checkbox", name=EACH).click()
    for alias, password in zip(ALIASES, ("keypass1", "keypass2"), strict=True):
        own(page, alias).fill(password)
        own(page, alias).press("Enter")
    expect(page.get_by_text("Unlocked. The password is not stored.").first).to_be_visible()
    expect(page.get_by_text("still locked")).to_have_count(0)
    assert_accessible(page)
    assert_complete(page)
    page.locator(".column-footer").get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="two.jks", exact=True)).to_be_visible()
    (stored,) = api.ask(
        "query ($filter: CertificateFilter!) { certificates(filter: $filter) { nodes { ... on Keystore { locked integrity } } } }",
        filter={"scope": scope.id},
    )["certificates"]["nodes"]
    assert stored == {"locked": False, "integrity": "VERIFIED"}


def test_a_key_store_is_unlocked_by_the_passwords_of_its_keys(api: Api, scope: Scope, two: Path, open_page: OpenPage) -> None:
    certificate = api.upload(scope, two, password=STORE)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    page.get_by_role("button", name="Unlock").first.click()
    dialog = page.locator("ui5-dialog.dialog")
    dialog.get_by_label("Password", exact=True).fill(STORE)
    dialog.get_by_role("checkbox", name=EACH).click()
    own(dialog, "one").fill("keypass1")
    own(dialog, "two").fill("wrong one")
    own(dialog, "two").press("Enter")
    expect(dialog.get_by_text("This password does not open the private key.").first).to_be_attached()
    expect(dialog.locator("ui5-input[value-state='Negative']")).to_have_count(1)
    assert_accessible(page)
    own(dialog, "two").fill("keypass2")
    own(dialog, "two").press("Enter")
    expect(dialog).to_have_count(0)
    assert api.ask(STATE, id=certificate)["certificate"] == {"locked": False, "integrity": "VERIFIED"}


def test_an_export_asks_for_the_password_of_the_key(api: Api, scope: Scope, two: Path, open_page: OpenPage, tmp_path: Path) -> None:
    certificate = api.upload(scope, two, password=STORE)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_export(page)
    dialog.get_by_role("radio", name="A new file in another form").click()
    choose(page, "alias", "one")
    fill(page, newPassword="opens the new one", repeated="opens the new one")
    dialog.get_by_role("button", name="Export", exact=True).click()
    fill(page, password=STORE)
    dialog.get_by_role("button", name="Export", exact=True).click()
    expect(dialog.get_by_label(ONE)).to_be_visible()
    assert_accessible(page)
    fill(page, keyPassword="keypass1")
    saved = save(page, tmp_path)
    assert b"PRIVATE KEY" in run("openssl", "pkcs12", "-in", saved, "-passin", "pass:opens the new one", "-nodes")
