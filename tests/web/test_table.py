"""The table of certificates: what a row says, search, filters, order, many rows, what others change, and what to do where nothing is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.dropping import drop
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete

Open = Callable[..., Page]

MAX_ROWS = 200
"""Rows that the table holds at most (MAX_ROWS of web/src/certificates/rows.ts)."""


def get_rows(page: Page) -> Locator:
    return page.locator("ui5-table-row")


def get_names(page: Page) -> list[str]:
    """Return the names in the table, from top to bottom."""
    return [name.strip() for name in page.locator("ui5-table-row > ui5-table-cell:first-child").all_inner_texts()]


def get_parameters(page: Page) -> dict[str, str]:
    """Return the parameters of the address."""
    return {name: values[0] for name, values in parse_qs(urlsplit("/" + urlsplit(page.url).fragment).query).items()}


def focus(row: Locator) -> None:
    """Give a row the focus by its own method, which Playwright's does not call."""
    row.evaluate("row => row.focus()")


def open_list(open_page: Open, scope: Scope, parameters: str = "", **look: object) -> Page:
    return open_page(f"/certificates?scope={scope.id}{parameters}", **look)


def expect_names(page: Page, *names: str) -> None:
    """Wait until these are the rows, in this order."""
    cells = page.locator("ui5-table-row > ui5-table-cell:first-child")
    expect(cells).to_have_text(list(names))


def upload_various(api: Api, scope: Scope, keystores: Keystores) -> None:
    """Three of different status, type, way of creation and labels."""
    api.upload(scope, keystores.java, name="acme.jks", password=PASSWORD, labels=[{"key": "stage", "values": ["prod"]}])
    api.upload(scope, keystores.expired, name="old.crt", labels=[{"key": "stage", "values": ["test"]}])
    api.generate(scope, "new.pem", validity={"value": 40, "unit": "DAYS"}, automaticRenewal=True)


@pytest.mark.parametrize(("lang", "dark", "width"), [("en", False, 1440), ("de", True, 1440), ("de", False, 390)])
def test_a_row_says_what_a_certificate_is(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores, lang: str, dark: bool, width: int
) -> None:
    upload_various(api, scope, keystores)
    page = open_list(open_page, scope, lang=lang, dark=dark, width=width, height=844)
    words = {
        "en": ("All: 3", "Expired", "a year ago|1 year ago|12 months ago"),
        "de": ("Alle: 3", "Abgelaufen", "vor 12 Monaten|vor 1 Jahr"),
    }
    number, expired, _ = words[lang]
    expect(page.get_by_role("status").filter(has_text=number)).to_be_visible()
    expect_names(page, "acme.jks", "new.pem", "old.crt")
    old = get_rows(page).nth(2)
    expect(old.locator("ui5-tag")).to_contain_text(expired)
    year = str((datetime.now(UTC) - timedelta(days=365)).year)
    expect(old.locator("time")).to_contain_text(year)
    if width == 1440:
        kind, renewal = {"en": ("Key store", "On"), "de": ("Keystore", "An")}[lang]
        for text in ("JKS", kind, "client.acme.example", "stage: prod"):
            expect(get_rows(page).nth(0)).to_contain_text(text)
        expect(get_rows(page).nth(1).get_by_text(renewal, exact=True)).to_be_visible()
    assert_complete(page)
    assert_accessible(page)


