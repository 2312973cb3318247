"""Revoked serial numbers in MongoDB, and the last list of them, which all replicas send.

List and number stand in one document: whoever makes a list reads number and serial numbers from one snapshot, and publishes it only if
the number is still the same. So a list has whatever is on those with lower numbers. Releases before counted the number up and kept no
list; while such a replica runs, numbers are left out.
"""

from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from services.model.generation import RevocationList
from services.model.lifecycle import RevocationSnapshot, RevokedSerial
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found

_PUBLISHED = {"_id": "revocation_list_number"}
"""The document is called by what it held first."""


class MongoRevocations:
    """A RevocationRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, serial_number: str) -> RevokedSerial | None:
        """Return what is known of a revoked serial number."""
        async with self._database.answering():
            document = await self._database.revocations.find_one({"_id": serial_number})
        return None if document is None else read_stored(RevokedSerial, document)

    async def find_list(self) -> RevocationList | None:
        """Return the list that was published last."""
        published = (await self._database.find_installed(_PUBLISHED["_id"]) or {}).get("list")
        return None if published is None else read_stored(RevocationList, published)

    async def is_latest(self, published: RevocationList) -> bool:
        """Whether no other list was published since, and no serial number revoked that was not when it was made."""
        latest = {**_PUBLISHED, "list.number": published.number, "list.this_update": published.this_update}
        async with self._database.answering():
            if await self._database.installation.find_one(latest, {"_id": 1}) is None:
                return False
            # Serial numbers are only ever added, so their count tells every change.
            return bool(await self._database.revocations.count_documents({}) == published.revoked_count)

    async def load_snapshot(self, *, not_expired_before: datetime) -> RevocationSnapshot:
        """Return what a list is made of, all of it as it was at one moment; what had expired before is left out."""
        async with self._database.answering(), self._database.snapshot() as session:
            numbered = await self._database.installation.find_one(_PUBLISHED, {"number": 1}, session=session)
            count = await self._database.revocations.count_documents({}, session=session)
            found = self._database.revocations.find({"not_after": {"$gte": not_expired_before}}, session=session)
            documents: list[Found] = await found.to_list(None)
        return RevocationSnapshot(
            number=int((numbered or {}).get("number", 0)),
            count=count,
            revoked=tuple(sorted((read_stored(RevokedSerial, one) for one in documents), key=lambda revoked: revoked.serial_number)),
        )

    async def publish(self, revocation_list: RevocationList, *, after: int) -> bool:
        """Keep the list instead of all before, if `after` is still the highest number of a list; return whether it was."""
        change: dict[str, Any] = {"number": revocation_list.number, "list": write_stored(revocation_list)}
        async with self._database.answering():
            try:
                replaced = await self._database.installation.update_one(
                    {**_PUBLISHED, "number": after}, {"$set": change}, upsert=after == 0
                )
            except DuplicateKeyError:  # the first list of all, and another replica had the same thought
                return False
        return bool(replaced.matched_count or replaced.upserted_id)
