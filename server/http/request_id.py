"""One id per request: in the answer's header, in logs, and in the errors that say no more than it. And one line per request in the log.

Who asked is known by the request id and the address, what was asked by method and path, what was wrong by the codes of the errors;
never by what may be secret.
"""

import logging
import re
import time
from collections.abc import Iterable
from itertools import islice
from random import getrandbits

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = b"x-request-id"
_SANE = re.compile(rb"[A-Za-z0-9._~-]{1,128}")  # what cannot break a log line, a header or JSON
_STATE_KEY = "request_id"
_CODES_KEY = "error_codes"
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,50}")

MAX_CODES = 5
"""Different codes in a line of the log; more say nothing new."""

_ANSWERS = frozenset({"http.response.start", "websocket.accept", "websocket.http.response.start"})

SWITCHING_PROTOCOLS, FORBIDDEN = 101, 403
CLIENT_CLOSED_REQUEST = 499  # nginx's word for a client that left before its answer; it is never sent

_logger = logging.getLogger("destcert.requests")


def find_request_id(connection: HTTPConnection) -> str:
    """Return the id that RequestId gave to this request; raises KeyError where RequestId does not wrap the app."""
    request_id = connection.scope["state"][_STATE_KEY]
    assert isinstance(request_id, str)
    return request_id


def find_client(scope: Scope) -> str:
    """Return the client's address, `-` where there is none."""
    client = scope.get("client")
    return str(client[0]) if client else "-"


def note_codes(scope: Scope, codes: Iterable[object]) -> None:
    """Let the request's line in the log say these codes of errors, and nothing that is no code."""
    noted = scope.get("state", {}).setdefault(_CODES_KEY, [])
    new = (code for code in dict.fromkeys(codes) if isinstance(code, str) and _CODE.fullmatch(code) and code not in noted)
    noted += islice(new, MAX_CODES - len(noted))


class RequestId:
    """ASGI middleware: takes the id from the request's X-Request-Id if it is a sane token, else makes one; every answer carries it.

    With `logs`, it logs method, path, status, duration (ms), the client's address and the codes of errors of each request, without the
    query string, headers and body; of a socket only that it was refused. A request that ends without an answer is 499, unless it
    failed: then it is 500. Inside another RequestId it does nothing.
    """

    def __init__(self, app: ASGIApp, *, logs: bool = False) -> None:
        self._app = app
        self._logs = logs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        kind = scope["type"]
        if kind not in ("http", "websocket") or _STATE_KEY in scope.get("state", {}):
            await self._app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == HEADER), b"")
        octets = given if _SANE.fullmatch(given) else b"%032x" % getrandbits(128)
        request_id = octets.decode()
        scope.setdefault("state", {})[_STATE_KEY] = request_id
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] in _ANSWERS:
                status = message.get("status", SWITCHING_PROTOCOLS)
                message["headers"] = [*message.get("headers", ()), (HEADER, octets)]
            elif message["type"] == "websocket.close" and not status:
                status = FORBIDDEN  # what uvicorn answers to a handshake
            await send(message)

        if not self._logs:
            await self._app(scope, receive, send_with_id)
            return
        began = time.perf_counter()
        try:
            await self._app(scope, receive, send_with_id)
            status = status or CLIENT_CLOSED_REQUEST
        finally:
            if status != SWITCHING_PROTOCOLS:
                _log(scope, request_id, status=status or 500, duration=time.perf_counter() - began)


def _log(scope: Scope, request_id: str, *, status: int, duration: float) -> None:
    method, path, codes = scope.get("method", "socket"), _show(scope["path"]), scope["state"].get(_CODES_KEY, ())
    said = " ".join((find_client(scope), *codes))
    _logger.info("request %s: %s %s %d %.1f ms from %s", request_id, method, path, status, duration * 1000, said)


def _show(path: str) -> str:
    """Return the path on one line: a client chooses it."""
    return path[:200].encode("unicode_escape").decode()
