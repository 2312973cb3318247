"""Records from before are moved into chains, whatever disturbs it, and each exactly once."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest

from services.model.certificate import Label
from services.model.lifecycle import AuditRecord
from services.model.scope import Scope
from services.rules.audit_chain import name_before
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit.events import read_event
from services.storage.mongo.audit.gathering import gather
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database, connect
from services.storage.mongo.derived import read_audit
from services.storage.mongo.migrations.migrate import MigrationFailed, migrate
from tests.services.storage.examples import NOW, a_scope
from tests.services.storage.mongo.audit.trails import add_old, nothing, verify
from tests.services.storage.raw import name_of
from tests.services.storage.steps import add, add_scope, an_audit, beside
from tests.services.storage.stores import store_in_mongo


async def read_old(database: Database) -> list[AuditRecord]:
    """Return the records that wait."""
    return [read_audit(document) for document in await database.audit.find({}).to_list(None)]


async def read_moved(database: Database, scope: Scope) -> list[AuditRecord]:
    found = database.audit_events.find({"chain": name_before(scope.id)}).sort([("sequence", 1)])
    return [read_event(document).record for document in await found.to_list(None)]


async def read_actions(database: Database, chain: str) -> list[str]:
    found = database.audit_events.find({"chain": chain}).sort([("sequence", 1)])
    return [document["action"] for document in await found.to_list(None)]


async def test_the_first_entry_of_a_chain_holds_the_records_from_before(database: Database) -> None:
    scope = a_scope()
    await add_old(database, scope, 5)
    old = await read_old(database)
    assert await gather(database, before_each=nothing, batch=2) == 5
    assert await read_old(database) == []
    moved = await read_moved(database, scope)
    assert sorted(moved, key=lambda record: record.id) == sorted(old, key=lambda record: record.id)
    assert await read_actions(database, scope.id) == ["GATHERED"]
    assert await database.audit_events.count_documents({"unsigned": True}) == 1, "the entry, which stands for all of them"
    assert await verify(database) == []


async def test_records_of_before_that_are_in_no_scope_are_held_by_the_chain_of_their_tenant(database: Database) -> None:
    for number, tenant in enumerate(("acme", "", "acme")):
        await database.audit.insert_one(write_stored(replace(an_audit(a_scope(tenant=tenant)), id=str(number), scope_id=None)))
    await gather(database, before_each=nothing)
    assert await read_actions(database, "tenant:acme") == await read_actions(database, "tenant:") == ["GATHERED"]
    assert await verify(database) == []


async def test_a_record_of_the_first_release_is_moved_as_it_reads(database: Database) -> None:
    fields = {"v": 1, "scope_id": "scp_s", "tenant": "acme", "certificate_id": "c", "version": 3, "subject": "me", "name": "a.pem"}
    await database.audit.insert_one({**fields, "action": "REPLACED", "at": NOW})
    [old] = await read_old(database)
    await gather(database, before_each=nothing)
    assert await read_moved(database, a_scope(id="scp_s")) == [old]
    assert await verify(database) == []


async def test_a_chain_that_was_begun_meanwhile_goes_on_with_the_entry(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    await add_old(database, scope, 3)
    await gather(database, before_each=nothing)
    await add(store, scope)
    assert await read_actions(database, scope.id) == ["CREATED", "GATHERED", "RENEWED"]
    assert await verify(database) == []


async def test_what_a_replica_of_the_release_before_writes_later_is_held_by_a_later_entry(database: Database) -> None:
    scope = a_scope()
    for _ in range(2):
        await add_old(database, scope, 3)
        await gather(database, before_each=nothing)
    assert await read_actions(database, scope.id) == ["GATHERED", "GATHERED"]
    assert len(await read_moved(database, scope)) == 6
    assert await verify(database) == []


async def test_two_replicas_that_gather_while_others_change_move_each_record_once(database: Database, mongo_uri: str) -> None:
    other = connect(mongo_uri, "pymongo", name=name_of(database))
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await add_old(database, scope, 40)
    old = await read_old(database)

    async def change() -> None:
        for number in range(10):
            labels = (Label(key="k", values=(str(number),)),)
            await MongoAttributes(other).set_labels(certificate, labels, at=NOW, records=beside(certificate))

    counts = await asyncio.gather(*(gather(each, before_each=nothing, batch=5) for each in (database, other)), change())
    assert sum(count or 0 for count in counts) == 40
    assert Counter(record.id for record in await read_moved(database, scope)) == Counter(record.id for record in old)
    assert await verify(database) == []
    await other.close()


async def test_the_migration_gathers(database: Database) -> None:
    await database.installation.delete_many({"_id": "migrations"})
    scope = a_scope()
    await add_old(database, scope, 3)
    await migrate(database)
    assert await read_actions(database, scope.id) == ["GATHERED"]


async def test_a_damaged_record_is_a_failure_in_a_sentence(database: Database) -> None:
    await database.installation.delete_many({"_id": "migrations"})
    await database.audit.insert_one({"_id": "x", "v": 1, "noun": "CERTIFICATE"})
    with pytest.raises(MigrationFailed, match=r"migration 4 .*: A stored audit record is damaged"):
        await migrate(database)


async def test_what_is_written_behind_what_was_done_is_gathered_too(database: Database) -> None:
    first, second = sorted((a_scope(), a_scope()), key=lambda scope: scope.id)
    await add_old(database, second, 2)
    begun = list[int]()

    async def write(gathered: int) -> None:
        if not begun:
            await add_old(database, first, 2)
        begun.append(gathered)

    assert await gather(database, before_each=write) == 4
    assert begun == [0, 2]
