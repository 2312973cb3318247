"""Migrations of a few hundred documents: resumed, shared, fenced, beside writers of before."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from services.model.contents import FindingCode, Severity
from services.model.query import CertificateFilter
from services.model.x509 import DistinguishedName
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.codec import BSON
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.derived import read_audit, write_certificate, write_scope
from services.storage.mongo.driver import Found
from services.storage.mongo.indexes import AFTER_MIGRATION, SchemaTooNew, prepare_database
from services.storage.mongo.migrations import migrate as module
from services.storage.mongo.migrations.lease import Lease, LeaseLost
from services.storage.mongo.migrations.migrate import MigrationFailed, build_and_migrate, migrate
from services.storage.mongo.migrations.steps import DATABASE_VERSION, MIGRATIONS, Migration
from tests.presence import not_none
from tests.services.storage.examples import NOW as WRITTEN
from tests.services.storage.examples import a_certificate, a_name, a_query, a_scope
from tests.services.storage.raw import name_of
from tests.services.storage.steps import add, add_next, add_scope, remove
from tests.services.storage.stores import SEAL, store_in_mongo
from tests.support import NOW

DOCUMENTS = 500
SHORT = timedelta(milliseconds=300)
LONG = timedelta(minutes=1)

SQUARES = Migration(
    number=1,
    sentence="things know their square",
    collection="things",
    to_do={"square": {"$exists": False}},
    change=lambda document: {"$set": {"square": document["value"] ** 2}},
)


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: what is changed does not depend on it. The contracts are tried by both."""
    return "motor"


@pytest_asyncio.fixture
async def things(database: Database) -> AsyncIterator[Database]:
    """A prepared database of the release before, with things that have no square."""
    await database.collection("things").delete_many({})
    await database.installation.delete_many({"_id": "migrations"})
    await database.installation.update_one({"_id": "schema"}, {"$set": {"version": 1}})
    for number in range(DOCUMENTS):
        await database.collection("things").insert_one({"_id": f"{number:04}", "value": number, "at": NOW, "in": {"it": [1, None, b"x"]}})
    yield database
    await database.installation.update_one({"_id": "schema"}, {"$set": {"version": DATABASE_VERSION}})


async def left(database: Database) -> int:
    return await database.collection("things").count_documents(SQUARES.to_do)


async def version_of(database: Database) -> int:
    return int(not_none(await database.installation.find_one({"_id": "schema"}))["version"])


async def assert_done(database: Database) -> None:
    found = await database.collection("things").find({}).to_list(None)
    assert len(found) == DOCUMENTS
    assert all(each["square"] == each["value"] ** 2 and each["in"] == {"it": [1, None, b"x"]} for each in found)
    assert await version_of(database) == 2


async def test_all_documents_are_migrated_and_the_version_is_raised(things: Database) -> None:
    await migrate(things, [SQUARES])
    await assert_done(things)


async def test_a_second_run_changes_nothing(things: Database) -> None:
    await migrate(things, [SQUARES])
    before = await things.collection("things").find({}).to_list(None)
    await migrate(things, [SQUARES])
    assert await things.collection("things").find({}).to_list(None) == before


