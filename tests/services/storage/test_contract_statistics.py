"""Statistics of every pair of repositories: in memory each certificate is looked at, and MongoDB's counts must say the same."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.errors import InvalidInput, ServiceUnavailable
from services.model.certificate import Certificate, EntryValidity
from services.model.contents import FileType
from services.model.scope import Scope
from services.model.statistics import Period, Statistics, StatisticsQuery
from services.model.validity import expiring_from
from services.model.x509 import ValidityStatus
from services.rules.calendar import list_borders
from services.storage.mongo.database import Database
from services.storage.mongo.expiries import counting
from services.storage.mongo.expiries import statistics as module
from services.storage.mongo.expiries.changes import add_changes
from services.storage.mongo.expiries.counting import count_tenant, count_tenants
from services.storage.mongo.indexes import COUNTED
from tests.fakes.memory import Memory, MemoryStatistics
from tests.services.storage.examples import DAY, NOW, some_contents
from tests.services.storage.steps import a_renewal, a_spec, add, add_next, add_scope, beside, remove, restore
from tests.services.storage.stores import Store, store_in_memory, store_in_mongo

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
VALIDITIES = (timedelta(hours=5), 1 * DAY, 10 * DAY, 20 * DAY, 90 * DAY, 400 * DAY)


def a_real_validity(not_after: datetime, length: timedelta) -> EntryValidity:
    """As files have it: its expiring begins when the rules say so."""
    not_before = not_after - length
    return EntryValidity(alias="", not_before=not_before, not_after=not_after, expiring_from=expiring_from(not_before, not_after))


def ask(scope: Scope, **changes: object) -> StatisticsQuery:
    """The tenant's statistics of this moment."""
    query = StatisticsQuery(tenant=scope.tenant, scope_ids=None, now=NOW)
    return replace(query, **changes)  # type: ignore[arg-type]


def plain(statistics: Statistics) -> tuple[object, ...]:
    """What can be compared: without numbers that are 0."""
    intervals = [(one.begin, one.end, {key: number for key, number in one.counts.items() if number}) for one in statistics.expiring]
    counts = {key: number for key, number in statistics.counts.items() if number}
    return counts, {key: number for key, number in statistics.types.items() if number}, intervals


async def test_a_tenant_is_counted_by_status_type_and_renewal(store: Store) -> None:
    first, second = await add_scope(store), await add_scope(store)
    await add(store, await add_scope(store, tenant="other"))
    await add(store, first, name="a.pem", validities=(a_real_validity(NOW - DAY, 90 * DAY),))
    await add(store, first, name="b.p12", type=FileType.P12, validities=(a_real_validity(NOW + 3 * DAY, 90 * DAY),), renewal=a_renewal())
    await add(store, second, name="c.pem", validities=(a_real_validity(NOW + 80 * DAY, 90 * DAY),), renewal=a_renewal(automatic=False))
    await add(store, second, name="d.pem", validities=(a_real_validity(NOW + 100 * DAY, 90 * DAY),))
    await add(store, second, name="e.jks", type=FileType.JKS, validities=())
    query = ask(first, borders=(NOW, NOW + 3 * DAY, NOW + 100 * DAY, NOW + 100 * DAY + SECOND))
    counts, types, intervals = plain(await store.statistics.count(query))
    assert counts == {
        (ValidityStatus.EXPIRED, False): 1,
        (ValidityStatus.EXPIRING, True): 1,
        (ValidityStatus.VALID, False): 1,
        (ValidityStatus.NOT_YET_VALID, False): 1,
        (ValidityStatus.UNKNOWN, False): 1,
    }
    assert types == {FileType.PEM: 3, FileType.P12: 1, FileType.JKS: 1}
    assert isinstance(intervals, list)
    expected = [{}, {(ValidityStatus.EXPIRING, True): 1, (ValidityStatus.VALID, False): 1}, {(ValidityStatus.NOT_YET_VALID, False): 1}]
    assert [numbers for _, _, numbers in intervals] == expected
    of_second, of_none = replace(query, scope_ids=(second.id,)), replace(query, scope_ids=())
    assert sum((await store.statistics.count(of_second)).types.values()) == 3
    assert plain(await store.statistics.count(of_none))[:2] == ({}, {})


