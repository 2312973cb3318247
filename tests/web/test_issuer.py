"""Signing in to the page by an OpenID issuer on another site: oidc-provider, and a real Chromium with its rules for cookies."""

import asyncio
import json
import subprocess
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.clients.foreign_issuer.person import FOLDER
from tests.clients.npm import install, needs_npm
from tests.fault.service import Service
from tests.web.windows import PATIENCE

pytestmark = needs_npm

_SECRET = "s3cr3t + :/%"
_SIGN_IN = "Sign in to Destination Certificates"


def run(work: Coroutine[None, None, object]) -> None:
    """Run it in another thread: Playwright keeps a loop of its own in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


@contextmanager
def provided(service: str) -> Iterator[str]:
    """Run the issuer, which knows the service at that address; give its own."""
    command = ("node", "provider.mjs", "ES256", "600", "confidential", service)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=FOLDER, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[str]:
    """A service at `localhost` whose people sign in by an issuer at 127.0.0.1, which is another site; as in production, by nothing else."""
    run(install(FOLDER))
    service = Service(tmp_path)
    url = f"http://localhost:{service.port}"
    with provided(url) as issuer:
        entry = {
            "issuer": issuer,
            "audience": "destination-certificates",
            "tenantClaim": "tenant",
            "rightsClaim": "realm_access.groups",
            "rights": {"viewers": ["Destination Certificate Viewer"]},
        }
        service.settings |= {
            "DESTCERT_PUBLIC_URL": url,
            "DESTCERT_DEV_TOKEN": "off",
            "DESTCERT_ISSUERS": json.dumps([entry]),
            "DESTCERT_SIGN_IN_ISSUER": issuer,
            "DESTCERT_SIGN_IN_CLIENT_ID": "service",
            "DESTCERT_SIGN_IN_CLIENT_SECRET": _SECRET,
            "DESTCERT_SIGN_IN_SCOPES": "openid read",
        }
        try:
            run(service.start())
            assert "#code=" not in service.read_log()
            yield url
            assert _SECRET not in service.read_log()
        finally:
            service.end()


def sign_in(page: Page, own: str) -> None:
    """Go to the issuer, sign in and consent there, and come back."""
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=login]").fill("alice")
    page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{own}/**")
    expect(page.get_by_role("button", name="User menu")).to_be_visible()


def test_somebody_signs_in_stays_signed_in_and_signs_out(own: str, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{own}/#/certificates?search=shop")
    expect(page.get_by_role("heading", name=_SIGN_IN)).to_be_visible()
    expect(page.get_by_label("Token", exact=True)).to_have_count(0)
    sign_in(page, own)
    assert page.url == f"{own}/#/certificates?search=shop", "the page opens where it was"
    (cookie,) = [one for one in context.cookies() if urlsplit(own).hostname == one["domain"]]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Strict", "/session")
    page.reload()
    expect(page.get_by_role("heading", name="Certificates", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Service keys", exact=True)).to_have_count(0)
    second = context.new_page()
    second.goto(own)
    expect(second.get_by_role("heading", name="Certificates", exact=True)).to_be_visible()
    _sign_out(page, own)
    context.close()


def _sign_out(page: Page, own: str) -> None:
    page.get_by_role("button", name="User menu").click()
    page.get_by_role("menuitem", name="Sign out").click()
    page.get_by_role("button", name="Yes, sign me out").click()  # the issuer asks
    page.wait_for_url(f"{own}/**")
    expect(page.get_by_role("heading", name=_SIGN_IN)).to_be_visible()


def test_who_cancels_at_the_issuer_hears_so_where_the_page_was(own: str, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{own}/#/deleted")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_text("The sign-in was cancelled.")).to_be_visible()
    assert page.url == f"{own}/#/deleted"
    sign_in(page, own)
    context.close()
