"""GraphiQL for browsers, from files of our own: no other host is ever asked for anything."""

from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.graphql.settings import Page

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


def graphiql_page() -> Page:
    """Return the page; it expects `graphiql_files` at the path `graphiql` beside its own, such as /graphql and /graphiql."""
    return Page(html=(FOLDER / "index.html").read_text(encoding="utf-8"), headers=_HEADERS)


def graphiql_files() -> ASGIApp:
    """Return the app that serves the page's files, for `Mount("/graphiql", graphiql_files())`; they are public and hold no secret."""
    files = StaticFiles(directory=FOLDER)

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"x-content-type-options", b"nosniff")]
            await send(message)

        await files(scope, receive, send_with_headers)

    return serve
