"""Windows of a real Chromium on the page: signed in, in a language and a theme, and watched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from tests.web.watch import Watch

CHROMIUM = Path("/usr/bin/chromium")

ARGUMENTS = (
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE = 10_000
"""Milliseconds until something that must appear has appeared: two browsers, two services and two databases share two cores."""

_LOCALES = {"en": "en-GB", "de": "de-DE"}


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Debian's Chromium, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass(frozen=True)
class Look:
    """How a window looks: its language, theme and size in pixels; and whose token it has, None for the developer's own session."""

    lang: str = "en"
    dark: bool = False
    width: int = 1440
    height: int = 900
    token: str | None = None


class Windows:
    """The windows of one test, on the page at `url`. Those that look alike share their cookies, as the tabs of one browser do."""

    def __init__(self, browser: Browser, url: str, session: httpx.Cookies) -> None:
        self._browser, self._url, self._session = browser, url, session
        self._opened: dict[Look, tuple[BrowserContext, Watch]] = {}

    def open(self, address: str = "", look: Look = Look()) -> Page:  # a Look is frozen
        """Return a new window at the address (what follows `/#`), when the page has shown what it is about."""
        context, _ = self._find_context(look)
        page = context.new_page()
        page.goto(f"{self._url}/#{address}")
        expect(page.locator("ui5-flexible-column-layout, main").first).to_be_visible()
        return page

    def watch_of(self, page: Page) -> Watch:
        """Return what watches the window."""
        return next(watch for context, watch in self._opened.values() if context is page.context)

    def close(self) -> None:
        """Close all of them, and fail with what they must not have done."""
        for context, _ in self._opened.values():
            for page in context.pages:
                page.unroute_all(behavior="ignoreErrors")  # what a test changes of answers may be under way
            context.unroute_all(behavior="ignoreErrors")
            context.close()
        for _, watch in self._opened.values():
            watch.check()

    def _find_context(self, look: Look) -> tuple[BrowserContext, Watch]:
        if look not in self._opened:
            context = self._browser.new_context(
                locale=_LOCALES[look.lang],
                color_scheme="dark" if look.dark else "light",
                viewport={"width": look.width, "height": look.height},
                timezone_id="Europe/Berlin",
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            watch = Watch(context, urlsplit(self._url).netloc)
            if look.token is None:
                _give(context, self._session)
            else:
                _sign_in(context, f"{self._url}/session", look.token)
            self._opened[look] = (context, watch)
        return self._opened[look]


def _give(context: BrowserContext, cookies: httpx.Cookies) -> None:
    for cookie in cookies.jar:
        context.add_cookies(
            [
                {
                    "name": cookie.name,
                    "value": cookie.value or "",
                    "domain": cookie.domain,
                    "path": cookie.path,
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )


def _sign_in(context: BrowserContext, session: str, token: str) -> None:
    """Let `/session` answer with the token: a service key's, which no page is ever signed in with, has fewer rights than the developer's."""

    def answer(route: Route) -> None:
        route.fulfill(json={"accessToken": token, "expiresAt": None})

    context.route(session, answer)
