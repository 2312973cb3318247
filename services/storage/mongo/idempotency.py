"""The first answers to idempotency keys in MongoDB; mongod removes them after IDEMPOTENCY_RECORD_LIFETIME."""

from services.model.lifecycle import IdempotencyRecord
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.query import is_storable


class MongoIdempotencyRecords:
    """An IdempotencyRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, tenant: str, key: str) -> IdempotencyRecord | None:
        """Return the record of the key, None if there is none."""
        if not is_storable(key):
            return None
        async with self._database.answering():
            document = await self._database.idempotency.find_one({"tenant": tenant, "key": key})
        return None if document is None else read_stored(IdempotencyRecord, document)