def test_search_and_filters_stand_in_the_address_and_go_one_by_one(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    upload_various(api, scope, keystores)
    page = open_list(open_page, scope)
    page.get_by_role("searchbox", name="Search").fill("acme")
    expect_names(page, "acme.jks", "old.crt")
    expect(page.get_by_role("status").filter(has_text="Found: 2")).to_be_visible()
    assert get_parameters(page) == {"scope": scope.id, "search": "acme"}
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("checkbox", name="Expired").click()
    expect_names(page, "old.crt")
    page.get_by_role("checkbox", name="PEM").click()
    expect(page.get_by_text("Nothing matches")).to_be_visible()
    page.get_by_role("checkbox", name="Import").click()
    assert_accessible(page)
    page.get_by_role("button", name="Done").click()
    assert get_parameters(page) == {"scope": scope.id, "search": "acme", "status": "EXPIRED", "type": "PEM", "method": "IMPORT"}
    page.get_by_role("button", name="Remove the filter Type: PEM").click()
    expect_names(page, "old.crt")
    page.reload()
    expect_names(page, "old.crt")
    page.go_back()
    expect(page.get_by_text("Nothing matches")).to_be_visible()
    page.get_by_role("button", name="Clear search and filters").click()
    expect_names(page, "acme.jks", "new.pem", "old.crt")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("")


def test_labels_in_use_complete_the_filter(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    upload_various(api, scope, keystores)
    page = open_list(open_page, scope)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("combobox", name="Key of the label").press_sequentially("st")
    page.locator("ui5-cb-item[text=stage]").click()
    value = page.get_by_role("combobox", name="Value of the label")
    value.press_sequentially("te")
    page.locator("ui5-cb-item[text=test]").click()
    page.get_by_role("button", name="Add", exact=True).click()
    expect_names(page, "old.crt")
    assert get_parameters(page)["label"] == "stage=test"
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Clear all").click()
    expect(get_rows(page)).to_have_count(3)


def test_findings_and_days_filter_the_table(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    upload_various(api, scope, keystores)
    page = open_list(open_page, scope)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("combobox", name="Finding").press("F4")
    page.locator("ui5-mcb-item[text=Expired]").click()
    expect_names(page, "old.crt")
    assert get_parameters(page)["finding"] == "EXPIRED"
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Remove the filter Finding: Expired").click()
    expect(get_rows(page)).to_have_count(3)
    expect(page.get_by_role("button", name="Filter", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Expired")).to_be_focused()
    days = page.locator("ui5-daterange-picker input")
    today = datetime.now(UTC).date()
    days.fill(f"{today} – {today + timedelta(days=60)}")
    days.press("Enter")
    expect_names(page, "new.pem")
    assert get_parameters(page)["expires"] == f"{today}..{today + timedelta(days=61)}"
    days.fill("")
    days.press("Enter")
    expect(get_rows(page)).to_have_count(3)


def test_titles_order_the_table_and_the_menu_does_for_times_that_no_column_shows(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores
) -> None:
    upload_various(api, scope, keystores)
    page = open_list(open_page, scope)
    expires = page.get_by_role("columnheader", name="Expires")
    expires.click()
    expect_names(page, "old.crt", "new.pem", "acme.jks")
    expect(expires).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("ArrowRight")  # from the row of titles to the first of them
    page.keyboard.press("Enter")
    expect_names(page, "acme.jks", "new.pem", "old.crt")
    page.get_by_role("button", name="Sort: Name").click()
    page.get_by_role("menuitemradio", name="Created").click()
    expect(page.get_by_role("columnheader", name="Created")).to_be_visible()
    expect_names(page, "acme.jks", "old.crt", "new.pem")
    page.get_by_role("button", name="Sort: Created").click()
    page.get_by_role("menuitemradio", name="Descending").click()
    expect_names(page, "new.pem", "old.crt", "acme.jks")
    assert get_parameters(page)["sort"] == "-CREATED_AT"


def test_many_rows_come_as_the_user_scrolls_and_never_more_than_the_limit(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores
) -> None:
    octets = keystores.single.read_bytes()
    for number in range(MAX_ROWS + 30):
        api.upload(scope, octets, name=f"row-{number:03}.cer")
    page = open_list(open_page, scope)
    expect(get_rows(page)).to_have_count(50)
    more = page.get_by_role("button", name="More")
    while not more.is_visible():
        page.mouse.move(700, 700)
        page.mouse.wheel(0, 10_000)
        page.wait_for_function("count => document.querySelectorAll('ui5-table-row').length > count", arg=get_rows(page).count() - 1)
    expect(get_rows(page)).to_have_count(MAX_ROWS)
    more.click()
    expect(get_rows(page)).to_have_count(30)
    expect(page.get_by_text("Rows 201 to 230")).to_be_visible()
    first = get_rows(page).first
    expect(first).to_contain_text("row-200.cer")
    expect(first).to_be_focused()
    page.get_by_role("button", name="Earlier rows").click()
    expect(get_rows(page).first).to_contain_text("row-000.cer")


def test_what_others_change_appears_without_reload_and_the_focus_stays(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores
) -> None:
    single = keystores.single.read_bytes()
    ids = {name: api.upload(scope, single, name=name) for name in ("b.cer", "d.cer")}
    page = open_list(open_page, scope)
    expect_names(page, "b.cer", "d.cer")
    focus(get_rows(page).nth(1))
    api.upload(scope, single, name="a.cer")
    api.upload(scope, single, name="c.cer")
    expect_names(page, "a.cer", "b.cer", "c.cer", "d.cer")
    expect(page.get_by_role("status").filter(has_text="All: 4")).to_be_visible()
    expect(get_rows(page).nth(3)).to_be_focused()
    delete = "mutation Remove($input: DeleteCertificateInput!) { deleteCertificate(input: $input) { ... on Error { message } } }"
    api.do(delete, certificate=ids["d.cer"])
    expect_names(page, "a.cer", "b.cer", "c.cer")
    expect(get_rows(page).nth(2)).to_be_focused()


def test_a_row_opens_the_details_by_mouse_and_by_keyboard_and_stays_marked(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores
) -> None:
    ids = [api.upload(scope, keystores.single, name=name) for name in ("a.cer", "b.cer")]
    page = open_list(open_page, scope)
    get_rows(page).nth(0).click()
    page.wait_for_url(f"**/#/certificates/{ids[0]}?*")
    expect(get_rows(page).nth(0)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("columnheader", name="Labels")).to_have_count(0)
    page.go_back()
    expect(get_rows(page).nth(0)).not_to_have_attribute("aria-current", "true")
    focus(get_rows(page).nth(0))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/#/certificates/{ids[1]}?*")
    expect(get_rows(page).nth(1)).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(get_rows(page).nth(1)).to_be_focused()


def test_all_scopes_are_told_apart_and_an_empty_one_says_what_to_do_first(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores
) -> None:
    api.upload(scope, keystores.single, name=f"{scope.subaccount}.cer")
    page = open_page(f"/certificates?search={scope.subaccount}")
    expect(get_rows(page)).to_have_count(1)
    expect(page.get_by_role("columnheader", name="Scope")).to_be_visible()
    expect(get_rows(page).first).to_contain_text(scope.subaccount)
    empty = api.create_scope()
    page = open_list(open_page, empty)
    expect(page.get_by_role("heading", name="No certificates yet")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url("**/#/create/import?*")
    page.go_back()
    page.get_by_role("button", name="Create", exact=True).click()
    page.get_by_role("menuitem", name="External service").click()
    page.wait_for_url("**/#/create/generate?*")


def test_files_dropped_on_the_table_are_imported(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    api.upload(scope, keystores.single)
    page = open_list(open_page, scope)
    expect(get_rows(page)).to_have_count(1)
    drop(get_rows(page).first, keystores.chain)
    page.wait_for_url("**/#/create/import?*")
    expect(page.get_by_role("heading", name="chain.pem")).to_be_visible()


def test_who_may_only_read_is_not_offered_to_create(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    api.upload(scope, keystores.single)
    page = open_list(open_page, scope, token=api.get_token(scope, roles=["DESTINATION_CERTIFICATE_VIEWER"]))
    expect(get_rows(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Create", exact=True)).to_have_count(0)


@pytest.mark.parametrize(
    ("code", "text", "way_out"),
    [
        ("FILTER_TOO_BROAD", "more certificates than can be searched in time", "Clear search and filters"),
        ("INDEX_BUILDING", "still preparing this search", "Try again"),
    ],
)
def test_a_refused_list_says_what_helps(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores, code: str, text: str, way_out: str
) -> None:
    api.upload(scope, keystores.single, name="a.cer")
    page = open_list(open_page, scope)
    expect_names(page, "a.cer")
    refusing = [True]

    def answer(route: Route) -> None:
        asked = route.request.post_data_json or {}
        if refusing[0] and "ListCertificates" in asked["query"] and "search" in asked["variables"]["filter"]:
            route.fulfill(json={"data": None, "errors": [{"message": "No.", "extensions": {"code": code}}]})
        else:
            route.continue_()

    page.route("**/graphql", answer)
    page.get_by_role("searchbox", name="Search").fill("a")
    expect(page.get_by_role("alert").filter(has_text=text)).to_be_visible()
    refusing[0] = False
    page.get_by_role("button", name=way_out).click()
    expect_names(page, "a.cer")


def test_a_scope_that_is_gone_leads_to_all(open_page: Open) -> None:
    page = open_page("/certificates?scope=nothing")
    page.get_by_role("button", name="Show all scopes").click()
    expect(page.get_by_role("heading", name="This scope is not there")).to_have_count(0)
    assert "scope" not in get_parameters(page)
