"""The first screen, for everyone: in both languages and themes, on wide and narrow screens, and what it takes to show it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.api import Api, Scope
from tests.web.keystores import PASSWORD, Keystores
from tests.web.reading import assert_complete, middle, read_texts
from tests.web.windows import Windows

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

OpenPage = Callable[..., Page]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("lang", "heading"), [("en", "Certificates"), ("de", "Zertifikate")])
def test_everyone_can_read_the_first_screen(
    open_page: OpenPage, scope: Scope, api: Api, keystores: Keystores, lang: str, heading: str, dark: bool, size: dict[str, int]
) -> None:
    api.upload(scope, keystores.java, password=PASSWORD)
    api.upload(scope, keystores.expired)
    page = open_page(f"/certificates?scope={scope.id}", lang=lang, dark=dark, **size)
    expect(page.get_by_text("keystore.jks")).to_be_visible()
    expect(page).to_have_title(re.compile("Destination Certificates"))
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark" if dark else "light")
    assert_complete(page)
    assert_accessible(page)


def test_the_texts_of_the_two_languages_differ(open_page: OpenPage, scope: Scope) -> None:
    """Only names are the same in both."""
    read = {}
    for lang in ("en", "de"):
        page = open_page(f"/certificates?scope={scope.id}", lang=lang)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        read[lang] = {text.strip() for text in read_texts(page) if re.search("[A-Za-z]{3}", text)}
    same = {text for text in read["en"] & read["de"] if scope.subaccount not in text}
    assert same <= {"Destination Certificates", "Destinations", "Status", "Import", "Filter", "Name", "English", "Deutsch", "developer"}


def test_a_change_of_another_is_seen_without_a_reload(windows: Windows, scope: Scope, api: Api, keystores: Keystores) -> None:
    page = windows.open(f"/certificates?scope={scope.id}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    api.upload(scope, keystores.single)
    expect(page.get_by_text("single.cer")).to_be_visible()


def test_an_address_of_nothing_says_so(open_page: OpenPage, scope: Scope) -> None:
    page = open_page(f"/certificates/crt_0000000000000000000000000?scope={scope.id}")
    expect(middle(page)).to_contain_text("This certificate is not there (any more), or you may not see it.")
    assert_accessible(page)
