"""Appending to audit chains: in one process, by several replicas, and when the head is not what was remembered."""

import asyncio
import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from pymongo.errors import DuplicateKeyError

from services.errors import NameTaken
from services.model.audit import ChainedRecord
from services.model.certificate import Label
from services.model.lifecycle import AuditAction
from services.model.scope import Scope
from services.rules.audit_chain import append
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit.append import MongoAudit, append_event
from services.storage.mongo.audit.events import read_event
from services.storage.mongo.audit.heads import MAX_HEADS, Heads
from services.storage.mongo.database import Database, connect
from services.storage.mongo.driver import Session
from services.storage.mongo.records import run_with_records
from services.workers.process import SOURCE_ROOT
from tests.services.storage.examples import NOW, a_scope
from tests.services.storage.raw import name_of
from tests.services.storage.steps import add, add_scope, beside
from tests.services.storage.stores import store_in_mongo


async def read_chain(database: Database, chain: str) -> list[ChainedRecord]:
    """Return the chain in its order."""
    found = database.audit_events.find({"chain": chain}).sort([("sequence", 1)])
    return [read_event(document) for document in await found.to_list(None)]


def assert_whole(events: Sequence[ChainedRecord]) -> None:
    """Each follows the one before, and none is missing."""
    head = None
    for event in events:
        assert event == append(event.record, chain=event.chain, head=head)
        head = event.head


async def test_changes_and_exports_of_a_scope_are_one_chain(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await store.audit.add(beside(certificate, AuditAction.EXPORTED).audit)
    await store.attributes.set_labels(certificate, (), at=NOW, records=beside(certificate, AuditAction.LABELLED))
    events = await read_chain(database, scope.id)
    assert [event.record.action.value for event in events] == ["CREATED", "RENEWED", "EXPORTED", "LABELLED"]
    assert_whole(events)


async def test_a_record_in_no_scope_is_in_the_chain_of_its_tenant(database: Database) -> None:
    record = replace(beside(a_scope()).audit, scope_id=None)
    await MongoAudit(database).add(record)
    [event] = await read_chain(database, "tenant:acme")
    assert event.record == record


async def test_a_refused_change_leaves_the_chain_as_it_was_and_the_next_one_goes_on(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    with pytest.raises(NameTaken):
        await add(store, scope, name=certificate.name)
    await add(store, scope)
    events = await read_chain(database, scope.id)
    assert len(events) == 3
    assert_whole(events)


async def test_replicas_that_change_one_scope_at_once_all_succeed(database: Database, mongo_uri: str) -> None:
    """Changes and exports of three replicas: without a turn between them, only the database decides."""
    replicas = [connect(mongo_uri, driver, name=name_of(database)) for driver in ("motor", "pymongo", "pymongo")]
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificates = [await add(store, scope) for _ in range(3)]

    async def work(replica: Database, number: int) -> None:
        for at in range(8):
            labels = (Label(key="k", values=(str(at),)),)
            changed = certificates[number]
            await asyncio.gather(
                MongoAttributes(replica).set_labels(changed, labels, at=NOW, records=beside(changed, AuditAction.LABELLED)),
                MongoAudit(replica).add(beside(changed, AuditAction.EXPORTED).audit),
            )

    await asyncio.gather(*(work(replica, number) for number, replica in enumerate(replicas)))
    events = await read_chain(database, scope.id)
    assert len(events) == 1 + 3 + 3 * 8 * 2
    assert_whole(events)
    for replica in replicas:
        await replica.close()


async def test_a_remembered_head_saves_the_look_for_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an export, and of a change in a transaction."""
    store, asked = store_in_mongo(database), list[str]()
    scope = await add_scope(store)
    certificate = await add(store, scope)

    async def look(_database: Database, chain: str, **_: Any) -> None:
        asked.append(chain)

    monkeypatch.setattr("services.storage.mongo.audit.append.find_head", look)
    for _ in range(2):
        await store.audit.add(beside(scope).audit)
        await store.attributes.set_labels(certificate, (), at=NOW, records=beside(certificate))
    assert asked == []
    assert_whole(await read_chain(database, scope.id))


async def test_who_remembers_a_head_that_is_old_looks_for_it(database: Database, mongo_uri: str) -> None:
    other = connect(mongo_uri, "pymongo", name=name_of(database))
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await MongoAudit(other).add(beside(scope).audit)
    await store.attributes.set_labels(certificate, (), at=NOW, records=beside(certificate))
    await MongoAudit(other).add(beside(scope).audit)
    events = await read_chain(database, scope.id)
    assert len(events) == 5
    assert_whole(events)
    await other.close()


async def test_a_second_record_of_the_same_id_is_refused_at_once(database: Database) -> None:
    record = beside(a_scope()).audit
    await MongoAudit(database).add(record)
    with pytest.raises(DuplicateKeyError):
        await MongoAudit(database).add(record)


def test_the_memory_is_bounded_and_forgets_the_oldest() -> None:
    heads = Heads()
    event = append(beside(a_scope()).audit, chain="", head=None)
    for number in range(MAX_HEADS + 1):
        heads.keep(replace(event, chain=str(number)))
    assert heads.take("0") is None
    assert heads.take("1") == event.head
    assert heads.take("1") is None, "until what follows is stored"


async def test_a_scope_of_many_certificates_is_one_chain(database: Database) -> None:
    store = store_in_mongo(database)
    scopes: list[Scope] = [await add_scope(store) for _ in range(2)]
    await asyncio.gather(*(add(store, scope, name=f"{secrets.token_hex(4)}.pem") for scope in scopes for _ in range(10)))
    for scope in scopes:
        events = await read_chain(database, scope.id)
        assert len(events) == 11
        assert_whole(events)


async def test_changes_of_one_chain_take_turns_in_one_process_whatever_else_they_wait_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    scope, attempts = a_scope(), list[str]()

    async def counted(*given: Any, **more: Any) -> ChainedRecord:
        attempts.append("appended")
        return await append_event(*given, **more)

    async def work(_: Session) -> None:
        """Change nothing."""

    monkeypatch.setattr("services.storage.mongo.records.append_event", counted)
    turns = [str(number) if number % 2 else None for number in range(10)]
    await asyncio.gather(*(run_with_records(database, work, records=beside(scope), turn=turn) for turn in turns))
    assert len(attempts) == 10, "none had to be done again"
    monkeypatch.setattr("services.storage.mongo.audit.append.append_event", counted)
    await asyncio.gather(*(MongoAudit(database).add(beside(scope).audit) for _ in range(10)))
    assert len(attempts) == 20
    assert_whole(await read_chain(database, scope.id))


def test_nothing_writes_past_the_chain() -> None:
    """The adapter's own folder appends, gathers and marks; nobody else writes to either collection."""
    own = SOURCE_ROOT / "services" / "storage" / "mongo" / "audit"
    writing = re.compile(r"\.(audit|audit_events|audit_checkpoints)\.(insert|update|replace|delete|bulk_write|find_one_and)")
    sources = [path for folder in ("services", "server", "resolvers") for path in (SOURCE_ROOT / folder).rglob("*.py")]
    found = {path.relative_to(SOURCE_ROOT).as_posix() for path in sources if writing.search(path.read_text("utf-8"))}
    assert found == {(own / name).relative_to(SOURCE_ROOT).as_posix() for name in ("append.py", "checkpoints.py", "gathering.py")}
