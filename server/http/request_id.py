"""One id per request: in the answer's header, in logs, and in the errors that say no more than it."""

import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-Id"
_SANE = re.compile(r"[A-Za-z0-9._~-]{1,128}")  # what cannot break a log line, a header or JSON
_STATE_KEY = "request_id"


def find_request_id(connection: HTTPConnection) -> str:
    """Return the id that RequestId gave to this request; raises KeyError where RequestId does not wrap the app."""
    request_id = connection.scope["state"][_STATE_KEY]
    assert isinstance(request_id, str)
    return request_id


class RequestId:
    """ASGI middleware: takes the id from the request's X-Request-Id if it is a sane token, else makes one; every answer carries it.

    Inside another RequestId it does nothing, so a part of an application may bring its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] not in ("http", "websocket") or _STATE_KEY in scope.get("state", {}):
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _SANE.fullmatch(given) else secrets.token_hex(16)
        scope.setdefault("state", {})[_STATE_KEY] = request_id

        async def send_with_id(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept", "websocket.http.response.start"):
                message.setdefault("headers", [])
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        await self._app(scope, receive, send_with_id)
