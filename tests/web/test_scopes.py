"""The scope switch: choosing, searching, creating and deleting scopes, and what is said where there is none."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import Keystores
from tests.web.reading import assert_complete
from tests.web.windows import Windows

OpenPage = Callable[..., Page]

_DELETE = """mutation PrepareDeletion($input: DeleteScopeInput!) { deleteScope(input: $input) {
  ... on DeleteScopeSuccess { deletedScopeId } ... on Error { message } } }"""


def open_chooser(page: Page) -> Locator:
    """Open the list of scopes and return it."""
    page.locator("#scope-switch").click()
    expect(page.locator("#scope-search")).to_be_focused()
    return page.locator("ui5-responsive-popover.scope-chooser")


def find_item(page: Page, name: str) -> Locator:
    """Return the scope of that name in the open list."""
    return page.locator(".scope-chooser").get_by_role("option", name=name)


def read_scope(page: Page) -> str | None:
    """Return the id of the scope in the window's address."""
    shown: str = page.evaluate("location.hash.slice(1)")
    return parse_qs(urlsplit(shown).query).get("scope", [None])[0]


def test_a_scope_is_created_chosen_and_remembered(open_page: OpenPage, windows: Windows, scope: Scope) -> None:
    name = f"shop-{uuid4().hex[:8]}"
    page = open_page()
    open_chooser(page).get_by_role("button", name="Create scope").click()
    dialog = page.locator("ui5-dialog")
    expect(page.locator("#scope-subaccount")).to_be_focused()
    dialog.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_text("Enter the name of the subaccount.").first).to_be_visible()
    dialog.get_by_role("radio", name="Service instance").click()
    dialog.get_by_role("textbox", name="Subaccount").fill(name)
    dialog.get_by_role("textbox", name="Service instance").fill("destination-prod")
    dialog.get_by_role("textbox", name="Display name").fill("Shop, production")
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.locator("#scope-switch")).to_have_text("Shop, production")
    expect(page.locator("#scope-switch")).to_be_focused()
    created = read_scope(page)
    assert created not in (None, scope.id)
    again = open_page()
    expect(again.locator("#scope-switch")).to_have_text("Shop, production")
    assert read_scope(again) == created
    bodies = [
        json.loads(body) for request in windows.watch_of(again).requests if (body := request.post_data) and request.frame.page is again
    ]
    first = next(body for body in bodies if "FirstScreen" in body.get("query", ""))
    assert first["variables"]["filter"]["scope"] == created, "the first request is for the scope already"


def test_a_scope_that_is_taken_is_said_in_german_and_dark_and_narrow(open_page: OpenPage, scope: Scope) -> None:
    page = open_page(f"/certificates?scope={scope.id}", lang="de", dark=True, width=390, height=844)
    chooser = open_chooser(page)
    expect(find_item(page, scope.subaccount)).to_be_visible()
    assert_accessible(page)
    chooser.get_by_role("button", name="Bereich anlegen").click()
    dialog = page.locator("ui5-dialog")
    dialog.get_by_role("radio", name="Subaccount").click()
    expect(dialog.get_by_role("textbox", name="Subaccount")).to_have_value(scope.subaccount)
    dialog.get_by_role("button", name="Anlegen", exact=True).click()
    expect(dialog.get_by_text("Diesen Bereich gibt es schon.")).to_be_visible()
    assert_complete(page)


def test_scopes_of_others_come_and_leave_without_reload(open_page: OpenPage, api: Api, scope: Scope) -> None:
    page = open_page(f"/certificates?scope={scope.id}")
    open_chooser(page)
    instance = api.create_scope(scope.subaccount, serviceInstance="mail", displayName="Mail service")
    find_item(page, "Mail service").click()
    expect(page.locator("#scope-switch")).to_have_text("Mail service")
    assert read_scope(page) == instance.id
    api.do(_DELETE, scope=instance.id)
    expect(page.locator("#scope-switch")).to_have_text("All scopes")
    expect(page.get_by_text("Scope “Mail service” was deleted; all scopes are shown")).to_be_visible()
    assert read_scope(page) is None


def test_only_an_empty_scope_is_deleted(open_page: OpenPage, api: Api, scope: Scope, keystores: Keystores) -> None:
    api.upload(scope, keystores.single)
    empty = api.create_scope()
    page = open_page(f"/certificates?scope={scope.id}")
    open_chooser(page).get_by_role("button", name="Delete chosen scope").click()
    dialog = page.locator("ui5-dialog")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog.get_by_text("The scope still holds 1 certificate. Delete what is in it first.")).to_be_visible()
    dialog.get_by_role("button", name="Cancel").click()
    open_chooser(page)
    find_item(page, empty.subaccount).click()
    open_chooser(page).get_by_role("button", name="Delete chosen scope").click()
    page.locator("ui5-dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("#scope-switch")).to_have_text("All scopes")
    open_chooser(page)
    expect(find_item(page, scope.subaccount)).to_be_visible()
    expect(find_item(page, empty.subaccount)).to_have_count(0)


def test_a_scope_behind_the_first_hundred_is_found_by_its_name(open_page: OpenPage, api: Api) -> None:
    subaccount = api.create_scope().subaccount
    for number in range(101):
        api.create_scope(subaccount, serviceInstance=f"{subaccount}-instance-{number}")
    page = open_page()
    open_chooser(page)
    page.keyboard.type(f"{subaccount}-instance-100")
    expect(find_item(page, f"{subaccount}-instance-100")).to_be_visible()
    expect(page.locator(".scope-chooser ui5-li-custom")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#scope-switch")).to_have_text(f"{subaccount}-instance-100")
    expect(page.locator("#scope-switch")).to_be_focused()


def test_where_there_is_no_scope_the_page_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page()

    def answer_without_scopes(route: Route) -> None:
        response = route.fetch()
        body = response.json()
        data = body.get("data") or {}
        for part in {"scopes", "certificates"} & data.keys():
            data[part]["nodes"] = []
        route.fulfill(response=response, json=body)

    page.route("**/graphql", answer_without_scopes)  # the tests share the tenant, which has some
    page.reload()
    expect(page.get_by_role("button", name="Create scope")).to_be_visible()
    expect(page.get_by_role("button", name="Import")).to_have_count(0)
    page.get_by_role("button", name="Create scope").click()
    expect(page.locator("#scope-subaccount")).to_be_focused()


def test_who_may_not_administer_scopes_is_not_offered_it(open_page: OpenPage, api: Api, scope: Scope) -> None:
    token = api.get_token(scope, subaccountRights=["CERTIFICATE_READ"])
    page = open_page(f"/certificates?scope={scope.id}", token=token)
    chooser = open_chooser(page)
    expect(find_item(page, scope.subaccount)).to_be_visible()
    expect(chooser.get_by_role("button", name="Create scope")).to_have_count(0)
    expect(chooser.get_by_role("button", name="Delete chosen scope")).to_have_count(0)
