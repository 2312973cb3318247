"""HTTP/1.1 with time limits: uvicorn has none for reading, so that a few hundred silent clients could hold it for ever.

What is limited is how long a client may take to send, not how long an answer takes: a slow handler has the time that it needs. Sockets
have uvicorn's own limits.
"""

import asyncio
import logging
import secrets
import socket
from enum import Enum
from typing import Any

import orjson
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol  # not documented, as the next: both have tests
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MAX_HEAD_SIZE = 16 * 1024
"""Octets of the request line and all header fields; nginx and Apache take 8 KiB a line."""

SHUTDOWN_SECONDS = 25
"""For running requests to end after SIGTERM: Kubernetes kills after 30."""

KEEP_ALIVE_SECONDS = 75
"""Until an idle connection is closed. Longer than clients and load balancers keep one (httpx 5 s, nginx and AWS 60 s):
whoever closes second may do so while a request is on its way, which the client then hears as a reset connection."""

MAX_SOCKET_MESSAGE = 64 * 1024
"""Octets of one WebSocket message, which carries a query and never a file."""

_crashes = logging.getLogger("destcert.sockets")
_crashes.addFilter(lambda record: str(record.msg).startswith("Exception in ASGI application"))


class _Phase(Enum):
    IDLE = "nothing of a request has been received, or all of it"
    HEAD = "the head is being received"
    BODY = "the body is being received"


class TimedProtocol(HttpToolsProtocol):
    """uvicorn's protocol on httptools, which also closes connections whose request does not arrive in time."""

    head_seconds: float = 10
    """For the request line and all header fields, from the first octet, or from the start of the connection."""
    body_seconds: float = 30
    """For a body, from the end of the head: the largest (14 MB) at 4 Mbit/s."""
    linger_seconds: float = 1
    """Between an answer that ends the connection and its end."""
    unread_seconds: float = 20
    """Until a connection is given up whose client takes nothing of what is sent, or is gone without a word; before SHUTDOWN_SECONDS."""

    _phase = _Phase.HEAD
    _timed: _Phase | None = None
    _timer: asyncio.TimerHandle | None = None
    _head_size = 0
    _is_refused = False
    _is_upgraded = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None and hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux, which alone knows what the client has taken
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(self.unread_seconds * 1000))
        self._keep_time(_Phase.HEAD)

    def connection_lost(self, exc: Exception | None) -> None:
        """End all waiting."""
        self._keep_time(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Feed the parser, whose callbacks move `_phase`; then see what the client still owes."""
        if self._is_refused:
            return
        if self._phase is not _Phase.BODY:
            self._head_size += len(data)
        super().data_received(data)
        if self._is_refused or self._is_upgraded or self.transport.is_closing():
            return
        if self._phase is _Phase.BODY:
            self._keep_time(_Phase.BODY)
        elif self._phase is _Phase.HEAD or not self._is_answering():
            self._keep_time(_Phase.HEAD)  # also for stray line ends between requests, which reset uvicorn's own timer
            if self._head_size > MAX_HEAD_SIZE:
                self._refuse_head()
        else:
            self._keep_time(None)

    def on_message_begin(self) -> None:
        """The first octet of a request."""
        self._phase = _Phase.HEAD
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is whole: hand the request to the application, unless it is too large."""
        if self._is_refused:
            return
        self._phase = _Phase.BODY
        self._head_size = 0
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > MAX_HEAD_SIZE:
            self._refuse_head()
        else:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The last octet of a request."""
        self._phase = _Phase.IDLE
        if not self._is_refused:
            super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the WebSocket protocol, which has limits of its own."""
        if not self._is_refused:
            self._is_upgraded = True
            self._keep_time(None)
            super().handle_websocket_upgrade()

    def _keep_time(self, phase: _Phase | None) -> None:
        """Measure this phase and no other; one that is measured already goes on."""
        if phase is self._timed:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timed = phase
        seconds = self.head_seconds if phase is _Phase.HEAD else self.body_seconds
        self._timer = None if phase is None else self.loop.call_later(seconds, self._time_is_over, phase)

    def _time_is_over(self, phase: _Phase) -> None:
        self._timed = self._timer = None
        if phase is _Phase.HEAD and self._is_answering():
            return  # the next request can wait; its own time begins with its next octet
        if phase is _Phase.BODY and self.flow.read_paused:
            self._keep_time(phase)  # not the client is slow, but we are
        else:
            self.transport.close()

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _refuse_head(self) -> None:
        """Answer 431 and close; where an earlier answer is still being sent, only close.

        What the client still sends is thrown away for a moment: closing at once would reset the connection under its answer.
        """
        self._is_refused = True
        self._keep_time(None)
        if self._is_answering():
            self.transport.close()
            return
        message = f"The head of the request is larger than {MAX_HEAD_SIZE} octets."
        body = orjson.dumps({"errors": [{"message": message, "extensions": {"code": "HEADERS_TOO_LARGE"}}]})
        head = (
            "HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: application/json; charset=utf-8\r\n"
            f"content-length: {len(body)}\r\nx-request-id: {secrets.token_hex(16)}\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.loop.call_later(self.linger_seconds, self.transport.close)


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol on websockets, except that it logs crashes of the application only.

    Its other lines hold query strings, which may be secret, tracebacks for octets that are not UTF-8, and an error for each refusal.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _crashes
        self.conn.logger = _crashes


def server_config(app: ASGIApp, *, host: str, port: int) -> uvicorn.Config:
    """Return how uvicorn serves the app: with time limits, without a Server header, and without a log of its own for requests.

    uvicorn's access log would hold query strings, which may hold what is secret; server/http/request_log.py writes ours.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=TimedProtocol,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        ws=SocketProtocol,
        ws_max_size=MAX_SOCKET_MESSAGE,
        ws_per_message_deflate=False,
    )
