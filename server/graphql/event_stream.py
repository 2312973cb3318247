"""GraphQL over server-sent events, each operation on a connection of its own ("distinct connections mode").

https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. A stream that ends without `complete` was cut off: try again.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass

import orjson
from starlette.types import Receive, Scope, Send

from server.graphql.accept import EVENTS
from server.graphql.masking import describe_refusal
from server.graphql.open_streams import OpenStreams
from server.graphql.operations import Outcome
from server.http.refusal import RequestRefused
from server.http.request_id import note_codes

KEEP_ALIVE_PULSES = 3
"""Pauses of an outcome's stream (4 s each) until a comment says that the connection is alive: proxies close after 30 s and more."""

_COMPLETE = b"event: complete\ndata: \n\n"
_COMMENT = b":\n\n"
_FAREWELL_SECONDS = 1.0  # for the end of an answer that nobody may be reading

_HEADERS = {
    "Content-Type": f"{EVENTS}; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",  # nginx would wait for more
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}


class _Over(Exception):
    """Nothing more is to be sent."""


@dataclass(frozen=True, slots=True)
class EventStream:
    """An ASGI response that sends outcomes until there are no more, the client is gone, or the service stops."""

    outcomes: AsyncGenerator[Outcome | None, None]
    streams: OpenStreams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        with self.streams.opened() as ending:
            headers = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(_raise_after(ending))
                    tasks.create_task(_raise_when_gone(receive))
                    await self._send_events(scope, send)
                    raise _Over
            except* (_Over, OSError):  # OSError: the client was gone before the server could tell
                pass
            with suppress(TimeoutError, OSError):
                async with asyncio.timeout(_FAREWELL_SECONDS):
                    await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_events(self, scope: Scope, send: Send) -> None:
        async def write(octets: bytes) -> None:
            await send({"type": "http.response.body", "body": octets, "more_body": True})

        await write(_COMMENT)
        pulses = 0
        try:
            async with aclosing(self.outcomes) as outcomes:
                async for outcome in outcomes:
                    if outcome is not None:
                        pulses = 0
                        note_codes(scope, outcome.codes)
                        await write(_event(outcome.payload))
                    elif (pulses := pulses + 1) % KEEP_ALIVE_PULSES == 0:
                        await write(_COMMENT)
        except RequestRefused as refusal:  # not welcome any more
            note_codes(scope, [refusal.code])
            await write(_event(describe_refusal(refusal)))
        await write(_COMPLETE)


def _event(payload: object) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(payload) + b"\n\n"


async def _raise_after(ending: asyncio.Event) -> None:
    await ending.wait()
    raise _Over


async def _raise_when_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    raise _Over