async def test_the_version_is_raised_after_the_last_document_only(things: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a cancelled migration gives its lease back, so that the next one need not wait."""
    change = module._change
    seen: list[int] = []

    async def slow(database: Database, migration: Migration, documents: Sequence[Found]) -> int:
        if seen:
            raise asyncio.CancelledError
        seen.append(await version_of(database))
        return await change(database, migration, documents)

    monkeypatch.setattr(module, "_change", slow)
    with pytest.raises(asyncio.CancelledError):
        await migrate(things, [SQUARES])
    assert 0 < await left(things) < DOCUMENTS
    assert await version_of(things) == 1
    monkeypatch.undo()
    await migrate(things, [SQUARES])
    await assert_done(things)


async def test_what_changed_since_it_was_read_is_read_again(things: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    change = module._change
    seen: list[int] = []

    async def disturbed(database: Database, migration: Migration, documents: Sequence[Found]) -> int:
        if not seen:
            await database.collection("things").update_one({"_id": documents[0]["_id"]}, {"$set": {"value": 12}})
            await database.collection("things").delete_one({"_id": documents[1]["_id"]})
            await database.collection("things").insert_one({**documents[1], "value": 7})
        seen.append(len(documents))
        return await change(database, migration, documents)

    monkeypatch.setattr(module, "_change", disturbed)
    await migrate(things, [SQUARES])
    await assert_done(things)
    assert not_none(await things.collection("things").find_one({"_id": "0000"}))["square"] == 144
    assert seen[-1] == 2


async def test_two_replicas_migrate_each_document_once(
    things: Database, mongo_uri: str, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = []
    change = module._change

    async def counted(database: Database, migration: Migration, documents: Sequence[Found]) -> int:
        changed.append(await change(database, migration, documents))
        return changed[-1]

    monkeypatch.setattr(module, "_change", counted)
    other = connect(mongo_uri, driver, name=name_of(things))
    await asyncio.gather(migrate(things, [SQUARES], pause=0.05), migrate(other, [SQUARES], pause=0.05))
    await other.close()
    assert sum(changed) == DOCUMENTS
    await assert_done(things)


async def test_who_lost_its_lease_stops_before_its_next_batch(things: Database) -> None:
    frozen = not_none(await Lease.take(things, SHORT))
    assert await Lease.take(things, LONG) is None
    while (taker := await Lease.take(things, LONG)) is None:
        await asyncio.sleep(0.05)
    with pytest.raises(LeaseLost):
        await module._migrate(things, SQUARES, frozen)
    assert await left(things) == DOCUMENTS
    await frozen.release()
    await taker.renew()


async def test_a_lease_that_ended_is_lost_even_if_nobody_took_it(things: Database) -> None:
    lease = not_none(await Lease.take(things, timedelta(milliseconds=1)))
    await asyncio.sleep(0.05)
    with pytest.raises(LeaseLost):
        await lease.renew()


async def test_what_the_release_before_wrote_after_the_end_is_found_by_the_next_start(things: Database) -> None:
    await migrate(things, [SQUARES])
    await things.collection("things").delete_one({"_id": "0003"})
    await things.collection("things").insert_one({"_id": "0003", "value": 3, "at": NOW, "in": {"it": [1, None, b"x"]}})
    await migrate(things, [SQUARES])
    await assert_done(things)


async def test_a_version_of_a_later_migration_is_kept_and_refuses_this_release(things: Database) -> None:
    await things.installation.update_one({"_id": "schema"}, {"$set": {"version": DATABASE_VERSION + 1}})
    await migrate(things, [SQUARES])
    assert await version_of(things) == DATABASE_VERSION + 1
    with pytest.raises(SchemaTooNew):
        await prepare_database(things)


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, DATABASE_VERSION))


async def test_a_change_that_leaves_its_documents_to_be_done_is_refused(things: Database) -> None:
    """They would be found and changed for ever; what they were is no damage, so the version is not raised."""
    for change in ({"$inc": {"value": 1}}, {"$set": {"at": NOW}}):
        with pytest.raises(MigrationFailed, match=r"migration 1 \(things know their square\): documents of things are still to be changed"):
            await migrate(things, [replace(SQUARES, change=lambda _, change=change: change)])
    assert await version_of(things) == 1


async def test_a_damaged_document_is_named_in_a_sentence(things: Database) -> None:
    await things.collection("things").update_one({"_id": "0300"}, {"$unset": {"value": ""}})
    with pytest.raises(MigrationFailed, match=r"the document 0300 of things is damaged \(KeyError\)\.$"):
        await migrate(things, [SQUARES])
    assert await version_of(things) == 1


async def test_audit_records_of_before_read_the_same_before_and_after(things: Database) -> None:
    fields = {"v": 1, "scope_id": "s", "tenant": "t", "certificate_id": "c", "version": 3, "subject": "me", "name": "a.pem", "at": NOW}
    await things.audit.insert_one({**fields, "action": "REPLACED"})
    before = read_audit(not_none(await things.audit.find_one({})))
    await migrate(things, [step for step in MIGRATIONS if isinstance(step, Migration)])
    stored = not_none(await things.audit.find_one({}))
    assert read_audit(stored) == before
    assert (stored["noun"], stored["noun_id"], stored["after"]) == ("CERTIFICATE", "c", {"version": "3"})
    assert not {"certificate_id", "version"} & set(stored)


async def test_certificates_of_before_get_what_they_lack_and_nobody_hears_of_it(things: Database) -> None:
    scope, feed = a_scope(), MongoChangeFeed(things, SEAL)
    watch = feed.watch(scope.tenant, scope_id=scope.id)
    heard = asyncio.ensure_future(anext(watch))
    async with asyncio.timeout(10):
        await feed._open().opened.wait()
    documents = [write_certificate(a_certificate(scope, name=f"{number}.pem")) for number in range(4)]
    added = ("search_tokens", "search_tokens_of", "order_type")
    lacking = (added, added, (), ("order_type",))
    old = [{field: value for field, value in one.items() if field not in lacks} for one, lacks in zip(documents, lacking, strict=True)]
    replaced = {**old[2], "version": 2}
    unfound = {**old[2], "_id": f"{old[2]['_id']}x", "name": "unfound.pem", "search_tokens": [1], "search_tokens_of": [1, False]}
    await things.deleted.insert_one(old[3])
    assert (await heard).certificate_id == old[3]["_id"]
    await things.certificates.insert_many([old[0], old[1], replaced, unfound])
    for _ in range(4):
        await anext(watch)
    await migrate(things)
    last = write_certificate(a_certificate(scope, name="last.pem"))
    await things.certificates.insert_one(last)
    assert (await anext(watch)).certificate_id == last["_id"]
    await watch.aclose()
    await feed.aclose()
    found = {one["_id"]: one for name in ("certificates", "deleted") for one in await things.collection(name).find({}).to_list(None)}
    assert found[replaced["_id"]]["search_tokens_of"] == [2, False, 4]
    assert found[unfound["_id"]]["search_tokens_of"] == [1, False, 4], "tokens of before stood for no findings"
    assert found[unfound["_id"]]["search_tokens"] == documents[2]["search_tokens"]
    for one in documents:
        assert set(found[one["_id"]]) == set(one)
        assert {found[one["_id"]][field] == one[field] for field in ("search_tokens", "order_type")} == {True}


async def test_a_certificate_that_was_written_before_is_found_by_its_findings_before_and_after(
    things: Database, golden: dict[str, Any]
) -> None:
    """Of whichever form its tokens are: none, as the first release wrote it, and those of now."""
    await things.certificates.insert_one(golden["certificate"])
    await things.scopes.insert_one(write_scope(a_scope(id=golden["certificate"]["scope_id"])))
    query = replace(a_query(a_scope()), scope_ids=None)
    asked: list[tuple[timedelta, dict[str, Any], int]] = [
        (timedelta(), {"findings": (FindingCode.WEAK_SIGNATURE,)}, 1),
        (timedelta(), {"findings": (FindingCode.WEAK_KEY, FindingCode.EXPIRED)}, 0),
        (timedelta(days=85), {"findings": (FindingCode.EXPIRES_SOON,)}, 1),
        (timedelta(days=91), {"severities": (Severity.ERROR,)}, 1),
        (timedelta(days=89), {"severities": (Severity.ERROR,)}, 0),
        (timedelta(), {"has_private_key": True}, 1),
        (timedelta(), {"has_private_key": False}, 0),
    ]

    async def check() -> None:
        for later, conditions, number in asked:
            wanted = replace(query, now=WRITTEN + later, filter=CertificateFilter(**conditions))
            assert await MongoCertificates(things).count(wanted) == number, conditions
            assert len((await MongoCertificates(things).list(wanted)).items) == number, conditions

    await check()
    await migrate(things)
    assert "search_tokens" in not_none(await things.certificates.find_one({}))
    await check()


async def test_certificates_of_before_get_their_subject_from_their_contents(things: Database) -> None:
    store = store_in_mongo(things)
    scope, feed = await add_scope(store), MongoChangeFeed(things, SEAL)
    there, removed, replaced, lost = [await add(store, scope, subject=a_name("old")) for _ in range(4)]
    await add_next(store, replaced)
    await remove(store, removed)
    ids = {"_id": {"$in": [there.id, removed.id]}}
    for collection in (things.certificates, things.deleted):
        await collection.update_many(ids, {"$unset": {"subject": "", "common_name": "", "subject_of": ""}})
    # As the release before replaces a version, and as nothing writes.
    await things.certificates.update_one({"_id": replaced.id}, {"$set": {"subject_of": [1, False], "common_name": "old"}})
    await things.certificates.update_one({"_id": lost.id}, {"$set": {"version": 7}})
    watch = feed.watch(scope.tenant, scope_id=scope.id)
    heard = asyncio.ensure_future(anext(watch))
    async with asyncio.timeout(10):
        await feed._open().opened.wait()
    await migrate(things)
    last = await add(store, scope)
    assert (await heard).certificate_id == last.id
    await watch.aclose()
    await feed.aclose()
    expected: dict[str, tuple[str | None, list[int | bool]]] = {
        **{one.id: ("server", [number, False]) for one, number in ((there, 1), (removed, 1), (replaced, 2))},
        lost.id: (None, [7, False]),
        last.id: (None, [1, False]),
    }
    found = [one for collection in (things.certificates, things.deleted) for one in await collection.find({}).to_list(None)]
    assert {one["_id"]: (one["common_name"], one["subject_of"]) for one in found} == expected
    subject = BSON.reader(DistinguishedName | None)
    assert [subject(one["subject"], ()) for one in found if one["common_name"]] == [a_name("server")] * 3


async def test_contents_that_cannot_be_read_are_named_in_a_sentence(things: Database) -> None:
    store = store_in_mongo(things)
    broken = await add(store, await add_scope(store))
    await things.certificates.update_one({"_id": broken.id}, {"$unset": {"subject_of": ""}})
    await things.contents.update_one({}, {"$set": {"octets": b"no BSON"}})
    with pytest.raises(MigrationFailed, match=r"migration 5 .*A stored content is damaged \(InvalidBSON\)\.$"):
        await migrate(things)


async def test_indexes_over_what_a_migration_adds_are_built_after_it(bare_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    async def build(_: Database, wanted: object) -> None:
        done.append("tokens" if wanted is AFTER_MIGRATION else "others")

    async def run(_: Database) -> None:
        done.append("migrate")

    monkeypatch.setattr(module, "build_indexes", build)
    monkeypatch.setattr(module, "migrate", run)
    await bare_database.installation.insert_one({"_id": "schema", "version": 1})
    await build_and_migrate(bare_database)
    assert done == ["others", "migrate", "tokens"]
    done.clear()
    await bare_database.installation.update_one({"_id": "schema"}, {"$set": {"version": DATABASE_VERSION}})
    await build_and_migrate(bare_database)
    assert done == ["others", "tokens", "migrate", "tokens"]
