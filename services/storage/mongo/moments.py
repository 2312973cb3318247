"""MongoDB's clock, and the last moment that the service knew for right."""

from datetime import UTC, datetime

from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found

_LAST = {"_id": "last_moment"}


class MongoMoments:
    """A MomentRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read_clock(self) -> datetime:
        """Return the present moment by the clock of the database's primary."""
        return await self._database.read_clock()

    async def find_last(self) -> datetime | None:
        """Return the last moment that was kept; before the first one, that of the last audit record; None where there is none.

        An installation of a release that kept no moments is so protected at its first start, too.
        """
        document = await self._database.find_installed(_LAST["_id"])
        found = [document] if document is not None else [await self._find_last_of(name) for name in ("audit", "audit_events")]
        return max((one["at"].replace(tzinfo=UTC) for one in found if one is not None), default=None)

    async def _find_last_of(self, name: str) -> Found | None:
        async with self._database.answering():
            return await self._database.collection(name).find_one({}, {"at": 1}, sort=[("$natural", -1)])

    async def keep(self, moment: datetime) -> None:
        """Keep the moment, unless a later one is kept."""
        async with self._database.answering():
            await self._database.installation.update_one(_LAST, {"$max": {"at": moment}}, upsert=True)
