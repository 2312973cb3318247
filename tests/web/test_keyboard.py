"""The keyboard alone is enough: whatever the mouse can do is reached by Tab, and the focus is where the user looks next."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import dialog, middle

MAX_STEPS = 60
"""Tabs until something must be reached; the whole page has about forty stops."""

_HAS_FOCUS = "(element) => element.getRootNode().activeElement === element"

OpenPage = Callable[..., Page]


def tab_to(target: Locator) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(MAX_STEPS):
        if target.count() and target.first.evaluate(_HAS_FOCUS):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never leads to {target}")


def test_a_certificate_is_found_opened_deleted_and_restored(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    api.upload(scope, keystores.java, password=PASSWORD)
    api.upload(scope, keystores.expired)
    page = open_page(f"/certificates?scope={scope.id}")
    row = page.locator("[slot=startColumn]").get_by_role("row").filter(has_text="keystore.jks")
    expect(row).to_be_visible()
    tab_to(page.get_by_role("searchbox", name="Search"))
    page.keyboard.type("keystore")
    expect(page.get_by_text("expired.crt")).to_have_count(0)
    tab_to(row)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="keystore.jks")).to_be_visible()
    tab_to(middle(page).get_by_role("button", name="Delete", exact=True))
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    tab_to(dialog(page).get_by_role("button", name="Delete", exact=True))
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    tab_to(page.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(row).to_be_visible()


def test_a_certificate_is_generated(open_page: OpenPage, api: Api, scope: Scope) -> None:
    page = open_page(f"/certificates?scope={scope.id}")
    tab_to(page.get_by_role("button", name="Create", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Import")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(middle(page).get_by_role("textbox", name="Name", exact=True))
    page.keyboard.type("typed")
    tab_to(middle(page).get_by_role("button", name="Create", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^typed"))).to_be_visible()
    assert api.list_names(scope) == ["typed.pem"]


def test_a_dialog_gives_the_focus_back(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    export = middle(page).get_by_role("button", name="Export", exact=True)
    expect(export).to_be_visible()
    tab_to(export)
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    assert export.evaluate(_HAS_FOCUS)
