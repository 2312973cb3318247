"""The keys of an issuer are fetched as rarely as can be, and never by two at the same moment."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from server.access.fetch import FetchFailed
from server.access.key_sets import FRESH_SECONDS, REFETCH_SECONDS, RETRY_SECONDS, STALE_SECONDS, FetchedKeySet
from server.access.keys import Key, read_key
from services.errors import ServiceUnavailable
from tests.server.access.signing import make_key, write_jwk
from tests.support import FrozenClock


def key(kid: str | None) -> Key:
    return read_key(write_jwk(make_key("ES256"), **({} if kid is None else {"kid": kid})))


@dataclass
class Issuer:
    """Answers, or does not, and counts."""

    kids: list[str | None] = field(default_factory=lambda: ["one"])
    trouble: Exception | None = None
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    requests: int = 0

    def __post_init__(self) -> None:
        self.gate.set()

    async def fetch(self) -> tuple[tuple[Key, ...], tuple[str, ...]]:
        self.requests += 1
        await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        return tuple(key(kid) for kid in self.kids), ("it is weak",)


@dataclass
class World:
    issuer: Issuer = field(default_factory=Issuer)
    clock: FrozenClock = field(default_factory=FrozenClock)

    def __post_init__(self) -> None:
        self.keys = FetchedKeySet(self.issuer.fetch, self.clock, issuer="https://issuer.example")

    async def finds(self, kid: str | None) -> bool:
        return await self.keys.find(kid) is not None

    def wait(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)

    async def settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


async def test_keys_are_fetched_once_an_hour_beside_the_serving() -> None:
    world = World()
    assert world.issuer.requests == 0
    assert [await world.finds("one") for _ in range(10)] == [True] * 10
    world.wait(FRESH_SECONDS)
    assert await world.finds("one")
    assert world.issuer.requests == 1
    world.wait(1)
    world.issuer.gate.clear()
    assert await world.finds("one"), "it waits for nothing"
    await world.settle()
    assert await world.finds("one")
    assert world.issuer.requests == 2
    world.issuer.gate.set()
    await world.settle()
    world.wait(FRESH_SECONDS)
    assert await world.finds("one")
    assert world.issuer.requests == 2


async def test_a_hundred_at_the_same_moment_make_one_request() -> None:
    world = World()
    world.issuer.gate.clear()
    waiting = [asyncio.create_task(world.finds("one")) for _ in range(100)]
    await world.settle()
    world.issuer.gate.set()
    assert await asyncio.gather(*waiting) == [True] * 100
    assert world.issuer.requests == 1


async def test_a_hundred_with_a_new_key_make_one_request_and_all_get_in() -> None:
    world = World()
    await world.finds("one")
    world.issuer.kids = ["one", "two"]
    world.issuer.gate.clear()
    waiting = [asyncio.create_task(world.finds("two")) for _ in range(100)]
    await world.settle()
    assert await world.finds("one"), "who has a known key does not wait"
    world.issuer.gate.set()
    assert await asyncio.gather(*waiting) == [True] * 100
    assert world.issuer.requests == 2


async def test_who_leaves_ends_no_request_of_others() -> None:
    world = World()
    world.issuer.gate.clear()
    first, second = (asyncio.create_task(world.finds("one")) for _ in range(2))
    await world.settle()
    first.cancel()
    await world.settle()
    world.issuer.gate.set()
    assert await second
    assert world.issuer.requests == 1


async def test_a_key_is_found_by_one_look_after_a_rotation_and_the_old_one_works_until_it_is_gone() -> None:
    world = World()
    await world.finds("one")
    world.issuer.kids = ["one", "two"]
    assert await world.finds("two")
    assert await world.finds("one")
    assert world.issuer.requests == 2
    world.issuer.kids = ["two", "three"]
    assert not await world.finds("three"), "the last look for an unknown id is less than a minute ago"
    world.wait(REFETCH_SECONDS)
    assert await world.finds("three")
    assert await world.finds("two")
    assert not await world.finds("one")


async def test_who_only_waited_for_the_hourly_look_has_not_used_up_the_one_for_unknown_ids() -> None:
    world = World()
    await world.finds("one")
    world.wait(FRESH_SECONDS + 1)
    world.issuer.gate.clear()
    waiting = [asyncio.create_task(world.finds(kid)) for kid in ("one", "two")]
    await world.settle()
    world.issuer.gate.set()
    assert await asyncio.gather(*waiting) == [True, False]
    assert world.issuer.requests == 2
    world.issuer.kids = ["one", "two"]
    assert await world.finds("two")


async def test_unknown_ids_make_one_request_a_minute() -> None:
    world = World()
    assert await world.finds("one")
    for minute in range(3):
        for number in range(100):
            assert not await world.finds(f"invented-{minute}-{number}")
        world.wait(REFETCH_SECONDS)
    assert world.issuer.requests == 1 + 3


async def test_keys_that_were_fetched_for_it_are_not_fetched_again_for_an_unknown_id() -> None:
    world = World()
    assert not await world.finds("invented")
    assert world.issuer.requests == 1


async def test_while_the_issuer_is_down_known_keys_work_for_a_day_and_unknown_ones_are_unknown() -> None:
    world = World()
    await world.finds("one")
    world.issuer.trouble = FetchFailed("it does not answer")
    for _ in range(23 * 6):
        world.wait(600)
        assert await world.finds("one")
        await world.settle()
    assert not await world.finds("two")
    world.wait(STALE_SECONDS - 23 * 3600)
    assert await world.finds("one")
    world.wait(1)
    with pytest.raises(ServiceUnavailable):
        await world.finds("one")
    world.issuer.trouble = None
    world.wait(REFETCH_SECONDS)
    assert await world.finds("one")


async def test_a_look_that_failed_is_not_repeated_at_once() -> None:
    world = World()
    await world.finds("one")
    world.issuer.trouble = FetchFailed("it does not answer")
    world.wait(FRESH_SECONDS + 1)
    for _ in range(100):
        await world.finds("one")
        await world.settle()
    assert world.issuer.requests == 2
    world.wait(REFETCH_SECONDS)
    await world.finds("one")
    await world.settle()
    assert world.issuer.requests == 3


@pytest.mark.parametrize("trouble", [FetchFailed("it does not answer"), RuntimeError("secret")])
async def test_with_nothing_known_and_the_issuer_down_nobody_can_tell(trouble: Exception, caplog: pytest.LogCaptureFixture) -> None:
    world = World(Issuer(trouble=trouble))
    for _ in range(100):
        with pytest.raises(ServiceUnavailable) as caught:
            await world.finds("one")
        assert caught.value.retry_after == RETRY_SECONDS
    assert world.issuer.requests == 1
    assert len(caplog.records) == 1
    assert "https://issuer.example" in caplog.text
    assert "secret" not in caplog.text
    world.issuer.trouble = None
    world.wait(RETRY_SECONDS)
    assert await world.finds("one")


async def test_without_an_id_the_only_key_is_meant() -> None:
    assert await World(Issuer(["one"])).finds(None)
    assert await World(Issuer([None])).finds(None)
    assert not await World(Issuer(["one", "two"])).finds(None)
    assert not await World(Issuer([None])).finds("one")
    world = World(Issuer([]))
    assert [await world.finds(None) for _ in range(3)] == [False] * 3
    assert world.issuer.requests == 1


async def test_keys_that_are_not_used_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert await World().finds("one")
    assert "A key of the issuer https://issuer.example is not used: it is weak." in caplog.text


async def test_closing_ends_a_request() -> None:
    world = World()
    world.issuer.gate.clear()
    async with aclosing(world.keys):
        waiting = asyncio.create_task(world.finds("one"))
        await world.settle()
    with pytest.raises(ServiceUnavailable):
        await waiting
