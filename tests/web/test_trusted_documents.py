"""Where only trusted documents are executed, the page works wholly, and what is none of its documents is refused."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, WebSocket, expect

from server.page.documents import MANIFEST
from server.page.files import DIST
from tests.fault.service import Service
from tests.web.windows import Look, Windows

VIEWS = ("/certificates", "/create/import", "/create/generate", "/deleted", "/destinations", "/destinations/new", "/service-keys")


@pytest.fixture(scope="module")
def strict_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that executes trusted documents only, and is told of no manifest."""
    settings = {"DESTCERT_DEV_TOKEN": "on", "DESTCERT_TRUSTED_DOCUMENTS": "require"}
    service = Service(tmp_path_factory.mktemp("strict"), settings=settings)
    try:
        with ThreadPoolExecutor(1) as thread:  # Playwright keeps a loop of its own in the tests' thread
            thread.submit(asyncio.run, service.start()).result()
        yield service
    finally:
        service.end()


@pytest.fixture
def documents() -> set[str]:
    """The texts of the built page's manifest."""
    return set(json.loads((DIST / MANIFEST).read_text()).values())


def read_token(service: Service) -> str:
    """Return the token that opens everything."""
    return (service.data / "dev-token").read_text().strip()


class Heard:
    """What a page asked by GraphQL, and the codes of the errors that it heard."""

    def __init__(self, page: Page) -> None:
        self.texts: set[str] = set()
        self.codes: list[str] = []
        page.on("requestfinished", self._note_request)
        page.on("websocket", self._note_socket)

    def _note_request(self, request: Request) -> None:
        if request.url.endswith("/graphql"):
            response = request.response()
            assert request.post_data is not None
            assert response is not None
            self.texts.add(json.loads(request.post_data)["query"])
            self._note_errors(response.json())

    def _note_socket(self, socket: WebSocket) -> None:
        socket.on("framesent", self._note_message)
        socket.on("framereceived", self._note_message)

    def _note_message(self, frame: str | bytes) -> None:
        message = json.loads(frame)
        if message["type"] == "subscribe":
            self.texts.add(message["payload"]["query"])
        if message["type"] == "error":
            self._note_errors({"errors": message["payload"]})

    def _note_errors(self, answer: dict[str, Any]) -> None:
        self.codes += [error["extensions"]["code"] for error in answer.get("errors", ())]


def test_the_page_works_wholly(browser: Browser, strict_service: Service, documents: set[str]) -> None:
    windows = Windows(browser, strict_service.url, httpx.Cookies())
    page = windows.open(look=Look(token=read_token(strict_service)))
    heard = Heard(page)
    for view in VIEWS:
        page.goto(f"{strict_service.url}/#{view}")
        page.reload(wait_until="networkidle")
        expect(page.get_by_role("main")).to_be_visible()
    assert heard.codes == []
    assert heard.texts <= documents
    assert {text.split("(")[0].split("{")[0].strip() for text in heard.texts} >= {"query FirstScreen", "subscription CertificateChanges"}
    windows.close()


def test_nothing_else_is_executed(strict_service: Service, documents: set[str]) -> None:
    token = read_token(strict_service)
    (present,) = [text for text in documents if "query PresentPosition" in text]
    with httpx.Client(base_url=strict_service.url, headers={"Authorization": f"Bearer {token}"}) as http:
        answers = [http.post("/graphql", json={"query": text}).json() for text in (present, f"{present} ", "{ __typename }")]
    assert "data" in answers[0]
    assert [answer["errors"][0]["extensions"]["code"] for answer in answers[1:]] == ["DOCUMENT_NOT_TRUSTED"] * 2
