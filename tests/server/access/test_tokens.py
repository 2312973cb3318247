"""A token is verified once, by the issuer that it names, and known until it ends."""

import asyncio
import gc
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from server.access.development import DEVELOPER, DevelopmentToken
from server.access.refused import CHALLENGE, TokenFault, TokenRefused
from server.access.tenants import TRUSTED_SECONDS, TenantMemory
from server.access.tokens import AccessTokens
from server.http.refusal import RequestRefused
from services.errors import ServiceUnavailable
from services.model.caller import Caller
from tests.server.access.asking import asking, assert_refused
from tests.server.access.signing import ISSUER, write_valid
from tests.support import NOW, FrozenClock

ALICE = Caller(tenant="acme", subject=f"{ISSUER}#alice", expires_at=NOW + timedelta(seconds=600))
DEV = "t0ken-" + "x" * 26


@dataclass
class Issuer:
    """Believes every token, and counts."""

    name: str = ISSUER
    caller: Caller = ALICE
    trouble: Exception | None = None
    verified: list[bytes] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def issues(self, issuer: str) -> bool:
        return issuer == self.name

    async def verify(self, token: bytes) -> Caller:
        self.verified.append(token)
        await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        return self.caller


@dataclass
class World:
    issuers: list[Any] = field(default_factory=lambda: [Issuer()])
    clock: FrozenClock = field(default_factory=FrozenClock)
    most: int = 10

    def __post_init__(self) -> None:
        self.tokens = AccessTokens(self.issuers, self.clock, most=self.most)

    async def ask(self, token: bytes) -> Caller:
        return await self.tokens.authenticate(asking(b"Bearer " + token))

    def wait(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)


def without_waiting(asked: Coroutine[Any, Any, Caller]) -> Caller:
    """Return the answer of a coroutine that awaits nothing."""
    with pytest.raises(StopIteration) as answered:
        asked.send(None)
    return answered.value.value  # type: ignore[no-any-return]


async def test_a_token_is_verified_once_and_then_answered_without_waiting() -> None:
    world, token = World(), write_valid()
    assert await world.ask(token) == ALICE
    assert [without_waiting(world.ask(token)) for _ in range(10)] == [ALICE] * 10
    assert world.issuers[0].verified == [token]


async def test_with_a_tenant_that_is_known_to_be_active_nothing_is_awaited_either() -> None:
    async def is_active(tenant: str) -> bool:
        return tenant == "acme"

    clock, token = FrozenClock(), write_valid()
    tokens = AccessTokens([issuer := Issuer()], clock, tenants=TenantMemory(is_active, clock))
    await tokens.authenticate(asking(b"Bearer " + token))
    assert without_waiting(tokens.authenticate(asking(b"Bearer " + token))) == ALICE
    issuer.caller = replace(ALICE, tenant="suspended")
    await assert_refused(tokens, b"Bearer " + write_valid(jti="2"), "TOKEN_TENANT_INACTIVE")
    await assert_refused(tokens, b"Bearer " + write_valid(jti="2"), "TOKEN_TENANT_INACTIVE")


async def test_a_tenant_that_is_suspended_is_out_although_its_token_is_known() -> None:
    active = {"acme"}

    async def is_active(tenant: str) -> bool:
        return tenant in active

    clock, token = FrozenClock(), b"Bearer " + write_valid()
    tokens = AccessTokens([Issuer(caller=replace(ALICE, expires_at=None))], clock, tenants=TenantMemory(is_active, clock))
    await tokens.authenticate(asking(token))
    active.clear()
    clock.moment += timedelta(seconds=TRUSTED_SECONDS)
    refused = await assert_refused(tokens, token, "TOKEN_TENANT_INACTIVE")
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]


async def test_a_program_whose_own_tenant_is_suspended_serves_no_subscriber_either() -> None:
    active = {"acme", "provider"}

    async def is_active(tenant: str) -> bool:
        return tenant in active

    clock, token = FrozenClock(), b"Bearer " + write_valid()
    serving = replace(ALICE, expires_at=None, provider=Caller(tenant="provider", subject="alice"))
    tokens = AccessTokens([Issuer(caller=serving)], clock, tenants=TenantMemory(is_active, clock))
    assert await tokens.authenticate(asking(token)) == serving
    assert without_waiting(tokens.authenticate(asking(token))) == serving
    active.remove("provider")
    clock.moment += timedelta(seconds=TRUSTED_SECONDS)
    await assert_refused(tokens, token, "TOKEN_TENANT_INACTIVE")
    active.symmetric_difference_update({"acme", "provider"})
    clock.moment += timedelta(seconds=TRUSTED_SECONDS)
    await assert_refused(tokens, token, "TOKEN_TENANT_INACTIVE")


