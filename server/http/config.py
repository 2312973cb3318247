"""How uvicorn serves: with limits, and without what it would log."""

from collections.abc import Iterable

import uvicorn
from starlette.types import ASGIApp
from strawberry.http.websocket_origin import normalize_allowed_origins

from server.http.connections import Connections
from server.http.protocol import TimedProtocol
from server.http.socket_protocol import MAX_SOCKET_MESSAGE, SocketProtocol

SHUTDOWN_SECONDS = 25
"""For running requests to end after SIGTERM: Kubernetes kills after 30."""

KEEP_ALIVE_SECONDS = 75
"""Until an idle connection is closed. Longer than clients and load balancers keep one (httpx 5 s, nginx and AWS 60 s):
whoever closes second may do so while a request is on its way, which the client then hears as a reset connection."""


class Config(uvicorn.Config):
    """uvicorn's, with the connections that are open, and the origins (normalised) whose pages may read answers."""

    connections: Connections
    allowed_origins: frozenset[str]


def server_config(
    app: ASGIApp, *, host: str, port: int, connections: Connections | None = None, allowed_origins: Iterable[str] = ()
) -> Config:
    """Return how uvicorn serves the app: with limits, without a Server header, and without a log of its own for requests.

    uvicorn's access log would hold query strings, which may hold what is secret; server/http/request_id.py writes ours. uvicorn would
    take the word of every process on this machine about a client's address; server/http/proxies.py knows who may speak for others.
    """
    config = Config(
        app,
        host=host,
        port=port,
        http=TimedProtocol,
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        ws=SocketProtocol,
        ws_max_size=MAX_SOCKET_MESSAGE,
        ws_per_message_deflate=False,
    )
    config.connections = connections or Connections()
    config.allowed_origins = normalize_allowed_origins(allowed_origins)
    return config
