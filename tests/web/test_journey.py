"""What a new user does in the first quarter of an hour, by the printed link, in a service that is empty."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.fault.service import Service
from tests.programs import run
from tests.web.dropping import drop
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import dialog, last, middle
from tests.web.serving import started
from tests.web.windows import Look, Windows


@pytest.fixture
def new_service(tmp_path: Path) -> Iterator[Service]:
    """A service without any data."""
    with started(tmp_path) as service:
        yield service


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_new_user_finds_the_way(browser: Browser, new_service: Service, keystores: Keystores, tmp_path: Path, dark: bool) -> None:
    windows = Windows(browser, new_service.url, httpx.Cookies())
    page = windows.open(_find_code(new_service), Look(dark=dark))
    _create_scope(page)
    _import_three(page, keystores)
    _open_every_entry(page)
    other = windows.open("/certificates", Look(dark=dark))
    _generate(page)
    expect(other.get_by_text("made.p12").first).to_be_visible()
    _export(page, tmp_path)
    _use(page)
    _delete_and_undo(page)
    expect(other.get_by_text("made.p12").first).to_be_visible()
    windows.close()


def _find_code(service: Service) -> str:
    found = re.search(r"^open \S+/#(code=\S+)$", service.read_log(), re.MULTILINE)
    assert found
    return found[1]


def _create_scope(page: Page) -> None:
    page.get_by_role("button", name="Create scope").click()
    dialog(page).get_by_role("textbox", name="Subaccount").fill("acme")
    dialog(page).get_by_role("button", name="Create", exact=True).click()
    expect(dialog(page)).to_have_count(0)


def _import_three(page: Page, keystores: Keystores) -> None:
    drop(page.locator(".drop-area"), keystores.java, keystores.p12, keystores.chain)
    passwords = middle(page).get_by_label("Password of the file")
    expect(passwords).to_have_count(2)
    for opened in (1, 2):
        passwords.nth(opened - 1).fill(PASSWORD)
        passwords.nth(opened - 1).press("Enter")
        expect(middle(page).get_by_role("button", name="Unlock", exact=True)).to_have_count(2 - opened)
    expect(middle(page).get_by_text("Acme Issuing CA 1").first).to_be_visible()
    page.get_by_role("button", name="Create", exact=True).last.click()
    expect(page.get_by_text("3 of 3 certificates are created.")).to_be_visible()
    middle(page).get_by_role("button", name="Close", exact=True).last.click()
    for name in ("keystore.jks", "client.p12", "chain.pem"):
        expect(_row(page, name)).to_be_visible()


def _open_every_entry(page: Page) -> None:
    for name, aliases in {"keystore.jks": ("client", "acme-root", "acme-issuing"), "client.p12": ("client",)}.items():
        _row(page, name).click()
        for alias in aliases:
            middle(page).get_by_role("row").filter(has_text=alias).first.click()
            expect(last(page).get_by_role("heading", name=alias).first).to_be_visible()
            expect(last(page)).to_contain_text("SHA-256 fingerprint")
            last(page).get_by_role("button", name="Close", exact=True).click()
    _row(page, "chain.pem").click()
    expect(middle(page)).to_contain_text("Acme Root CA")
    middle(page).get_by_role("button", name="Close", exact=True).click()


def _generate(page: Page) -> None:
    page.get_by_role("button", name="Create", exact=True).click()
    page.get_by_role("menuitem", name="External service").click()
    panel = middle(page)
    panel.get_by_label("Name", exact=True).fill("made")
    panel.get_by_role("combobox", name="File extension").click()
    page.get_by_role("option", name="P12").click()
    panel.get_by_label("Password", exact=True).fill(PASSWORD)
    panel.get_by_role("combobox", name="Key", exact=True).click()
    page.get_by_role("option", name="Elliptic curve P-256").click()
    panel.get_by_role("switch", name="Automatic renewal").set_checked(True)
    panel.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_role("heading", name="made.p12")).to_be_visible()
    expect(panel).to_contain_text("Next attempt")


def _export(page: Page, folder: Path) -> None:
    middle(page).get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        dialog(page).get_by_role("button", name="Export").click()
    file = folder / "exported.p12"
    download.value.save_as(file)
    assert b"CN = made" in run("openssl", "pkcs12", "-in", file, "-passin", f"pass:{PASSWORD}", "-nokeys")
    dialog(page).get_by_role("button", name="Close").click()


def _use(page: Page) -> None:
    page.get_by_role("link", name="Destinations").click()
    page.get_by_role("button", name="Create destination").click()
    middle(page).get_by_label("Name", exact=True).fill("erp")
    middle(page).get_by_label("URL").fill("https://erp.acme.example")
    middle(page).get_by_label("Key store", exact=True).fill("made.p12")
    middle(page).get_by_label("Password of the key store").fill(PASSWORD)
    middle(page).get_by_role("button", name="Create", exact=True).click()
    expect(_row(page, "erp")).to_contain_text("No problems")


def _delete_and_undo(page: Page) -> None:
    page.get_by_role("link", name="Certificates", exact=True).click()
    _row(page, "made.p12").click()
    middle(page).get_by_role("button", name="Delete").click()
    expect(dialog(page)).to_contain_text("erp")
    dialog(page).get_by_role("button", name="Delete even if used").click()
    expect(_row(page, "made.p12")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(_row(page, "made.p12")).to_be_visible()


def _row(page: Page, name: str) -> Locator:
    return page.locator("[slot=startColumn]").get_by_role("row").filter(has_text=name)
