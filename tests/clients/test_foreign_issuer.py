"""The npm package oidc-provider as a foreign issuer: a person signs in there, and gets data here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest_asyncio

from server.access.issuer_settings import IssuerSettings
from server.access.key_sets import STALE_SECONDS
from tests.clients.foreign_issuer.person import FOLDER, Provider, providing, sign_in
from tests.clients.npm import install, needs_npm
from tests.server.installed import Installed, installed

pytestmark = needs_npm

VIEWER = "{ scopes { nodes { id } } }"
AUDIENCE = "destination-certificates"


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def _packages() -> None:
    await install(FOLDER)


@asynccontextmanager
async def taking(mongo_uri: str, data: Path, *issuers: str) -> AsyncIterator[Installed]:
    """An installation that takes these issuers' tokens."""
    settings = IssuerSettings(
        issuer="",
        audiences=frozenset({AUDIENCE}),
        tenant_claim="tenant",
        rights_claim="realm_access.groups",
        rights={"viewers": ("Destination Certificate Viewer",)},
    )
    async with installed(mongo_uri, data, issuers=tuple(replace(settings, issuer=issuer) for issuer in issuers)) as service:
        yield service


async def ask(service: Installed, token: str, query: str = VIEWER) -> httpx.Response:
    return await service.http.post("/graphql", json={"query": query}, headers={"Authorization": f"Bearer {token}"})


async def assert_in(service: Installed, token: str) -> None:
    answer = await ask(service, token)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["scopes"]["nodes"], answer.text


async def assert_out(service: Installed, token: str, code: str, status: int = 401) -> None:
    answer = await ask(service, token)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


async def test_a_person_signs_in_and_gets_what_the_groups_allow(mongo_uri: str, tmp_path: Path) -> None:
    async with providing("RS256") as one, providing("ES256") as other, providing("EdDSA") as third:
        issuers = (one.issuer, other.issuer, third.issuer)
        async with taking(mongo_uri, tmp_path, *issuers) as service:
            delete = f'mutation {{ deleteScope(input: {{scope: "{await service.scope()}"}}) {{ __typename ... on Error {{ code }} }} }}'
            for issuer in issuers:
                tokens = await sign_in(issuer, "alice")
                await assert_in(service, tokens["access_token"])
                refused = await ask(service, tokens["access_token"], delete)
                assert refused.json()["data"]["deleteScope"] == {"__typename": "ForbiddenError", "code": "FORBIDDEN"}
                assert "data" not in (await ask(service, tokens["id_token"])).json(), "an ID token opens nothing"


async def test_a_key_that_is_rotated_in_the_middle_disturbs_nobody(mongo_uri: str, tmp_path: Path) -> None:
    async with providing(lifetime=7200) as provider, taking(mongo_uri, tmp_path, provider.issuer) as service:
        await service.scope()
        alice, bob, late = [(await sign_in(provider.issuer, name))["access_token"] for name in ("alice", "bob", "late")]
        await assert_in(service, alice)
        await provider.change_keys("add")
        carol, dave = [(await sign_in(provider.issuer, name))["access_token"] for name in ("carol", "dave")]
        answers = await asyncio.gather(*(ask(service, token) for token in (alice, bob, carol, dave) * 25))
        assert {answer.status_code for answer in answers} == {200}
        await provider.change_keys("drop")
        for token in (alice, bob, carol, dave):
            await assert_in(service, token)
        service.clock.moment += timedelta(seconds=3601)
        eve = (await sign_in(provider.issuer, "eve"))["access_token"]
        await provider.change_keys("add")
        await assert_in(service, eve)  # an hour has passed: the keys are fetched again, beside the serving
        await assert_in(service, (await sign_in(provider.issuer, "fay"))["access_token"])  # and this one waits for them
        await assert_out(service, late, "TOKEN_KEY_UNKNOWN")
        service.clock.moment += timedelta(seconds=3700)
        await assert_out(service, eve, "TOKEN_EXPIRED")


async def test_while_the_issuer_is_down_known_keys_still_work(mongo_uri: str, tmp_path: Path) -> None:
    """Case 66: a known key for a day, an unknown one not at all, and with nothing known nobody can tell."""
    async with providing(lifetime=90_000) as provider:
        alice, bob = [(await sign_in(provider.issuer, name))["access_token"] for name in ("alice", "bob")]
        await provider.change_keys("add")
        carol = (await sign_in(provider.issuer, "carol"))["access_token"]
        await provider.change_keys("drop")
        await _play_down(provider, mongo_uri, tmp_path, (alice, bob, carol))


async def _play_down(provider: Provider, mongo_uri: str, data: Path, tokens: tuple[str, str, str]) -> None:
    old, other_old, new = tokens
    async with taking(mongo_uri, data / "knows", provider.issuer) as service:
        await service.scope()
        await assert_in(service, new)
        async with taking(mongo_uri, data / "new", provider.issuer) as fresh:
            await provider.end()
            await assert_out(service, old, "TOKEN_KEY_UNKNOWN")
            service.clock.moment += timedelta(seconds=STALE_SECONDS - 3600)
            later = await ask(service, new)
            assert later.status_code == 200
            await assert_out(fresh, other_old, "UNAVAILABLE", 503)
            assert (await ask(fresh, new)).headers["retry-after"].isdigit()
