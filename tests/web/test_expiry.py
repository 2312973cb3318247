"""The picture of what expires when: its numbers as text, its bars as filters, for a scope and for the whole tenant."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import Keystores

Open = Callable[..., Page]

SOON = 100
"""Days until the generated certificates of these tests expire."""


def get_bar(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="What expires when").get_by_role("button", name=name)


def get_month() -> str:
    """Return the month in which the generated certificates expire, as the page names it."""
    return (datetime.now(UTC) + timedelta(days=SOON)).strftime("%B %Y")


def fill(api: Api, scope: Scope, keystores: Keystores) -> None:
    """Three that expire in one month, one of which is renewed automatically, and one that has expired."""
    for name, automatic in (("one", False), ("two", True), ("three", False)):
        api.generate(scope, f"{name}.pem", validity={"value": SOON, "unit": "DAYS"}, automaticRenewal=automatic)
    api.upload(scope, keystores.expired, name="old.crt")


def test_a_bar_says_its_number_and_filters_the_table_by_mouse(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    fill(api, scope, keystores)
    page = open_page(f"/certificates?scope={scope.id}")
    bar = get_bar(page, f"{get_month()}: 3 expire, 1 renewed automatically")
    expect(bar).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".expiry-number").filter(has_text="3")).to_be_visible()
    bar.click()
    expect(page.locator("ui5-table-row")).to_have_count(3)
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name=f"Remove the filter Expires: {get_month()}")).to_be_visible()
    bar.click()
    expect(page.locator("ui5-table-row")).to_have_count(4)
    get_bar(page, "1 have expired").click()
    expect(page.locator("ui5-table-row")).to_have_count(1)
    expect(page.locator("ui5-table-row")).to_contain_text("old.crt")
    bar.click()
    expect(page.locator("ui5-table-row")).to_have_count(3)


@pytest.mark.parametrize(("dark", "width"), [(False, 1440), (True, 390)])
def test_the_keyboard_chooses_a_bar_in_every_look(
    open_page: Open, api: Api, scope: Scope, keystores: Keystores, dark: bool, width: int
) -> None:
    fill(api, scope, keystores)
    page = open_page(f"/certificates?scope={scope.id}", dark=dark, width=width)
    expired, month = get_bar(page, "1 have expired"), get_bar(page, get_month())
    expired.focus()
    page.keyboard.press("Tab")
    expect(month).to_be_focused()
    page.keyboard.press("Enter")
    expect(month).to_have_attribute("aria-pressed", "true")
    expect(month).to_be_focused()
    expect(page.locator("ui5-table-row")).to_have_count(3)
    page.keyboard.press("Space")
    expect(month).to_have_attribute("aria-pressed", "false")
    box = page.locator(".expiry-bars").bounding_box()
    assert box is not None
    assert box["width"] <= width
    assert_accessible(page)


def test_the_legend_names_what_is_there_in_german(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    fill(api, scope, keystores)
    page = open_page(f"/certificates?scope={scope.id}", lang="de")
    legend = page.locator(".expiry-legend li")
    expect(legend).to_have_text(["Abgelaufen", "Gültig", "Automatisch erneuert"])


def test_the_picture_follows_changes_and_counts_the_whole_tenant(open_page: Open, api: Api, scope: Scope, keystores: Keystores) -> None:
    fill(api, scope, keystores)
    page = open_page(f"/certificates?scope={scope.id}")
    expect(get_bar(page, f"{get_month()}: 3 expire")).to_be_visible()
    api.generate(scope, "four.pem", validity={"value": SOON, "unit": "DAYS"})
    expect(get_bar(page, f"{get_month()}: 4 expire")).to_be_visible()
    other = api.create_scope()
    api.generate(other, "five.pem", validity={"value": SOON, "unit": "DAYS"})
    counted = api.ask("query LookAtTotal { statistics { byStatus { status total } } }")["statistics"]["byStatus"]
    expired = next(one["total"] for one in counted if one["status"] == "EXPIRED")
    tenant = open_page("/certificates")
    expect(get_bar(tenant, f"{expired} have expired")).to_be_visible()
