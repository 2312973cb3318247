"""What the service refuses is said in German on the German page, with its facts and what to do."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.serving import connect, sign_in, started
from tests.web.windows import Look, Windows

OpenPage = Callable[..., Page]

CASES = Path(__file__).parent.parent / "vectors" / "cases"

ENGLISH = re.compile(r"\b(?:The|the|is|not|must|has|have|which|and)\b")
"""Words that no German sentence has."""


def _choose(page: Page, *files: Path) -> None:
    page.locator("#create-files").locator("input[type=file]").set_input_files(list(files))


def _card_text(page: Page, name: str, part: str) -> str:
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))
    expect(card).to_contain_text(part)
    return card.inner_text()


def test_files_that_cannot_be_read(open_page: OpenPage, scope: Scope, tmp_path: Path) -> None:
    files = {
        "archive.pem": (b"PK\x03\x04" + b"x" * 40, "ein ZIP-Archiv"),
        "key.pem": (b"-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----\n", "ein öffentlicher Schlüssel, ohne ein Zertifikat"),
        "cut.pem": (b"-----BEGIN CERTIFICATE-----\nMIIB\n", "Der PEM-Text ist beschädigt (Block 1, Zeile 1): Die Zeile END fehlt."),
        "broken.p12": (bytes.fromhex("3003020103"), "Der PKCS#12-Keystore ist beschädigt: "),
    }
    for name, (octets, _) in files.items():
        (tmp_path / name).write_bytes(octets)
    page = open_page(f"/create/import?scope={scope.id}", lang="de")
    _choose(page, *(tmp_path / name for name in files))
    for name, (_, said) in files.items():
        text = _card_text(page, name, said)
        assert not ENGLISH.search(text), text


def test_a_wrong_password_and_a_taken_name(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    api.upload(scope, keystores.expired, name="chain.pem")
    page = open_page(f"/create/import?scope={scope.id}", lang="de")
    _choose(page, keystores.p12, keystores.chain)
    page.get_by_label("Passwort der Datei").fill("wrong")
    page.get_by_role("button", name="Aufschließen", exact=True).click()
    for text in (
        _card_text(page, keystores.p12.name, "Das Passwort ist falsch."),
        _card_text(page, "chain.pem", "Ein Zertifikat mit dem Namen „chain.pem“ gibt es schon."),
    ):
        assert not ENGLISH.search(text), text


def test_a_common_name_that_nobody_sees_and_two_requests_at_once(
    open_page: OpenPage, scope: Scope, keystores: Keystores, tmp_path: Path
) -> None:
    page = open_page(f"/create/generate?scope={scope.id}", lang="de")
    page.locator("#create-name input").fill("generated")
    page.locator("#create-common-name input").fill("a\u202eb")
    expect(page.locator("#create-common-name")).to_contain_text("Der Common Name braucht 1 bis 64 Zeichen, alle davon sichtbar.")
    page.locator("#create-common-name input").fill("")
    several = tmp_path / "several.csr"
    several.write_bytes(keystores.csr.read_bytes() * 2)
    page.locator("#create-csr").locator("input[type=file]").set_input_files(several)
    expect(page.locator("#create-csr")).to_contain_text("Erwartet wird eine einzelne Zertifikatsanforderung; hier sind 2 PEM-Blöcke.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("$metadata", "Der Name einer Eigenschaft darf nicht mit $ beginnen."),
        ("Type", "Type darf keine Eigenschaft sein: Dafür hat die Destination ein eigenes Feld."),
    ],
)
def test_a_property_that_is_refused(open_page: OpenPage, scope: Scope, name: str, said: str) -> None:
    page = open_page(f"/destinations/new?scope={scope.id}", lang="de")
    page.get_by_label("Name", exact=True).fill("erp")
    page.get_by_role("button", name="Eigenschaft hinzufügen").click()
    page.get_by_label("Eigenschaft", exact=True).fill(name)
    page.get_by_label(f"Wert von {name}").fill("1")
    page.get_by_role("button", name="Anlegen", exact=True).click()
    expect(page.locator(".configuration-property [slot=valueStateMessage]")).to_have_text(said)


def test_what_is_found_about_a_file(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    text = keystores.chain.read_bytes() + b"-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n"
    certificate = api.upload(scope, text, name="more.pem")
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", lang="de")
    expect(page.get_by_text("Die Datei enthält noch anderes (eine Zertifikatsanforderung)").first).to_be_visible()


def test_why_something_cannot_be_read(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    """In findings, in an entry's details, and about the runtimes that refuse the file."""
    broken = api.upload(scope, _break_last_certificate(keystores.java), name="broken.jks", password=PASSWORD)
    page = open_page(f"/certificates/{broken}?scope={scope.id}", lang="de")
    expect(
        page.get_by_text("Der Leser sagt dazu: Die Bytes sind kein X.509-Zertifikat: Erwartet wird SEQUENCE, da ist aber SET.").first
    ).to_be_visible()
    page.get_by_role("row").filter(has_text="Nicht lesbar").click()
    expect(page.get_by_text(re.compile("^Die Bytes sind kein X.509-Zertifikat")).first).to_be_visible()
    outdated = api.upload(scope, CASES / "f02-pkcs1.jks", password="changeit")
    page = open_page(f"/certificates/{outdated}?scope={scope.id}", lang="de")
    expect(
        page.get_by_text("Einen privaten Schlüssel der Datei kann die Umgebung nicht lesen (er ist PKCS#1, nicht PKCS#8).")
    ).to_be_visible()


def _break_last_certificate(store: Path) -> bytes:
    """Return the JKS with another tag where its last certificate begins, and the digest that belongs to it."""
    data = bytearray(store.read_bytes()[:-20])
    data[data.rindex(b"X.509") + len("X.509") + 4] = 0x31
    return bytes(data) + hashlib.sha1(PASSWORD.encode("utf-16-be") + b"Mighty Aphrodite" + data).digest()


def test_a_full_scope(browser: Browser, tmp_path: Path) -> None:
    with started(tmp_path, DESTCERT_MAX_DESTINATIONS="1") as service:
        api = connect(service)
        scope = api.create_scope()
        api.create_destination(scope, "first", URL="https://a.example")
        full = Windows(browser, api.url, sign_in(api))
        page = full.open(f"/destinations/new?scope={scope.id}", Look(lang="de"))
        page.get_by_label("Name", exact=True).fill("second")
        page.get_by_role("button", name="Anlegen", exact=True).click()
        expect(page.get_by_text("Es ist kein Platz mehr: Ein Bereich nimmt höchstens 1 Destinations auf.")).to_be_visible()
        full.close()
        api.close()
