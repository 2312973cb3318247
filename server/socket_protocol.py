"""WebSocket for uvicorn, without a log of its own."""

import logging
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_quiet = logging.getLogger("destcert.sockets")
_quiet.setLevel(logging.WARNING)


class SocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol on websockets, except that it writes no query strings, which may be secret, into the log."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _quiet
        self.conn.logger = _quiet
