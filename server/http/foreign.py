"""uvicorn's protocol classes, which it does not document: `protocol.py` and `websocket.py` build on them, and have tests."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = ["HttpToolsProtocol", "WebSocketsSansIOProtocol"]
