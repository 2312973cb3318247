"""What is stored in the same transaction as a change: the audit record, the idempotency record, and that the intent is done."""

from typing import TypeVar

from pymongo.errors import DuplicateKeyError

from services.model.lifecycle import IdempotencyRecord, IntentState, TransactionRecords
from services.repositories.idempotency import IdempotencyKeyTaken
from services.repositories.issuances import IntentGone
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_idempotency_record
from services.storage.mongo.driver import Session
from services.storage.mongo.transactions import Work

T = TypeVar("T")


async def run_with_records(database: Database, work: Work[T], *, records: TransactionRecords | None, turn: str) -> T:
    """Return what `work` returns, committed together with what goes alongside (see `Transactions.run`).

    Raises IdempotencyKeyTaken, before anything that `work` could complain of: who asks twice gets the first answer. Raises IntentGone.
    """
    if records is None:
        return await database.transactions.run(work, turn=turn)

    async def whole(session: Session) -> T:
        if records.idempotency is not None:
            await _take_key(database, records.idempotency, session)
        if records.intent_id is not None:
            await _finish_intent(database, records.intent_id, session)
        result = await work(session)
        await database.audit.insert_one(write_stored(records.audit), session=session)
        return result

    return await database.transactions.run(whole, turn=turn)


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
