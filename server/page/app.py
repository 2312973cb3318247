"""The page as an ASGI app: `/`, its icon and what it loads, compressed when it was built."""

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.compression import IDENTITY, choose_coding
from server.http.known import is_known
from server.http.outbox import PIECE, send_pieces
from server.http.refusal import RequestRefused, answer_plainly
from server.page.files import ASSETS, ICON, INDEX, PageFile, Representation, read_files
from server.page.headers import DOCUMENT, EVERYWHERE

ASSETS_PATH = f"/{ASSETS}/"
"""How the paths of scripts, styles and fonts begin."""

NOT_BUILT = (
    "The page is not built. `make web` builds it; then start the service again.\n\n"
    "The API works without it: /graphql is GraphQL, /destination-configuration/openapi.json describes REST.\n"
)

_METHODS = ("GET", "HEAD")


def page_routes(folder: Path) -> list[BaseRoute]:
    """Return the routes of the page that was built in the folder. Raises BadPage."""
    app = PageApp(read_files(folder))
    return [Route(path, app) for path in ("/", f"/{ICON}", f"{ASSETS_PATH}{{name}}")]


class PageApp:
    """Serves the files of the table to everybody: there is nothing secret in them, and what they show is asked for with a token."""

    def __init__(self, files: Mapping[str, PageFile]) -> None:
        """Files by their paths; without any, the page says how it is built."""
        self._files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope)
        await self._answer(request)(scope, receive, send)

    def _answer(self, request: Request) -> ASGIApp:
        path = request.scope["path"]
        if request.method not in _METHODS:
            return answer_plainly(
                RequestRefused(405, "METHOD_NOT_ALLOWED", "Files are read by GET and HEAD.", headers={"Allow": ", ".join(_METHODS)})
            )
        if path == "/" and not self._files:
            return PlainTextResponse(NOT_BUILT, 404, {**EVERYWHERE, **DOCUMENT, "Cache-Control": "no-store"})
        file = self._files.get(f"/{INDEX}" if path == "/" else path)
        if file is None:
            return answer_plainly(RequestRefused(404, "NOT_FOUND", "There is no such file; it may be one of another release."))
        codings = tuple(coding for coding in file if coding != IDENTITY)
        representation = file[choose_coding(request.headers.get("accept-encoding"), codings)]
        if representation.tag is not None and is_known(request.headers, representation.tag):
            return Response(status_code=304, headers=representation.headers)
        return _File(representation)


class _File:
    """Sends a file, in pieces to clients that are slow; none of it to HEAD."""

    def __init__(self, representation: Representation) -> None:
        self._representation = representation

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        body = self._representation.body
        headers = {**self._representation.headers, "Content-Length": str(len(body))}
        fields = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": fields})
        if scope["method"] == "HEAD" or len(body) <= PIECE:
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
        else:
            await send_pieces(send, body)
