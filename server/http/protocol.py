"""HTTP/1.1 with time limits: uvicorn has none for reading, so that a few hundred silent clients could hold it for ever.

What is limited is how long a client may take to send, and to take what is sent; not how long an answer takes: a slow handler has the
time that it needs.
"""

import asyncio
import logging
import secrets
import socket
from enum import Enum

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol  # not documented; it has tests

from server.http.connections import Connections
from server.http.cors import write_page_fields
from server.http.refusal import RequestRefused, write_last_answer
from server.http.unread import UnreadWatch
from server.http.upgrade import fits_a_socket, has_body, is_socket_handshake, write_plain_head

MAX_HEAD_SIZE = 16 * 1024
"""Octets of the request line and all header fields; nginx and Apache take 8 KiB a line."""

_logger = logging.getLogger("destcert.requests")


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
    _since = 0.0
    _unread: UnreadWatch | None = None

    @property
    def waiting_since(self) -> float | None:
        """Since when the client owes a head, a body or another request; None while only the service is at work."""
        if self._is_answering() and (self._phase is not _Phase.BODY or self.flow.read_paused):
            return None
        return self._since

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None and hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux, which alone knows what the client has taken
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(self.unread_seconds * 1000))
        self._unread = UnreadWatch(transport, self.unread_seconds)
        self._keep_time(_Phase.HEAD)
        if not self._open.admit(self._peer, self):
            self.give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """End all waiting."""
        self._leave()
        super().connection_lost(exc)

    def give_up(self) -> None:
        """Cut the connection."""
        self._is_refused = True
        self.transport.abort()

    def resume_writing(self) -> None:
        """The client took what was sent."""
        if self._unread is not None:
            self._unread.note_progress()
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Feed the parser, whose callbacks move `_phase`; then see what the client still owes."""
        if self._is_refused:
            return
        if self._phase is not _Phase.BODY:
            self._head_size += len(data)
        self._feed(data)
        if self._is_refused or self._is_upgraded or self.transport.is_closing():
            return
        if self._phase is _Phase.BODY:
            self._keep_time(_Phase.BODY)
        elif self._phase is _Phase.HEAD or not self._is_answering():
            self._keep_time(_Phase.HEAD)  # also for stray line ends between requests, which reset uvicorn's own timer
            if self._head_size > MAX_HEAD_SIZE:
                self._refuse_size()
        else:
            self._keep_time(None)

    def _feed(self, data: bytes) -> None:
        """Let the parser read, which stops behind the head of a request that asks for an upgrade."""
        self._unset_keepalive_if_required()
        unread: list[memoryview | bytes] = [memoryview(data)]  # views: what follows many such heads is not copied for each
        try:
            while unread:
                piece = unread.pop()
                try:
                    self.parser.feed_data(piece)
                except httptools.HttpParserUpgrade as stop:
                    rest = piece[stop.args[0] :]
                    if self._is_refused:
                        return
                    if is_socket_handshake(self.parser.get_method(), self.parser.get_http_version(), self.headers):
                        self._upgrade(is_alone=not rest)
                        return
                    unread += [rest, self._begin_again()]
        except httptools.HttpParserError:
            self._refuse(400, "REQUEST_INVALID", "The request cannot be read as HTTP/1.1.")

    def _begin_again(self) -> bytes:
        """Take a new parser, and return the head without `Upgrade`: behind it the new one reads the body."""
        head = write_plain_head(self.parser.get_method(), self.url, version=self.parser.get_http_version(), fields=self.headers)
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as uvicorn's own
        return head

    def _upgrade(self, *, is_alone: bool) -> None:
        """Leave the connection to the WebSocket protocol, which has limits of its own."""
        if self._is_answering() or not is_alone or has_body(self.headers) or not fits_a_socket(self.url, self.headers):
            self._refuse(400, "REQUEST_INVALID", "A WebSocket handshake has at most 128 short fields, no body, and nothing behind it.")
        else:
            self._is_upgraded = True
            self._leave()
            self.scope["method"] = "GET"
            self.handle_websocket_upgrade()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header field; a trailer is thrown away, for the request's fields are in use already (RFC 9110 6.5.1)."""
        if self._phase is not _Phase.BODY:
            super().on_header(name, value)

    def on_message_begin(self) -> None:
        """The first octet of a request."""
        self._phase = _Phase.HEAD
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is whole: hand the request to the application, unless it is too large, or asks for an upgrade."""
        if self._is_refused:
            return
        self._head_size = 0
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > MAX_HEAD_SIZE:
            self._refuse_size()
        elif self.parser.get_method() == b"CONNECT":
            self._refuse(400, "REQUEST_INVALID", "CONNECT is not served.")
        elif not self.parser.should_upgrade():
            self._phase = _Phase.BODY
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        if not self._is_refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The last octet of a request; before an upgrade, the last one of its head."""
        if not self._is_refused and not self.parser.should_upgrade():
            self._phase = _Phase.IDLE
            super().on_message_complete()

    def on_response_complete(self) -> None:
        """An answer is complete: the client may send the next request."""
        self._since = self.loop.time()
        super().on_response_complete()

    def _keep_time(self, phase: _Phase | None) -> None:
        """Measure this phase and no other; one that is measured already goes on."""
        if phase is self._timed:
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timed = phase
        self._since = self.loop.time()
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

    @property
    def _open(self) -> Connections:
        return self.config.connections  # type: ignore[attr-defined,no-any-return]  # of our Config

    @property
    def _allowed_origins(self) -> frozenset[str]:
        return self.config.allowed_origins  # type: ignore[attr-defined,no-any-return]  # of our Config

    @property
    def _peer(self) -> str | None:
        return self.client[0] if self.client else None

    def _leave(self) -> None:
        """Count and watch the connection no longer."""
        self._keep_time(None)
        self._open.leave(self._peer, self)
        if self._unread is not None:
            self._unread.stop()

    def _refuse_size(self) -> None:
        self._refuse(431, "HEADERS_TOO_LARGE", f"The head of the request is larger than {MAX_HEAD_SIZE} octets.")

    def _refuse(self, status: int, code: str, message: str) -> None:
        """Answer and close; where another answer is still to come, only close.

        What the client still sends is thrown away for a moment: closing at once would reset the connection under its answer.
        """
        if self._is_refused:
            return
        self._is_refused = True
        self._keep_time(None)
        if self._is_answering():
            if self._phase is not _Phase.BODY or self.cycle.response_started or self.pipeline:
                self.transport.close()
                return
            self.cycle.disconnected = True  # it waits for a body that will not come
            self.cycle.message_event.set()
        request_id = secrets.token_hex(16)
        _logger.info("request %s: unreadable %d from %s %s", request_id, status, self._peer, code)
        more = [f"x-request-id: {request_id}", *write_page_fields(self.headers or (), self._allowed_origins)]
        self.transport.write(write_last_answer(RequestRefused(status, code, message), more))
        self.loop.call_later(self.linger_seconds, self.transport.close)
