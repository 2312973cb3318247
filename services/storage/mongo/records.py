"""What is recorded of changes, in the same transaction: the audit record, the answer to an idempotency key, the end of an intent.

Intents are kept for good: with the versions, they account for every serial number that may have been signed. mongod removes the first
answers after IDEMPOTENCY_RECORD_LIFETIME.
"""

from contextlib import nullcontext
from datetime import datetime
from typing import TypeVar

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.model.audit import ChainedRecord
from services.model.lifecycle import IdempotencyRecord, Intent, IntentState, TransactionRecords
from services.repositories.idempotency import IdempotencyKeyTaken
from services.repositories.issuances import IntentGone
from services.rules.audit_chain import name_chain
from services.storage.mongo.audit.append import append_event
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_idempotency_record
from services.storage.mongo.driver import Session
from services.storage.mongo.query import is_storable
from services.storage.mongo.transactions import Work

T = TypeVar("T")

_ABANDONED_AT_ONCE = 100
"""Of one call, which so ends in time; the next one goes on."""


async def run_with_records(database: Database, work: Work[T], *, records: TransactionRecords, turn: str | None = None) -> T:
    """Return what `work` returns, committed together with what goes alongside (see `Transactions.run`).

    Changes of one audit chain take turns; `turn` is another one to be waited for before, such as of what is counted in a tenant.
    Raises IdempotencyKeyTaken, before anything that `work` could complain of: who asks twice gets the first answer. Raises IntentGone.
    """

    async def whole(session: Session) -> tuple[T, ChainedRecord]:
        if records.idempotency is not None:
            await _take_key(database, records.idempotency, session)
        if records.intent_id is not None:
            await _finish_intent(database, records.intent_id, session)
        # Before the work: who collides with another replica finds it out before it has written anything large.
        event = await append_event(database, records.audit, session=session)
        return await work(session), event

    async with nullcontext() if turn is None else database.transactions.take_turn(turn):
        chain = name_chain(records.audit)
        result, _ = await database.transactions.run(whole, turn=chain, committed=lambda done: database.heads.keep(done[1]))
    return result


async def _take_key(database: Database, idempotency: IdempotencyRecord, session: Session) -> None:
    try:
        await database.idempotency.insert_one(write_idempotency_record(idempotency), session=session)
    except DuplicateKeyError:
        raise IdempotencyKeyTaken from None


async def _finish_intent(database: Database, intent_id: str, session: Session) -> None:
    still_open = {"_id": intent_id, "state": IntentState.OPEN.value}
    finished = await database.intents.update_one(still_open, {"$set": {"state": IntentState.DONE.value}}, session=session)
    if finished.matched_count != 1:
        raise IntentGone


class MongoIntents:
    """An IntentRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, intent: Intent) -> None:
        """Store an open intent; acknowledged by the majority and its journals when this returns."""
        async with self._database.answering():
            await self._database.intents.insert_one(write_stored(intent))

    async def abandon(self, *, opened_before: datetime) -> tuple[Intent, ...]:
        """Give up what was opened before and is open still, oldest first; return what this call gave up, at most a hundred."""
        late = {"state": IntentState.OPEN.value, "at": {"$lt": opened_before}}
        given_up: list[Intent] = []
        while len(given_up) < _ABANDONED_AT_ONCE:
            async with self._database.answering():
                document = await self._database.intents.find_one_and_update(
                    late, {"$set": {"state": IntentState.ABANDONED.value}}, sort=[("at", 1)], return_document=ReturnDocument.AFTER
                )
            if document is None:
                break
            given_up.append(read_stored(Intent, document))
        return tuple(given_up)


class MongoIdempotencyRecords:
    """An IdempotencyRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, tenant: str, *keys: str) -> IdempotencyRecord | None:
        """Return the record of the first of the keys that has one, None if there is none."""
        storable = [key for key in keys if is_storable(key)]
        if not storable:
            return None
        async with self._database.answering():
            documents = await self._database.idempotency.find({"tenant": tenant, "key": {"$in": storable}}).to_list(len(storable))
        found = min(documents, key=lambda document: storable.index(document["key"]), default=None)
        return None if found is None else read_stored(IdempotencyRecord, found)
