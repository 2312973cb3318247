"""One line per request: who asked is known by the request id, what was asked by method and path, never by what may be secret."""

import logging
import time

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.http.request_id import find_request_id

CLIENT_CLOSED_REQUEST = 499  # nginx's word for a client that left before its answer; it is never sent

_logger = logging.getLogger("destcert.requests")


class RequestLog:
    """ASGI middleware, inside RequestId: logs method, path, status and duration (ms), without the query string, headers and body.

    A request that ends without an answer is 499 where the client left, else 500.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; sockets and the life of the application are not logged here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status: int | None = None
        has_left = False
        began = time.perf_counter()

        async def receive_and_see() -> Message:
            nonlocal has_left
            message = await receive()
            has_left = has_left or message["type"] == "http.disconnect"
            return message

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive_and_see, send_and_see)
        finally:
            shown = status or (CLIENT_CLOSED_REQUEST if has_left else 500)
            duration = (time.perf_counter() - began) * 1000
            request_id = find_request_id(HTTPConnection(scope))
            _logger.info("request %s: %s %s %d %.1f ms", request_id, scope["method"], _show(scope["path"]), shown, duration)


def _show(path: str) -> str:
    """Return the path on one line: a client chooses it."""
    return path[:200].encode("unicode_escape").decode()
