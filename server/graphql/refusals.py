"""Refusals as GraphQL says them: a response without `data`."""

import orjson
from starlette.responses import Response

from server.http.refusal import RequestRefused, write_refusal


def describe_refusal(refusal: RequestRefused) -> dict[str, object]:
    """Return the refusal as the payload of a GraphQL response without `data`."""
    return {"errors": [{"message": refusal.message, "extensions": {"code": refusal.code}}]}


def answer_refusal(refusal: RequestRefused, *, media_type: str = "application/json") -> Response:
    """Return the refusal as GraphQL over HTTP has it for requests that are not executed."""
    return write_refusal(refusal, orjson.dumps(describe_refusal(refusal)), media_type=f"{media_type}; charset=utf-8")
