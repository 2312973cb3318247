"""Large answers and slow clients: what waits has a bound for the whole service, and nobody is waited for for ever."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from starlette.types import Message

from server.graphql.settings import GraphQLSettings
from server.http import outbox
from server.http.outbox import PIECE, Outbox, send_pieces
from server.http.refusal import RequestRefused
from tests.server.endpoint import AUTHORIZED, TOKEN, build_test_app, read_code, serve

LARGE = 8 * 1024 * 1024
"""Octets of an answer: more than the buffers of a socket take."""


def test_what_waits_has_a_bound_and_what_was_sent_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MAX_WAITING", 10 * PIECE)
    box = Outbox()
    with box.hold(6 * PIECE):
        with box.hold(4 * PIECE), pytest.raises(RequestRefused) as refused, box.hold(PIECE + 1):
            pass
        assert (refused.value.status, refused.value.headers["Retry-After"]) == (503, "5")
        with pytest.raises(ZeroDivisionError), box.hold(4 * PIECE):
            raise ZeroDivisionError
        with box.hold(4 * PIECE):
            pass


async def test_a_body_is_sent_in_pieces_and_whole() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    body = bytes(range(256)) * 700
    await send_pieces(send, body)
    assert b"".join(message["body"] for message in sent) == body
    assert max(len(message["body"]) for message in sent) == PIECE
    assert [message.get("more_body", False) for message in sent] == [True] * (len(sent) - 1) + [False]


async def test_a_client_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "PATIENCE", 0.05)
    monkeypatch.setattr(outbox, "MIN_RATE", 1e9)
    never = asyncio.Event()

    async def send(_: Message) -> None:
        await never.wait()

    await send_pieces(send, b"x" * LARGE)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[tuple[str, int]]:
    async with serve(build_test_app([], GraphQLSettings(max_body_size=2 * LARGE))) as address:
        yield address


async def open_slow(host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for a large answer, and take nothing of it but the first octets."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_connect(connection, (host, port))
    reader, writer = await asyncio.open_connection(sock=connection, limit=1024)
    body = json.dumps({"query": "query ($name: String!) {hello(name: $name)}", "variables": {"name": "x" * LARGE}}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    writer.write(head.encode() + b"\r\n\r\n" + body)
    await writer.drain()
    return reader, writer


async def ask(host: str, port: int, size: int) -> httpx.Response:
    async with httpx.AsyncClient(headers={**AUTHORIZED, "Accept-Encoding": "identity"}, timeout=60) as client:
        query = {"query": "query ($name: String!) {hello(name: $name)}", "variables": {"name": "x" * size}}
        return await client.post(f"http://{host}:{port}/graphql", json=query)


async def test_slow_clients_fill_the_outbox_and_no_more_and_are_given_up(server: tuple[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MAX_WAITING", 2 * LARGE + PIECE)
    monkeypatch.setattr(outbox, "MIN_RATE", 1e9)
    monkeypatch.setattr(outbox, "PATIENCE", 3)
    slow = [await open_slow(*server) for _ in range(2)]
    for reader, _ in slow:
        assert (await reader.readline()).startswith(b"HTTP/1.1 200")
    refused = await ask(*server, LARGE)
    assert (refused.status_code, read_code(refused)) == (503, "UNAVAILABLE")
    assert (await ask(*server, 1)).status_code == 200
    await asyncio.sleep(outbox.PATIENCE)
    large = await ask(*server, LARGE)  # those who still take nothing were given up
    assert (large.status_code, len(large.json()["data"]["hello"])) == (200, LARGE + len("hello "))
    for _, writer in slow:
        writer.transport.abort()
