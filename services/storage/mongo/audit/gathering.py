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

from services.model.audit import Head
from services.model.identity import new_key
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.rules.audit_chain import append, name_before, name_chain
from services.rules.audit_gathering import NAME, SUBJECT, write_facts
from services.storage.mongo.audit.append import append_event, find_head
from services.storage.mongo.audit.events import write_event
from services.storage.mongo.database import Database
from services.storage.mongo.derived import read_audit
from services.storage.mongo.driver import Found, Session, settle
from services.storage.mongo.failures import driver_failures

BATCH = 500
"""Records of one transaction: about 60 milliseconds, for which others who change the same scope may have to wait."""

_PATIENCE = 60.0
"""Seconds for one batch; mongod ends a transaction after that time, too."""

_LOGGED_EVERY = 50_000
"""Records between two lines of the log."""

_TENANT = "tenant:"

_log = logging.getLogger("destcert.migrations")


def match_chain(chain: str) -> Mapping[str, Any]:
    """Return the condition of the records from before that belong to the chain."""
    if chain.startswith(_TENANT):
        return {"scope_id": None, "tenant": chain.removeprefix(_TENANT)}
    return {"scope_id": chain}


BeforeEach = Callable[[int], Awaitable[None]]
"""Is told before each batch how many records were gathered so far; it may raise to end the work."""


class _TakenMeanwhile(Exception):
    """Another replica moved some of the records."""


async def gather(database: Database, *, before_each: BeforeEach, batch: int = BATCH) -> int:
    """Gather all records from before, chain by chain; return how many."""
    gathered, beyond = 0, dict[str, Any]()
    while True:
        # By the index, behind the chain that was done: mongod would look at all that was deleted before, again and again.
        with driver_failures(), pymongo.timeout(_PATIENCE):
            some = await database.audit.find_one(beyond, sort=[("scope_id", 1)])
        if some is not None:
            gathered = await _gather_chain(database, name_chain(read_audit(some)), gathered, before_each=before_each, batch=batch)
            beyond = {"scope_id": {"$gt": some["scope_id"]}}
        elif beyond:
            beyond = {}  # once more from the beginning, until nothing is found there
        else:
            break
    if gathered:
        _log.info("done: %d audit records gathered into their chains", gathered)
    return gathered


async def _gather_chain(database: Database, chain: str, gathered: int, *, before_each: BeforeEach, batch: int) -> int:
    """Gather the records of a chain that are there now; return how many were gathered in all."""
    cursor = database.audit.find(match_chain(chain)).batch_size(batch + 1)
    moving = await _read(cursor, batch)
    while moving:
        following = await _read(cursor, batch)
        await before_each(gathered)
        try:
            await _move(database, chain, moving, are_last=not following)
        except _TakenMeanwhile:
            break
        if gathered // _LOGGED_EVERY != (gathered + len(moving)) // _LOGGED_EVERY:
            _log.info("%d audit records gathered into their chains", gathered + len(moving))
        gathered += len(moving)
        moving = following
    await settle(cursor.close())
    return gathered


async def _read(cursor: Any, batch: int) -> list[Found]:
    with driver_failures(), pymongo.timeout(_PATIENCE):
        documents: list[Found] = await cursor.to_list(batch)
    return documents


async def _move(database: Database, chain: str, documents: list[Found], *, are_last: bool) -> None:
    """Move the documents, and append the entry that holds them if they are the last ones; raises _TakenMeanwhile."""
    now = await database.read_clock()  # mongod's, which all replicas share

    async def work(session: Session) -> None:
        named = {"_id": {"$in": [document["_id"] for document in documents]}}
        deleted = await database.audit.delete_many(named, session=session)
        if deleted.deleted_count != len(documents):
            raise _TakenMeanwhile
        before = name_before(chain)
        head, events = await find_head(database, before, session=session), []
        for document in documents:
            event = append(read_audit(document), chain=before, head=head)
            events.append(write_event(event))
            head = event.head
        await database.audit_events.insert_many(events, session=session)
        if head is not None and are_last:
            await append_event(database, _describe(chain, head, tenant=documents[0]["tenant"], at=now), session=session)

    await database.transactions.run(work, turn=chain, patience=_PATIENCE)


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
