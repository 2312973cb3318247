"""A request that is refused before anything is executed. Each edge says it in its own shape."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

import orjson
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.request_id import note_codes


class RequestRefused(Exception):
    """A request that gets an HTTP status, a code for programs and a sentence for people instead of an execution.

    The sentence is sent as it is, so it must hold no secret. Whatever stands between the server and GraphQL raises this:
    authentication (401 with `WWW-Authenticate` in `headers`), the guards of the body, content negotiation.
    """

    def __init__(self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


Render = Callable[[RequestRefused], ASGIApp]
"""Writes a refusal in the shape of one edge."""

Edges = Mapping[str, Render]
"""How a refusal is written on each path. One that ends with a slash stands for all that begin with it."""


class _Refusal(Response):
    """An answer whose code the log says too."""

    code: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        note_codes(scope, [self.code])
        await super().__call__(scope, receive, send)


def write_refusal(refusal: RequestRefused, body: bytes, *, media_type: str) -> Response:
    """Return the answer with the body that the refused edge gives it."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **refusal.headers}
    response = _Refusal(body, status_code=refusal.status, headers=headers, media_type=media_type)
    response.code = refusal.code
    return response


def answer_plainly(refusal: RequestRefused) -> Response:
    """Return the refusal as problem details (RFC 9457): for every path without a shape of its own."""
    problem = {"title": refusal.message, "status": refusal.status, "code": refusal.code}
    return write_refusal(refusal, orjson.dumps(problem), media_type="application/problem+json")


def write_last_answer(refusal: RequestRefused, fields: Iterable[str]) -> bytes:
    """Return the octets of an answer in GraphQL's shape, with these lines in its head too, after which the connection is closed.

    It answers what is no request that an edge could be found for.
    """
    body = orjson.dumps({"errors": [{"message": refusal.message, "extensions": {"code": refusal.code}}]})
    head = [
        f"HTTP/1.1 {refusal.status} {HTTPStatus(refusal.status).phrase}",
        "content-type: application/json; charset=utf-8",
        f"content-length: {len(body)}",
        "connection: close",
        *fields,
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def find_render(edges: Edges, path: str) -> Render:
    """Return how a refusal is written on the path: as problem details (RFC 9457) where no edge has a shape of its own."""
    for edge, render in edges.items():
        if path == edge or (edge.endswith("/") and path.startswith(edge)):
            return render
    return answer_plainly
