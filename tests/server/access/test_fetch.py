"""Keys are fetched from a real server, within three seconds and a mebibyte, and from nowhere else."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import pytest

from server.access import fetch
from server.access.fetch import DISCOVERY, MAX_DOCUMENT_SIZE, FetchFailed, fetch_keys, is_safe_address
from tests.server.access.signing import make_key, write_jwk

JWKS = {"keys": [write_jwk(make_key("ES256"), kid="one")]}


@dataclass
class Web:
    """A server that answers octets to each path, and notes the paths."""

    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split(b" ")[1].decode()
        self.asked.append(path)
        answer = self.answers.get(path)
        if answer is None:
            await asyncio.sleep(60)
        writer.write(answer or b"")
        writer.close()


def ok(document: object, head: str = "") -> bytes:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[Web, httpx.AsyncClient]]:
    web = Web()
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    async with httpx.AsyncClient(trust_env=False) as client:
        yield web, client
    server.close()


async def test_keys_are_fetched_and_bad_ones_left_out() -> None:
    async with serving() as (web, client):
        web.answers["/jwks"] = ok({"keys": [*JWKS["keys"], {"kty": "oct", "k": "AAAA"}, 5, {"kty": "PQ"}]})
        keys, faults = await fetch_keys(client, "https://issuer.example", f"{web.url}/jwks")
        assert [key.kid for key in keys] == ["one"]
        assert len(faults) == 3


@pytest.mark.parametrize("slash", ["", "/"])
async def test_without_an_address_the_issuer_names_it(slash: str) -> None:
    async with serving() as (web, client):
        issuer = f"{web.url}/realms/acme{slash}"
        web.answers[f"/realms/acme{DISCOVERY}"] = ok({"issuer": issuer, "jwks_uri": f"{web.url}/jwks"})
        web.answers["/jwks"] = ok(JWKS)
        keys, _ = await fetch_keys(client, issuer, None)
        assert [key.kid for key in keys] == ["one"]
        assert web.asked == [f"/realms/acme{DISCOVERY}", "/jwks"]


@pytest.mark.parametrize(
    "change",
    [
        lambda web: {"issuer": f"{web.url}/", "jwks_uri": f"{web.url}/jwks"},
        lambda web: {"jwks_uri": f"{web.url}/jwks"},
        lambda web: {"issuer": web.url},
        lambda web: {"issuer": web.url, "jwks_uri": 5},
        lambda web: {"issuer": web.url, "jwks_uri": "http://keys.example/jwks"},
        lambda web: {"issuer": web.url, "jwks_uri": "file:///etc/passwd"},
        lambda web: {"issuer": web.url, "jwks_uri": "ftp://127.0.0.1/"},
    ],
)
async def test_metadata_of_another_issuer_or_with_an_unsafe_address_are_not_followed(change: Callable[[Web], object]) -> None:
    async with serving() as (web, client):
        web.answers = {DISCOVERY: ok(change(web)), "/jwks": ok(JWKS)}
        with pytest.raises(FetchFailed, match="its metadata"):
            await fetch_keys(client, web.url, None)
        assert web.asked == [DISCOVERY]


async def test_an_issuer_of_https_names_no_address_on_this_machine() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        metadata = json.dumps({"issuer": "https://issuer.example", "jwks_uri": "http://127.0.0.1:9/keys"})
        return httpx.Response(200, stream=httpx.ByteStream(metadata.encode()))

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        with pytest.raises(FetchFailed, match="its metadata"):
            await fetch_keys(client, "https://issuer.example", None)
    assert asked == [f"https://issuer.example{DISCOVERY}"]


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 307 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"",
        ok(JWKS, "Content-Encoding: gzip\r\n"),
        ok([]),
        ok({}),
        ok({"keys": {}}),
        ok(b"<html>"),
        ok(b'{"keys": [], "keys": []}'),
        ok(JWKS).replace(b"200 OK", b"404 Not Found"),
        ok(JWKS).replace(b"200 OK", b"203 Changed"),
        ok(JWKS, "Location: /elsewhere\r\n").replace(b"200 OK", b"302 Found"),
        ok(json.dumps(JWKS).encode().ljust(MAX_DOCUMENT_SIZE + 1)),
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}",
    ],
)
async def test_what_is_no_set_of_keys_is_refused_and_redirects_are_not_followed(answer: bytes) -> None:
    async with serving() as (web, client):
        web.answers = {"/jwks": answer, "/elsewhere": ok(JWKS)}
        with pytest.raises(FetchFailed):
            await fetch_keys(client, "https://issuer.example", f"{web.url}/jwks")
        assert web.asked == ["/jwks"]


async def test_a_document_of_the_largest_size_is_read() -> None:
    body = json.dumps(JWKS).encode()
    async with serving() as (web, client):
        web.answers["/jwks"] = ok(body + b" " * (MAX_DOCUMENT_SIZE - len(body)))
        keys, _ = await fetch_keys(client, "https://issuer.example", f"{web.url}/jwks")
        assert len(keys) == 1


@pytest.mark.parametrize("silent", ["metadata", "keys"])
async def test_an_issuer_that_is_silent_is_given_up(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetch.FETCH_WITHIN == 3
    monkeypatch.setattr(fetch, "FETCH_WITHIN", 0.2)
    async with serving() as (web, client):
        if silent == "keys":
            web.answers[DISCOVERY] = ok({"issuer": web.url, "jwks_uri": f"{web.url}/jwks"})
        with pytest.raises(FetchFailed, match="TimeoutError"):
            await fetch_keys(client, web.url, None)


async def test_an_issuer_that_is_not_there_is_given_up() -> None:
    async with serving() as (web, client):
        closed = web.port
    async with httpx.AsyncClient(trust_env=False) as client:
        with pytest.raises(FetchFailed, match="ConnectError"):
            await fetch_keys(client, "https://issuer.example", f"http://127.0.0.1:{closed}/jwks")


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://issuer.example/keys", True),
        ("https://issuer.example:8443/keys?x=y", True),
        ("http://localhost:8080/keys", True),
        ("http://127.0.0.1/keys", True),
        ("http://127.9.9.9/keys", True),
        ("http://[::1]:80/keys", True),
        ("http://issuer.example/keys", False),
        ("http://localhost.example/keys", False),
        ("http://127.0.0.1.example/keys", False),
        ("http://10.0.0.1/keys", False),
        ("http://0.0.0.0/keys", False),
        ("https://user@issuer.example/keys", False),
        ("https://:password@issuer.example/keys", False),
        ("https://issuer.example/keys#x", False),
        ("https:///keys", False),
        ("https://issuer.example:99999/", False),
        ("https://[::1/", False),
        ("file:///etc/passwd", False),
        ("ftp://127.0.0.1/", False),
        ("issuer.example", False),
        ("", False),
    ],
)
def test_which_addresses_are_safe(address: str, is_safe: bool) -> None:
    assert is_safe_address(address) is is_safe
