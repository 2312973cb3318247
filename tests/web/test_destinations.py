"""Destinations and fragments on the page: made, with a certificate that is uploaded on the spot, edited, found at fault, deleted."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores

_PROPERTIES = "query LookAtProperties($id: ID!) { destination(id: $id) { secretProperties properties { name value } } }"


def test_a_destination_is_created_with_a_key_store_that_is_uploaded_on_the_spot(
    open_page: Callable[..., Page], api: Api, scope: Scope, keystores: Keystores
) -> None:
    page = open_page(f"/destinations?scope={scope.id}")
    expect(page.get_by_text("No destinations yet")).to_be_visible()
    page.get_by_role("button", name="Create destination").click()
    page.get_by_label("Name", exact=True).fill("erp")
    page.get_by_label("URL").fill("https://erp.example")
    page.get_by_label("Authentication").fill("ClientCertificateAuthentication")
    page.get_by_role("link", name="Upload a certificate: Key store").click()
    dialog = page.locator("ui5-dialog[open]")
    dialog.locator("ui5-file-uploader >> css=input[type=file]").set_input_files(keystores.p12)
    dialog.get_by_role("button", name="Upload a certificate").click()
    expect(dialog.get_by_text("The file is protected by a password.")).to_be_visible()
    assert api.list_names(scope) == []
    dialog.get_by_label("Password of the file").fill(PASSWORD)
    dialog.get_by_role("button", name="Upload a certificate").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("Key store", exact=True)).to_have_value(keystores.p12.name)
    assert_accessible(page)
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="erp")).to_contain_text("No problems")
    destination = page.url.partition("/destinations/")[2].partition("?")[0]
    stored = api.ask(_PROPERTIES, id=destination)["destination"]
    assert stored["secretProperties"] == ["KeyStorePassword"]
    assert {one["name"]: one["value"] for one in stored["properties"]} == {
        "URL": "https://erp.example",
        "Authentication": "ClientCertificateAuthentication",
        "KeyStoreLocation": keystores.p12.name,
    }


def test_what_is_wrong_with_a_reference_stands_at_its_field(
    open_page: Callable[..., Page], api: Api, scope: Scope, keystores: Keystores
) -> None:
    api.upload(scope, keystores.expired, name="old.cer")
    api.create_destination(scope, "legacy", URL="https://legacy.example", KeyStoreLocation="old.cer", Password="kept")
    page = open_page(f"/destinations?scope={scope.id}", lang="de", dark=True)
    row = page.get_by_role("row").filter(has_text="legacy")
    expect(row).to_contain_text("Probleme")
    row.click()
    strips = page.locator("ui5-message-strip")
    expect(strips.filter(has_text="„old.cer“ kann hier nicht verwendet werden.")).to_be_visible()
    expect(strips.filter(has_text="„old.cer“ hat keinen privaten Schlüssel.")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Keystore", exact=True).fill("nirgends.p12")
    expect(strips.filter(has_text="gibt es kein Zertifikat „nirgends.p12“")).to_be_visible()


def test_a_change_keeps_the_secrets_that_nobody_is_shown(open_page: Callable[..., Page], api: Api, scope: Scope) -> None:
    destination = api.create_destination(scope, "crm", URL="https://crm.example", User="ada", Password="secret-1")
    page = open_page(f"/destinations/{destination}?scope={scope.id}")
    expect(page.get_by_label("Value of Password")).to_have_attribute("placeholder", "Stored; not shown")
    assert "secret-1" not in page.content()
    page.get_by_label("Value of User").fill("grace")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("crm is saved.")).to_be_visible()
    stored = api.ask(_PROPERTIES, id=destination)["destination"]
    assert stored["secretProperties"] == ["Password"]
    assert {"name": "User", "value": "grace"} in stored["properties"]


def test_what_the_service_refuses_is_said_at_the_field(open_page: Callable[..., Page], api: Api, scope: Scope) -> None:
    api.create_destination(scope, "taken", URL="https://a.example")
    page = open_page(f"/destinations/new?scope={scope.id}")
    page.get_by_label("Name", exact=True).fill("taken")
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.locator("#configuration-name")).to_have_js_property("valueState", "Negative")
    page.get_by_label("Name", exact=True).fill("not allowed")
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.locator("#configuration-name")).to_have_js_property("valueState", "Negative")
    expect(page.get_by_role("row").filter(has_text="not allowed")).to_have_count(0)


def test_a_fragment_is_created_found_and_deleted(open_page: Callable[..., Page], scope: Scope) -> None:
    page = open_page(f"/fragments?scope={scope.id}", width=390, height=844)
    page.get_by_role("button", name="Create fragment").click()
    page.get_by_label("Name", exact=True).fill("timeouts")
    page.get_by_role("button", name="Add property").click()
    page.get_by_label("Property", exact=True).fill("x.timeout")
    page.get_by_label("Value of x.timeout").fill("30")
    page.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("timeouts is created.")).to_be_visible()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("alertdialog", name="Delete timeouts?")).to_be_visible()
    assert_accessible(page)
    page.locator("ui5-dialog[open]").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No fragments yet")).to_be_visible()
