"""Exporting: what the page saves is opened by the real keytool and openssl."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.programs import fails, run
from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete

OpenPage = Callable[..., Page]

_ENTRIES = "query LookAtEntries($id: ID!) { certificate(id: $id) { entries { id alias } } }"

NEW = "opens the new one"


def open_export(page: Page, name: str = "Export") -> Locator:
    """Open the dialog from the details and return it."""
    page.locator(".column-actions").get_by_role("button", name=name, exact=True).first.click()
    dialog = page.locator("ui5-dialog.dialog")
    expect(dialog.get_by_role("button", name="Export", exact=True)).to_be_visible()
    return dialog


def choose(page: Page, field: str, option: str) -> None:
    """Choose in one of the dialog's lists."""
    page.locator(f"#export-{field}").click()
    page.get_by_role("option", name=option).click()
    expect(page.locator(f"#export-{field}")).to_contain_text(option)


def fill(page: Page, **fields: str) -> None:
    """Type into the dialog's fields."""
    for field, text in fields.items():
        page.locator(f"#export-{field} input").fill(text)


def save(page: Page, folder: Path, button: str = "Export") -> Path:
    """Press the dialog's button and return the file that the browser saved; its SHA-256 is shown."""
    with page.expect_download() as download:
        page.locator("ui5-dialog.dialog").get_by_role("button", name=button, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(page.locator("ui5-dialog.dialog code")).to_have_text(hashlib.sha256(path.read_bytes()).hexdigest())
    return path


def test_the_file_as_it_is(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_export(page)
    expect(dialog.get_by_text("The file contains a private key.")).to_be_visible()
    assert_accessible(page)
    saved = save(page, tmp_path)
    assert saved.name == "keystore.jks"
    assert saved.read_bytes() == keystores.java.read_bytes()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_a_java_key_store_becomes_a_pkcs12(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_export(page)
    dialog.get_by_role("radio", name="A new file in another form").click()
    choose(page, "format", "PKCS#12")
    export = dialog.get_by_role("button", name="Export", exact=True)
    export.click()
    expect(page.get_by_text("Enter a password: it protects the private key.").first).to_be_visible()
    fill(page, newPassword=NEW, repeated="another")
    export.click()
    expect(page.get_by_text("The two passwords differ.").first).to_be_visible()
    fill(page, repeated=NEW)
    expect(page.locator("#export-password")).to_have_count(0)
    export.click()
    expect(page.get_by_text("The stored file is protected. Enter its password.").first).to_be_visible()
    fill(page, password="wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is not the password of the stored file.").first).to_be_visible()
    assert_accessible(page)
    fill(page, password=PASSWORD)
    saved = save(page, tmp_path)
    listed = run("keytool", "-list", "-keystore", saved, "-storetype", "PKCS12", "-storepass", NEW).decode()
    assert listed.count("PrivateKeyEntry") == 1
    assert listed.count("trustedCertEntry") == 2
    opened = run("openssl", "pkcs12", "-in", saved, "-passin", f"pass:{NEW}", "-nodes").decode()
    assert opened.count("BEGIN PRIVATE KEY") == 1


def test_a_trust_store_for_java(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    certificate = api.upload(scope, keystores.p12, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", lang="de", dark=True, width=390, height=844)
    page.get_by_role("button", name="Exportieren", exact=True).first.click()
    page.locator("ui5-dialog.dialog").get_by_role("radio", name="Eine neue Datei in anderer Form").click()
    choose(page, "format", "JKS")
    choose(page, "content", "Truststore")
    choose(page, "chain", "Alle außer der Wurzel")
    fill(page, newAlias="issuer", newPassword=NEW, repeated=NEW)
    assert_accessible(page)
    assert_complete(page)
    page.locator("ui5-dialog.dialog").get_by_role("button", name="Exportieren", exact=True).click()
    expect(page.get_by_text("Die gespeicherte Datei ist geschützt.").first).to_be_visible()
    fill(page, password=PASSWORD)
    saved = save(page, tmp_path, "Exportieren")
    listed = run("keytool", "-list", "-keystore", saved, "-storepass", NEW).decode()
    assert [line.split(",")[0] for line in listed.splitlines() if "Entry" in line] == ["issuer"]
    assert "PrivateKeyEntry" not in listed


def test_one_entry_alone(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_export(page)
    dialog.get_by_role("radio", name="A new file in another form").click()
    choose(page, "format", "DER")
    dialog.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_text("This format holds one certificate.").first).to_be_visible()
    choose(page, "alias", "acme-issuing")
    subject = run("openssl", "x509", "-in", save(page, tmp_path), "-inform", "DER", "-noout", "-subject").decode()
    assert "Acme Issuing CA 1" in subject


def test_an_entry_is_exported_from_its_own_column(
    open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path
) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    entries = api.ask(_ENTRIES, id=certificate)["certificate"]["entries"]
    entry = next(entry["id"] for entry in entries if entry["alias"] == "acme-root")
    page = open_page(f"/certificates/{certificate}/entries/{entry}?scope={scope.id}")
    page.locator("[slot=endColumn] .column-actions").get_by_role("button", name="Export", exact=True).click()
    dialog = page.locator("ui5-dialog.dialog")
    expect(dialog).to_contain_text("PEM")
    expect(dialog.get_by_text("private key.")).to_have_count(0)
    text = save(page, tmp_path).read_text()
    assert text.count("BEGIN CERTIFICATE") == 1
    assert "Acme Root CA" in run("openssl", "x509", "-noout", "-subject", stdin=text.encode()).decode()


def test_a_key_in_clear_is_warned_of_and_a_protected_one_is_protected(
    open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path
) -> None:
    certificate = api.upload(scope, keystores.hostile_p12, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_export(page)
    dialog.get_by_role("radio", name="A new file in another form").click()
    choose(page, "format", "PEM")
    expect(dialog.get_by_text("The private key will not be protected")).to_be_visible()
    fill(page, newPassword=NEW, repeated=NEW)
    expect(dialog.get_by_text("The private key will not be protected")).to_have_count(0)
    dialog.get_by_role("button", name="Export", exact=True).click()
    fill(page, password=PASSWORD)
    saved = save(page, tmp_path)
    assert fails("openssl", "pkey", "-in", saved, "-passin", "pass:wrong", "-noout")
    run("openssl", "pkey", "-in", saved, "-passin", f"pass:{NEW}", "-noout")


def test_who_may_not_export_keys_gets_certificates_only(
    open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path
) -> None:
    certificate = api.upload(scope, keystores.p12, password=PASSWORD)
    token = api.get_token(scope, subaccountRights=["CERTIFICATE_READ", "CERTIFICATE_EXPORT"])
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", token=token)
    dialog = open_export(page)
    expect(dialog.get_by_text("Private keys are left out: you may not export them.")).to_be_visible()
    expect(dialog.get_by_role("radio", name="The file as it is")).to_have_count(0)
    dialog.get_by_role("button", name="Export", exact=True).click()
    fill(page, password=PASSWORD)
    text = save(page, tmp_path).read_text()
    assert "PRIVATE KEY" not in text
    assert text.count("BEGIN CERTIFICATE") == 3


def test_the_advice_about_a_jks_opens_the_export_ready_for_pkcs12(
    open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores, tmp_path: Path
) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    page.get_by_role("button", name="Convert to PKCS#12").click()
    expect(page.locator("#export-format")).to_contain_text("PKCS#12")
    assert_accessible(page)
    fill(page, password=PASSWORD, newPassword=NEW, repeated=NEW)
    saved = save(page, tmp_path)
    assert saved.suffix == ".p12"
    listed = run("keytool", "-list", "-keystore", saved, "-storetype", "PKCS12", "-storepass", NEW).decode()
    assert (listed.count("PrivateKeyEntry"), listed.count("trustedCertEntry")) == (1, 2)


def test_a_pkcs12_has_no_advice_to_convert_it(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    certificate = api.upload(scope, keystores.p12, password=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", lang="de")
    expect(page.get_by_role("button", name="Exportieren", exact=True).first).to_be_visible()
    expect(page.get_by_role("button", name="In PKCS#12 umwandeln")).to_have_count(0)
