"""Revoked serial numbers in MongoDB."""

import builtins
from datetime import datetime

from pymongo import ReturnDocument

from services.model.lifecycle import RevokedSerial
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found

_LIST_NUMBER = {"_id": "revocation_list_number"}


class MongoRevocations:
    """A RevocationRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self, *, now: datetime) -> tuple[RevokedSerial, ...]:
        """Return those whose certificates have not expired yet, by serial number."""
        async with self._database.answering():
            found = self._database.revocations.find({"not_after": {"$gte": now}})
            documents: builtins.list[Found] = await found.to_list(None)
        return tuple(sorted((read_stored(RevokedSerial, document) for document in documents), key=lambda revoked: revoked.serial_number))

    async def find(self, serial_number: str) -> RevokedSerial | None:
        """Return what is known of a revoked serial number."""
        async with self._database.answering():
            document = await self._database.revocations.find_one({"_id": serial_number})
        return None if document is None else read_stored(RevokedSerial, document)

    async def next_number(self) -> int:
        """Return a number for a revocation list, higher than all before."""
        async with self._database.answering():
            counted = await self._database.installation.find_one_and_update(
                _LIST_NUMBER, {"$inc": {"number": 1}}, upsert=True, return_document=ReturnDocument.AFTER
            )
        assert counted is not None, "an upsert returns what it stored"
        return int(counted["number"])
