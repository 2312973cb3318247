"""The header fields that say whom a request is for, and who sends what: each at most once, so that nobody reads another one than we."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.refusal import Edges, RequestRefused, find_render

SINGLE_FIELDS = frozenset({b"authorization", b"content-encoding", b"content-length", b"content-type", b"host", b"origin"})
"""What is sent twice, a proxy and the service may read differently. Content-Encoding is a list, of which only one element is taken."""

_HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._~%-]{1,255})(?::[0-9]{0,5})?")  # RFC 9110 7.2, without what no name has


class CheckedHead:
    """ASGI middleware: refuses with 400 a request without Host or with a bad one (RFC 9112 3.2), and a field twice."""

    def __init__(self, app: ASGIApp, *, edges: Edges) -> None:
        """`edges` says how a refusal is written on a path; on all others it is problem details (RFC 9457)."""
        self._app = app
        self._edges = edges

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one socket."""
        app = self._app
        if scope["type"] in ("http", "websocket"):
            try:
                check_fields(scope["headers"], is_host_needed=scope.get("http_version") != "1.0")
            except RequestRefused as refusal:
                app = find_render(self._edges, scope["path"])(refusal)
        await app(scope, receive, send)


def check_fields(fields: list[tuple[bytes, bytes]], *, is_host_needed: bool) -> None:
    """Raise RequestRefused (400) for a field that is missing, bad or there twice; names are in lower case."""
    found: dict[bytes, bytes] = {}
    for name, value in fields:
        if name in SINGLE_FIELDS:
            if name in found:
                raise RequestRefused(400, "HEADER_REPEATED", f"The header field {name.decode().title()} is there more than once.")
            found[name] = value
    host = found.get(b"host")
    if host is None and is_host_needed:
        raise RequestRefused(400, "HOST_INVALID", "The header field Host is missing.")
    if host is not None and not _HOST.fullmatch(host):
        raise RequestRefused(400, "HOST_INVALID", "The header field Host is not a name or an address, with or without a port.")
