"""Intents in MongoDB. They are kept for good: with the versions, they account for every serial number that may have been signed."""

from datetime import datetime

from pymongo import ReturnDocument

from services.model.lifecycle import Intent, IntentState
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database

_ABANDONED_AT_ONCE = 100
"""Of one call, which so ends in time; the next one goes on."""


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
