"""The keys of the service's own tokens: made, shared, replaced and removed by themselves."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

from server.access.signing_keys import (
    ALGORITHM,
    FRESH_FOR,
    KEPT_AFTER,
    PUBLISHED_BEFORE,
    UNKNOWN_ASKED_EVERY,
    USED_FOR,
    SigningKeys,
)
from services.errors import ServiceUnavailable
from services.issuance.key_pairs import generate_key_pair
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.fakes.signing_keys import MemorySigningKeys
from tests.support import FrozenClock

SECOND = timedelta(seconds=1)


class World:
    """Replicas over one database, under one clock."""

    def __init__(self) -> None:
        self.repository = MemorySigningKeys()
        self.clock = FrozenClock()
        self.made = 0

    def replica(self) -> SigningKeys:
        return SigningKeys(self.repository, self._make, self.clock)

    def pass_(self, time: timedelta) -> None:
        self.clock.moment += time

    async def _make(self) -> Secret:
        self.made += 1
        await asyncio.sleep(0)
        return generate_key_pair(KeyAlgorithm.RSA_2048).private_key


@pytest.fixture
def world() -> World:
    return World()


async def read(token: str, replica: SigningKeys) -> Any:
    """Return the claims as somebody reads them who knows the published keys only."""
    return jwt.decode(token, KeySet.import_key_set(await replica.publish()), [ALGORITHM]).claims  # type: ignore[arg-type]


def kid_of(token: str) -> str:
    return str(extract_compact(token.encode()).headers()["kid"])


async def test_what_is_signed_is_verified_by_the_published_keys(world: World) -> None:
    replica = world.replica()
    assert await read(await replica.sign({"sub": "somebody"}), replica) == {"sub": "somebody"}


async def test_private_parts_are_not_published(world: World) -> None:
    (published,) = (await world.replica().publish())["keys"]
    assert set(published) == {"kty", "n", "e", "kid", "use", "alg"}


async def test_replicas_that_start_together_share_one_key(world: World) -> None:
    replicas = [world.replica() for _ in range(4)]
    tokens = await asyncio.gather(*(replica.sign({}) for replica in replicas))
    assert len(world.repository.keys) == 1
    assert len({kid_of(token) for token in tokens}) == 1


async def test_many_who_ask_at_once_make_one_key(world: World) -> None:
    replica = world.replica()
    await asyncio.gather(*(replica.sign({}) for _ in range(10)))
    assert world.made == 1
    assert world.repository.reads == 2


async def test_the_next_key_is_published_before_it_signs(world: World) -> None:
    replica = world.replica()
    first = kid_of(await replica.sign({}))
    world.pass_(USED_FOR - PUBLISHED_BEFORE - SECOND)
    assert len((await replica.publish())["keys"]) == 1
    world.pass_(SECOND + FRESH_FOR)
    assert len((await replica.publish())["keys"]) == 2
    assert kid_of(await replica.sign({})) == first
    world.pass_(PUBLISHED_BEFORE)
    assert kid_of(await replica.sign({})) != first


async def test_the_last_key_stays_until_what_it_signed_has_expired(world: World) -> None:
    replica = world.replica()
    old = await replica.sign({"sub": "old"})
    world.pass_(SECOND)
    await replica.rotate()
    world.pass_(KEPT_AFTER - SECOND)
    assert await read(old, replica) == {"sub": "old"}
    assert await replica.find(kid_of(old)) is not None
    world.pass_(FRESH_FOR)
    assert await replica.find(kid_of(old)) is None
    assert len(world.repository.keys) == 1


async def test_after_a_theft_older_keys_are_forgotten_everywhere_within_a_minute(world: World) -> None:
    one, other = world.replica(), world.replica()
    stolen = await other.sign({})
    await one.rotate(forget=True)
    assert await one.find(kid_of(stolen)) is None
    world.pass_(FRESH_FOR)
    assert await other.find(kid_of(stolen)) is None


async def test_after_a_rotation_another_replica_verifies_at_once_and_follows(world: World) -> None:
    one, other = world.replica(), world.replica()
    before = await other.sign({})
    await one.sign({})
    world.pass_(SECOND)
    kid = await one.rotate()
    token = await one.sign({})
    assert kid_of(token) == kid
    world.pass_(UNKNOWN_ASKED_EVERY)
    assert await other.find(kid) is not None
    assert await one.find(kid_of(before)) is not None
    assert kid_of(await other.sign({})) == kid


async def test_forged_key_ids_do_not_make_it_read_without_end(world: World) -> None:
    replica = world.replica()
    await replica.publish()
    world.pass_(UNKNOWN_ASKED_EVERY)
    reads = world.repository.reads
    for number in range(100):
        assert await replica.find(f"forged {number}") is None
    assert world.repository.reads == reads + 1


async def test_a_known_key_is_read_once_a_minute(world: World) -> None:
    replica = world.replica()
    token = await replica.sign({})
    reads = world.repository.reads
    for _ in range(10):
        assert await replica.find(kid_of(token)) is not None
    assert world.repository.reads == reads
    world.pass_(FRESH_FOR)
    for _ in range(10):
        assert await replica.find(kid_of(token)) is not None
    assert world.repository.reads == reads + 1


async def test_while_the_database_is_away_known_keys_are_found(world: World) -> None:
    replica = world.replica()
    token = await replica.sign({})
    world.pass_(FRESH_FOR)
    world.repository.is_away = True
    assert await replica.find(kid_of(token)) is not None
    for asking in (replica.find("unknown"), replica.sign({})):
        with pytest.raises(ServiceUnavailable):
            await asking


async def test_a_clock_that_was_ahead_stops_nobody_from_signing(world: World) -> None:
    ahead = world.replica()
    world.pass_(timedelta(days=400))
    await ahead.sign({})
    world.pass_(-timedelta(days=400))
    right = world.replica()
    assert await read(await right.sign({"sub": "somebody"}), right) == {"sub": "somebody"}
