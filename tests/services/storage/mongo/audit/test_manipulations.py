"""Manipulations of the audit, made straight in MongoDB by somebody who may change everything there: each is found, and named."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.encryption.statements import find_public_key, new_signing_key, sign
from services.model.audit import ChainedRecord
from services.rules.audit_chain import append, find_beginning, hash_record, name_before
from services.rules.audit_checkpoints import sign_with, write_statement
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.checkpoints import write_checkpoint
from services.storage.mongo.audit.events import UNSIGNED, read_event, write_event
from services.storage.mongo.database import Database, Driver
from services.storage.mongo.driver import Found
from tests.presence import not_none
from tests.services.storage.mongo.audit.trails import OLD, Trail, make_trail, signing, verify

Manipulate = Callable[[Trail], Awaitable[object]]


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: what is found does not depend on it. The contracts are tried by both."""
    return "motor"


async def load(trail: Trail, sequence: int, chain: str | None = None) -> Found:
    """Return the record's document."""
    found = await trail.database.audit_events.find_one({"chain": chain or trail.scope.id, "sequence": sequence})
    return not_none(found)


async def edit(trail: Trail, sequence: int, changes: dict[str, Any], *, chain: str | None = None) -> None:
    """Change fields of the record's document."""
    found = await trail.database.audit_events.update_one({"chain": chain or trail.scope.id, "sequence": sequence}, {"$set": changes})
    assert found.modified_count == 1


async def remove(trail: Trail, *sequences: int, chain: str | None = None) -> None:
    found = await trail.database.audit_events.delete_many({"chain": chain or trail.scope.id, "sequence": {"$in": sequences}})
    assert found.deleted_count == len(sequences)


async def swap(trail: Trail, one: int, other: int, *fields: str) -> None:
    """Give each of two records the other's fields."""
    first, second = await load(trail, one), await load(trail, other)
    await remove(trail, one, other)
    await trail.database.audit_events.insert_many(
        [{**first, **{name: second[name] for name in fields}}, {**second, **{name: first[name] for name in fields}}]
    )


async def write_anew(trail: Trail, sequence: int, **changes: Any) -> None:
    """Change the record as somebody does who knows how hashes are made, and write all hashes that follow anew."""
    chain, head = trail.scope.id, read_event(await load(trail, sequence - 1)).head
    for document in (
        await trail.database.audit_events.find({"chain": chain, "sequence": {"$gte": sequence}}).sort([("sequence", 1)]).to_list(None)
    ):
        event = read_event(document)
        event = append(replace(event.record, **(changes if event.sequence == sequence else {})), chain=chain, head=head)
        marks = {UNSIGNED: True} if UNSIGNED in document else {}
        await trail.database.audit_events.replace_one({"_id": document["_id"]}, {**write_event(event), **marks})
        head = event.head


async def rehash(trail: Trail, sequence: int, **changes: Any) -> None:
    """Change the record and write its own hash anew."""
    event = read_event(await load(trail, sequence))
    record = replace(event.record, **changes)
    found = hash_record(record, chain=event.chain, sequence=event.sequence, previous=event.previous)
    await trail.database.audit_events.replace_one({"_id": record.id}, write_event(replace(event, record=record, hash=found)))


async def insert(trail: Trail, **changes: Any) -> None:
    """Insert a copy of a record under another id."""
    document = await load(trail, 3)
    await trail.database.audit_events.insert_one({**document, "_id": "inserted", **changes})


async def insert_behind(trail: Trail) -> None:
    last = await load_last(trail)
    event = ChainedRecord(
        record=replace(last.record, id="inserted"), chain=last.chain, sequence=last.sequence + 1, previous=last.previous, hash=b""
    )
    found = hash_record(event.record, chain=event.chain, sequence=event.sequence, previous=event.previous)
    await trail.database.audit_events.insert_one({**write_event(replace(event, hash=found)), UNSIGNED: True})


async def load_last(trail: Trail) -> ChainedRecord:
    return read_event(not_none(await trail.database.audit_events.find_one({"chain": trail.scope.id}, sort=[("sequence", -1)])))


async def cut(trail: Trail, count: int) -> None:
    """Remove the last records of the chain."""
    last = (await load_last(trail)).sequence
    await remove(trail, *range(last - count + 1, last + 1))


async def cut_everything(trail: Trail) -> None:
    """Bring the whole database back to the first checkpoint, as a backup would: only what left the database tells."""
    first, *later = [one for one in trail.checkpoints if one.statement.tenant == "acme"]
    for checkpoint in later:
        await trail.database.audit_checkpoints.delete_one({"number": checkpoint.statement.number})
    for head in first.statement.heads:
        await trail.database.audit_events.delete_many({"chain": head.chain, "sequence": {"$gt": head.sequence}})


