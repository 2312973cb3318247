"""WebSockets by uvicorn's protocol, with a deadline until their client is authenticated."""

import asyncio
import logging
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol  # not documented; it has tests
from websockets.http11 import Request

from server.http.connections import Connections, let_mark_authenticated
from server.http.unread import UnreadWatch

MAX_SOCKET_MESSAGE = 64 * 1024
"""Octets of one WebSocket message, which carries a query and never a file."""

_crashes = logging.getLogger("destcert.sockets")
_crashes.addFilter(lambda record: str(record.msg).startswith("Exception in ASGI application"))


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol on websockets, except that it cuts strangers, and logs crashes of the application only.

    Its other lines hold query strings, which may be secret, tracebacks for octets that are not UTF-8, and an error for each refusal.
    """

    authentication_seconds: float = 10
    """From the handshake until the application says that the client is authenticated. GraphQL's own limit is shorter, and says why it
    closes; this one also holds where nobody answers the handshake or the farewell."""
    unread_seconds: float = 20
    """As of `TimedProtocol`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _crashes
        self.conn.logger = _crashes
        self._open: Connections = self.config.connections  # type: ignore[attr-defined]  # of our Config
        self._strange_since: float | None = None
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: UnreadWatch | None = None

    @property
    def waiting_since(self) -> float | None:
        """Since when the client owes its token; None once it is authenticated."""
        return self._strange_since

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for the token; the handshake has been received."""
        super().connection_made(transport)
        self._strange_since = self.loop.time()
        self._deadline = self.loop.call_later(self.authentication_seconds, self.give_up)
        self._unread = UnreadWatch(self.transport, self.unread_seconds)
        if not self._open.admit(self.client[0] if self.client else None, self):
            self.give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """End all waiting."""
        self._open.leave(self.client[0] if self.client else None, self)
        if self._deadline is not None:
            self._deadline.cancel()
        if self._unread is not None:
            self._unread.stop()
        super().connection_lost(exc)

    def resume_writing(self) -> None:
        """The client took what was sent."""
        if self._unread is not None:
            self._unread.note_progress()
        super().resume_writing()

    def data_received(self, data: bytes) -> None:
        """Hear the client, who must wait for the handshake's answer (RFC 6455 4.1): the library breaks on frames before it."""
        if self.handshake_initiated and not self.handshake_complete:
            self.give_up()
        else:
            super().data_received(data)

    def handle_connect(self, event: Request) -> None:
        """Hand the handshake to the application, which can say that its client is authenticated."""
        super().handle_connect(event)
        if self.response.status_code == 101:
            let_mark_authenticated(self.scope["state"], self._welcome)

    def handle_ping(self) -> None:
        """Answer a ping, unless the client does not take what is sent: the answers would be kept for it (RFC 6455 5.5.3 allows to)."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()

    def give_up(self) -> None:
        """Cut the connection."""
        self.transport.abort()

    def _welcome(self) -> None:
        self._strange_since = None
        if self._deadline is not None:
            self._deadline.cancel()
