"""The details of certificates and of their entries, against the real service with real keystores."""

import re
from collections.abc import Callable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from playwright.sync_api import Locator, Page, expect

from tests.programs import run
from tests.services.x509.made import issue
from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import BIDI, LONG, PASSWORD, Keystores

OpenPage = Callable[..., Page]

_SET_LABELS = """mutation LookLabels($input: SetCertificateLabelsInput!) { setCertificateLabels(input: $input) {
  ... on SetCertificateLabelsSuccess { certificate { id } } ... on Error { message } } }"""

_DELETE = """mutation LookDelete($input: DeleteCertificateInput!) { deleteCertificate(input: $input) {
  ... on DeleteCertificateSuccess { deletedCertificateId } ... on Error { message } } }"""

_LOOK = """query LookAtCertificate($id: ID!) { certificate(id: $id) { version labels { key values } renewal { automatic }
  revocation { reason } ... on Keystore { locked } } }"""


def test_keystore_shows_each_entry_with_its_chain(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """A row opens its entry beside, a link of the chain shows another certificate of it, and each state has an address."""
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    api.create_destination(scope, "partner", URL="https://partner.example", KeyStoreLocation="keystore.jks", KeyStorePassword=PASSWORD)
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    expect(column.get_by_role("heading", name="keystore.jks")).to_be_visible()
    expect(column.get_by_role("link", name="partner")).to_be_visible()
    for runtimes in ("Java 8, 11, 17, 21, 25", "OpenSSL 1.1, 3.0, 3.5"):
        expect(column.locator("ui5-tag", has_text=runtimes)).to_be_visible()
    expect(column.get_by_text("The runtime does not read keystores of this format.")).to_be_visible()
    column.get_by_role("row").filter(has_text="client.acme.example").click()
    entry = _last(page)
    expect(entry.get_by_role("heading", name="client")).to_be_visible()
    chain = entry.get_by_role("list", name="Certificate chain").get_by_role("listitem")
    expect(chain).to_have_text([re.compile("client.acme.example"), re.compile("Acme Issuing CA 1"), re.compile("Acme Root CA")])
    first = page.url
    chain.get_by_role("link", name="Acme Issuing CA 1").click()
    expect(entry.get_by_text("Yes, with none below it")).to_be_visible()
    assert_accessible(page)
    again = open_page(page.url.partition("#")[2], lang="de", dark=True)
    expect(_last(again).get_by_text("Ja, ohne weitere darunter")).to_be_visible()
    expect(_middle(again).get_by_text("Keystores dieses Formats liest die Umgebung nicht.")).to_be_visible()
    assert_accessible(again)
    page.go_back()
    expect(page).to_have_url(first)
    expect(entry.get_by_text("DNS: client.acme.example")).to_be_visible()
    page.go_back()
    expect(entry).to_be_hidden()


def test_a_trusted_entry_shows_its_issuer_however_its_name_is_spelt(api: Api, scope: Scope, tmp_path: Path, open_page: OpenPage) -> None:
    """Names compare as the service compares them: without regard to case and runs of blanks."""
    root = issue("Example Root")
    spelt = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "EXAMPLE  ROOT")])
    both = [one.certificate for one in (issue("Example CA", root, ca=True, issuer_name=spelt), root)]
    store = tmp_path / "trust.p12"
    protection = serialization.BestAvailableEncryption(PASSWORD.encode())
    store.write_bytes(pkcs12.serialize_key_and_certificates(None, None, None, both, protection))
    page = open_page(_address(scope, api.upload(scope, store, password=PASSWORD)))
    _middle(page).get_by_role("row").filter(has_text="Example CA").click()
    chain = _last(page).get_by_role("list", name="Certificate chain").get_by_role("listitem")
    expect(chain).to_have_text([re.compile("Example CA"), re.compile("Example Root")])


