"""The change feed of MongoDB: idle streams, lost connections, slow readers, and what it costs."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import pytest_asyncio

from services.errors import ErrorCode, NotFound, ServiceUnavailable
from services.model.contents import Finding, FindingCode, Severity
from services.model.lifecycle import AuditAction, Change, ChangeKind
from services.rules.audit_chain import append
from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.mongo.audit.events import UNSIGNED, write_event
from services.storage.mongo.change_feed import MAX_UNREAD, MongoChangeFeed
from services.storage.mongo.codec import UnreadableDocument
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.indexes import prepare_database
from tests.cable import Cable
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_certificate, a_name, a_scope, some_contents
from tests.services.storage.raw import name_of, process_of
from tests.services.storage.steps import add, add_scope, beside, watch_scopes
from tests.services.storage.stores import SEAL, store_in_mongo
from tests.services.storage.watching import SOON, begin, insert, read_ids


@pytest_asyncio.fixture
async def feed(database: Database) -> AsyncIterator[MongoChangeFeed]:
    feed = MongoChangeFeed(database, SEAL)
    yield feed
    await feed.aclose()


async def count_streams(database: Database) -> int:
    """Return how many change streams mongod has open for the database."""
    admin = database.scopes.database.client["admin"]
    name = name_of(database)
    here = {"$match": {"ns": {"$regex": f"^{name}[.]"}}}  # else others' operations fill the first batch
    found = await admin.command("aggregate", 1, pipeline=[{"$currentOp": {"idleCursors": True}}, here], cursor={})
    return sum("$changeStream" in str(one.get("cursor")) for one in found["cursor"]["firstBatch"])


async def see_streams(database: Database, count: int) -> None:
    """Return when mongod has that many open: between two questions a stream is neither idle nor at work."""
    async with asyncio.timeout(SOON):
        while await count_streams(database) != count:
            await asyncio.sleep(0.05)


async def test_an_idle_stream_outlives_the_time_limit_of_calls(database: Database, mongo_uri: str, driver: Driver) -> None:
    separator = "&" if urlsplit(mongo_uri).query else "?"
    hasty = connect(f"{mongo_uri}{separator}timeoutMS=400", driver, name=name_of(database))
    feed, scope = MongoChangeFeed(hasty, SEAL), a_scope()
    changes = await begin(feed, database, scope)
    waiting = asyncio.create_task(anext(changes))
    await asyncio.sleep(1.5)
    assert not waiting.done()
    stored = await insert(database, scope)
    assert (await asyncio.wait_for(waiting, SOON)).certificate_id == stored
    await feed.aclose()
    await hasty.close()


async def test_all_who_watch_share_one_stream_and_leave_connections_to_others(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    watching = [feed.watch(scope.tenant, scope_id=scope.id) for _ in range(150)]  # more than there are connections
    waiting = [asyncio.create_task(anext(changes)) for changes in watching]
    changes = await begin(feed, database, scope)
    await see_streams(database, 1)
    assert len(await asyncio.wait_for(asyncio.gather(*waiting), SOON)) == 150
    await asyncio.gather(*(database.ping() for _ in range(20)))
    await changes.aclose()


async def test_what_the_release_before_wrote_is_told_with_the_subject_that_its_contents_have(
    database: Database, feed: MongoChangeFeed
) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    stored = await add(store, scope, subject=a_name("old"))
    await database.certificates.update_one({"_id": stored.id}, {"$unset": {"subject": "", "common_name": "", "subject_of": ""}})
    async with aclosing(await begin(feed, database, scope)) as changes:
        waiting = asyncio.create_task(anext(changes))
        await database.certificates.update_one({"_id": stored.id}, {"$set": {"modified_at": NOW + DAY}})
        told = (await asyncio.wait_for(waiting, SOON)).certificate
        assert told is not None
        assert (told.subject, told.common_name) == (a_name("server"), "server")


async def test_what_was_read_again_is_not_told(database: Database, feed: MongoChangeFeed) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    stored, other = await add(store, scope), await add(store, scope)
    await database.certificates.update_many({}, {"$unset": {"read_by": ""}})
    listed = {one.id: one for one in await store.readings.list_outdated(after=None, limit=2)}
    async with aclosing(await begin(feed, database, scope)) as changes:
        waiting = asyncio.create_task(anext(changes))
        finding = Finding(code=FindingCode.WEAK_KEY, severity=Severity.WARNING, message="Weak.", fix="Another.")
        assert await store.readings.replace(replace(listed[stored.id], findings=(finding,)), some_contents())
        assert await store.readings.mark(listed[other.id])
        await database.certificates.update_one({"_id": other.id}, {"$set": {"modified_at": NOW + DAY}})
        assert (await asyncio.wait_for(waiting, SOON)).certificate_id == other.id


async def test_no_stream_stays_open_when_nobody_watches(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    changes = await begin(feed, database, scope)
    await see_streams(database, 1)
    await changes.aclose()
    await see_streams(database, 0)
    async with aclosing(await begin(feed, database, scope)) as again:
        stored = await insert(database, scope)
        assert await read_ids(again, 1) == [stored]


async def test_closing_the_feed_ends_all_watches(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    watching = [await begin(feed, database, scope) for _ in range(2)]
    waiting = [asyncio.create_task(_exhaust(changes)) for changes in watching]
    await asyncio.sleep(0.1)
    await feed.aclose()
    await asyncio.wait_for(asyncio.gather(*waiting), 1)
    assert await count_streams(database) == 0


async def _exhaust(changes: AsyncGenerator[Change, None]) -> None:
    async for _ in changes:
        pass


async def test_who_begins_to_watch_while_the_stream_closes_gets_another_one(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    for pause in (0, 0.1, 0.3, 0.5, 0.6):
        await (await begin(feed, database, scope)).aclose()
        await asyncio.sleep(pause)
    async with aclosing(await begin(feed, database, scope)) as changes:
        stored = await insert(database, scope)
        assert await read_ids(changes, 1) == [stored]


@pytest.mark.usefixtures("leaky_driver")
async def test_watching_a_database_that_does_not_answer_is_refused(driver: Driver) -> None:
    database = connect("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&timeoutMS=500", driver)
    feed = MongoChangeFeed(database, SEAL)
    with pytest.raises(ServiceUnavailable):
        await anext(feed.watch("acme", scope_id=a_scope().id))
    await feed.aclose()
    await database.close()


async def test_who_reads_too_slowly_is_told_so_and_nobody_else_is_held_up(database: Database, feed: MongoChangeFeed) -> None:
    scope, other = a_scope(), a_scope()
    slow, quick = await begin(feed, database, scope), await begin(feed, database, other)
    await database.certificates.insert_many([write_certificate(a_certificate(scope)) for _ in range(MAX_UNREAD + 1)])
    stored = await insert(database, other)
    assert await read_ids(quick, 1) == [stored]
    with pytest.raises(NotFound) as lost:
        await anext(slow)
    assert lost.value.code is ErrorCode.RESUME_LOST
    await quick.aclose()


async def test_as_many_changes_as_may_wait_are_all_told(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    changes = await begin(feed, database, scope)
    documents = [write_certificate(a_certificate(scope)) for _ in range(MAX_UNREAD)]
    await database.certificates.insert_many(documents)
    assert await read_ids(changes, MAX_UNREAD) == [document["_id"] for document in documents]
    await changes.aclose()


async def test_a_document_of_a_newer_version_ends_the_watches_of_its_scope_only(database: Database, feed: MongoChangeFeed) -> None:
    scope, other = a_scope(), a_scope()
    concerned, unconcerned = await begin(feed, database, scope), await begin(feed, database, other)
    await database.certificates.insert_one({**write_certificate(a_certificate(scope)), "v": 2})
    with pytest.raises(UnreadableDocument, match="schema version 2"):
        await anext(concerned)
    stored = await insert(database, other)
    assert await read_ids(unconcerned, 1) == [stored]
    await unconcerned.aclose()


async def test_an_update_of_what_is_deleted_by_now_is_not_told_by_itself(database: Database, feed: MongoChangeFeed) -> None:
    scope = a_scope()
    changes = await begin(feed, database, scope)
    gone = await insert(database, scope)
    await database.certificates.update_one({"_id": gone}, {"$set": {"size": 1}})
    await database.certificates.delete_one({"_id": gone})
    stored = await insert(database, scope)
    told = await read_ids(changes, 2)
    if told[1] == gone:  # the update was looked up before the document went
        told = [told[0], *await read_ids(changes, 1)]
    assert told == [gone, stored]
    await changes.aclose()


async def test_what_is_gathered_into_the_chains_is_no_change(database: Database, feed: MongoChangeFeed) -> None:
    """Records of releases before the chains are moved there once, also those of scopes that were deleted long ago."""
    store = store_in_mongo(database)
    async with aclosing(await watch_scopes(replace(store, feed=feed), await add_scope(store))) as changes:
        for gone, unsigned in ((a_scope(), {}), (a_scope(), {UNSIGNED: True})):
            event = append(beside(gone, AuditAction.DELETED).audit, chain=f"before {gone.id}", head=None)
            await database.audit_events.insert_one({**write_event(event), **unsigned})
        assert (await anext(changes)).scope_id == gone.id


# ------------------------------------------------------------------ lost connections


@pytest_asyncio.fixture
async def tcp_mongod(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[EmbeddedMongod, str]]:
    """One that may be killed, with its URI."""
    mongod = EmbeddedMongod(tmp_path_factory.mktemp("fed"))
    yield mongod, await mongod.start()
    await mongod.stop()


@pytest.mark.slow
@pytest.mark.usefixtures("leaky_driver")
async def test_changes_while_the_connection_is_lost_are_told_after_it_once_and_in_order(
    database: Database, mongo_uri: str, driver: Driver
) -> None:
    parts = urlsplit(mongo_uri)
    cable = Cable(not_none(parts.hostname), not_none(parts.port))
    async with await asyncio.start_server(cable.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        uri = mongo_uri.replace(f":{parts.port}", f":{port}")
        separator = "&" if "?" in uri else "?"
        proxied = connect(
            f"{uri}{separator}directConnection=true&serverSelectionTimeoutMS=500&timeoutMS=1000", driver, name=name_of(database)
        )
        feed, scope = MongoChangeFeed(proxied, SEAL), a_scope()
        changes = await begin(feed, database, scope)
        for _ in range(2):
            cable.cut()
            stored = [await insert(database, scope) for _ in range(5)]
            await asyncio.sleep(2)
            cable.is_cut = False
            stored += [await insert(database, scope)]
            assert await read_ids(changes, 6) == stored
        await feed.aclose()
        await proxied.close()
        cable.cut()


@pytest.mark.slow
@pytest.mark.usefixtures("leaky_driver")
async def test_changes_are_told_once_and_in_order_although_mongod_is_killed(tcp_mongod: tuple[EmbeddedMongod, str], driver: Driver) -> None:
    mongod, uri = tcp_mongod
    database = connect(uri, driver, name="fed")
    await prepare_database(database)
    feed, scope = MongoChangeFeed(database, SEAL), a_scope()
    changes = await begin(feed, database, scope)
    stored = []
    for _ in range(3):
        stored += [await insert(database, scope) for _ in range(5)]
        os.kill(process_of(mongod), signal.SIGKILL)
        deadline = time.monotonic() + 20
        while True:
            try:
                stored.append(await insert(database, scope))
                break
            except Exception:
                assert time.monotonic() < deadline
                await asyncio.sleep(0.2)
    told: list[Change] = []
    async with asyncio.timeout(20):
        while not told or told[-1].certificate_id != stored[-1]:
            told.append(await anext(changes))
    ids = [change.certificate_id for change in told]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if one in set(stored)] == stored
    assert {change.kind for change in told} == {ChangeKind.CREATED}
    await feed.aclose()
    await database.close()
