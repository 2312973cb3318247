"""Names that others chose are shown exactly and do nothing: markup, characters that turn texts around or cannot be seen, 2,000 characters."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.dropping import drop
from tests.web.keystores import LONG, MARKUP, PASSWORD, Keystores
from tests.web.reading import assert_complete, dialog, last, middle, read_texts

FILE_NAME = "<img src=x onerror=alert(1)>.pem"
LABEL, VALUE = "<b>team</b>", '"><svg onload=alert(1)>'

_RAW = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""What must never stand in a page as it is; UI5's own texts have line feeds and tabs only."""

OpenPage = Callable[..., Page]


@pytest.fixture
def hostile(api: Api, scope: Scope, keystores: Keystores) -> dict[str, str]:
    """The ids of what is stored under such names."""
    labels = [{"key": LABEL, "values": [VALUE]}]
    return {
        "pem": api.upload(scope, keystores.hostile, name=FILE_NAME, labels=labels),
        "p12": api.upload(scope, keystores.hostile_p12, password=PASSWORD),
        "jks": api.upload(scope, keystores.hostile_java, password=PASSWORD),
    }


def assert_harmless(page: Page) -> None:
    """Fail where a name became an element, ran, or stands in the page with what cannot be seen."""
    expect(page).to_have_title(re.compile("Destination Certificates"))
    for element in ("img[src=x]", "svg[onload]", "[onerror]", "b", "script:text('document.title')"):
        assert page.locator(element).count() == 0, element
    raw = [text for text in read_texts(page) if _RAW.search(text)]
    assert not raw, raw
    assert_complete(page)


def test_in_the_table(open_page: OpenPage, scope: Scope, hostile: dict[str, str]) -> None:
    page = open_page(f"/certificates?scope={scope.id}")
    row = page.get_by_role("row").filter(has_text=FILE_NAME)
    expect(row).to_be_visible()
    expect(row).to_contain_text(MARKUP)
    expect(row).to_contain_text(LABEL)
    expect(row).to_contain_text(VALUE)
    assert_harmless(page)
    assert_accessible(page)


def test_in_the_details(open_page: OpenPage, scope: Scope, hostile: dict[str, str]) -> None:
    page = open_page(f"/certificates/{hostile['pem']}?scope={scope.id}")
    expect(page.get_by_role("heading", name=FILE_NAME)).to_be_visible()
    middle(page).get_by_role("button", name="Show More").click()
    for text in (MARKUP, "invoiceU+202Efdp.exeU+2066U+200B", "beforeU+0000afterU+001B[31m", LONG, "<b>@evil.example", VALUE):
        expect(middle(page)).to_contain_text(text)
    assert_harmless(page)
    assert_accessible(page)


@pytest.mark.parametrize("kind", ["p12", "jks"])
def test_in_the_column_of_an_entry(open_page: OpenPage, scope: Scope, api: Api, hostile: dict[str, str], kind: str) -> None:
    found = api.ask("query LookAtEntries($id: ID!) { certificate(id: $id) { entries { id alias } } }", id=hostile[kind])
    (entry,) = found["certificate"]["entries"]
    page = open_page(f"/certificates/{hostile[kind]}/entries/{entry['id']}?scope={scope.id}")
    expect(last(page)).to_contain_text(MARKUP)
    assert_harmless(page)
    assert_accessible(page)


def test_in_the_preview_of_an_import(open_page: OpenPage, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(keystores.hostile.read_bytes())
    page = open_page(f"/certificates?scope={scope.id}")
    drop(page.locator(".drop-area"), file)
    expect(middle(page)).to_contain_text(FILE_NAME)
    expect(middle(page)).to_contain_text(MARKUP)
    assert_harmless(page)
    assert_accessible(page)


def test_in_the_dialogs_of_a_certificate(open_page: OpenPage, scope: Scope, hostile: dict[str, str]) -> None:
    page = open_page(f"/certificates/{hostile['pem']}?scope={scope.id}")
    for button in ("Export", "Delete"):
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("dialog").or_(page.get_by_role("alertdialog"))).to_be_visible()
        expect(dialog(page).get_by_role("button", name=button, exact=True)).to_be_visible()
        assert any(FILE_NAME in text for text in read_texts(page))
        assert_harmless(page)
        assert_accessible(page)
        page.keyboard.press("Escape")
        expect(dialog(page)).to_have_count(0)


def test_of_a_scope_and_of_a_destination(open_page: OpenPage, api: Api, keystores: Keystores) -> None:
    scope = api.create_scope(displayName=MARKUP)
    api.upload(scope, keystores.hostile_p12, name=FILE_NAME.replace(".pem", ".p12"), password=PASSWORD)
    api.create_destination(
        scope, "hostile", URL="javascript:alert(1)", KeyStoreLocation=FILE_NAME.replace(".pem", ".p12"), Description=MARKUP
    )
    page = open_page(f"/destinations?scope={scope.id}")
    page.get_by_role("row").filter(has_text="hostile").click()
    expect(middle(page).get_by_role("button", name="Save")).to_be_visible()
    expect(page.locator("a[href^='javascript:']")).to_have_count(0)
    assert_harmless(page)
    assert_accessible(page)
