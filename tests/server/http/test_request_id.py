"""One id per request."""

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.request_id import RequestId, find_request_id


async def say_id(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the id that the application sees."""
    await PlainTextResponse(find_request_id(Request(scope)))(scope, receive, send)


async def ask(app: ASGIApp, given: str | None = None) -> tuple[str, list[str]]:
    """Return the id that the application saw, and those of the answer's headers."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        response = await client.get("/", headers={} if given is None else {"X-Request-Id": given})
    return response.text, response.headers.get_list("x-request-id")


@pytest.mark.parametrize("given", ["a", "0af7651916cd43dd8448eb211c80319c", "01J9.Z-x_~", "x" * 128])
async def test_a_sane_id_is_taken(given: str) -> None:
    assert await ask(RequestId(say_id), given) == (given, [given])


@pytest.mark.parametrize("given", [None, "", "x" * 129, "a b", 'a"b', "<script>", "a;b", "a\tb"])
async def test_anything_else_is_replaced(given: str | None) -> None:
    seen, answered = await ask(RequestId(say_id), given)
    assert answered == [seen]
    assert seen != given
    assert len(seen) == 32


async def test_each_request_gets_its_own() -> None:
    assert await ask(RequestId(say_id)) != await ask(RequestId(say_id))


async def test_the_inner_of_two_does_nothing() -> None:
    seen, answered = await ask(RequestId(RequestId(say_id)), "outer")
    assert (seen, answered) == ("outer", ["outer"])
