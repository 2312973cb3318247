"""How often one client may ask: so that one that loops, or guesses tokens, does not take the service from the others."""

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.http.refusal import Edges, RequestRefused, find_render

MAX_CLIENTS = 10_000
"""Addresses that are remembered; beyond it the one that was quiet for the longest time is forgotten, about 2 MB in all."""

_ROUNDING = 1e-6  # seconds: what adding up intervals may be wrong by


class RateLimit:
    """ASGI middleware: at most `per_second` requests of one address in a second on average, and as many at once.

    More are answered with 429, RATE_LIMITED and Retry-After; messages of sockets wait instead. The address is the client's, behind a
    trusted proxy what that one says (server/http/proxies.py). Processes count each for itself.
    """

    def __init__(self, app: ASGIApp, *, per_second: int, edges: Edges | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`edges` says how a refusal is written on a path; on all others it is problem details (RFC 9457)."""
        self._app = app
        self._edges = edges or {}
        self._interval = 1 / per_second
        self._clock = clock
        self._free_at: OrderedDict[str, float] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or one socket: that counts when it is opened, and each message that comes by it."""
        client = scope.get("client")
        wait = self._take(client[0]) if client and scope["type"] in ("http", "websocket") else 0
        if wait == 0:
            await self._app(scope, self._slow_down(receive, client[0]) if client else receive, send)
        elif scope["type"] == "http":
            headers = {"Retry-After": str(math.ceil(wait))}
            render = find_render(self._edges, scope["path"])
            await render(RequestRefused(429, "RATE_LIMITED", "Too many requests.", headers=headers))(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1013})

    def _slow_down(self, receive: Receive, address: str) -> Receive:
        """Return what hands messages on in their time: whoever sends more waits, for TCP stops him."""

        async def receive_in_time() -> Message:
            message = await receive()
            while message["type"] == "websocket.receive" and (wait := self._take(address)):  # noqa: ASYNC110
                await asyncio.sleep(wait)
            return message

        return receive_in_time

    def _take(self, address: str) -> float:
        """Return the seconds to wait; 0 counts the request (generic cell rate algorithm: each request moves a moment ahead)."""
        now = self._clock()
        free_at = max(self._free_at.pop(address, now), now)
        wait = free_at + self._interval - now - 1
        if wait < _ROUNDING:
            wait = 0.0
            free_at += self._interval
        self._free_at[address] = free_at
        if len(self._free_at) > MAX_CLIENTS:
            self._free_at.popitem(last=False)
        return wait
