"""Going on behind a position: over replicas and restarts, without a gap and nothing twice, and at what cost."""

import asyncio
import os
import random
import signal
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from pymongo.errors import AutoReconnect, NetworkTimeout, OperationFailure, ServerSelectionTimeoutError

from services.encryption.positions import LogPlace
from services.errors import ErrorCode, NotFound, ServiceUnavailable
from services.model.lifecycle import Change
from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.mongo import change_feed, change_memory, change_stream
from services.storage.mongo.change_feed import MAX_CATCHING_UP, MAX_POSITION_AGE, MongoChangeFeed
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.indexes import prepare_database
from tests.presence import not_none
from tests.services.storage.examples import a_certificate, a_scope
from tests.services.storage.raw import process_of
from tests.services.storage.stores import SEAL
from tests.services.storage.watching import NOW_THERE, SOON, FakeDatabase, FakeStream, an_event, begin, insert, read_ids

TENANT = "acme"


@pytest_asyncio.fixture
async def replicas(database: Database) -> AsyncIterator[Callable[[], MongoChangeFeed]]:
    """Make feeds as other processes would, which are closed after the test."""
    made: list[MongoChangeFeed] = []

    def make() -> MongoChangeFeed:
        made.append(MongoChangeFeed(database, SEAL))
        return made[-1]

    yield make
    await asyncio.gather(*(feed.aclose() for feed in made))


@contextmanager
def counting_streams(database: Database) -> Iterator[list[Any]]:
    """Give the list of the streams that are opened meanwhile."""
    opened: list[Any] = []
    watch = database.watch

    async def count(*args: Any, **options: Any) -> Any:
        opened.append(options)
        return await watch(*args, **options)

    database.watch = count  # type: ignore[method-assign]
    try:
        yield opened
    finally:
        database.watch = watch  # type: ignore[method-assign]


async def read(changes: AsyncGenerator[Change, None], count: int) -> list[Change]:
    async with asyncio.timeout(SOON):
        return [await anext(changes) for _ in range(count)]


async def refused(feed: MongoChangeFeed, position: str, scope_id: str | None = None) -> NotFound:
    """Return what is said at once to who goes on behind the position."""
    with pytest.raises(NotFound) as lost:
        async with asyncio.timeout(SOON):
            await anext(feed.watch(TENANT, scope_id=scope_id, after=position))
    assert lost.value.code is ErrorCode.RESUME_LOST
    return lost.value


def place_of(position: str) -> LogPlace:
    return not_none(SEAL.find(position, tenant=TENANT))


async def test_all_replicas_give_a_change_the_same_position(database: Database, replicas: Callable[[], MongoChangeFeed]) -> None:
    scope = a_scope()
    async with aclosing(await begin(replicas(), database, scope)) as here, aclosing(await begin(replicas(), database, scope)) as there:
        last = await insert(database, scope)
        told: list[Change] = []
        for changes in (here, there):
            told += await read(changes, 1)
            while told[-1].certificate_id != last:
                told[-1:] = await read(changes, 1)
        assert told[0] == told[1]


async def test_who_comes_back_at_once_costs_no_stream(database: Database, replicas: Callable[[], MongoChangeFeed]) -> None:
    scope, feed = a_scope(), replicas()
    async with aclosing(await begin(feed, database, scope)) as changes:
        await insert(database, scope)
        (heard,) = await read(changes, 1)
        stored = [await insert(database, scope) for _ in range(3)]
        await read(changes, 3)
        with counting_streams(database) as opened:
            async with aclosing(feed.watch(TENANT, scope_id=scope.id, after=heard.position)) as again:
                assert await read_ids(again, 3) == stored
        assert opened == []


