"""The lease of the one replica that migrates, or reads again, with the progress that it made: one document, by the database's clock."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from services.storage.mongo.database import Database

MIGRATIONS, READING_AGAIN = "migrations", "reading again"
"""What a lease is for."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class LeaseLost(Exception):
    """Another replica may do the work by now; whoever had the lease stops."""


class Lease:
    """The right to do such a work alone, until it ends; each `renew` makes it last as long again."""

    def __init__(self, database: Database, length: timedelta, *, work: str) -> None:
        self._database = database
        self._id = work
        self._holder = secrets.token_hex(8)
        self._until = {"$add": ["$$NOW", length // timedelta(milliseconds=1)]}

    @classmethod
    async def take(cls, database: Database, length: timedelta, *, work: str = MIGRATIONS) -> Self | None:
        """Return the lease; None while another replica has it."""
        lease = cls(database, length, work=work)
        if await database.find_installed(work) is None:
            await database.store_once({"_id": work, "until": _LONG_AGO})
        async with database.answering():
            return lease if await lease._change({"$expr": {"$lte": ["$until", "$$NOW"]}}, holder=lease._holder) else None

    async def renew(self, **progress: int) -> None:
        """Make the lease last, and store the progress. Raises LeaseLost if it ended meanwhile, even if nobody else took it."""
        async with self._database.answering():
            still = {"holder": self._holder, "$expr": {"$gt": ["$until", "$$NOW"]}}
            if not await self._change(still, **progress):
                raise LeaseLost

    async def release(self) -> None:
        """Let another replica have it at once."""
        async with self._database.answering():
            await self._database.installation.update_one({"_id": self._id, "holder": self._holder}, {"$set": {"until": _LONG_AGO}})

    async def _change(self, condition: dict[str, Any], **values: Any) -> bool:
        update = [{"$set": {**values, "until": self._until}}]
        return await self._database.installation.find_one_and_update({"_id": self._id, **condition}, update) is not None
