"""Publishing the revocation list: one for all who ask and all replicas, complete, and made when there is a reason."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from cryptography import x509

from services.certificates.publish import LIST_PERIOD, LIST_VALIDITY, LOOKED_AGAIN_AFTER, Publish
from services.errors import ClockDiffers, ServiceUnavailable
from services.model.generation import (
    IssuedCertificate,
    IssueRequest,
    RevocationList,
    RevocationListTimes,
    RevocationReason,
    RevokedCertificate,
)
from services.model.lifecycle import RevocationSnapshot, RevokedSerial
from tests.fakes.lifecycle import MemoryRevocations
from tests.presence import not_none
from tests.services.certificates.making import generate
from tests.support import CALLER, NOW, Bench, local_authority

SECOND = timedelta(seconds=1)


@dataclass
class CountingAuthority:
    """Signs with the local authority, and notes what and in which thread."""

    name: str = "Local authority"
    needs_csr: bool = False
    not_after: datetime | None = None
    lists: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)

    async def issue(self, request: IssueRequest) -> IssuedCertificate:
        """Return what the local authority does."""
        return await local_authority().issue(request)

    def build_crl(self, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
        """Return what the local authority does."""
        self.lists.append((times.number, tuple(one.serial_number for one in revoked)))
        self.threads.add(threading.get_ident())
        return local_authority().build_crl(revoked, times)


class CountingRevocations(MemoryRevocations):
    """Notes how often it is asked, and fails where a test wants it."""

    looks = 0
    failure: ServiceUnavailable | None = None

    async def is_latest(self, published: RevocationList) -> bool:
        """Return what the fake does, later."""
        self.looks += 1
        await asyncio.sleep(0)
        return await super().is_latest(published)

    async def find_list(self) -> RevocationList | None:
        """Return what the fake does, or fail."""
        if self.failure:
            raise self.failure
        return await super().find_list()


def revoke(bench: Bench, number: int, *, not_after: datetime = NOW + timedelta(days=90)) -> None:
    """Note a serial number as revoked, as another replica does."""
    bench.memory.revoked[f"{number:02x}"] = RevokedSerial(
        serial_number=f"{number:02x}",
        certificate_id="certificate",
        tenant="default",
        scope_id="scope",
        version=1,
        revoked_at=bench.clock.now(),
        not_after=not_after,
        reason=RevocationReason.UNSPECIFIED,
    )


@dataclass
class World:
    """A bench, what is asked of its authority and its repository, and one replica."""

    bench: Bench
    authority: CountingAuthority
    revocations: CountingRevocations

    def replica(self) -> Publish:
        """Return the use case as a process has it that knows nothing yet."""
        return Publish(revocations=self.revocations, authority=self.authority, clock=self.bench.clock, trust=self.bench.trust)


@pytest.fixture
def world() -> World:
    bench = Bench(authority=CountingAuthority())
    return World(bench, bench.authority, CountingRevocations(bench.memory))  # type: ignore[arg-type]


async def test_many_who_ask_at_once_cause_one_look_and_one_signature_in_another_thread(world: World) -> None:
    publish = world.replica()
    lists = await asyncio.gather(*(publish() for _ in range(100)))
    assert {not_none(one).number for one in lists} == {1}
    assert [number for number, _ in world.authority.lists] == [1]
    assert threading.get_ident() not in world.authority.threads
    looks = world.revocations.looks
    world.bench.clock.moment += timedelta(seconds=LOOKED_AGAIN_AFTER)
    await asyncio.gather(*(publish() for _ in range(100)))
    assert world.revocations.looks == looks + 1
    assert len(world.authority.lists) == 1


async def test_another_replica_sends_the_same_list_and_signs_nothing(world: World) -> None:
    first = await world.replica()()
    assert await world.replica()() == first
    assert len(world.authority.lists) == 1


async def test_a_revocation_of_another_replica_is_on_the_list_after_a_second(world: World) -> None:
    publish = world.replica()
    await publish()
    revoke(world.bench, 10)
    assert not_none(await publish()).number == 1
    world.bench.clock.moment += timedelta(seconds=LOOKED_AGAIN_AFTER)
    assert not_none(await publish()).number == 2
    assert world.authority.lists[-1] == (2, (10,))


async def test_a_revocation_of_this_replica_is_on_the_list_at_once() -> None:
    bench = Bench()
    use_cases = bench.use_cases()
    before = not_none(await use_cases.certificates.publish())
    certificate = await generate(bench)
    await use_cases.certificates.revoke(CALLER, certificate.id, RevocationReason.UNSPECIFIED)
    after = not_none(await use_cases.certificates.publish())
    assert after.number == before.number + 1
    assert len(list(x509.load_der_x509_crl(after.der))) == 1


async def test_who_asks_after_a_change_is_not_answered_by_a_look_that_began_before(world: World) -> None:
    publish, revocations = world.replica(), world.revocations
    await publish()
    world.bench.clock.moment += timedelta(seconds=LOOKED_AGAIN_AFTER)
    has_looked, may_answer = asyncio.Event(), asyncio.Event()

    async def is_latest(published: RevocationList) -> bool:
        found = await MemoryRevocations.is_latest(revocations, published)
        has_looked.set()
        await may_answer.wait()
        return found

    vars(revocations)["is_latest"] = is_latest
    early = asyncio.create_task(publish())
    await has_looked.wait()
    revoke(world.bench, 10)
    publish.note_change()
    late = asyncio.create_task(publish())
    await asyncio.sleep(0)
    may_answer.set()
    assert [not_none(await one).number for one in (early, late)] == [1, 2]


async def test_of_replicas_that_make_a_list_at_once_one_is_published_and_none_lacks_an_entry(world: World) -> None:
    for number in range(1, 6):
        revoke(world.bench, number)
        lists = await asyncio.gather(*(world.replica()() for _ in range(5)))
        assert {not_none(one).number for one in lists} == {number}
        assert {not_none(one).der for one in lists} == {not_none(world.bench.memory.revocation_list).der}


async def test_what_is_revoked_while_a_list_is_made_is_on_the_next_one(world: World) -> None:
    publish, revocations = world.replica(), world.revocations
    load = revocations.load_snapshot

    async def load_snapshot(*, not_expired_before: datetime) -> RevocationSnapshot:
        snapshot = await load(not_expired_before=not_expired_before)
        if not world.authority.lists:
            revoke(world.bench, 10)
        return snapshot

    vars(revocations)["load_snapshot"] = load_snapshot
    assert not_none(await publish()).number == 1
    world.bench.clock.moment += timedelta(seconds=LOOKED_AGAIN_AFTER)
    await publish()
    assert world.authority.lists == [(1, ()), (2, (10,))]


async def test_a_list_is_made_anew_after_a_period_though_nothing_changed(world: World) -> None:
    first = not_none(await world.replica()())
    assert (first.this_update, first.next_update) == (NOW, NOW + LIST_VALIDITY)
    world.bench.clock.moment += LIST_PERIOD - SECOND
    assert await world.replica()() == first
    world.bench.clock.moment += SECOND
    assert not_none(await world.replica()()).this_update == NOW + LIST_PERIOD


async def test_an_entry_stays_for_one_list_past_the_end_of_its_certificate(world: World) -> None:
    """RFC 5280 3.3: however long nobody made a list, and however many are made for changes."""
    revoke(world.bench, 1, not_after=NOW + timedelta(days=3))
    await world.replica()()
    world.bench.clock.moment += timedelta(days=30)
    await world.replica()()
    revoke(world.bench, 2)
    await world.replica()()
    world.bench.clock.moment += LIST_PERIOD
    await world.replica()()
    assert [serials for _, serials in world.authority.lists] == [(1,), (1,), (2,), (2,)]


async def test_lists_that_are_made_for_changes_do_not_drop_an_entry_that_has_just_expired(world: World) -> None:
    revoke(world.bench, 1, not_after=NOW)
    for number in (2, 3):
        world.bench.clock.moment += timedelta(hours=1)
        revoke(world.bench, number)
        await world.replica()()
    assert [serials for _, serials in world.authority.lists] == [(1, 2), (1, 2, 3)]
    world.bench.clock.moment += LIST_PERIOD
    await world.replica()()
    assert world.authority.lists[-1][1] == (2, 3)


async def test_a_list_from_the_future_is_made_anew_and_brings_back_what_is_not_expired(world: World) -> None:
    revoke(world.bench, 1, not_after=NOW + timedelta(days=10))
    for days in (32, 2, -34):
        world.bench.clock.jump(timedelta(days=days))
        latest = not_none(await world.replica()())
        assert latest.this_update == world.bench.clock.now()
    assert world.authority.lists == [(1, ()), (2, ()), (3, (1,))]


async def test_a_wrong_clock_signs_nothing_and_the_last_list_is_sent(world: World) -> None:
    world.bench.memory.clock_ahead = timedelta(days=1)
    with pytest.raises(ClockDiffers):
        await world.replica()()
    world.bench.memory.clock_ahead = timedelta()
    first = await world.replica()()
    world.bench.memory.clock_ahead = timedelta(days=1)
    revoke(world.bench, 1)
    assert await world.replica()() == first
    assert len(world.authority.lists) == 1


async def test_the_last_known_list_is_sent_while_the_database_does_not_answer(world: World) -> None:
    publish = world.replica()
    first = await publish()
    revoke(world.bench, 1)
    world.revocations.failure = ServiceUnavailable("The database does not answer.")
    world.bench.clock.moment += timedelta(seconds=LOOKED_AGAIN_AFTER)
    assert await publish() == first
    with pytest.raises(ServiceUnavailable):
        await world.replica()()
    world.revocations.failure = None
    assert not_none(await publish()).number == 2


async def test_who_gives_up_takes_nobody_along(world: World) -> None:
    publish = world.replica()
    impatient, patient = asyncio.create_task(publish()), asyncio.create_task(publish())
    await asyncio.sleep(0)
    impatient.cancel()
    assert not_none(await patient).number == 1


async def test_a_number_that_was_given_without_a_list_is_left_out(world: World) -> None:
    first = not_none(await world.replica()())
    world.bench.memory.revocation_list = replace(first, number=7)
    revoke(world.bench, 1)
    assert not_none(await world.replica()()).number == 8
