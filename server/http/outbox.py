"""Large answers, sent piece by piece: how much of them waits for slow clients is bounded for the whole service."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Send

from server.http.refusal import RequestRefused
from services.model.limits import MEBIBYTE

PIECE = 64 * 1024
"""Octets that are handed over at once, as many as the server keeps for a client that does not read. Most answers are no longer."""

MAX_WAITING = 64 * MEBIBYTE
"""Octets of large answers that wait in memory: four times the largest. Ten slow clients held 392 MB before."""

PATIENCE = 30
"""Seconds for any answer to be taken, however slow the client is at first."""

MIN_RATE = 64 * 1024
"""Octets per second that a client takes at least of the rest: the largest answer in five minutes."""


class Outbox:
    """What waits to be sent, of all connections together."""

    def __init__(self) -> None:
        self._waiting = 0

    @contextmanager
    def hold(self, size: int) -> Iterator[None]:
        """Keep room for an answer of that many octets while it is sent; raises RequestRefused (503) where there is none."""
        if self._waiting + size > MAX_WAITING:
            message = "Too many large answers wait for clients that take them slowly; try again soon."
            raise RequestRefused(503, "UNAVAILABLE", message, headers={"Retry-After": "5"})
        self._waiting += size
        try:
            yield
        finally:
            self._waiting -= size


async def send_pieces(send: Send, body: bytes, *, more: bool = False) -> bool:
    """Send the body, or with `more` a part of it; return whether the client took it.

    A client that takes it too slowly does not get all of it, and the server ends the connection.
    """
    try:
        async with asyncio.timeout(PATIENCE + len(body) / MIN_RATE):
            # The server waits for the client before each piece but the first.
            for start in range(0, len(body), PIECE):
                await send({"type": "http.response.body", "body": body[start : start + PIECE], "more_body": True})
            if not more:
                await send({"type": "http.response.body", "body": b""})
    except TimeoutError:
        return False
    return True