async def test_many_who_lost_a_replica_cost_one_stream_beside_that_of_all(
    database: Database, replicas: Callable[[], MongoChangeFeed]
) -> None:
    scope = a_scope()
    async with aclosing(await begin(replicas(), database, scope)) as changes:
        heard: list[Change] = []
        for _ in range(3):
            await insert(database, scope)
            heard += await read(changes, 1)
    stored = [await insert(database, scope) for _ in range(3)]
    ids = [*(change.certificate_id for change in heard), *stored]
    feed = replicas()
    with counting_streams(database) as opened:
        # The one that comes first reads the most.
        again = [(number, feed.watch(TENANT, after=heard[number].position)) for number in (0, *[number % 3 for number in range(50)])]
        told = await asyncio.gather(*(read_ids(one, 5 - number) for number, one in again))
        assert told == [ids[number + 1 :] for number, _ in again]
        await asyncio.gather(*(one.aclose() for _, one in again))
    assert [set(options) & {"resume_after", "start_at_operation_time"} for options in opened] == [
        {"start_at_operation_time"},
        {"resume_after"},
    ]


@pytest.mark.parametrize("remembered", [1, 3, 1000])
async def test_changes_while_many_go_on_are_told_to_each_once_and_in_order(
    database: Database, replicas: Callable[[], MongoChangeFeed], monkeypatch: pytest.MonkeyPatch, remembered: int
) -> None:
    """Whatever is remembered, and however far a replica is behind another."""
    monkeypatch.setattr(change_memory, "MAX_REMEMBERED", remembered)
    scope, dice = a_scope(), random.Random(remembered)
    watching = await begin(replicas(), database, scope)
    heard: list[Change] = []
    going_on: list[asyncio.Task[tuple[int, list[Change]]]] = []

    async def store() -> None:
        for number in range(120):
            await insert(database, scope if number % 3 else a_scope())

    async def go_on(feed: MongoChangeFeed, number: int) -> tuple[int, list[Change]]:
        async with aclosing(feed.watch(TENANT, scope_id=scope.id, after=heard[number].position)) as again:
            return number, await read(again, 79 - number)

    storing = asyncio.create_task(store())
    feeds = [replicas() for _ in range(3)]
    for number in range(80):
        heard += await read(watching, 1)
        if number < 79 and dice.random() < 0.5:
            going_on.append(asyncio.create_task(go_on(dice.choice(feeds), dice.randint(0, number))))
    await storing
    assert len(going_on) > 20
    for number, told in await asyncio.gather(*going_on):
        assert told == heard[number + 1 :]
    await watching.aclose()


async def test_who_knows_more_than_the_replica_hears_nothing_twice() -> None:
    """Another replica was faster: the change of the position, and those before it, are told here later."""
    scope = a_scope()
    late = [an_event(token=token, scope_id=scope.id) for token in ("8203", "8205", "8207")]
    database = FakeDatabase(FakeStream(*late, at="8202"), FakeStream(at="8205"))
    feed = MongoChangeFeed(database, SEAL)
    position = SEAL.write(LogPlace(token="8205", seconds=NOW_THERE.time), tenant=TENANT)
    async with aclosing(feed.watch(TENANT, scope_id=scope.id, after=position)) as changes:
        (told,) = await read(changes, 1)
    assert told.certificate_id == late[2]["fullDocument"]["_id"]
    assert database.asked[1]["resume_after"] == {"_data": "8205"}, "whether it is known is asked all the same"
    await feed.aclose()


async def test_what_was_committed_right_before_the_stream_is_told_to_who_goes_on_and_to_nobody_else() -> None:
    """The majority may have it so late that the stream begins before it."""
    old, new = an_event(token="8206"), an_event(token="8207")
    database = FakeDatabase(FakeStream({**old, "clusterTime": NOW_THERE}, new, at="8205"), FakeStream(at="8205"))
    feed = MongoChangeFeed(database, SEAL)
    position = SEAL.write(LogPlace(token="8203", seconds=NOW_THERE.time), tenant=TENANT)
    (fresh,), again = await asyncio.gather(read_ids(feed.watch(TENANT), 1), read_ids(feed.watch(TENANT, after=position), 2))
    assert (fresh, again) == (new["fullDocument"]["_id"], [old["fullDocument"]["_id"], new["fullDocument"]["_id"]])
    await feed.aclose()


