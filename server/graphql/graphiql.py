"""GraphiQL for browsers, from files of our own: no other host is ever asked for anything."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

FOLDER = Path(__file__).parent / "static" / "graphiql"

_HEADERS = {
    # Scripts from here only, none in the page; the editor writes style attributes and the style sheet holds its typefaces.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def graphiql_page() -> Callable[[], Response]:
    """Return what answers with the page, which expects `graphiql_files` at `graphiql` beside its own path."""
    return partial(HTMLResponse, (FOLDER / "index.html").read_text(encoding="utf-8"), headers=_HEADERS)


def graphiql_files() -> ASGIApp:
    """Return the app that serves the page's files, for `Mount("/graphiql", graphiql_files())`; they are public and hold no secret."""
    return _Files(directory=FOLDER)


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(_HEADERS)  # index.html is the page by another path
        return response
