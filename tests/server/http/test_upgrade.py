"""Requests that ask for another protocol, on real connections: the body stays a body, and only sockets are upgraded."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from server.http.protocol import TimedProtocol
from server.http.upgrade import MAX_SOCKET_FIELDS, MAX_SOCKET_LINE
from tests.server.endpoint import serve

Address = tuple[str, int]

H2C = b"Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA\r\nUpgrade: h2c\r\n"
SOCKET = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
SAID, GOODBYE = b"\x81\x82\0\0\0\0hi", b"\x88\x80\0\0\0\0"
"""Frames of a socket."""
BODY = b"GET /stolen HTTP/1.1\r\nHost: test\r\n\r\n"
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"a\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (BODY[:10], len(BODY) - 10, BODY[10:])
LAST = b"GET /last HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"


class Hasty(TimedProtocol):
    """The protocol with limits that a test can wait for."""

    head_seconds = 1
    body_seconds = 1
    linger_seconds = 0.2


async def tell(request: Request) -> JSONResponse:
    """Answer with what was understood; by PUT without reading the body."""
    if request.method == "PUT":
        await asyncio.sleep(0.1)
        return JSONResponse([])
    return JSONResponse([request.method, request.url.path, (await request.body()).decode(), request.headers.get("x-more")])


async def echo(socket: WebSocket) -> None:
    """Say back what is said."""
    if socket.url.query:
        await asyncio.sleep(0.2)
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


APP = Starlette(routes=[Route("/{path}", tell, methods=["GET", "POST", "PUT"]), WebSocketRoute("/socket", echo)])


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[Address]:
    """A server in a hurry."""
    async with serve(APP, Hasty) as address:
        yield address


async def talk(address: Address, *pieces: bytes, pause: float = 0.05) -> bytes:
    """Send the pieces and return all that comes until the server closes."""
    reader, writer = await asyncio.open_connection(*address)
    listening = asyncio.create_task(reader.read())
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(pause)
    answer = await asyncio.wait_for(listening, 5)
    writer.close()
    return answer


def read_answers(octets: bytes) -> list[object]:
    """Return what was understood of each request; fails for any answer but 200."""
    answers = octets.split(b"HTTP/1.1 ")[1:]
    assert all(answer.startswith(b"200 ") for answer in answers), octets
    return [json.loads(answer.partition(b"\r\n\r\n")[2]) for answer in answers]


def post(*fields: bytes, version: bytes = b"1.1") -> bytes:
    """Return the head of a POST."""
    return b"POST /first HTTP/" + version + b"\r\nHost: test\r\n" + b"".join(fields) + b"X-More: yes\r\n\r\n"


WANTED = [["POST", "/first", BODY.decode(), "yes"], ["GET", "/last", "", None]]

UPGRADES = {
    "h2c": H2C,
    "unknown": b"Upgrade: foo/2\r\nConnection: upgrade\r\n",
    "several": b"Upgrade: foo, bar\r\nConnection: keep-alive, upgrade\r\n",
    "twice": b"Upgrade: foo\r\nConnection: keep-alive\r\nUpgrade: bar\r\nConnection: UPGRADE\r\n",
    "by Proxy-Connection": b"Upgrade: foo\r\nProxy-Connection: upgrade\r\n",
    "TLS": b"Upgrade: TLS/1.2\r\nConnection: Upgrade\r\n",
    "POST to a socket": SOCKET,
    "among others": b"Upgrade: h2c, websocket\r\nConnection: Upgrade\r\n",
    "none": b"",
}


@pytest.mark.parametrize("framing", ["length", "chunks"])
@pytest.mark.parametrize("upgrade", UPGRADES.values(), ids=UPGRADES)
@pytest.mark.parametrize("cut", ["whole", "after the head", "in the head", "octets"])
async def test_the_body_stays_the_body(server: Address, upgrade: bytes, framing: str, cut: str) -> None:
    head, body = post(upgrade, LENGTH if framing == "length" else CHUNKED), BODY if framing == "length" else CHUNKS
    pieces, pause = {
        "whole": ([head + body + LAST], 0.0),
        "after the head": ([head, body, LAST], 0.02),
        "in the head": ([head[:40], head[40:] + body[:3], body[3:] + LAST], 0.02),
        "octets": ([bytes([octet]) for octet in head + body + LAST], 0.0),
    }[cut]
    assert read_answers(await talk(server, *pieces, pause=pause)) == WANTED


async def test_a_request_without_a_body_is_one_too(server: Address) -> None:
    first = b"GET /first HTTP/1.1\r\nHost: test\r\n" + H2C + b"\r\n"
    assert read_answers(await talk(server, first + first + LAST)) == [["GET", "/first", "", None]] * 2 + [["GET", "/last", "", None]]


async def test_behind_a_request_that_is_still_answered_it_is_the_same(server: Address) -> None:
    octets = (post(LENGTH) + BODY + post(H2C, LENGTH) + BODY) * 3 + LAST
    assert read_answers(await talk(server, octets)) == WANTED[:1] * 6 + WANTED[1:]


async def test_what_only_looks_like_http_is_400(server: Address) -> None:
    answer = await talk(server, b"SETUP / RTSP/1.0\r\nHost: test\r\n" + H2C + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["errors"][0]["extensions"] == {"code": "REQUEST_INVALID"}


async def test_the_other_options_of_the_connection_hold(server: Address) -> None:
    head = post(b"Upgrade: foo\r\nConnection: upgrade, close\r\n", LENGTH)
    assert read_answers(await talk(server, head + BODY + LAST)) == WANTED[:1]


async def test_http_1_0_upgrades_nothing(server: Address) -> None:
    assert read_answers(await talk(server, post(H2C, LENGTH, version=b"1.0") + BODY)) == WANTED[:1]
    get = b"GET /first HTTP/1.0\r\nHost: test\r\n" + SOCKET + b"\r\n"
    assert read_answers(await talk(server, get)) == [["GET", "/first", "", None]]


async def test_proxy_connection_opens_no_socket(server: Address) -> None:
    """No standard has it, but the parser takes it for Connection."""
    get = b"GET /first HTTP/1.1\r\nHost: test\r\n" + SOCKET.replace(b"Connection", b"Proxy-Connection") + b"\r\n"
    assert read_answers(await talk(server, get + LAST)) == [["GET", "/first", "", None], ["GET", "/last", "", None]]


async def test_a_large_body_passes(server: Address) -> None:
    body = b"x" * 300_000
    head = post(H2C, b"Content-Length: 300000\r\n")
    assert read_answers(await talk(server, head + body[:100_000], body[100_000:], LAST))[0] == ["POST", "/first", body.decode(), "yes"]


async def test_a_slow_body_has_its_time(server: Address) -> None:
    assert await asyncio.wait_for(talk(server, post(H2C, LENGTH) + BODY[:5]), 3) == b""


async def test_an_upgrade_is_no_way_to_send_two_lengths(server: Address) -> None:
    for more in (CHUNKED, b"Content-Length: 0\r\n"):
        answer = await talk(server, post(H2C, LENGTH, more) + BODY)
        assert answer.startswith(b"HTTP/1.1 400 ")
        assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("folded", [b"Upgrade:\r\n h2c\r\n", b"Upgrade: h2c\r\n\th2c\r\n", b"Upgrade : h2c\r\n", b" Upgrade: h2c\r\n"])
async def test_a_field_over_two_lines_is_400(server: Address, folded: bytes) -> None:
    """RFC 9112 5.2; read differently by others, it would hide an upgrade."""
    answer = await talk(server, post(b"Connection: upgrade\r\n", LENGTH, folded) + BODY + LAST)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    "octets",
    [
        post(CHUNKED) + b"3\r\nabcd\r\n0\r\n\r\n",
        post(CHUNKED) + b"3\r\nabc\r\nx\r\n",
        post(b"Transfer-Encoding: gzip\r\n") + BODY,
        post(H2C, CHUNKED) + b"3\r\nabc\r\nx\r\n",
    ],
)
async def test_a_body_that_cannot_be_read_is_400(server: Address, octets: bytes) -> None:
    answer = await talk(server, octets[:-3], octets[-3:])
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["errors"][0]["extensions"] == {"code": "REQUEST_INVALID"}


async def test_the_application_answers_no_more_then(server: Address) -> None:
    answer = await talk(server, post(CHUNKED).replace(b"POST", b"PUT") + b"3\r\nabc\r\nx\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


async def test_what_cannot_be_read_behind_a_request_does_not_take_its_place(server: Address) -> None:
    """Its answer is still to come, so that a second one would be taken for it."""
    assert b" 400 " not in await talk(server, b"GET /first?wait HTTP/1.1\r\nHost: test\r\n\r\n" + b"\x16\x03\x01")


async def test_trailers_are_no_header_fields(server: Address) -> None:
    """RFC 9110 6.5.1: they come when the header fields have been looked at."""
    octets = b"POST /first HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-More: late\r\n\r\n"
    assert read_answers(await talk(server, octets + LAST))[0] == ["POST", "/first", "x", None]


async def test_connect_is_refused(server: Address) -> None:
    answer = await talk(server, b"CONNECT test:80 HTTP/1.1\r\nHost: test\r\n" + LENGTH + b"\r\n" + BODY)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


# ---------------------------------------------------------------- sockets


async def test_a_handshake_is_answered(server: Address) -> None:
    answer = await talk(server, b"GET /socket HTTP/1.1\r\nHost: test\r\n", SOCKET + b"\r\n", SAID, GOODBYE)
    assert answer.startswith(b"HTTP/1.1 101 ")
    assert b"\r\n\r\n\x81\x02hi" in answer


@pytest.mark.parametrize(
    ("target", "more"),
    [
        (b"/socket", b"X: 1\r\n" * (MAX_SOCKET_FIELDS - 5)),
        (b"/socket", b"X: " + b"x" * (MAX_SOCKET_LINE - 1) + b"\r\n"),
        (b"/" + b"q" * (MAX_SOCKET_LINE - 1), b""),
    ],
    ids=["fields", "field", "target"],
)
async def test_the_largest_handshake_fits_the_library_of_sockets(server: Address, target: bytes, more: bytes) -> None:
    head = b"GET " + target + b" HTTP/1.1\r\nHost: test\r\n" + SOCKET + more + b"\r\n"
    assert (await talk(server, head, SAID, GOODBYE)).startswith((b"HTTP/1.1 101 ", b"HTTP/1.1 403 "))


async def test_an_earlier_request_does_not_matter(server: Address) -> None:
    first = b"GET /first HTTP/1.1\r\nHost: test\r\n\r\n"
    answer = await talk(server, first, b"GET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET + b"\r\n", SAID, GOODBYE)
    assert b"HTTP/1.1 101 " in answer
    assert b"\r\n\r\n\x81\x02hi" in answer


async def test_who_does_not_wait_for_the_answer_gets_none(server: Address, caplog: pytest.LogCaptureFixture) -> None:
    """RFC 6455 4.1; the library of sockets fails in its own way."""
    head = b"GET /socket?wait HTTP/1.1\r\nHost: test\r\n" + SOCKET + b"\r\n"
    assert (await talk(server, head + SAID)).startswith(b"HTTP/1.1 400 ")
    with contextlib.suppress(ConnectionError):
        assert await talk(server, head, SAID, pause=0.02) == b""
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize(
    "body", [b"Content-Length: 3\r\n\r\nabc", b"Content-Length: 3\r\n\r\n", CHUNKED + b"\r\n", CHUNKED + b"\r\n0\r\n\r\n"]
)
async def test_a_handshake_with_a_body_is_400(server: Address, body: bytes) -> None:
    answer = await asyncio.wait_for(talk(server, b"GET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET + body), 0.8)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["errors"][0]["extensions"] == {"code": "REQUEST_INVALID"}


async def test_a_content_length_of_zero_is_no_body(server: Address) -> None:
    answer = await talk(server, b"GET /socket HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n" + SOCKET + b"\r\n", SAID, GOODBYE)
    assert answer.startswith(b"HTTP/1.1 101 ")


@pytest.mark.parametrize(
    "head",
    [
        b"GET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET + b"X: 1\r\n" * 130,
        b"GET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET + b"X: " + b"x" * 9_000 + b"\r\n",
        b"GET /socket?" + b"q" * 9_000 + b" HTTP/1.1\r\nHost: test\r\n" + SOCKET,
        b"GET /socket?\xe9 HTTP/1.1\r\nHost: test\r\n" + SOCKET,
        b"GET /socket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n",
        b"GET /socket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n",
        b"GET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET.replace(b"13", b"12"),
    ],
    ids=["many fields", "long field", "long target", "no ASCII", "no key", "short key", "old version"],
)
async def test_a_bad_handshake_is_answered_and_closed(server: Address, head: bytes, caplog: pytest.LogCaptureFixture) -> None:
    answer = await asyncio.wait_for(talk(server, head + b"\r\n"), 0.8)
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 426 ")), answer
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_no_socket_is_opened_while_an_answer_is_sent(server: Address) -> None:
    """The answer would be sent into the socket."""
    answer = await talk(server, b"GET /first HTTP/1.1\r\nHost: test\r\n\r\nGET /socket HTTP/1.1\r\nHost: test\r\n" + SOCKET + b"\r\n")
    assert b"101" not in answer
