"""The log of requests: one line each, nothing secret."""

import logging
from collections.abc import Sequence

import httpx
import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from server.http.request_id import RequestId, note_codes


async def read_and_answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Read the body, as every endpoint does, and answer; a client that leaves gets no answer."""
    try:
        await Request(scope, receive).body()
    except ClientDisconnect:
        return
    await PlainTextResponse("teapot", status_code=418)(scope, receive, send)


async def fail(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail without an answer."""
    raise RuntimeError


APP = RequestId(read_and_answer, logs=True)


async def test_one_line_says_id_method_path_status_and_time(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "destcert.requests"):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://test") as client:
            headers = {"X-Request-Id": "abc", "Authorization": "Bearer secret-token"}
            await client.post("/graphql?password=secret-word", content=b"secret-body", headers=headers)
    [record] = caplog.records
    assert record.getMessage().startswith("request abc: POST /graphql 418 ")
    assert record.getMessage().endswith(" ms from 127.0.0.1")
    assert "secret" not in record.getMessage()


async def log_codes(caplog: pytest.LogCaptureFixture, kind: str, codes: Sequence[object], *messages: Message) -> str:
    """Return the line of a connection whose errors have these codes, and whose client gets these messages."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        note_codes(scope, codes[:1])
        note_codes(scope, codes)
        for message in messages:
            await send(message)

    async def receive() -> Message:
        raise AssertionError

    async def send(_: Message) -> None:
        return None

    scope: Scope = {"type": kind, "method": "POST", "path": "/graphql", "headers": [], "client": ("192.0.2.7", 1)}
    if kind == "websocket":
        del scope["method"]
    with caplog.at_level(logging.INFO, "destcert.requests"):
        await RequestId(app, logs=True)(scope, receive, send)
    return "\n".join(record.getMessage().partition(": ")[2] for record in caplog.records)


async def test_the_line_says_the_address_and_the_codes_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    codes = ["NOT_FOUND", "NOT_FOUND", "secret word", None, "a\nb", "x" * 100, *(f"CODE_{number}" for number in range(9))]
    line = await log_codes(caplog, "http", codes, {"type": "http.response.start", "status": 200})
    assert line.startswith("POST /graphql 200 ")
    assert line.endswith(" ms from 192.0.2.7 NOT_FOUND CODE_0 CODE_1 CODE_2 CODE_3")


async def test_a_socket_that_is_refused_has_a_line_too(caplog: pytest.LogCaptureFixture) -> None:
    line = await log_codes(caplog, "websocket", ["CSRF"], {"type": "websocket.http.response.start", "status": 403})
    assert line.startswith("socket /graphql 403 ")
    assert line.endswith(" from 192.0.2.7 CSRF")
    caplog.clear()
    assert (await log_codes(caplog, "websocket", [], {"type": "websocket.close"})).startswith("socket /graphql 403 ")


async def test_a_socket_that_is_opened_has_none_here(caplog: pytest.LogCaptureFixture) -> None:
    assert await log_codes(caplog, "websocket", ["X_Y"], {"type": "websocket.accept"}, {"type": "websocket.close"}) == ""


async def test_a_path_cannot_forge_a_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "destcert.requests"):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://test") as client:
            await client.get("/a%0Arequest%20forged" + "x" * 500)
    [record] = caplog.records
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 300


async def test_a_client_that_leaves_is_499(caplog: pytest.LogCaptureFixture) -> None:
    messages: list[Message] = [{"type": "http.request", "body": b"half", "more_body": True}, {"type": "http.disconnect"}]

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        raise AssertionError("nobody is there")

    scope: Scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": [], "query_string": b""}
    with caplog.at_level(logging.INFO, "destcert.requests"):
        await APP(scope, receive, send)
    assert " POST /graphql 499 " in caplog.records[0].getMessage()


async def test_a_failure_without_an_answer_is_500(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "destcert.requests"):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(RequestId(fail, logs=True)), base_url="http://test") as client:
            with pytest.raises(RuntimeError):
                await client.get("/")
    assert " GET / 500 " in caplog.records[0].getMessage()


async def test_sockets_pass() -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    async def nothing() -> Message:
        return {"type": "lifespan.startup"}

    async def ignore(message: Message) -> None:
        return None

    await RequestId(app, logs=True)({"type": "lifespan"}, nothing, ignore)
    assert seen == ["lifespan"]
