"""Fields that must be there once: what is refused, on real connections and in each edge's shape."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from server.graphql.masking import answer_refusal
from server.http.head import CheckedHead, check_fields
from server.http.refusal import RequestRefused
from tests.server.endpoint import serve
from tests.server.http.test_upgrade import SOCKET, Hasty, talk

Address = tuple[str, int]
JSON = b"Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n"
HOST = b"Host: test\r\n"


async def answer(_: Request) -> PlainTextResponse:
    """Answer."""
    return PlainTextResponse("passed")


async def converse(socket: WebSocket) -> None:
    """Accept and say goodbye."""
    await socket.accept()
    await socket.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[Address]:
    """A server with the check."""
    routes = [Route(path, answer, methods=["GET", "POST"]) for path in ("/graphql", "/livez")]
    app = CheckedHead(Starlette(routes=[*routes, WebSocketRoute("/graphql", converse)]), edges={"/graphql": answer_refusal})
    async with serve(app, Hasty) as address:
        yield address


REFUSED = {
    "no Host": (b"", "HOST_INVALID"),
    "two hosts": (HOST + b"Host: other\r\n", "HEADER_REPEATED"),
    "the same host twice": (HOST + HOST, "HEADER_REPEATED"),
    "empty Host": (b"Host:\r\n", "HOST_INVALID"),
    "list of hosts": (b"Host: a,b\r\n", "HOST_INVALID"),
    "Host with a user": (b"Host: a@b\r\n", "HOST_INVALID"),
    "Host with a path": (b"Host: a/b\r\n", "HOST_INVALID"),
    "Host with a space": (b"Host: a b\r\n", "HOST_INVALID"),
    "Host with a bad port": (b"Host: a:b\r\n", "HOST_INVALID"),
    "Host outside ASCII": (b"Host: \xe4\r\n", "HOST_INVALID"),
    "open bracket": (b"Host: [::1\r\n", "HOST_INVALID"),
    "two tokens": (HOST + b"Authorization: Bearer a\r\nAuthorization: Bearer b\r\n", "HEADER_REPEATED"),
    "two types": (HOST + b"Content-Type: text/plain\r\n", "HEADER_REPEATED"),
    "two encodings": (HOST + b"Content-Encoding: identity\r\ncontent-encoding: gzip\r\n", "HEADER_REPEATED"),
    "two origins": (HOST + b"Origin: http://test\r\nOrigin: http://other\r\n", "HEADER_REPEATED"),
    "two lengths": (HOST + b"Content-Length: 3\r\n", "REQUEST_INVALID"),
}


@pytest.mark.parametrize(("fields", "code"), REFUSED.values(), ids=REFUSED)
async def test_it_is_400_in_json(server: Address, fields: bytes, code: str) -> None:
    octets = await talk(server, b"POST /graphql HTTP/1.1\r\n" + fields + JSON + b"\r\n{}")
    assert octets.startswith(b"HTTP/1.1 400 "), octets
    assert octets.count(b"HTTP/1.1 ") == 1
    assert json.loads(octets.partition(b"\r\n\r\n")[2])["errors"][0]["extensions"] == {"code": code}


async def test_elsewhere_it_is_problem_details(server: Address) -> None:
    octets = await talk(server, b"GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert json.loads(octets.partition(b"\r\n\r\n")[2]) == {
        "title": "The header field Host is missing.",
        "status": 400,
        "code": "HOST_INVALID",
    }


@pytest.mark.parametrize("fields", [b"", HOST + HOST, HOST + b"Origin: http://a\r\nOrigin: http://b\r\n"])
async def test_a_handshake_too(server: Address, fields: bytes) -> None:
    octets = await talk(server, b"GET /graphql HTTP/1.1\r\n" + fields + SOCKET + b"\r\n")
    assert octets.startswith(b"HTTP/1.1 400 ")
    assert b'"code":"H' in octets or b"invalid Origin header: multiple values" in octets


@pytest.mark.parametrize(
    "head",
    [
        b"POST /graphql HTTP/1.0\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: a.example\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: A-1.example:8080\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:80\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: a_b:\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\nAccept: */*\r\nX-Forwarded-For: a\r\nX-Forwarded-For: b\r\n",
    ],
)
async def test_what_is_right_passes(server: Address, head: bytes) -> None:
    assert (await talk(server, head + JSON + b"\r\n{}")).endswith(b"passed")


def test_a_host_of_http_1_0_is_looked_at_too() -> None:
    with pytest.raises(RequestRefused, match="not a name"):
        check_fields([(b"host", b"a b")], is_host_needed=False)
