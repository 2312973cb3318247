"""Append to a chain: the insert of the next number is the comparison with the head, for numbers are unique in a chain.

Only `append_event` writes to the collection; whoever calls it has the chain's turn, so that the changes of one process do not collide.
"""

import asyncio

from pymongo import DESCENDING
from pymongo.errors import DuplicateKeyError

from services.model.audit import AuditQuery, ChainedRecord, Head
from services.model.lifecycle import AuditRecord
from services.model.query import Page
from services.rules.audit_chain import append, name_chain
from services.storage.mongo.audit.events import UNSIGNED, write_event
from services.storage.mongo.audit.listing import count_matches, read_page
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session
from services.storage.mongo.failures import is_stale_head

_PAUSE = 0.002
"""Seconds until a record whose number another replica took is tried again."""


async def append_event(database: Database, record: AuditRecord, *, session: Session | None = None) -> ChainedRecord:
    """Store the record as the next one of its chain; raises what `is_stale_head` tells.

    The caller keeps the head (`Database.heads`) once the record is acknowledged.
    """
    chain = name_chain(record)
    head = database.heads.take(chain) or await find_head(database, chain, session=session)
    event = append(record, chain=chain, head=head)
    await database.audit_events.insert_one({**write_event(event), UNSIGNED: True}, session=session)
    return event


async def find_head(database: Database, chain: str, *, session: Session | None = None) -> Head | None:
    """Return the chain's last record, None where it is empty."""
    fields = {"_id": 0, "sequence": 1, "hash": 1}
    found = await database.audit_events.find_one({"chain": chain}, fields, sort=[("sequence", DESCENDING)], session=session)
    return None if found is None else Head(sequence=found["sequence"], hash=bytes(found["hash"]))


class MongoAudit:
    """An AuditRepository. It raises ServiceUnavailable when the database does not answer in time; the record may be there then."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, record: AuditRecord) -> None:
        """Store the record; acknowledged by the majority and its journals when this returns."""
        async with self._database.answering(), self._database.transactions.take_turn(name_chain(record)):
            while True:
                try:
                    return self._database.heads.keep(await append_event(self._database, record))
                except DuplicateKeyError as error:
                    if not is_stale_head(error):
                        raise
                await asyncio.sleep(_PAUSE)

    async def list(self, query: AuditQuery) -> Page[AuditRecord]:
        """Return a page by time; raises InvalidInput (FILTER_TOO_BROAD)."""
        return await read_page(self._database, query)

    async def count(self, query: AuditQuery) -> int:
        """Return how many records match; raises InvalidInput (FILTER_TOO_BROAD)."""
        return await count_matches(self._database, query)