async def move_to_another_chain(trail: Trail) -> None:
    last = not_none(await trail.database.audit_events.find_one({"chain": trail.other.id}, sort=[("sequence", -1)]))
    event = append((await load_last(trail)).record, chain=trail.other.id, head=read_event(last).head)
    await cut(trail, 1)
    await trail.database.audit_events.insert_one({**write_event(event), UNSIGNED: True})


async def edit_checkpoint(trail: Trail, number: int, **changes: Any) -> None:
    found = await trail.database.audit_checkpoints.update_one({"tenant": "acme", "number": number}, {"$set": changes})
    assert found.modified_count == 1


async def remove_checkpoints(trail: Trail, *numbers: int) -> None:
    found = await trail.database.audit_checkpoints.delete_many({"tenant": "acme", "number": {"$in": numbers}})
    assert found.deleted_count == len(numbers)


async def play_again(trail: Trail, **changes: Any) -> None:
    """Put the first checkpoint in the place of the last one, or behind it."""
    first, *_, last = trail.checkpoints
    number = last.statement.number + 1
    copied = replace(first, statement=replace(first.statement, number=number, **changes))
    await trail.database.audit_checkpoints.insert_one(write_checkpoint(copied))


async def put_in_place(trail: Trail) -> None:
    first, *_, last = trail.checkpoints
    await remove_checkpoints(trail, last.statement.number)
    document = write_checkpoint(first)
    await trail.database.audit_checkpoints.insert_one({**document, "_id": f"acme:{last.statement.number}", "number": last.statement.number})


async def sign_by_another_key(trail: Trail) -> None:
    *_, last = trail.checkpoints
    key = new_signing_key()
    statement = replace(last.statement, heads=last.statement.heads[:1], public_key=find_public_key(key))
    await remove_checkpoints(trail, statement.number)
    await trail.database.audit_checkpoints.insert_one(write_checkpoint(sign_with(statement, sign(write_statement(statement), key))))


async def replace_key(trail: Trail) -> None:
    await trail.database.installation.update_one({"_id": "audit_signing_key"}, {"$set": {"private_key.ciphertext": b"other"}})


def before(trail: Trail) -> str:
    return name_before(trail.scope.id)


async def add_before(trail: Trail) -> None:
    last = read_event(await load(trail, OLD, before(trail)))
    event = append(replace(last.record, id="inserted"), chain=before(trail), head=last.head)
    await trail.database.audit_events.insert_one(write_event(event))


async def write_before_anew(trail: Trail) -> None:
    third, last = read_event(await load(trail, OLD - 1, before(trail))), read_event(await load(trail, OLD, before(trail)))
    event = append(replace(last.record, subject="mallory"), chain=before(trail), head=third.head)
    await trail.database.audit_events.replace_one({"_id": last.record.id}, write_event(event))


