"""Audit records in MongoDB, of what changes nothing else."""

from services.model.lifecycle import AuditRecord
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database


class MongoAudit:
    """An AuditRepository. It raises ServiceUnavailable when the database does not answer in time; the record may be there then."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, record: AuditRecord) -> None:
        """Store the record; acknowledged by the majority and its journals when this returns."""
        async with self._database.answering():
            await self._database.audit.insert_one(write_stored(record))
