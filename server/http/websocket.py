"""WebSocket for uvicorn, almost without a log of its own."""

import logging
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_crashes = logging.getLogger("destcert.sockets")
_crashes.addFilter(lambda record: str(record.msg).startswith("Exception in ASGI application"))


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol on websockets, except that it logs crashes of the application only.

    Its other lines hold query strings, which may be secret, tracebacks for octets that are not UTF-8, and an error for each refusal.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _crashes
        self.conn.logger = _crashes
