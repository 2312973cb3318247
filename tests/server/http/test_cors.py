"""Pages of allowed origins: what a browser hears when it asks for them."""

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.http.cors import PREFLIGHT_CACHED_FOR, SENT_HEADERS, share_with_pages, write_page_fields

PORTAL = "https://portal.example"
PREFLIGHT = {"Origin": PORTAL, "Access-Control-Request-Method": "POST"}


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer anything."""
    await PlainTextResponse("ok", headers={"Vary": "Accept"})(scope, receive, send)


def client(app: ASGIApp) -> httpx.AsyncClient:
    """Return a client of what is shared with the portal, as an administrator may write it."""
    shared = share_with_pages(app, ["HTTPS://Portal.example:443"])
    return httpx.AsyncClient(transport=httpx.ASGITransport(shared), base_url="http://test")


@pytest.mark.parametrize(
    "sent",
    [
        "authorization,content-type",
        "apollo-require-preflight,authorization",
        "apollographql-client-name,apollographql-client-version,authorization,content-type",
        "authorization,content-type,x-apollo-operation-name",
        "authorization,baggage,content-type,traceparent,tracestate",
        "authorization,baggage,content-type,sentry-trace",
        "authorization,content-type,x-datadog-origin,x-datadog-parent-id,x-datadog-sampling-priority,x-datadog-trace-id",
        "authorization,b3,content-type",
        "authorization,content-type,newrelic,traceparent,tracestate",
        "authorization,content-type,last-event-id",
        ",".join(SENT_HEADERS),
    ],
)
async def test_a_preflight_of_what_clients_send_is_granted(sent: str) -> None:
    async with client(answer) as asking:
        response = await asking.options("/graphql", headers={**PREFLIGHT, "Access-Control-Request-Headers": sent})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, PORTAL)
    granted = {name.strip().lower() for name in response.headers["access-control-allow-headers"].split(",")}
    assert granted >= set(sent.split(","))
    assert response.headers["access-control-max-age"] == str(PREFLIGHT_CACHED_FOR)
    assert "Origin" in response.headers["vary"]


@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "https://evil.example"},
        {"Access-Control-Request-Method": "DELETE"},
        {"Access-Control-Request-Headers": "x-forwarded-for"},
        {"Access-Control-Request-Headers": "cookie"},
    ],
    ids=lambda changed: "-".join(changed.values()),
)
async def test_other_preflights_are_not(changed: dict[str, str]) -> None:
    async with client(answer) as asking:
        response = await asking.options("/graphql", headers={**PREFLIGHT, **changed})
    assert response.status_code == 400


async def test_an_answer_can_be_read_by_allowed_pages_only() -> None:
    async with client(answer) as asking:
        own, foreign, bare = [
            await asking.get("/", headers=headers) for headers in ({"Origin": PORTAL}, {"Origin": "https://evil.example"}, {})
        ]
    assert own.headers["access-control-allow-origin"] == PORTAL
    assert own.headers["access-control-expose-headers"] == "Retry-After, X-Request-Id"
    assert "access-control-allow-credentials" not in own.headers, "no cookie and no other credential of the browser counts"
    for other in (foreign, bare):
        assert "access-control-allow-origin" not in other.headers
    for any_ in (own, foreign, bare):
        assert any_.headers["vary"] == "Accept, Origin", "no cache gives the one's answer to the other"


def test_an_origin_that_is_none_stops_the_start() -> None:
    with pytest.raises(ValueError, match="origin"):
        share_with_pages(answer, ["portal.example"])


def test_an_answer_from_before_the_application_names_the_origin_too() -> None:
    origins = frozenset({PORTAL})
    assert write_page_fields([(b"host", b"test"), (b"origin", PORTAL.encode())], origins) == [
        f"access-control-allow-origin: {PORTAL}",
        "access-control-expose-headers: Retry-After, X-Request-Id",
        "vary: Origin",
    ]
    for fields in ([], [(b"origin", b"https://evil.example")], [(b"origin", b"null")], [(b"origin", b"\xff")], [(b"x", PORTAL.encode())]):
        assert write_page_fields(fields, origins) == []
