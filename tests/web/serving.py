"""The real service for tests in Playwright's thread, which has a loop of its own that runs all the time."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from server.page.files import DIST
from tests.fault.service import Service
from tests.web.api import Api


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Service]:
    """Start the service in the folder as `make run` does, and end it; `settings` are further variables. Fails where the page is not built."""
    if not (DIST / "index.html").exists():
        pytest.fail("The page is not built: run make web.", pytrace=False)
    service = Service(folder, settings={"DESTCERT_DEV_TOKEN": "on", **settings})
    try:
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, service.start()).result()
        yield service
    finally:
        service.end()


def connect(service: Service) -> Api:
    """Return the API with all rights."""
    return Api(service.url, (service.data / "dev-token").read_text().strip())


def sign_in(api: Api) -> httpx.Cookies:
    """Return the cookie of the developer, who is signed in."""
    answer = httpx.post(f"{api.url}/session", json={"token": api.token})
    assert answer.status_code == 200, answer.text
    return answer.cookies
