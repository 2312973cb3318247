"""What clients hear of their tokens: refusals, and that sockets and event streams end within five seconds of their token."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import Route, WebSocketRoute

from server.access.issuer_settings import IssuerSettings
from server.access.issuers import OpenIdIssuer
from server.access.tokens import AccessTokens
from server.clock import SystemClock
from server.graphql.endpoint import graphql_app
from server.graphql.settings import GraphQLSettings
from tests.server.access.signing import AUDIENCE, ISSUER, Keys, write_valid
from tests.server.endpoint import serve
from tests.server.streaming import SCHEMA, Here, Talk, World, until

LATEST = 5.0
"""Seconds after the token's end."""


def build(world: World) -> Starlette:
    """Return the streaming schema behind real tokens and a real clock, with the intervals of production."""
    clock = SystemClock()
    settings = IssuerSettings(issuer=ISSUER, audiences=frozenset({AUDIENCE}), tenant="acme")
    tokens = AccessTokens([OpenIdIssuer(settings, Keys.of("ES256"), clock)], clock)

    async def context(connection: HTTPConnection) -> Here:
        await tokens.authenticate(connection)
        return Here(world, 0)

    app = graphql_app(SCHEMA, context=context, settings=GraphQLSettings(), streams=world.streams)
    return Starlette(routes=[Route("/graphql", app), WebSocketRoute("/graphql", app)])


def write_fresh(*, seconds: int) -> str:
    now = int(SystemClock().now().timestamp())
    return write_valid(iat=now, exp=now + seconds).decode()


async def listen(host: str, port: int, token: str) -> str:
    """Return an event stream to its end."""
    headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
    async with httpx.AsyncClient(base_url=f"http://{host}:{port}", headers=headers, timeout=20) as client:
        return (await client.post("/graphql", json={"query": "subscription {onDemand {number}}"})).text


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        ({"exp": 1}, "TOKEN_EXPIRED"),
        ({"exp": None}, "TOKEN_EXPIRY_MISSING"),
        ({"nbf": 9_999_999_999}, "TOKEN_NOT_YET_VALID"),
        ({"aud": "other"}, "TOKEN_AUDIENCE_WRONG"),
        ({"iss": "https://other.example"}, "TOKEN_ISSUER_UNKNOWN"),
        ({"sub": None}, "TOKEN_CLAIMS_UNFIT"),
    ],
)
async def test_a_refusal_says_its_code_in_the_body_and_invalid_token_in_the_header(claims: dict[str, Any], code: str) -> None:
    """Case 64 of docs/reference/reliability.md."""
    now = int(SystemClock().now().timestamp())
    token = write_valid(**{"iat": now, "exp": now + 60} | claims).decode()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(build(World())), base_url="http://test") as client:
        answer = await client.post("/graphql", json={"query": "{hello}"}, headers={"Authorization": f"Bearer {token}"})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (401, code)
    assert answer.headers["www-authenticate"] == (
        f'Bearer realm="destination-certificates", error="invalid_token", error_description="{error["message"]}"'
    )


async def test_all_that_is_open_ends_with_its_token() -> None:
    """Case 67 of docs/reference/reliability.md."""
    world, loop = World(), asyncio.get_running_loop()
    async with serve(build(world)) as (host, port):
        token, url = write_fresh(seconds=3), f"ws://{host}:{port}/graphql"
        async with Talk(url, {}) as busy, Talk(url, {}) as silent, Talk(url, {}) as longer:
            stream = asyncio.create_task(listen(host, port, token))
            await busy.init(token=token)
            await silent.init(token=token)
            await longer.init(token=write_fresh(seconds=600))
            await busy.subscribe("subscription {onDemand {number}}")
            await until(lambda: world.open_sources == 2)
            async with asyncio.timeout_at(loop.time() + 3 + LATEST):
                assert await busy.closed() == (4401, "The access token has expired.")
                assert await silent.closed() == (4401, "The access token has expired.")
                events = await stream
            assert (await longer.ask("{hello}"))[-1]["type"] == "complete"
        await until(lambda: world.open_sources == world.streams.count == 0)
    payload = json.loads(events.split("event: next\ndata: ")[1].split("\n")[0])
    assert payload["errors"][0]["extensions"]["code"] == "TOKEN_EXPIRED"
    assert events.endswith("event: complete\ndata: \n\n")