def test_single_certificate_shows_its_fields(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """In German, with what is found in German, too; and where else the certificate is."""
    api.upload(scope, keystores.chain, name="other.pem")
    certificate = api.upload(scope, keystores.chain)
    page = open_page(_address(scope, certificate), lang="de", dark=True)
    column = _middle(page)
    expect(column.get_by_text("O = Acme", exact=True).first).to_be_visible()
    expect(column.get_by_role("button", name="Kopieren: SHA-256-Fingerabdruck")).to_be_visible()
    column.get_by_role("button", name="Dasselbe Zertifikat oder derselbe Schlüssel anderswo").click()
    expect(column.get_by_role("link", name="other.pem")).to_be_visible()
    column.get_by_role("link", name="Acme Root CA").click()
    expect(_last(page).get_by_role("heading", name="Acme Root CA")).to_be_visible()
    api.upload(scope, keystores.expired)
    expired = open_page(f"/certificates?scope={scope.id}", lang="de", width=390, height=844)
    expired.get_by_role("row").filter(has_text="expired.crt").click()
    expect(
        expired.get_by_text(re.compile(r"Fehler: Das Zertifikat ist am \d+\.\d+\.\d+ abgelaufen\. Durch ein gültiges ersetzen\."))
    ).to_be_visible()
    assert_accessible(expired)


def test_labels_are_edited_although_others_change_them(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """What is typed stays, the user is told, and saving wins."""
    certificate = api.upload(scope, keystores.single, labels=[{"key": "stage", "values": ["test"]}])
    page = open_page(_address(scope, certificate))
    labels = _middle(page).locator("ui5-panel[header-text=Labels]")
    expect(labels.get_by_text("stage: test")).to_be_visible()
    labels.get_by_role("button", name="Edit labels").click()
    labels.get_by_role("button", name="Add label").click()
    labels.get_by_role("textbox", name="Key of label 2").fill("owner")
    values = labels.get_by_role("textbox", name="Values of label 2")
    values.fill("ann")
    values.press("Enter")
    expect(values).to_have_value("")
    api.do(_SET_LABELS, certificate=certificate, labels=[{"key": "stage", "values": ["prod"]}])
    expect(labels.get_by_text("The labels were changed elsewhere meanwhile.")).to_be_visible()
    assert_accessible(page)
    labels.get_by_role("button", name="Save").click()
    expect(labels.get_by_text("owner: ann")).to_be_visible()
    expect(labels.get_by_role("button", name="Edit labels")).to_be_focused()
    assert _look(api, certificate)["labels"] == [{"key": "stage", "values": ["test"]}, {"key": "owner", "values": ["ann"]}]
    api.do(_SET_LABELS, certificate=certificate, labels=[{"key": "seen", "values": []}])
    expect(labels.get_by_text("seen", exact=True)).to_be_visible()


def test_generated_one_is_renewed_rolled_back_and_revoked(api: Api, scope: Scope, open_page: OpenPage) -> None:
    """The password is asked for only where it is needed, and again where it is wrong."""
    certificate = api.generate(scope, "partner.p12", password=PASSWORD, keyAlgorithm="EC_P256")
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    column.get_by_role("switch", name="Automatic renewal").click()
    dialog = _dialog(page, "Switch on")
    password = dialog.get_by_role("textbox", name="Password")
    expect(password).to_be_focused()
    password.fill("wrong")
    password.press("Enter")
    expect(dialog.get_by_text("The password does not fit.").first).to_be_visible()
    assert_accessible(page)
    password.fill(PASSWORD)
    dialog.get_by_role("button", name="Switch on").click()
    expect(dialog).to_be_hidden()
    expect(column.get_by_text("Next attempt")).to_be_visible()
    column.get_by_role("button", name="Renew now").click()
    expect(column.get_by_text("Versions (2)")).to_be_visible()

    column.get_by_role("button", name="Show version 1").click()
    dialog = _dialog(page, "Version 1 of partner.p12")
    expect(dialog.get_by_role("row").filter(has_text="Serial number")).to_be_visible()
    assert _look(api, certificate)["version"] == 2
    assert_accessible(page)
    dialog.get_by_role("button", name="Roll back to version 1").click()
    expect(column.get_by_text("Rolled back to 1")).to_be_visible()

    column.get_by_role("button", name="Revoke").click()
    dialog = _dialog(page, "Revoke partner.p12?")
    dialog.get_by_role("combobox", name="Reason").press("End")
    assert_accessible(page)
    dialog.get_by_role("button", name="Revoke").click()
    expect(column.get_by_text("The subject lost the privilege").first).to_be_visible()
    expect(column.get_by_role("button", name="Revoke")).to_be_hidden()
    assert _look(api, certificate)["revocation"] == {"reason": "PRIVILEGE_WITHDRAWN"}


def test_locked_keystore_is_unlocked(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """Its entries are seen afterwards."""
    certificate = api.upload(scope, keystores.p12)
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    expect(column.get_by_text("client.acme.example")).to_be_hidden()
    column.get_by_role("button", name="Unlock").click()
    password = _dialog(page, "Unlock").get_by_role("textbox", name="Password", exact=True)
    password.fill(PASSWORD)
    password.press("Enter")
    expect(column.get_by_text("client.acme.example")).to_be_visible()
    assert _look(api, certificate)["locked"] is False


def test_file_is_replaced_after_its_changes_are_seen(
    api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage, tmp_path: Path
) -> None:
    """What would not work any more is named before; nothing is stored until the user says so. An open entry then says that it is old."""
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    api.create_destination(scope, "partner", URL="https://partner.example", KeyStoreLocation="keystore.jks", KeyStorePassword=PASSWORD)
    other = tmp_path / "other.jks"
    made = ("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=other.acme.example", "-alias", "other", "-keypass", "another")
    run("keytool", "-genkeypair", "-keystore", other, "-storetype", "JKS", "-storepass", "another", *made)
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    column.get_by_role("row").filter(has_text="client.acme.example").click()
    column.get_by_role("button", name="Replace by a new file").click()
    dialog = _dialog(page, "Replace keystore.jks")
    dialog.locator("ui5-file-uploader >> css=input[type=file]").set_input_files(other)
    dialog.get_by_role("textbox", name="Password").fill("another")
    dialog.get_by_role("button", name="Open with password").click()
    expect(dialog.get_by_text("These would not work any more as they do now:")).to_be_visible()
    expect(dialog.get_by_role("link", name="partner")).to_be_visible()
    expect(dialog.get_by_role("row").filter(has_text="other")).to_be_visible()
    assert_accessible(page)
    assert _look(api, certificate)["version"] == 1
    dialog.get_by_role("button", name="Replace", exact=True).click()
    expect(column.get_by_text("other.acme.example")).to_be_visible()
    assert _look(api, certificate)["version"] == 2
    expect(_last(page).get_by_text("This entry is of an earlier version of the file.")).to_be_visible()


def test_what_is_not_allowed_or_not_there(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """A reader is offered no change; a deletion elsewhere is told at once; and what never was says so."""
    certificate = api.upload(scope, keystores.single)
    token = api.get_token(scope, subaccountRights=["CERTIFICATE_READ"])
    reader = open_page(_address(scope, certificate), token=token)
    column = _middle(reader)
    expect(column.get_by_text("Versions (1)")).to_be_visible()
    for name in ("Delete", "Edit labels", "Replace by a new file"):
        expect(column.get_by_role("button", name=name)).to_be_hidden()
    api.do(_DELETE, certificate=certificate)
    expect(column.get_by_text("This certificate is not there (any more), or you may not see it.")).to_be_visible()
    expect(column.get_by_role("link", name="Look among the deleted ones")).to_be_visible()
    missing = open_page(_address(scope, "crt_none"))
    expect(_middle(missing).get_by_text("This certificate is not there (any more), or you may not see it.")).to_be_visible()
    assert_accessible(missing)


def test_long_and_deceiving_names_are_shown_exactly(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """In few lines, and whole on demand."""
    certificate = api.upload(scope, keystores.hostile)
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    shown = column.get_by_text("invoice").first
    expect(shown).to_have_text(re.compile("U\\+202E"))
    assert BIDI not in column.inner_text()
    column.get_by_role("button", name="Show More").click()
    expect(column.get_by_text(LONG)).to_be_visible()


def test_many_entries_grow(api: Api, scope: Scope, keystores: Keystores, open_page: OpenPage) -> None:
    """A trust store of 120 certificates shows 50, and more by a button."""
    authority = x509.load_der_x509_certificate(keystores.single.read_bytes())
    entries = [pkcs12.PKCS12Certificate(authority, f"authority-{number}".encode()) for number in range(120)]
    store = pkcs12.serialize_java_truststore(entries, serialization.BestAvailableEncryption(PASSWORD.encode()))
    certificate = api.upload(scope, store, name="many.p12", password=PASSWORD)
    page = open_page(_address(scope, certificate))
    column = _middle(page)
    rows = column.locator("ui5-table[accessible-name=Entries] > ui5-table-row")
    expect(rows).to_have_count(50)
    column.get_by_text("More", exact=True).click()
    expect(rows).to_have_count(100)


def _address(scope: Scope, certificate: str) -> str:
    return f"/certificates/{certificate}?scope={scope.id}"


def _middle(page: Page) -> Locator:
    return page.locator("[slot=midColumn]")


def _last(page: Page) -> Locator:
    return page.locator("[slot=endColumn]")


def _dialog(page: Page, title: str) -> Locator:
    return page.locator(f'ui5-dialog[open][header-text="{title}"]')


def _look(api: Api, certificate: str) -> dict[str, object]:
    found: dict[str, object] = api.ask(_LOOK, id=certificate)["certificate"]
    return found