async def test_every_change_of_a_certificate_changes_the_numbers_at_once(store: Store) -> None:
    scope = await add_scope(store)
    one = await add(store, scope, validities=(a_real_validity(NOW + 60 * DAY, 90 * DAY),), renewal=a_renewal(), spec=a_spec())

    async def count() -> tuple[object, object]:
        counts, types, _ = plain(await store.statistics.count(ask(scope)))
        return counts, types

    assert await count() == ({(ValidityStatus.VALID, True): 1}, {FileType.PEM: 1})
    one = await store.attributes.set_renewal(one, a_renewal(automatic=False, next_attempt_at=None), a_spec(), records=beside(one))
    assert await count() == ({(ValidityStatus.VALID, False): 1}, {FileType.PEM: 1})
    one = await add_next(store, one, type=FileType.P12, validities=(a_real_validity(NOW + DAY, 90 * DAY),))
    assert await count() == ({(ValidityStatus.EXPIRING, False): 1}, {FileType.P12: 1})
    one = replace(one, validities=(a_real_validity(NOW - DAY, 90 * DAY),))
    await store.attributes.set_contents(one, some_contents(), records=beside(one))
    assert await count() == ({(ValidityStatus.EXPIRED, False): 1}, {FileType.P12: 1})
    await remove(store, one)
    assert await count() == ({}, {})
    await restore(store, one)
    assert await count() == ({(ValidityStatus.EXPIRED, False): 1}, {FileType.P12: 1})


def some_certificates(random_: random.Random, number: int) -> Iterable[dict[str, Any]]:
    """What tells certificates apart, most of all at the moments at which something changes."""
    leads = (timedelta(0), timedelta(hours=12), DAY, 3 * DAY, 7 * DAY, 30 * DAY)
    for at in range(number):
        near = NOW + random_.choice(leads) + random_.choice((-1, 0, 0, 1)) * random_.choice((SECOND, MINUTE, 14 * MINUTE, 15 * MINUTE))
        anywhere = NOW + random_.randint(-40 * 86_400, 70 * 86_400) * SECOND
        validity = a_real_validity(random_.choice((near, anywhere)), random_.choice(VALIDITIES))
        yield {
            "name": f"{at}",
            "type": random_.choice(tuple(FileType)),
            "validities": (validity,) if random_.random() < 0.95 else (),
            "renewal": random_.choice((None, a_renewal(), a_renewal(automatic=False))),
        }


@pytest.mark.parametrize("seed", range(3))
async def test_counts_say_what_looking_at_each_certificate_says(database: Database, seed: int) -> None:
    random_, memory = random.Random(seed), Memory()
    stored, fake = store_in_mongo(database), store_in_memory(memory)
    scopes = [await add_scope(stored) for _ in range(3)]
    memory.scopes = {scope.id: scope for scope in scopes}
    certificates: list[Certificate] = []
    for changes in some_certificates(random_, 150):
        one = await add(stored, random_.choice(scopes), **changes)
        await fake.certificates.add(one, contents=some_contents(), octets=None, quota=1000, records=beside(one))  # type: ignore[arg-type]
        certificates.append(one)
        if random_.random() < 0.05:
            await add_changes(database)  # some are in the counts, the others beside them
    for one in random_.sample(certificates, 15):
        await remove(stored, one)
        await remove(fake, one)

    async def compare() -> None:
        for _ in range(25):
            now = NOW + random_.choice((timedelta(0), random_.randint(-86_400_000, 86_400_000) * timedelta(milliseconds=1), 30 * DAY))
            begin = random_.choice((now, NOW - 20 * DAY, NOW + 123 * SECOND))
            end, zone = begin + random_.choice((DAY, 50 * DAY)), random_.choice(("UTC", "Asia/Kathmandu", "America/New_York"))
            borders = random_.choice(((), (begin, end), list_borders(begin, end, random_.choice(tuple(Period)), time_zone=zone)))
            scope_ids = random_.choice((None, None, (scopes[0].id,), (scopes[0].id, scopes[2].id)))
            query = StatisticsQuery(tenant="acme", scope_ids=scope_ids, now=now, borders=borders)
            expected = plain(await MemoryStatistics(memory).count(query))
            assert plain(await stored.statistics.count(query)) == expected, query

    await compare()
    while await add_changes(database):
        pass
    await compare()
    assert await database.expiry_changes.count_documents({}) == 0
    await database.expiry_counts.delete_many({})
    await count_tenants(database, anew=False)
    await compare()


