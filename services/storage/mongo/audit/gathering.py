"""Gather the records from before there were chains: move them into chains of their own, which an entry of the chain itself holds.

A batch is one transaction: the records go out of the collection `audit`, stand in `audit_events`, and, with the last ones of a chain, the
entry that holds them is appended. So a process that is killed, or a second one that does the same, leaves nothing half done: each record
is in one of the two collections, and two replicas that take the same batch collide. What replicas of the release before write later is
found and held by another entry.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

import pymongo

from services.model.audit import ChainedRecord, Head
from services.model.identity import new_key
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.rules.audit_chain import append, name_before, name_chain
from services.rules.audit_gathering import NAME, SUBJECT, write_facts
from services.storage.mongo.audit.append import append_event, find_head
from services.storage.mongo.audit.events import write_event
from services.storage.mongo.database import Database
from services.storage.mongo.derived import read_audit
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.failures import driver_failures

BATCH = 500
"""Records of one transaction: about 60 milliseconds, for which others who change the same scope may have to wait."""

_PATIENCE = 60.0
"""Seconds for one batch; mongod ends a transaction after that time, too."""

_LOGGED_EVERY = 100
"""Batches between two lines of the log."""

_TENANT = "tenant:"

_log = logging.getLogger("destcert.migrations")


def match_chain(chain: str) -> Mapping[str, Any]:
    """Return the condition of the records from before that belong to the chain."""
    if chain.startswith(_TENANT):
        return {"scope_id": None, "tenant": chain.removeprefix(_TENANT)}
    return {"scope_id": chain}


async def gather(database: Database, *, before_each: Callable[[int], Awaitable[None]], batch: int = BATCH) -> int:
    """Gather all records from before; return how many. `before_each` batch is told how many it were so far, and may raise to end it."""
    gathered = batches = 0
    while True:
        with driver_failures(), pymongo.timeout(_PATIENCE):
            some = await database.audit.find_one({})
        if some is None:
            break
        await before_each(gathered)
        gathered += await _gather_batch(database, name_chain(read_audit(some)), batch)
        batches += 1
        if batches % _LOGGED_EVERY == 0:
            _log.info("%d audit records gathered into their chains", gathered)
    if gathered:
        _log.info("done: %d audit records gathered into their chains", gathered)
    return gathered


async def _gather_batch(database: Database, chain: str, batch: int) -> int:
    now = await database.read_clock()  # mongod's, which all replicas share

    async def work(session: Session) -> tuple[int, ChainedRecord | None]:
        found = await database.audit.find(match_chain(chain), session=session).limit(batch + 1).to_list(batch + 1)
        if not found:  # another replica was faster
            return 0, None
        moved, head = found[:batch], await _move(database, chain, found[:batch], session=session)
        if len(found) > batch:
            return len(moved), None
        entry = _describe(chain, head, tenant=moved[0]["tenant"], at=now)
        return len(moved), await append_event(database, entry, session=session)

    def keep(done: tuple[int, ChainedRecord | None]) -> None:
        if done[1] is not None:
            database.heads.keep(done[1])

    moved, _ = await database.transactions.run(work, turn=chain, patience=_PATIENCE, committed=keep)
    return moved


async def _move(database: Database, chain: str, documents: list[Found], *, session: Session) -> Head:
    """Move the documents into the chain of records from before; return its head."""
    before = name_before(chain)
    head, events = await find_head(database, before, session=session), []
    for document in documents:
        event = append(read_audit(document), chain=before, head=head)
        events.append(write_event(event))
        head = event.head
    assert head is not None
    await database.audit.delete_many({"_id": {"$in": [document["_id"] for document in documents]}}, session=session)
    await database.audit_events.insert_many(events, session=session)
    return head


def _describe(chain: str, head: Head, *, tenant: str, at: datetime) -> AuditRecord:
    return AuditRecord(
        id=new_key(),
        action=AuditAction.GATHERED,
        tenant=tenant,
        subject=SUBJECT,
        at=at,
        noun=AuditNoun.AUDIT,
        noun_id=chain,
        scope_id=None if chain.startswith(_TENANT) else chain,
        name=NAME,
        before={},
        after=write_facts(head),
    )
