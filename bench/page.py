"""The page in a real Chromium: its first screen over a large tenant, and how long opening the details blocks it."""

import base64
import statistics
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from playwright.async_api import Browser, Page, async_playwright

from bench.connection import Connection
from bench.fill import clone_certificates
from bench.queries import UPLOAD
from bench.servers import Servers
from bench.stock import create_scope, upload
from bench.tenant import SETTINGS, start_tenant
from services.storage.mongo.database import connect
from tests.fault.service import Service
from tests.support import issue
from tests.web.loading import NOTE_LOADING, POSITION, READ_LOADING, Loading, read_loading
from tests.web.windows import ARGUMENTS, CHROMIUM

COUNT, QUICK_COUNT = 1_000_000, 100_000
IN_SCOPE = 1_000
"""Certificates of the scope that is opened; the tenant has as many scopes like it as its number says."""

ROUNDS = 3
LOOKS = (("en", "light"), ("de", "dark"))

DETAILS_OVER = (200, 1_000)
"""Certificates of the scopes whose details are opened; the page keeps about 200 rows of them."""

_PATIENCE = 60_000  # milliseconds
_LOCALES = {"en": "en-GB", "de": "de-DE"}

_NOTE_BLOCKING = """(() => {
  window.blocking = [];
  new PerformanceObserver((list) => window.blocking.push(...list.getEntries())).observe({ type: "longtask" });
})()"""

_READ_BLOCKING = """async ({ since, quiet }) => {
  const lastEnd = () => Math.max(since, ...window.blocking.map(({ startTime, duration }) => startTime + duration));
  do await new Promise((go) => setTimeout(go, quiet)); while (performance.now() - lastEnd() < quiet);
  return window.blocking.filter(({ startTime, duration }) => startTime + duration > since).map(({ duration }) => duration);
}"""
"""Waits until nothing has blocked the page for a while; answers with the milliseconds of each task that did (W3C Long Tasks: over 50)."""

_ROWS = "() => document.querySelectorAll('ui5-table-row').length"
_SCROLL = "() => [...document.querySelectorAll('ui5-table-row')].at(-1).scrollIntoView()"
_QUIET = 1_500  # milliseconds


