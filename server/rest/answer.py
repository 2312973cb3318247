"""What an operation answers, and how it is sent: small answers at once, large ones piece by piece."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.types import Send

from server.http.outbox import PIECE, Outbox, send_pieces
from services.model.limits import MEBIBYTE

_HEADERS = ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"))
"""What every answer has: files with private keys must stay in no cache."""

_JSON = (b"content-type", b"application/json")

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, header fields and a body, empty or JSON.

    `slices` is the rest of a body that is too large to be in memory at once: `body` is its beginning. `room` are the octets that it takes
    in memory.
    """

    status: int = 200
    body: bytes = field(repr=False, default=b"")
    headers: Mapping[str, str] = field(default_factory=dict)
    slices: AsyncGenerator[bytes, None] | None = None
    room: int = 0

    async def send(self, send: Send, outbox: Outbox) -> None:
        """Send it. Raises RequestRefused (503), before anything is sent, where too many large answers wait for slow clients."""
        if self.slices is not None:
            async with aclosing(self.slices) as slices:
                with outbox.hold(max(self.room, len(self.body))):
                    await self._start(send)
                    await self._send_slices(send, slices)
        elif len(self.body) > PIECE:
            with outbox.hold(len(self.body)):
                await self._start(send, length=len(self.body))
                await send_pieces(send, self.body)
        else:
            await self._start(send, length=len(self.body))
            await send({"type": "http.response.body", "body": self.body})

    async def _start(self, send: Send, *, length: int | None = None) -> None:
        own = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers.items()]
        headers = [*_HEADERS, *own]
        if self.body:
            headers.append(_JSON)
        if length is not None and self.status != NOT_MODIFIED:
            headers.append((b"content-length", b"%d" % length))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})

    async def _send_slices(self, send: Send, slices: AsyncGenerator[bytes, None]) -> None:
        if not await send_pieces(send, self.body, more=True):
            return
        async for piece in slices:
            if not await send_pieces(send, piece, more=True):
                return
        await send({"type": "http.response.body", "body": b""})


NOT_MODIFIED = 304

SLICE_SIZE = MEBIBYTE
"""Octets of files that are read, decrypted and sent at a time, or those of one file that has more."""

SLICE_FILES = 50
"""Files that are read by one query."""


def answer(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """Return the answer with the value as JSON: of a Struct, or of what JSON has."""
    return Answer(status=status, body=_encoder.encode(value), headers=headers or {})


async def answer_array(slices: AsyncGenerator[Sequence[Any], None], *, headers: Mapping[str, str] | None = None) -> Answer:
    """Return the answer with a JSON array of all that the slices have, of which two are in memory at a time.

    What fails in the first two slices is raised; what fails later ends the connection.
    """
    first = await _next(slices)
    second = await _next(slices)
    if second is None:
        return Answer(body=b"[" + (first or b"") + b"]", headers=headers or {})
    return Answer(body=b"[" + (first or b""), headers=headers or {}, slices=_continue(second, slices), room=2 * len(second))


async def _continue(second: bytes, slices: AsyncGenerator[Sequence[Any], None]) -> AsyncGenerator[bytes, None]:
    async with aclosing(slices):
        piece: bytes | None = second
        while piece is not None:
            yield b"," + piece
            piece = await _next(slices)
        yield b"]"


async def _next(slices: AsyncGenerator[Sequence[Any], None]) -> bytes | None:
    """Return what the next slice that is not empty has, separated by commas; None at the end."""
    async for values in slices:
        if values:
            return _encoder.encode(values)[1:-1]
    return None
