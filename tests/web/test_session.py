"""Signing in and out of the page: by the printed link, by the token of the file, and what is said to who is not let in."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, expect

from tests.fault.service import Service
from tests.web.accessible import assert_accessible
from tests.web.api import Scope
from tests.web.watch import Watch
from tests.web.windows import PATIENCE, Windows

_REFUSED = "status of 401"
"""The browser's own line about /session, which says that nobody is signed in."""

_SIGN_IN = "Sign in to Destination Certificates"


@pytest.fixture
def stranger(browser: Browser, service: Service) -> Iterator[BrowserContext]:
    """A browser in which nobody is signed in."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/Berlin", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, urlsplit(service.url).netloc)
    watch.expect(_REFUSED)
    yield context
    context.close()
    watch.check()


def find_link(service: Service) -> str:
    """Return the link that the service printed last."""
    links = re.findall(r"^open (\S+)$", service.read_log(), re.MULTILINE)
    return str(links[-1])


def expect_signed_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="Certificates", exact=True)).to_be_visible()


def sign_in_by_token(page: Page, token: str) -> None:
    page.get_by_label("Token", exact=True).fill(token)
    page.get_by_role("button", name="Sign in with the token").click()


def test_the_printed_link_opens_one_browser_and_all_its_windows(service: Service, stranger: BrowserContext, browser: Browser) -> None:
    link = find_link(service)
    page = stranger.new_page()
    page.goto(link)
    expect_signed_in(page)
    assert "code" not in page.url, "the code stays in no history"
    page.reload()
    expect_signed_in(page)
    second = stranger.new_page()
    second.goto(f"{service.url}/#/service-keys")
    expect(second.get_by_role("heading", name="Service keys", exact=True)).to_be_visible()
    third = stranger.new_page()
    third.goto(link)  # in the same browser it opens again
    expect_signed_in(third)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")[2] == ""
    token = (service.data / "dev-token").read_text().strip()
    assert token not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    _assert_used(browser, service, link)


def _assert_used(browser: Browser, service: Service, link: str) -> None:
    other = browser.new_context(locale="en-GB")
    page = other.new_page()
    page.goto(link)
    expect(page.get_by_text("This link was used already.")).to_be_visible()
    page.goto("about:blank")
    page.goto(re.sub("code=.", "code=x", link))
    expect(page.get_by_text("This link is from another start of the service.")).to_be_visible()
    assert "code" not in page.url
    other.close()


def test_the_token_of_the_file_signs_in_where_the_user_wanted_to_be(service: Service, stranger: BrowserContext, scope: Scope) -> None:
    page = stranger.new_page()
    page.goto(f"{service.url}/#/certificates?scope={scope.id}")
    expect(page.get_by_role("heading", name=_SIGN_IN)).to_be_visible()
    assert_accessible(page)
    sign_in_by_token(page, "wrong")
    expect(page.get_by_text("This is not the token of this service.", exact=True)).to_be_visible()
    page.get_by_label("Token", exact=True).fill((service.data / "dev-token").read_text())
    page.keyboard.press("Enter")
    expect_signed_in(page)
    assert page.url.endswith(f"/#/certificates?scope={scope.id}")


def test_who_signs_out_is_out_in_all_windows(service: Service, stranger: BrowserContext) -> None:
    page, other = stranger.new_page(), stranger.new_page()
    page.goto(f"{service.url}/#/service-keys")
    sign_in_by_token(page, (service.data / "dev-token").read_text().strip())
    expect(page.get_by_role("heading", name="Service keys", exact=True)).to_be_visible()
    other.goto(f"{service.url}/#/service-keys")
    expect(other.get_by_role("heading", name="Service keys", exact=True)).to_be_visible()
    page.get_by_role("button", name="User menu").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name=_SIGN_IN)).to_be_visible()
    assert page.url.endswith("/#/service-keys"), "who signs in again is back there"
    other.reload()
    expect(other.get_by_role("heading", name=_SIGN_IN)).to_be_visible()
    assert not stranger.cookies(f"{service.url}/session")


def is_answered(answer: Response) -> bool:
    return urlsplit(answer.url).path == "/graphql" and answer.status == 200


def test_a_token_that_ended_is_renewed_once_and_nobody_notices(service: Service, windows: Windows) -> None:
    page = windows.open("/service-keys")
    watch = windows.watch_of(page)
    watch.expect(_REFUSED)
    expect(page.get_by_role("heading", name="Service keys", exact=True)).to_be_visible()
    before = watch.count_requests("/session")
    spoiled = iter([True])

    def spoil(route: Route) -> None:
        route.continue_(headers=route.request.headers | ({"authorization": "Bearer ended"} if next(spoiled, False) else {}))

    page.route("**/graphql", spoil)
    with page.expect_response(lambda answer: answer.status == 401) as refused, page.expect_response(is_answered):
        page.get_by_role("link", name="Destinations", exact=True).click()
    assert urlsplit(refused.value.url).path == "/graphql"
    expect(page.get_by_role("heading", name="Destinations", exact=True)).to_be_visible()
    assert watch.count_requests("/session") == before + 1


def test_when_the_session_is_over_the_way_to_sign_in_is_shown(service: Service, stranger: BrowserContext) -> None:
    page = stranger.new_page()
    page.goto(f"{service.url}/#/service-keys")
    sign_in_by_token(page, (service.data / "dev-token").read_text().strip())
    expect(page.get_by_role("heading", name="Service keys", exact=True)).to_be_visible()
    stranger.clear_cookies()
    page.route("**/graphql", lambda route: route.continue_(headers={**route.request.headers, "authorization": "Bearer ended"}))
    page.get_by_role("link", name="Deleted", exact=True).click()
    expect(page.get_by_role("heading", name=_SIGN_IN)).to_be_visible()
    assert page.url.endswith("/#/deleted")
