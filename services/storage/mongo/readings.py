"""Which certificates an earlier release read, and what reading them again gave."""

from typing import Any

import pymongo

from services.errors import ModifiedMeanwhile
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.reading import READING
from services.storage.mongo.certificate_changes import change_contents, match_present
from services.storage.mongo.codec import read_stored
from services.storage.mongo.conditions import modified_meanwhile
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_BY, READ_FIELDS, write_read_by
from services.storage.mongo.failures import driver_failures

_PATIENCE = 60.0
"""Seconds to find some: where nearly all were read, the collection is read to its end. No user waits for it."""


def _write_outdated() -> dict[str, Any]:
    """Return the condition that the document is not as this release's readers, or those of a newer one, read that version."""
    stored = f"${READ_BY}"
    is_of_version = {"$eq": [{"$slice": [stored, 2]}, ["$version", "$is_locked"]]}
    is_of_release = {"$gte": [{"$arrayElemAt": [stored, 2]}, READING]}
    return {"$expr": {"$not": [{"$and": [is_of_version, is_of_release]}]}}


_OUTDATED = _write_outdated()


class MongoReadings:
    """A ReadingRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_outdated(self, *, after: str | None, limit: int) -> tuple[Certificate, ...]:
        """Return certificates of all tenants that this release's readers have not read, in the order of their ids."""
        beyond = {} if after is None else {"_id": {"$gt": after}}
        with driver_failures(), pymongo.timeout(_PATIENCE):
            found = self._database.certificates.find({**beyond, **_OUTDATED}, READ_FIELDS).sort([("_id", 1)]).limit(limit)
            return tuple(read_stored(Certificate, document) for document in await found.to_list(limit))

    async def mark(self, certificate: Certificate) -> bool:
        """Note that reading it again gives nothing; return False if its version or its lock is another by now."""
        as_listed = {**match_present(certificate), "is_locked": certificate.is_locked}
        async with self._database.answering():
            result = await self._database.certificates.update_one(as_listed, {"$set": write_read_by(certificate)})
        return result.matched_count == 1

    async def replace(self, certificate: Certificate, contents: Contents) -> bool:
        """Replace what is known of the same octets; return False if it was changed or deleted since it was listed."""
        as_listed = {**match_present(certificate), "is_locked": certificate.is_locked, "modified_at": certificate.modified_at}
        work = change_contents(self._database, certificate, contents, condition=as_listed, refusal=modified_meanwhile())
        try:
            await self._database.transactions.run(work, turn=certificate.id)
        except ModifiedMeanwhile:
            return False
        return True