async def test_a_place_that_the_log_does_not_have_is_lost(database: Database, replicas: Callable[[], MongoChangeFeed]) -> None:
    """It is of another installation, of before a restored backup, or made up by who has the key."""
    scope = a_scope()
    async with aclosing(await begin(replicas(), database, scope)) as changes:
        await insert(database, scope)
        place = place_of((await read(changes, 1))[0].position)
        digits = place.token
        for token in (
            digits[:-20] + "0" * 20,
            digits[:18] + "00" + digits[20:],
            digits[:10] + "00000001" + digits[18:],
            "82",
            "",
            "AB" * 60,
        ):
            await refused(replicas(), SEAL.write(replace(place, token=token), tenant=TENANT), scope.id)


@pytest.mark.parametrize("seconds", [MAX_POSITION_AGE + 60, -60], ids=["too old", "still to come"])
async def test_what_is_too_old_or_still_to_come_is_lost_without_a_look(
    database: Database, replicas: Callable[[], MongoChangeFeed], seconds: int
) -> None:
    scope = a_scope()
    async with aclosing(await begin(replicas(), database, scope)) as changes:
        await insert(database, scope)
        place = place_of((await read(changes, 1))[0].position)
    await insert(database, scope)  # else the new stream begins at the place
    with counting_streams(database) as opened:
        await refused(replicas(), SEAL.write(replace(place, seconds=place.seconds - seconds), tenant=TENANT))
    assert len(opened) == 1, "that of all"


async def test_who_missed_more_than_waits_for_anybody_does_better_to_read_the_list(
    database: Database, replicas: Callable[[], MongoChangeFeed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_feed, "MAX_UNREAD", 5)
    scope = a_scope()
    async with aclosing(await begin(replicas(), database, scope)) as changes:
        await insert(database, scope)
        (heard,) = await read(changes, 1)
    await database.certificates.insert_many([write_certificate(a_certificate(a_scope())) for _ in range(9)])
    stored = [await insert(database, scope) for _ in range(5)]
    async with aclosing(replicas().watch(TENANT, scope_id=scope.id, after=heard.position)) as again:
        assert await read_ids(again, 5) == stored
    await insert(database, scope)
    await refused(replicas(), heard.position, scope.id)


def behind(*streams: FakeStream | Exception) -> tuple[FakeDatabase, MongoChangeFeed, str]:
    """Return a feed that is at 8205, the streams that are opened besides, and a position before."""
    database = FakeDatabase(FakeStream(at="8205"), *streams)
    return database, MongoChangeFeed(database, SEAL), SEAL.write(LogPlace(token="8203", seconds=NOW_THERE.time), tenant=TENANT)


@pytest.mark.parametrize("failure", [AutoReconnect("gone"), ServerSelectionTimeoutError("none")], ids=["gone", "nowhere"])
async def test_a_database_that_fails_loses_no_position(failure: Exception) -> None:
    for stream in (failure, FakeStream(failure)):
        _, feed, position = behind(stream)
        with pytest.raises(ServiceUnavailable):
            await anext(feed.watch(TENANT, after=position))
        await feed.aclose()


@pytest.mark.parametrize(
    "failure",
    [OperationFailure("too far back", code=286), OperationFailure("not found", code=280), NetworkTimeout("it takes too long")],
    ids=["history lost", "not found", "too long"],
)
async def test_a_log_that_does_not_tell_loses_it(failure: Exception) -> None:
    for stream in (failure, FakeStream(failure, at="8203")):
        _, feed, position = behind(stream)
        await refused(feed, position)
        await feed.aclose()


async def test_reading_the_log_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_stream, "MAX_CATCH_UP_SECONDS", -1.0)
    endless = FakeStream(at="8203")
    _, feed, position = behind(endless)
    await refused(feed, position)
    assert endless.is_closed
    await feed.aclose()


