"""Checkpoints to a webhook: only a success in time counts, and nothing is followed or read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from services.model.audit import Checkpoint, Statement
from services.model.secret import Secret
from services.ports.checkpoints import CheckpointNotPublished
from services.rules.audit_checkpoints import NO_CHECKPOINT, read_line, sign_with
from services.webhooks import checkpoints as module
from services.webhooks.checkpoints import CheckpointWebhook
from tests.support import NOW

STATEMENT = Statement(tenant="default", number=1, at=NOW, previous=NO_CHECKPOINT, heads=(), public_key=bytes(32))
CHECKPOINT: Checkpoint = sign_with(STATEMENT, b"signature")
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def webhook(answer: bytes | None, seen: list[bytes] | None = None) -> AsyncIterator[CheckpointWebhook]:
    """A webhook that gives this answer, or none, and an outlet to it."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")).split(b":")[1])
        (seen if seen is not None else []).append(head + await reader.readexactly(length))
        if answer is None:
            await reader.read()
        else:
            writer.write(answer)
            with suppress(ConnectionError):
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    outlet = CheckpointWebhook(Secret(f"http://127.0.0.1:{port}/hook?token=needle".encode()))
    try:
        yield outlet
    finally:
        await outlet.close()
        server.close()


async def test_the_checkpoint_is_posted_as_the_line_that_the_log_has() -> None:
    seen: list[bytes] = []
    async with webhook(b"HTTP/1.1 204 No Content\r\n\r\n", seen) as outlet:
        await outlet.publish(CHECKPOINT)
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook?token=needle HTTP/1.1\r\n")
    assert b"content-type: application/json" in head.lower()
    assert read_line(body.decode()) == CHECKPOINT


@pytest.mark.parametrize(
    "status", [b"302 Found\r\nLocation: http://127.0.0.1/elsewhere", b"404 Not Found", b"500 Oops", b"101 Switching Protocols"]
)
async def test_whatever_is_no_success_is_a_failure_and_no_redirect_is_followed(status: bytes) -> None:
    seen: list[bytes] = []
    async with webhook(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n", seen) as outlet:
        with pytest.raises(CheckpointNotPublished) as caught:
            await outlet.publish(CHECKPOINT)
    assert "needle" not in str(caught.value)
    assert len(seen) == 1


@pytest.mark.parametrize("answer", [None, b"nonsense\r\n\r\n", b""])
async def test_no_answer_in_time_is_a_failure(answer: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER_WITHIN", 0.3)
    async with webhook(answer) as outlet:
        with pytest.raises(CheckpointNotPublished, match="does not answer") as caught:
            await outlet.publish(CHECKPOINT)
    assert "needle" not in str(caught.value)


async def test_an_answer_without_end_is_not_read() -> None:
    async with webhook(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + b"x" * 100_000) as outlet:
        await outlet.publish(CHECKPOINT)
