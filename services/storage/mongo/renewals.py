"""Claims on certificates whose renewal is due.

When a renewal is due is a matter of certificates, so the caller's clock decides. How long a claim holds is a matter between replicas,
whose clocks may differ: there mongod's own decides.
"""

from datetime import datetime, timedelta
from typing import Any

from pymongo import ReturnDocument

from services.model.certificate import Certificate
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_FIELDS
from services.storage.mongo.driver import Found

DUE_FIELD = "renewal.next_attempt_at"

DUE = {DUE_FIELD: {"$type": "date"}}
"""Which documents the index of due renewals holds: those that are renewed automatically."""

_AHEAD = 100
"""Candidates that are looked at beyond those that are wanted: replicas that claim at once all begin with the same ones."""

_ROUNDS = 10
"""How often candidates are looked for, if others claimed all that were found."""


class MongoRenewals:
    """A RenewalRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates whose renewal is due, earliest first, each claimed for `lease`."""
        claimed: dict[str, Certificate] = {}
        for _ in range(_ROUNDS):
            candidates = await _find_free(self._database, now, limit + _AHEAD)
            if not candidates:
                break
            for candidate in candidates:
                # Its own claim can be over already, if the lease is shorter than this call.
                if len(claimed) == limit or candidate["_id"] in claimed:
                    return tuple(claimed.values())
                document = await _claim(self._database, candidate, now=now, lease=lease)
                if document is not None:
                    claimed[document["_id"]] = read_stored(Certificate, document)
        return tuple(claimed.values())


async def _find_free(database: Database, now: datetime, limit: int) -> list[Found]:
    fields = {"scope_id": 1, "tenant": 1, "version": 1}
    async with database.answering():
        return await database.certificates.find(_free(now), fields).sort([(DUE_FIELD, 1)]).limit(limit).to_list(limit)


async def _claim(database: Database, candidate: Found, *, now: datetime, lease: timedelta) -> Found | None:
    milliseconds = lease // timedelta(milliseconds=1)
    async with database.answering():
        return await database.certificates.find_one_and_update(
            {**candidate, **_free(now)},
            [{"$set": {"claimed_until": {"$add": ["$$NOW", milliseconds]}}}],
            projection=READ_FIELDS,
            return_document=ReturnDocument.AFTER,
        )


def _free(now: datetime) -> dict[str, Any]:
    # A field that is missing counts as less than any moment.
    return {DUE_FIELD: {"$type": "date", "$lte": now}, "$expr": {"$lte": ["$claimed_until", "$$NOW"]}}
