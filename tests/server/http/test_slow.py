"""190 connections of each slow or half-open kind, in a hurry: all are ended by the service, which answers meanwhile.

The same with the deadlines of production: tests/fault/test_slow.py.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from server.http.connections import Connections
from server.http.protocol import TimedProtocol
from server.http.socket_protocol import SocketProtocol
from tests.server.endpoint import TOKEN, serve
from tests.server.http.slow import Crowd, build_kinds
from tests.server.streaming import FAST, World, build_streaming_app, until

MANY, PIECES = 190, 300
KINDS = build_kinds(TOKEN)

pytestmark = pytest.mark.slow


class Hasty(TimedProtocol):
    """The protocol with limits that a test can wait for."""

    head_seconds = 0.8
    body_seconds = 0.8
    linger_seconds = 0.2

    unread_seconds = 0.5


class HastySocket(SocketProtocol):
    """The same for sockets."""

    authentication_seconds = 1.2


async def fill(_: Request) -> PlainTextResponse:
    """Answer more than the system keeps."""
    return PlainTextResponse("x" * 30_000_000)


async def stream(_: Request) -> StreamingResponse:
    """Answer in pieces, as fast as they are taken."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(PIECES):
            yield b"x" * 32_768

    return StreamingResponse(pieces())


async def live(_: Request) -> PlainTextResponse:
    """Answer."""
    return PlainTextResponse("alive")


class Guarded:
    """A server with few places for each address."""

    def __init__(self, address: tuple[str, int], connections: Connections, world: World) -> None:
        self.address = address
        self.connections = connections
        self.world = world


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[Guarded]:
    """A server in a hurry, which allows 50 connections of each address."""
    world = World()
    app: Starlette = build_streaming_app(world, replace(FAST, socket_init_timeout=timedelta(seconds=0.5)))
    app.router.routes += [Route("/livez", live), Route("/fill", fill), Route("/stream", stream)]
    connections = Connections(most=50)
    async with serve(app, Hasty, socket_protocol=HastySocket, connections=connections, keep_alive=0.8) as address:
        yield Guarded(address, connections, world)


@pytest.mark.parametrize("name", KINDS)
async def test_the_service_ends_all_of_them_and_answers_meanwhile(server: Guarded, name: str) -> None:
    crowd = Crowd(server.address, KINDS[name], pause=0.05)
    staying = asyncio.create_task(crowd.stay(MANY))
    try:
        while not staying.done():
            assert server.connections.count(server.address[0]) <= 50
            async with httpx.AsyncClient(base_url=f"http://{server.address[0]}:{server.address[1]}", timeout=3) as client:
                assert (await client.get("/livez")).text == "alive"
                headers = {"Authorization": f"Bearer {TOKEN}"}
                assert (await client.post("/graphql", json={"query": "{hello}"}, headers=headers)).status_code == 200
            await asyncio.wait([staying], timeout=0.1)
        await asyncio.wait_for(staying, 5)
    finally:
        staying.cancel()
    assert crowd.ended == MANY
    await until(lambda: server.connections.count(server.address[0]) == 0)
    await until(lambda: server.world.streams.strangers == server.world.streams.count == 0)


@pytest.mark.parametrize("taken", [0, 1_000])
async def test_who_takes_an_answer_too_slowly_is_cut(server: Guarded, taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the system does not know how much the client has taken."""
    monkeypatch.delattr(socket, "TCP_USER_TIMEOUT", raising=False)
    loop = asyncio.get_running_loop()
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        slow.setblocking(False)
        await loop.sock_connect(slow, server.address)
        await loop.sock_sendall(slow, b"GET /fill HTTP/1.1\r\nHost: test\r\n\r\n")
        await until(lambda: server.connections.count(server.address[0]) == 1)
        async with asyncio.timeout(5):
            while server.connections.count(server.address[0]):
                if taken:
                    await loop.sock_recv(slow, taken)
                await asyncio.sleep(0.05)


async def test_who_takes_an_answer_steadily_is_not(server: Guarded) -> None:
    loop = asyncio.get_running_loop()
    received = 0
    with socket.socket() as steady:
        steady.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        steady.setblocking(False)
        await loop.sock_connect(steady, server.address)
        await loop.sock_sendall(steady, b"GET /stream HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
        while octets := await loop.sock_recv(steady, 65_536):
            received += len(octets)
            await asyncio.sleep(0.015)
    assert received > PIECES * 32_768
