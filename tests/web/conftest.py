"""What the tests of the page share: the real service with its own MongoDB, a real Chromium, real keystores, and a scope for each test."""

from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fault.service import Service
from tests.web.api import Api, Scope
from tests.web.keystores import Keystores, make_keystores
from tests.web.serving import connect, sign_in, started
from tests.web.windows import CHROMIUM, PATIENCE, Look, Windows, launched


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The service as `make run` starts it, one for each process that runs tests."""
    with started(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture(scope="session")
def api(service: Service) -> Iterator[Api]:
    """The API with all rights."""
    api = connect(service)
    yield api
    api.close()


@pytest.fixture
def scope(api: Api) -> Scope:
    """A scope that only this test knows."""
    return api.create_scope()


@pytest.fixture(scope="session")
def keystores(tmp_path_factory: pytest.TempPathFactory) -> Keystores:
    """Files of real keytool and openssl."""
    return make_keystores(tmp_path_factory.mktemp("keystores"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.fail("Chromium is missing. On Debian: apt-get install chromium", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def session(api: Api) -> httpx.Cookies:
    """The cookie of the developer, who is signed in."""
    return sign_in(api)


@pytest.fixture
def windows(browser: Browser, api: Api, session: httpx.Cookies) -> Iterator[Windows]:
    """The windows of this test; what they must not do fails it at its end."""
    windows = Windows(browser, api.url, session)
    yield windows
    windows.close()


@pytest.fixture
def open_page(windows: Windows) -> Callable[..., Page]:
    """Open a window: `open_page("/certificates?scope=…", lang="de", dark=True, width=390, height=844, token=…)`."""

    def open_page(address: str = "", **look: object) -> Page:
        return windows.open(address, Look(**look))  # type: ignore[arg-type]  # Look says which ones

    return open_page