MANIPULATIONS: dict[str, tuple[Manipulate, str]] = {
    "the subject is edited": (lambda trail: edit(trail, 3, {"subject": "mallory"}), "record 3 .* was edited"),
    "the time is edited": (lambda trail: edit(trail, 3, {"at": trail.scope.created_at + timedelta(days=1)}), "record 3 .* was edited"),
    "a fact is edited": (lambda trail: edit(trail, 3, {"after.version": "7"}), "record 3 .* was edited"),
    "a fact's type is edited": (lambda trail: edit(trail, 3, {"after.version": 1}), "record 3 .* was edited"),
    "what a list sorts by is edited": (lambda trail: edit(trail, 3, {"order_at": "2020"}), "record 3 .* was edited"),
    "a field is added": (lambda trail: edit(trail, 3, {"note": "harmless"}), "record 3 .* was edited"),
    "a field is damaged": (lambda trail: edit(trail, 3, {"at": "yesterday"}), "is damaged"),
    "the thing is edited, with the record's hash": (lambda trail: rehash(trail, 3, noun_id="crt_other"), "record 4 .* does not follow"),
    "a record and all hashes after it are written anew": (lambda trail: write_anew(trail, 3, subject="mallory"), "was written anew"),
    "a record is removed": (lambda trail: remove(trail, 3), "record 3 is missing"),
    "the first record is removed": (lambda trail: remove(trail, 1), "record 1 is missing"),
    "several records are removed": (lambda trail: remove(trail, 3, 4, 5), "records 3 to 5 are missing"),
    "two records are swapped": (lambda trail: swap(trail, 3, 5, "sequence"), "record 3 .* was edited, or moved"),
    "two records are swapped with their links": (lambda trail: swap(trail, 3, 5, "sequence", "previous", "hash"), "record 3 .* was edited"),
    "a record is inserted outside of every chain": (lambda trail: insert(trail, chain=None, sequence=None), "outside of every chain"),
    "a record is inserted before the first": (lambda trail: insert(trail, sequence=0), "outside of every chain"),
    "a record is inserted between two": (lambda trail: insert(trail, sequence=3.5), "is damaged"),
    "a record is inserted behind the last": (insert_behind, "does not follow the record before it"),
    "a record begins a chain that is none": (
        lambda trail: insert(trail, chain="scp_none", sequence=1, previous=find_beginning("scp_none")),
        "belongs to another chain",
    ),
    "a record is moved to another chain": (move_to_another_chain, "belongs to another chain"),
    "the tail is cut": (lambda trail: cut(trail, 2), "the chain was cut"),
    "a whole chain is removed": (lambda trail: trail.database.audit_events.delete_many({"chain": trail.scope.id}), "the chain was cut"),
    "chains and checkpoints are cut at the same place": (cut_everything, "in the file, and not in the database any more"),
    "a checkpoint is edited": (
        lambda trail: edit_checkpoint(trail, 2, at=trail.scope.created_at + timedelta(days=1)),
        "Checkpoint 2 .* was edited",
    ),
    "a head of a checkpoint is edited": (lambda trail: edit_checkpoint(trail, 2, **{"heads.0.sequence": 1}), "Checkpoint 2 .* was edited"),
    "a checkpoint is damaged": (lambda trail: edit_checkpoint(trail, 2, previous=None), "is damaged"),
    "a checkpoint is removed": (lambda trail: remove_checkpoints(trail, 2), "checkpoint 2 is missing"),
    "the last checkpoint is removed": (lambda trail: remove_checkpoints(trail, 3), "checkpoints were removed"),
    "an old checkpoint is played again behind the last": (play_again, "Checkpoint 4 .* does not follow"),
    "an old checkpoint is played again in another one's place": (put_in_place, "Checkpoint 3 .* was edited"),
    "a checkpoint is played again to another tenant": (lambda trail: play_again(trail, tenant="other"), "Checkpoint 4 .* was edited"),
    "a checkpoint is signed by another key": (sign_by_another_key, "signed by another key"),
    "the signing key is replaced": (replace_key, "replaced or damaged"),
    "a record from before is edited": (
        lambda trail: edit(trail, 2, {"subject": "mallory"}, chain=before(trail)),
        "from before .* record 2 .* was edited",
    ),
    "a record from before is removed": (lambda trail: remove(trail, 2, chain=before(trail)), "from before .* record 2 is missing"),
    "the last record from before is removed": (
        lambda trail: remove(trail, OLD, chain=before(trail)),
        "1 of 4 records are missing at the end",
    ),
    "all records from before are removed": (lambda trail: remove(trail, 1, 2, 3, 4, chain=before(trail)), "all records are missing"),
    "a record from before is added": (add_before, "no entry of the chain holds"),
    "a record from before is written anew": (write_before_anew, "of the records from before says"),
}


def test_there_are_twenty_manipulations_and_more() -> None:
    assert len(MANIPULATIONS) >= 20


@pytest.mark.parametrize("name", MANIPULATIONS)
async def test_a_manipulation_is_found_and_named(database: Database, name: str) -> None:
    manipulate, sentence = MANIPULATIONS[name]
    trail = await make_trail(database)
    assert await verify(database, elsewhere=trail.checkpoints) == []
    await manipulate(trail)
    findings = await verify(database, elsewhere=trail.checkpoints)
    assert any(re.search(sentence, finding) for finding in findings), findings


@pytest.mark.parametrize("name", [name for name in MANIPULATIONS if name != "chains and checkpoints are cut at the same place"])
async def test_it_is_found_without_what_left_the_database_too(database: Database, name: str) -> None:
    """Only a cut of everything back to the same moment needs it."""
    trail = await make_trail(database)
    await MANIPULATIONS[name][0](trail)
    assert await verify(database) != []


async def test_a_cut_of_everything_is_what_the_database_alone_does_not_show(database: Database) -> None:
    await cut_everything(await make_trail(database))
    assert await verify(database) == []


async def test_what_was_cut_and_written_anew_is_another_than_what_left_the_database(database: Database) -> None:
    trail = await make_trail(database)
    await cut_everything(trail)
    database.heads.clear()
    await MongoAudit(database).add(replace((await load_last(trail)).record, id="other"))
    await signing(database)()
    assert await verify(database) == []
    findings = "\n".join(await verify(database, elsewhere=trail.checkpoints))
    assert "Checkpoint 2 of tenant 'acme' is another in the database than in the file" in findings
    assert "Checkpoint 3 of tenant 'acme' is in the file, and not in the database any more" in findings
    assert "the chain was cut" in findings
    assert await verify(database, "foreign", elsewhere=trail.checkpoints) == [], "of another tenant"


async def test_a_finding_is_told_once(database: Database) -> None:
    """The checkpoint in the file is the one in the database, whose heads were compared already."""
    trail = await make_trail(database)
    await cut(trail, 2)
    assert await verify(database, elsewhere=trail.checkpoints) == await verify(database)
