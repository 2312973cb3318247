"""Every screen and dialog, in both languages and themes: axe finds nothing serious, no text is missing, nothing is wider than the window."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete, dialog
from tests.web.windows import Look, Windows


@dataclass(frozen=True)
class Screen:
    """Its address without the scope, what is on it when it is there, and the English and German names of the buttons that open dialogs."""

    address: str
    shows: str
    buttons: tuple[tuple[str, str], ...] = ()


_SCREENS = (
    Screen("/certificates", "keystore.jks"),
    Screen("/certificates/{jks}", "acme-root", (("Export", "Exportieren"), ("Delete", "Löschen"))),
    Screen("/certificates/{jks}/entries/{entry}", "Acme Issuing CA 1"),
    Screen("/certificates/{expired}", "expired.acme.example", (("Replace by a new file", "Durch neue Datei ersetzen"),)),
    Screen("/certificates/{made}", "made.p12", (("Revoke", "Widerrufen"),)),
    Screen("/create/import", ".p12"),
    Screen("/create/generate", "CN"),
    Screen("/deleted", "single.cer"),
    Screen("/destinations", "erp"),
    Screen("/destinations/new", "URL"),
    Screen("/destinations/{destination}", "https://erp.acme.example"),
    Screen("/service-keys", "Service", (("Create", "Anlegen"),)),
)


@pytest.fixture
def ids(api: Api, scope: Scope, keystores: Keystores) -> dict[str, str]:
    """What the addresses name."""
    jks = api.upload(scope, keystores.java, password=PASSWORD, labels=[{"key": "stage", "values": ["prod"]}])
    found = api.ask("query LookAtEntries($id: ID!) { certificate(id: $id) { entries { id } } }", id=jks)
    gone = api.upload(scope, keystores.single)
    api.delete(gone)
    return {
        "jks": jks,
        "entry": found["certificate"]["entries"][0]["id"],
        "expired": api.upload(scope, keystores.expired),
        "made": api.generate(scope, "made.p12", password=PASSWORD, keyAlgorithm="EC_P256", automaticRenewal=True),
        "destination": api.create_destination(scope, "erp", URL="https://erp.acme.example", KeyStoreLocation="keystore.jks"),
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_nothing_serious_is_found(windows: Windows, scope: Scope, ids: dict[str, str], lang: str, dark: bool) -> None:
    page = windows.open("/certificates", Look(lang=lang, dark=dark))
    problems = [problem for screen in _SCREENS for problem in _look(page, screen, scope, ids, lang)]
    assert not problems, "\n\n".join(problems)


def test_nothing_is_wider_than_a_telephone(windows: Windows, scope: Scope, ids: dict[str, str]) -> None:
    page = windows.open("/certificates", Look(lang="de", width=390, height=844))
    problems = [problem for screen in _SCREENS for problem in _look(page, screen, scope, ids, "de")]
    assert not problems, "\n\n".join(problems)


def _look(page: Page, screen: Screen, scope: Scope, ids: dict[str, str], lang: str) -> list[str]:
    """Return what is wrong with the screen and its dialogs: all of it, for the next run takes minutes."""
    page.goto(f"{page.url.partition('#')[0]}#{screen.address.format(**ids)}?scope={scope.id}")
    expect(page.get_by_text(screen.shows).or_(page.locator(f"[value='{screen.shows}']")).filter(visible=True).first).to_be_visible()
    problems = _check(page, screen.address)
    for names in screen.buttons:
        name = names[0 if lang == "en" else 1]
        page.get_by_role("button", name=name, exact=True).first.click()
        expect(dialog(page)).to_be_visible()
        problems += _check(page, f"{screen.address}, {name}")
        page.keyboard.press("Escape")
        expect(dialog(page)).to_have_count(0)
    return problems


def _check(page: Page, where: str) -> list[str]:
    problems = []
    for check in (assert_accessible, assert_complete):
        try:
            check(page)
        except AssertionError as problem:
            problems.append(f"{where}: {problem}")
    return problems
