"""Service keys in the page: created with what they may do, shown once, used by a program, and deleted."""

import json
from collections.abc import Callable
from uuid import uuid4

import httpx
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope

_HEADING = "Service keys"


def test_a_key_is_created_used_and_deleted(open_page: Callable[..., Page], api: Api, scope: Scope) -> None:
    page = open_page("/service-keys")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    name = f"Build <b>{uuid4().hex[:8]}</b>"
    page.get_by_role("button", name="Create", exact=True).click()
    _fill_in(page, name, scope.subaccount)
    page.get_by_role("button", name="Copy: Binding").click()
    expect(page.get_by_role("status").get_by_text("Copied")).to_be_attached()
    expect(page.get_by_role("button", name="Copied: Binding")).to_be_visible()
    binding = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert_accessible(page)
    page.get_by_role("button", name="I have copied it").click()
    row = page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text("In the subaccount: Read certificates, Export certificates")
    expect(row).to_contain_text("In the service instance: Read destinations")
    expect(row).to_contain_text("Never")
    assert binding["clientsecret"] not in page.content()
    _use(api.url, binding)
    page.reload()
    expect(row).to_contain_text("this minute")
    row.get_by_role("button", name=f"Delete {name}").click()
    expect(page.get_by_text(f"Delete the service key “{name}”?")).to_be_visible()
    assert_accessible(page)
    page.locator("ui5-dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(row).to_have_count(0)
    assert _ask(api.url, binding).status_code == 401


def _fill_in(page: Page, name: str, subaccount: str) -> None:
    dialog = page.locator("ui5-dialog")
    create = dialog.get_by_role("button", name="Create", exact=True)
    create.click()
    expect(dialog.get_by_text("Choose a role or a right")).to_be_visible()
    expect(page.locator("#service-key-name")).to_be_focused()
    page.locator("#service-key-name >> input").fill("\u202egnp.exe")  # which would read as a picture
    page.locator("#service-key-subaccount >> input").fill(subaccount)
    page.locator("#service-key-serviceInstance >> input").fill("portal")
    dialog.get_by_role("checkbox", name="Destination Certificate Viewer", exact=True).click()
    dialog.get_by_role("button", name="More rights").click()
    dialog.get_by_role("group", name="In the service instance").get_by_role("checkbox", name="Read destinations").click()
    create.click()
    expect(page.locator("#service-key-name")).to_have_attribute("value-state", "Negative")
    page.locator("#service-key-name >> input").fill(name)
    assert_accessible(page)
    create.click()
    expect(page.get_by_text("This is shown only now.")).to_be_visible()
    expect(page.locator("#service-key-binding")).to_be_focused()


def _ask(url: str, binding: dict[str, str]) -> httpx.Response:
    named = {"grant_type": "client_credentials", "client_id": binding["clientid"], "client_secret": binding["clientsecret"]}
    return httpx.post(f"{url}/oauth/token", data=named, timeout=30)


def _use(url: str, binding: dict[str, str]) -> None:
    token = _ask(url, binding).json()["access_token"]
    query = {"query": "{ scopes { nodes { subaccount } } }"}
    told = httpx.post(f"{url}/graphql", json=query, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    assert {scope["subaccount"] for scope in told.json()["data"]["scopes"]["nodes"]} == {binding["subaccountid"]}


def test_nothing_is_offered_to_who_may_not(open_page: Callable[..., Page], api: Api, scope: Scope) -> None:
    reader = api.get_token(scope, subaccountRights=["CERTIFICATE_READ"])
    page = open_page("", token=reader)
    expect(page.get_by_role("link", name="Certificates", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=_HEADING, exact=True)).to_have_count(0)


def test_the_list_in_german_dark_and_narrow(open_page: Callable[..., Page]) -> None:
    page = open_page("/service-keys", lang="de", dark=True, width=390, height=844)
    expect(page.get_by_role("heading", name="Service-Schlüssel")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Anlegen", exact=True).click()
    expect(page.locator("#service-key-name")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator("ui5-dialog")).to_have_count(0)
    expect(page.locator("ui5-button").filter(has_text="Anlegen")).to_be_focused()