async def test_a_tenant_that_is_not_counted_yet_says_so(database: Database) -> None:
    database.ready.discard(COUNTED)
    scope = await add_scope(store_in_mongo(database))
    try:
        with pytest.raises(InvalidInput, match="still being counted"):
            await store_in_mongo(database).statistics.count(ask(scope))
    finally:
        await count_tenants(database, anew=False)
    assert COUNTED in database.ready


async def test_scopes_with_too_many_certificates_say_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_COUNTED", 1)
    store = store_in_mongo(database)
    scope = await add_scope(store)
    await add(store, scope)
    await store.statistics.count(ask(scope, scope_ids=(scope.id,)))
    await add(store, scope)
    with pytest.raises(InvalidInput, match="more than 1 certificates"):
        await store.statistics.count(ask(scope, scope_ids=(scope.id,)))


async def test_numbers_stay_exact_while_they_are_changed_added_and_counted_anew(database: Database) -> None:
    store = store_in_mongo(database)
    scopes = [await add_scope(store) for _ in range(4)]
    writing = True

    async def write(scope: Scope) -> None:
        for at in range(15):
            one = await add(store, scope, name=f"{at}", validities=(a_real_validity(NOW + 60 * DAY, 90 * DAY),))
            if at % 3 == 0:
                await remove(store, one)

    async def keep(work: Callable[[], Awaitable[object]]) -> int:
        times = 0
        while writing:
            await work()
            times += 1
            await asyncio.sleep(0.02)
        return times

    async def look() -> None:
        """The numbers by type and by status are of one moment, whatever happens meanwhile."""
        counts, types, _ = plain(await store.statistics.count(ask(scopes[0])))
        assert isinstance(counts, dict)
        assert isinstance(types, dict)
        assert sum(counts.values()) == sum(types.values())

    others = [asyncio.create_task(keep(work)) for work in (lambda: add_changes(database), lambda: count_tenants(database, anew=True), look)]
    await asyncio.gather(*map(write, scopes))
    writing = False
    assert all(times >= 1 for times in await asyncio.gather(*others))
    for _ in range(2):
        assert plain(await store.statistics.count(ask(scopes[0])))[1] == {FileType.PEM: 40}
        await add_changes(database)
    assert plain(await store.statistics.count(ask(scopes[0])))[0] == {(ValidityStatus.VALID, False): 40}


@pytest.mark.parametrize("times", [1, counting._ATTEMPTS])
async def test_a_count_during_which_others_add_changes_begins_again(
    database: Database, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    store, read_days, read = store_in_mongo(database), counting._read_days, 0
    scope = await add_scope(store)
    await add(store, scope)

    async def read_while_others_add(*given: Any) -> Any:
        nonlocal read
        found = await read_days(*given)
        read += 1
        if read <= times:
            await add(store, scope)
            assert await add_changes(database)
        return found

    monkeypatch.setattr(counting, "_read_days", read_while_others_add)
    if times == 1:
        assert await count_tenant(database, scope.tenant) == 2
    else:
        with pytest.raises(ServiceUnavailable, match="all the time"):
            await count_tenant(database, scope.tenant)
    assert plain(await store.statistics.count(ask(scope)))[1] == {FileType.PEM: 1 + times}


async def test_numbers_are_of_one_moment(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stored or added to the counts while they are read changes nothing."""
    store = store_in_mongo(database)
    scope = await add_scope(store)
    await add(store, scope)
    read_changes = module._Tenant._add_changes

    async def add_meanwhile(tenant: Any) -> None:
        assert await add_changes(database)
        for _ in range(2):
            await add(store, scope)
        await read_changes(tenant)

    monkeypatch.setattr(module._Tenant, "_add_changes", add_meanwhile)
    assert plain(await store.statistics.count(ask(scope)))[1] == {FileType.PEM: 1}
    assert plain(await store.statistics.count(ask(scope)))[1] == {FileType.PEM: 3}
