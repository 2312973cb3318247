"""The answer to a request that is refused before anything is executed."""

from collections.abc import Mapping

import orjson
from starlette.responses import Response


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


def describe_refusal(refusal: RequestRefused) -> dict[str, object]:
    """Return the refusal as the payload of a GraphQL response without `data`."""
    return {"errors": [{"message": refusal.message, "extensions": {"code": refusal.code}}]}


def answer_refusal(refusal: RequestRefused, *, media_type: str = "application/json") -> Response:
    """Return the refusal as a GraphQL response without `data`, as GraphQL over HTTP has it for requests that are not executed."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **refusal.headers}
    return Response(
        orjson.dumps(describe_refusal(refusal)), status_code=refusal.status, headers=headers, media_type=f"{media_type}; charset=utf-8"
    )
