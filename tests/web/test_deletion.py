"""Deleting, undoing it, and the list of what was deleted."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete

OpenPage = Callable[..., Page]

_DELETE = """mutation PrepareDeleted($input: DeleteCertificateInput!) { deleteCertificate(input: $input) {
  ... on DeleteCertificateSuccess { deletedCertificateId } ... on Error { message } } }"""


def open_delete(page: Page, name: str = "Delete") -> Locator:
    """Open the dialog from the details and return it."""
    page.locator(".column-actions").get_by_role("button", name=name, exact=True).click()
    dialog = page.locator("ui5-dialog.dialog")
    expect(dialog.locator("#delete-confirm")).to_be_visible()
    return dialog


def test_a_certificate_is_deleted_and_it_is_undone(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    certificate = api.upload(scope, keystores.single)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}")
    dialog = open_delete(page)
    expect(dialog).to_contain_text("Delete certificate “single.cer”?")
    expect(dialog).to_contain_text("It can be restored for 30 days. After that, all data will be deleted permanently.")
    expect(dialog.locator("#delete-confirm")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("“single.cer” deleted")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="single.cer")).to_have_count(0)
    assert api.list_names(scope) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“single.cer” restored")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="single.cer")).to_be_visible()
    assert api.list_names(scope) == ["single.cer"]


def test_who_uses_it_is_shown_first(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    properties = {"URL": "https://shop.example", "Authentication": "ClientCertificateAuthentication", "ProxyType": "Internet"}
    api.create_destination(scope, "shop-backend", **properties, KeyStoreLocation="keystore.jks", KeyStorePassword=PASSWORD)
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", lang="de", dark=True, width=390, height=844)
    dialog = open_delete(page, "Löschen")
    expect(dialog.get_by_role("link", name="shop-backend")).to_be_visible()
    expect(dialog.get_by_text("KeyStoreLocation")).to_be_visible()
    expect(dialog.locator("#dialog-close")).to_be_focused()
    assert_accessible(page)
    assert_complete(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert api.list_names(scope) == ["keystore.jks"]
    open_delete(page, "Löschen").get_by_role("button", name="Trotz Verwendung löschen").click()
    expect(page.get_by_text("„keystore.jks“ gelöscht")).to_be_visible()
    assert api.list_names(scope) == []


def test_users_that_may_not_be_seen_are_counted(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    certificate = api.upload(scope, keystores.java, password=PASSWORD)
    properties = {"URL": "https://shop.example", "Authentication": "ClientCertificateAuthentication", "ProxyType": "Internet"}
    api.create_destination(scope, "secret-backend", **properties, KeyStoreLocation="keystore.jks", KeyStorePassword=PASSWORD)
    token = api.get_token(scope, subaccountRights=["CERTIFICATE_READ", "CERTIFICATE_WRITE"])
    page = open_page(f"/certificates/{certificate}?scope={scope.id}", token=token)
    dialog = open_delete(page)
    expect(dialog.get_by_text("1 more that you may not see")).to_be_visible()
    expect(dialog.get_by_text("secret-backend")).to_have_count(0)


def test_deleted_ones_are_listed_searched_and_restored(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    ids = {path.name: api.upload(scope, path) for path in (keystores.single, keystores.chain)}
    page = open_page(f"/deleted?scope={scope.id}")
    expect(page.get_by_text("Nothing was deleted that can still be restored.")).to_be_visible()
    for certificate in ids.values():
        api.do(_DELETE, certificate=certificate)
    restore = page.get_by_role("button", name="Restore single.cer")
    expect(restore).to_be_visible()  # without a reload
    expect(page.get_by_role("button", name="Restore chain.pem")).to_be_visible()
    assert_accessible(page)
    page.locator("#deleted-search input").fill("single")
    expect(page.get_by_role("button", name="Restore chain.pem")).to_have_count(0)
    api.upload(scope, keystores.single)
    restore.click()
    expect(page.get_by_text("“single.cer” cannot be restored: another certificate has this name now.")).to_be_visible()
    page.locator("#deleted-search input").fill("")
    page.get_by_role("button", name="Restore chain.pem").click()
    expect(page.get_by_text("“chain.pem” restored")).to_be_visible()
    expect(page.get_by_role("button", name="Restore chain.pem")).to_have_count(0)
    assert sorted(api.list_names(scope)) == ["chain.pem", "single.cer"]
