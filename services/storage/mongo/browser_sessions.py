"""The sessions of browsers in MongoDB, which removes them by itself within a minute after they expired."""

from services.model.access import BrowserSession
from services.storage.mongo.codec import SCHEMA_VERSION, Document, read_document, read_moment
from services.storage.mongo.database import Database


class MongoBrowserSessions:
    """A BrowserSessionRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sessions = database.browser_sessions

    async def add(self, session: BrowserSession, *, most: int) -> None:
        """Store a new session; the oldest of the same tenant and subject are removed if there are more than `most`."""
        document = {
            "_id": session.id,
            "v": SCHEMA_VERSION,
            "tenant": session.tenant,
            "subject": session.subject,
            "origin": session.origin,
            "created_at": session.created_at,
            "expires_at": session.expires_at,
        }
        same = {"tenant": session.tenant, "subject": session.subject}
        async with self._database.answering():
            await self._sessions.insert_one(document)
            older = await self._sessions.find(same, {"_id": 1}).sort([("created_at", -1)]).skip(most).to_list(None)
            if older:
                await self._sessions.delete_many({"_id": {"$in": [one["_id"] for one in older]}})

    async def find(self, session_id: str) -> BrowserSession | None:
        """Return the session of that id; one that has expired may still be there for a minute."""
        async with self._database.answering():
            document = await self._sessions.find_one({"_id": session_id})
        return None if document is None else read_document("session", document, _read)

    async def remove(self, session_id: str) -> None:
        """Remove the session; nothing happens if it is gone."""
        async with self._database.answering():
            await self._sessions.delete_one({"_id": session_id})


def _read(document: Document) -> BrowserSession:
    return BrowserSession(
        id=document["_id"],
        tenant=document["tenant"],
        subject=document["subject"],
        origin=document["origin"],
        created_at=read_moment(document["created_at"]),
        expires_at=read_moment(document["expires_at"]),
    )