async def test_few_read_the_log_at_the_same_time_and_one_of_each_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    reading: list[str] = []
    most, done = 0, asyncio.Event()

    async def read_log(*_: object, after: str, until: str) -> AsyncGenerator[change_stream.Step, None]:
        nonlocal most
        reading.append(after)
        most = max(most, len(reading))
        assert len(set(reading)) == len(reading), "each tenant has one token here"
        await done.wait()
        reading.remove(after)
        yield change_stream.Step(until)

    monkeypatch.setattr(change_feed, "read_log", read_log)
    feed = MongoChangeFeed(FakeDatabase(FakeStream(at="9205")), SEAL)
    waiting = []
    for number in range(2 * MAX_CATCHING_UP):
        place = LogPlace(token=f"82{number:02}", seconds=NOW_THERE.time)
        tenant = f"tenant {number}"
        changes = [feed.watch(tenant, after=SEAL.write(place, tenant=tenant)) for _ in range(2)]
        waiting += [asyncio.ensure_future(anext(one)) for one in changes]
    for _ in range(200):
        await asyncio.sleep(0)
    assert len(reading) == MAX_CATCHING_UP
    done.set()
    for _ in range(500):
        await asyncio.sleep(0)
    assert (reading, most) == ([], MAX_CATCHING_UP)
    await feed.aclose()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_what_is_told_while_somebody_waits_for_a_place_is_told_once() -> None:
    """It waits for the watcher, and it is remembered by what another one read meanwhile."""
    go_on, late = asyncio.Event(), an_event(token="8207")

    class Slow(FakeStream):
        async def try_next(self) -> Any:
            await go_on.wait()
            return await super().try_next()

    missed = an_event(token="8204")
    feed = MongoChangeFeed(FakeDatabase(Slow(late, at="8205")), SEAL)
    position = SEAL.write(LogPlace(token="8203", seconds=NOW_THERE.time), tenant=TENANT)
    changes = feed.watch(TENANT, after=position)
    async with feed._take_turn(TENANT):
        heard = asyncio.ensure_future(read_ids(changes, 2))
        await asyncio.sleep(0.01)
        stream = not_none(feed._stream)
        stream.memory.add_earlier(
            change_memory.ChangeMemory("8203", deque([change_stream.Step("8204", True, False, change_stream.read_event(missed))]))
        )
        go_on.set()
        while stream.reached != "8207":
            await asyncio.sleep(0)
    assert await heard == [missed["fullDocument"]["_id"], late["fullDocument"]["_id"]]
    assert all(watcher.waiting.empty() for watcher in feed._watchers[TENANT])
    await feed.aclose()


async def test_who_does_not_get_a_place_in_time_may_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_feed, "_MAX_TURN_SECONDS", 0.01)
    _, feed, position = behind()
    async with feed._take_turn(TENANT):
        with pytest.raises(ServiceUnavailable, match="lost their connection"):
            await anext(feed.watch(TENANT, after=position))
    await feed.aclose()


@pytest.mark.slow
@pytest.mark.usefixtures("leaky_driver")
async def test_a_position_outlives_mongod_and_the_service_but_is_none_of_another_installation(
    tmp_path_factory: pytest.TempPathFactory, driver: Driver
) -> None:
    mongod, elsewhere = EmbeddedMongod(tmp_path_factory.mktemp("one")), EmbeddedMongod(tmp_path_factory.mktemp("other"))
    scope = a_scope()
    database = connect(await mongod.start(), driver, name="fed")
    await prepare_database(database)
    feed = MongoChangeFeed(database, SEAL)
    async with aclosing(await begin(feed, database, scope)) as changes:
        await insert(database, scope)
        (heard,) = await read(changes, 1)
    stored = [await insert(database, scope) for _ in range(3)]
    await feed.aclose()
    os.kill(process_of(mongod), signal.SIGKILL)
    feed = MongoChangeFeed(database, SEAL)
    async with asyncio.timeout(30):
        while True:
            again = feed.watch(TENANT, after=heard.position)
            try:
                told = [(await anext(again)).certificate_id for _ in range(3)]
                break
            except ServiceUnavailable:
                await asyncio.sleep(0.2)
    assert told == stored
    await feed.aclose()
    await database.close()
    await mongod.stop()

    database = connect(await elsewhere.start(), driver, name="fed")
    await prepare_database(database)
    feed = MongoChangeFeed(database, SEAL)
    await insert(database, scope)
    await refused(feed, heard.position)
    await feed.aclose()
    await database.close()
    await elsewhere.stop()