async def test_a_token_is_known_until_it_ends() -> None:
    world, token = World(), write_valid()
    await world.ask(token)
    world.wait(599.999)
    await world.ask(token)
    world.wait(0.001)
    world.issuers[0].trouble = TokenRefused(TokenFault.EXPIRED)
    await assert_refused(world.tokens, b"Bearer " + token, "TOKEN_EXPIRED")
    assert len(world.issuers[0].verified) == 2


async def test_a_caller_who_is_over_already_is_nobody() -> None:
    world = World([Issuer(caller=replace(ALICE, expires_at=NOW))])
    await assert_refused(world.tokens, b"Bearer " + write_valid(), "TOKEN_EXPIRED")


async def test_a_refusal_is_not_remembered() -> None:
    world, token = World(), write_valid()
    world.issuers[0].trouble = ServiceUnavailable("The issuer does not answer.")
    with pytest.raises(ServiceUnavailable):
        await world.ask(token)
    world.issuers[0].trouble = None
    assert await world.ask(token) == ALICE


async def test_the_issuer_that_a_token_names_is_asked_and_no_other() -> None:
    one, other, dev = Issuer("https://one.example"), Issuer("https://other.example"), DevelopmentToken(DEV)
    world = World([one, dev, other])
    await world.ask(token := write_valid(iss="https://other.example"))
    assert (one.verified, other.verified) == ([], [token])
    await assert_refused(world.tokens, b"Bearer " + write_valid(iss="https://third.example"), "TOKEN_ISSUER_UNKNOWN")
    await assert_refused(world.tokens, b"Bearer " + write_valid(iss=None), "TOKEN_ISSUER_UNKNOWN")
    assert await world.ask(DEV.encode()) == DEVELOPER
    await assert_refused(world.tokens, f"Bearer {DEV}x")
    assert len(one.verified) + len(other.verified) == 1


async def test_a_malformed_token_reaches_no_issuer() -> None:
    world = World([Issuer(""), Issuer()])
    for token in (b"a.b.c", b"..", b"e30.e30.", b"\xff.\xff.\xff", write_valid() + b"\xa0"):
        with pytest.raises(TokenRefused):
            await world.ask(token)
    assert [issuer.verified for issuer in world.issuers] == [[], []]


async def test_a_missing_token_is_no_invalid_one() -> None:
    """RFC 6750, section 3.1: without a token the challenge says no error."""
    world = World()
    with pytest.raises(RequestRefused) as caught:
        await world.tokens.authenticate(asking(None))
    assert caught.value.headers == {"WWW-Authenticate": CHALLENGE}
    refused = await assert_refused(world.tokens, "Bearer unknown")
    assert refused.headers == {
        "WWW-Authenticate": f'{CHALLENGE}, error="invalid_token", error_description="The access token is not known."'
    }


async def test_what_is_known_is_bounded_and_who_was_not_seen_for_the_longest_time_goes() -> None:
    world, tokens = World(most=3), [write_valid(jti=str(number)) for number in range(4)]
    for token in tokens[:3]:
        await world.ask(token)
    await world.ask(tokens[0])
    await world.ask(tokens[3])
    assert len(world.issuers[0].verified) == 4
    for token in (tokens[0], tokens[2], tokens[3]):
        await world.ask(token)
    assert len(world.issuers[0].verified) == 4
    await world.ask(tokens[1])
    assert len(world.issuers[0].verified) == 5


async def test_no_token_is_kept_in_memory() -> None:
    world = World([DevelopmentToken(DEV)])
    await world.ask(DEV.encode())
    seen: set[int] = set()
    waiting: list[Any] = [world.tokens]
    while waiting:
        part = waiting.pop()
        if id(part) in seen or isinstance(part, type):
            continue
        seen.add(id(part))
        assert part not in (DEV, DEV.encode())
        if not hasattr(part, "__globals__") and type(part).__name__ != "module":
            waiting += gc.get_referents(part)
    assert len(seen) > 10
