"""The server's time limits, on real connections."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from server.http.config import SHUTDOWN_SECONDS, server_config
from server.http.connections import Connections
from server.http.protocol import MAX_HEAD_SIZE, TimedProtocol
from server.http.socket_protocol import SocketProtocol
from tests.server.endpoint import AUTHORIZED, build_test_app, serve
from tests.server.streaming import serve_streams

Address = tuple[str, int]


class Hasty(TimedProtocol):
    """The protocol with limits that a test can wait for."""

    head_seconds = 0.3
    body_seconds = 0.6
    linger_seconds = 0.2


async def echo(request: Request) -> PlainTextResponse:
    """Answer with the length of the body, after some time if the URL says so."""
    await asyncio.sleep(float(request.query_params.get("before", 0)))
    length = len(await request.body())
    await asyncio.sleep(float(request.query_params.get("after", 0)))
    return PlainTextResponse(str(length))


async def socket_echo(socket: WebSocket) -> None:
    """Say back what is said."""
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


APP = Starlette(routes=[Route("/", echo, methods=["GET", "POST"]), WebSocketRoute("/socket", socket_echo)])


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[Address]:
    """A server in a hurry."""
    async with serve(APP, Hasty) as address:
        yield address


async def talk(address: Address, *pieces: bytes, pause: float = 0.05, patience: float = 60) -> tuple[bytes, int]:
    """Send pieces with pauses until the server closes; return all that came, and how many pieces were sent by then."""
    reader, writer = await asyncio.open_connection(*address)
    answer = bytearray()

    async def listen() -> None:
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(65_536):
                answer.extend(piece)

    listening = asyncio.create_task(listen())
    sent = 0
    for piece in pieces:
        if not listening.done():
            writer.write(piece)
            sent += 1
            await asyncio.sleep(pause)
    await asyncio.wait_for(listening, patience)
    writer.close()
    return bytes(answer), sent


SOCKET = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
HEAD = b"POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n"


async def test_silent_connections_are_closed(server: Address) -> None:
    answers = await asyncio.gather(*(talk(server) for _ in range(50)))
    assert all(answer == b"" for answer, _ in answers)


async def test_slow_heads_are_closed(server: Address) -> None:
    answers = await asyncio.gather(*(talk(server, b"GET / HTTP/1.1\r\n", *[b"X: 1\r\n"] * 60) for _ in range(50)))
    assert all(answer == b"" and sent < 60 for answer, sent in answers), "closed while more of the head was coming"


async def test_slow_and_silent_bodies_are_closed(server: Address) -> None:
    slow = [talk(server, HEAD + b"\r\n", *[b"x"] * 9, pause=0.5) for _ in range(25)]
    silent = [talk(server, HEAD + b"\r\n") for _ in range(25)]
    answers = await asyncio.gather(*slow, *silent)
    assert all(answer == b"" and sent < 10 for answer, sent in answers), "closed while more of the body was coming"


async def test_slow_chunked_bodies_are_closed(server: Address) -> None:
    head = b"POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer, sent = await talk(server, head, *[b"1\r\nx\r\n"] * 100)
    assert answer == b""
    assert sent < 100


async def test_line_ends_between_requests_keep_no_connection_open(server: Address) -> None:
    answer, sent = await talk(server, b"GET / HTTP/1.1\r\nHost: test\r\n\r\n", *[b"\r\n"] * 100)
    assert answer.endswith(b"0")
    assert sent < 100


async def test_a_second_request_has_its_own_time(server: Address) -> None:
    request = b"GET / HTTP/1.1\r\nHost: test\r\n\r\n"
    answer, _ = await talk(server, *[request] * 4, request + b"GET / HTTP/1.1\r\n", pause=0.2)
    assert answer.count(b"HTTP/1.1 200") == 5


async def test_a_slow_handler_is_left_alone(server: Address) -> None:
    host, port = server
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        responses = await asyncio.gather(
            client.post("/?after=1.5", content=b"x" * 10),
            client.post("/?before=1.5", content=b"x" * 10),
            client.post("/?before=1.5", content=b"x" * 500_000),
            client.get("/?after=1.5"),
        )
    assert [response.text for response in responses] == ["10", "10", "500000", "0"]


async def test_a_request_that_begins_while_another_is_answered_does_not_end_it(server: Address) -> None:
    answer, _ = await talk(server, b"GET /?after=0.8 HTTP/1.1\r\nConnection: close\r\n\r\n", b"GET / HT")
    assert answer.count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize(
    "pieces",
    [
        [b"GET / HTTP/1.1\r\nX: " + b"x" * MAX_HEAD_SIZE],
        [b"GET / HTTP/1.1\r\nX: " + b"x" * MAX_HEAD_SIZE + b"\r\n\r\n"],
        [b"GET / HTTP/1.1\r\n"] + [b"X: " + b"x" * 1_000 + b"\r\n"] * 20,
        [b"GET /?" + b"q" * MAX_HEAD_SIZE + b" HTTP/1.1\r\nHost: test\r\n\r\n"],
        [b"POST / HTTP/1.1\r\nContent-Length: 5\r\nX: " + b"x" * MAX_HEAD_SIZE + b"\r\n\r\nhello"],
        [b"GET / HTTP/1.1\r\nX: " + b"x" * MAX_HEAD_SIZE + b"\r\n\r\nGET / HTTP/1.1\r\n\r\n"],
        [b"GET /socket HTTP/1.1\r\n" + SOCKET + b"X: " + b"x" * MAX_HEAD_SIZE + b"\r\n\r\n"],
    ],
    ids=["cut", "whole", "many", "target", "with body", "another behind it", "socket"],
)
async def test_71_a_head_that_is_too_large_is_431(server: Address, pieces: list[bytes]) -> None:
    answer, _ = await talk(server, *pieces, pause=0)
    assert answer.count(b"HTTP/1.1 ") == 1
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 431 ")
    assert b"x-request-id: " in head
    assert json.loads(body)["errors"][0]["extensions"] == {"code": "HEADERS_TOO_LARGE"}


@pytest.mark.parametrize(("origin", "is_told"), [("https://portal.example", True), ("https://evil.example", False)])
@pytest.mark.parametrize(
    ("request_line", "more", "status"),
    [(b"GET /", b"Authorization: Bearer " + b"t" * MAX_HEAD_SIZE + b"\r\n", b"431"), (b"GET /", b"Accept: */*\r\nno field\r\n", b"400")],
    ids=["large", "malformed"],
)
async def test_an_allowed_page_can_read_that_its_head_is_refused(
    origin: str, is_told: bool, request_line: bytes, more: bytes, status: bytes
) -> None:
    """As a page hears whose token is too long; without the field it would hear of a failed connection."""
    async with serve(APP, Hasty, allowed_origins=["https://portal.example"]) as address:
        answer, _ = await talk(
            address, request_line + b" HTTP/1.1\r\nHost: test\r\nOrigin: " + origin.encode() + b"\r\n" + more + b"\r\n", pause=0
        )
    head = answer.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert head[0].startswith(b"HTTP/1.1 " + status)
    assert (b"access-control-allow-origin: https://portal.example" in head) == is_told


async def test_a_head_below_the_limit_passes(server: Address) -> None:
    answer, _ = await talk(server, b"GET / HTTP/1.1\r\nConnection: close\r\nX: " + b"x" * (MAX_HEAD_SIZE - 100) + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")


async def test_a_large_body_in_the_same_packet_is_no_large_head(server: Address) -> None:
    body = b"x" * 60_000
    answer, _ = await talk(server, b"POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 60000\r\n\r\n" + body)
    assert answer.endswith(b"60000")


async def test_sockets_have_no_time_limit_of_http(server: Address) -> None:
    host, port = server
    async with connect(f"ws://{host}:{port}/socket") as socket:
        await asyncio.sleep(1)
        await socket.send("hello")
        assert await socket.recv() == "hello"


async def test_a_client_that_leaves_half_way_stops_nothing(server: Address) -> None:
    host, port = server
    for _ in range(5):
        _, writer = await asyncio.open_connection(host, port)
        writer.write(HEAD + b"\r\nhalf")
        await writer.drain()
        writer.transport.abort()
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}") as client:
        assert (await client.get("/")).text == "0"


async def test_28_on_a_real_connection_nothing_is_executed() -> None:
    made: list[str] = []
    async with serve(build_test_app(made), Hasty) as (host, port):
        head = f"POST /graphql HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: {AUTHORIZED['Authorization']}\r\n"
        _, writer = await asyncio.open_connection(host, port)
        writer.write(head.encode() + b'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query": "mutation{change}"')
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.transport.abort()
        await asyncio.sleep(0.2)
        async with httpx.AsyncClient(base_url=f"http://{host}:{port}", headers=AUTHORIZED) as client:
            response = await client.post("/graphql", json={"query": "{hello}"})
            assert response.json()["data"] == {"hello": "hello you"}
            assert "server" not in response.headers
    assert made == ["hello"]


SLOW = b"POST /?after=0.5 HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 1\r\n\r\n"


async def test_where_all_connections_are_at_work_a_new_one_is_closed_at_once() -> None:
    async with serve(APP, Hasty, connections=Connections(most=2)) as address:
        working = [asyncio.create_task(talk(address, SLOW + b"x")) for _ in range(2)]
        await asyncio.sleep(0.2)
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(talk(address), 0.2) == (b"", 0)
        assert all(answer.startswith(b"HTTP/1.1 200 ") for answer, _ in await asyncio.gather(*working))


async def test_one_that_owes_its_body_makes_room() -> None:
    async with serve(APP, Hasty, connections=Connections(most=1)) as address:
        owing = asyncio.create_task(talk(address, SLOW))
        await asyncio.sleep(0.2)
        assert (await talk(address, SLOW + b"x"))[0].startswith(b"HTTP/1.1 200 ")
        with contextlib.suppress(ConnectionError):
            assert await owing == (b"", 1)


async def test_the_answer_begins_another_time_of_waiting() -> None:
    """The silent connection is younger than the first one, but has waited for longer than it has since its answer."""
    async with serve(APP, Hasty, connections=Connections(most=2)) as address:
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b"GET /?after=0.2 HTTP/1.1\r\nHost: test\r\n\r\n")
        await asyncio.sleep(0.05)
        silent = asyncio.create_task(talk(address))
        await reader.readuntil(b"\r\n\r\n0")
        assert (await talk(address, SLOW.replace(b"0.5", b"0") + b"x"))[0].startswith(b"HTTP/1.1 200 ")
        writer.write(SLOW.replace(b"0.5", b"0") + b"x")
        assert (await reader.read()).startswith(b"HTTP/1.1 200 ")
        writer.close()
        with contextlib.suppress(ConnectionError):
            await silent


def test_the_limits_of_production() -> None:
    config = server_config(APP, host="127.0.0.1", port=0)
    assert config.http is TimedProtocol
    assert (TimedProtocol.head_seconds, TimedProtocol.body_seconds, TimedProtocol.linger_seconds) == (10, 30, 1)
    assert (config.timeout_graceful_shutdown, config.ws_max_size, config.ws_per_message_deflate) == (SHUTDOWN_SECONDS, 65_536, False)
    assert (config.server_header, config.access_log, config.proxy_headers) == (False, False, False)
    assert config.ws is SocketProtocol
    assert (SocketProtocol.authentication_seconds, SocketProtocol.unread_seconds, TimedProtocol.unread_seconds) == (10, 20, 20)


def test_an_idle_connection_outlives_the_clients_patience() -> None:
    """Otherwise both close at once, and the client's next request meets a reset connection."""
    load_balancer = 60
    assert server_config(APP, host="127.0.0.1", port=0).timeout_keep_alive > max(load_balancer, httpx.Limits().keepalive_expiry or 0)


# ---------------------------------------------------------------- what is logged of sockets


async def test_neither_tokens_nor_messages_nor_query_strings_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)
    async with serve_streams() as served:
        address = served.socket()
        address._url += "?token=hunter2"
        async with address as talk:
            await talk.init()
            await talk.ask('{hello(name: "hunter3")}')
        async with served.socket() as talk:
            await talk.send(type="connection_init", payload={"token": "hunter4"})
            await talk.closed()
        async with served.socket() as talk:
            await talk.connection.send(b"\xff hunter5", text=True)
            await talk.closed()
        with pytest.raises(InvalidStatus):
            await served.socket(additional_headers={"Origin": "https://hunter6.example"}).__aenter__()
    said = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records if record.name != "websockets.client")
    assert "hunter" not in said
    assert "destcert.sockets" not in {record.name for record in caplog.records}
    assert "socket closed by the client after" in said
    assert "socket closed with 4401 after" in said


def test_crashes_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("destcert.sockets").error("Exception in ASGI application\n")
    logging.getLogger("destcert.sockets").error("ASGI callable returned without completing handshake.")
    assert [record.getMessage() for record in caplog.records] == ["Exception in ASGI application\n"]