async def run_page(_: Servers, *, seconds: float, count: int = COUNT) -> None:  # noqa: ARG001  # ROUNDS say how long
    """Fill a tenant, and print how its first screen comes and how long its details block the page."""
    with tempfile.TemporaryDirectory(prefix="bench-page-") as folder:
        service = Service(Path(folder), settings=SETTINGS | {"DESTCERT_MAX_CERTIFICATES": str(2 * IN_SCOPE)})
        try:
            tenant = await start_tenant(service, count, count // IN_SCOPE, octets=_write_short_lived())
            async with _open_browser() as browser:
                await _print_first_screens(browser, tenant.service, tenant.one.scope_id, count=count)
                for number in DETAILS_OVER:
                    scope_id, opened_id = await _fill_scope(service, tenant.service, number)
                    await _print_details(browser, tenant.service, scope_id, opened_id=opened_id)
        finally:
            service.end()


def _write_short_lived() -> bytes:
    """Return a PEM of a certificate that ends so that its clones end from ten months ago to twenty months from now."""
    one = issue("client.bench.example", start=datetime.now(UTC), days=300)
    return one.certificate.public_bytes(Encoding.PEM)


@asynccontextmanager
async def _open_browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        await browser.close()


async def _print_first_screens(browser: Browser, service: Connection, scope_id: str, *, count: int) -> None:
    """Each round begins with an empty cache, as a new user's."""
    print(f"\nthe page over a scope of {IN_SCOPE:,} certificates and a tenant of {count:,}, median of {ROUNDS}")
    print(f"{'':24}{'rows':>12}{'picture':>12}{'JavaScript, gzip':>20}{'requests of GraphQL':>22}")
    for lang, theme in LOOKS:
        for what, address in (("scope", f"certificates?scope={scope_id}"), ("tenant", "certificates")):
            loadings = [await _load(browser, service, address, lang=lang, theme=theme) for _ in range(ROUNDS)]
            rows, picture = (statistics.median(values) for values in zip(*((one.rows, one.picture) for one in loadings), strict=True))
            queries = {name for one in loadings for name in one.queries} - {POSITION}
            if queries != {"FirstScreen"}:
                raise RuntimeError(f"The first screen needed {queries}.")
            print(
                f"{f'{what}, {lang}, {theme}':24}{rows:9.0f} ms{picture:9.0f} ms{loadings[0].size / 1000:17.1f} KB{len(queries):22}",
                flush=True,
            )


async def _load(browser: Browser, service: Connection, address: str, *, lang: str, theme: str) -> Loading:
    page = await _open_window(browser, service, lang=lang, theme=theme)
    await page.add_init_script(NOTE_LOADING)
    await page.goto(f"{service.url}/#/{address}")
    loading = read_loading(await page.evaluate(READ_LOADING, _PATIENCE))
    await page.context.close()
    return loading


async def _open_window(browser: Browser, service: Connection, *, lang: str = "en", theme: str = "light") -> Page:
    context = await browser.new_context(
        locale=_LOCALES[lang], color_scheme="dark" if theme == "dark" else "light", viewport={"width": 1440, "height": 900}
    )
    session = {"accessToken": service.token, "expiresAt": None}
    await context.route(f"{service.url}/session", lambda route: route.fulfill(json=session))
    return await context.new_page()


async def _fill_scope(service: Service, connection: Connection, number: int) -> tuple[str, str]:
    """Return a new scope of so many certificates, and the one of them that can be opened, which is the first by name."""
    scope_id = create_scope(connection, f"details of {number}")
    octets = _write_short_lived()
    given = {"scope": scope_id, "fileName": "0-opened.pem", "source": {"base64": base64.b64encode(octets).decode()}}
    opened_id: str = connection.ask(UPLOAD, {"input": given})["uploadCertificate"]["certificate"]["id"]
    cloned_id = upload(connection, scope_id, octets, extension="pem")
    database = connect(f"{service.mongodb_uri}&timeoutMS=60000", "pymongo", name="destcert")
    await clone_certificates(database, cloned_id, scope_id=scope_id, count=number - 2)
    await database.close()
    return scope_id, opened_id


async def _print_details(browser: Browser, service: Connection, scope_id: str, *, opened_id: str) -> None:
    """Scroll until the page has all rows that it keeps, and open the details of the first one."""
    taken: list[list[float]] = []
    for _ in range(ROUNDS):
        page = await _open_window(browser, service)
        await page.add_init_script(_NOTE_BLOCKING)
        await page.add_init_script(NOTE_LOADING)
        await page.goto(f"{service.url}/#/certificates?scope={scope_id}")
        await page.evaluate(READ_LOADING, _PATIENCE)
        rows = await _scroll_to_the_end(page)
        since = await page.evaluate("() => performance.now()")
        await page.evaluate("(id) => { location.hash = location.hash.replace('/certificates', `/certificates/${id}`); }", opened_id)
        taken.append(await page.evaluate(_READ_BLOCKING, {"since": since, "quiet": _QUIET}))
        await page.context.close()
    longest = statistics.median(max(tasks, default=0) for tasks in taken)
    whole = statistics.median(map(sum, taken))
    print(f"details opened beside {rows} rows: the longest task {longest:.0f} ms, all long ones {whole:.0f} ms", flush=True)


async def _scroll_to_the_end(page: Page) -> int:
    rows, before = await page.evaluate(_ROWS), 0
    while rows > before:
        before = rows
        await page.evaluate(_SCROLL)
        await page.evaluate(_READ_BLOCKING, {"since": await page.evaluate("() => performance.now()"), "quiet": _QUIET})
        rows = await page.evaluate(_ROWS)
    return int(rows)
