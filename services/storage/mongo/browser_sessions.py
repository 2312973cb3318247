"""The sessions of browsers in MongoDB, which removes them by itself within a minute after they expired."""

from datetime import datetime
from typing import Any

from services.encryption.envelope import decrypt, encrypt
from services.model.access import BrowserSession, IssuerTokens
from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.storage.mongo.codec import SCHEMA_VERSION, Document, read_document, read_moment, read_stored, write_stored
from services.storage.mongo.database import Database

_ACCESS, _REFRESH, _CLAIM = "access_token", "refresh_token", "claimed_until"


class MongoBrowserSessions:
    """A BrowserSessionRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database, keys: KeyProvider) -> None:
        self._database = database
        self._sessions = database.browser_sessions
        self._keys = keys

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
            "renewal": session.renewal,
            **self._write(session.tokens, session.id, session.renewal),
        }
        same = {"tenant": session.tenant, "subject": session.subject}
        async with self._database.answering():
            await self._sessions.insert_one(document)
            older = await self._sessions.find(same, {"_id": 1}).sort([("created_at", -1)]).skip(most).to_list(None)
            if older:
                await self._sessions.delete_many({"_id": {"$in": [one["_id"] for one in older]}})

    async def find(self, session_id: str) -> BrowserSession | None:
        """Return the session of that id; raises DecryptionFailed for tokens that were tampered with."""
        async with self._database.answering():
            document = await self._sessions.find_one({"_id": session_id})
        return None if document is None else read_document("session", document, self._read)

    async def claim(self, session: BrowserSession, *, now: datetime, until: datetime) -> bool:
        """Let nobody else renew the tokens until that moment; False where somebody does, or did since the session was read."""
        is_free = {"$or": [{_CLAIM: None}, {_CLAIM: {"$lte": now}}]}
        async with self._database.answering():
            claimed = await self._sessions.update_one({**_same(session), **is_free}, {"$set": {_CLAIM: until}})
        return bool(claimed.matched_count)

    async def release(self, session: BrowserSession) -> None:
        """Let others renew the tokens at once; nothing happens if they were renewed meanwhile."""
        async with self._database.answering():
            await self._sessions.update_one(_same(session), {"$unset": {_CLAIM: ""}})

    async def renew(self, session: BrowserSession, tokens: IssuerTokens, *, expires_at: datetime) -> None:
        """Put the tokens in the place of the session's, and count it; nothing happens if somebody else did, or the session is gone."""
        renewal = session.renewal + 1
        fields = {"expires_at": expires_at, "renewal": renewal, **self._write(tokens, session.id, renewal)}
        async with self._database.answering():
            await self._sessions.update_one(_same(session), {"$set": fields, "$unset": {_CLAIM: ""}})

    async def extend(self, session: BrowserSession, *, expires_at: datetime) -> None:
        """Let the session expire at that moment; nothing happens if it is gone."""
        async with self._database.answering():
            await self._sessions.update_one({"_id": session.id}, {"$set": {"expires_at": expires_at}})

    async def remove(self, session_id: str) -> None:
        """Remove the session; nothing happens if it is gone. mongod's files and backups may hold its ciphertext for a while."""
        async with self._database.answering():
            await self._sessions.delete_one({"_id": session_id})

    def _write(self, tokens: IssuerTokens | None, session_id: str, renewal: int) -> dict[str, Any]:
        if tokens is None:
            return {"tokens": None}

        def write(secret: Secret, field: str) -> dict[str, Any]:
            return write_stored(encrypt(secret, place=_place(session_id, renewal, field), keys=self._keys))

        written = {"expires_at": tokens.expires_at, "fresh_until": tokens.fresh_until, _ACCESS: write(tokens.access, _ACCESS)}
        return {"tokens": {**written, _REFRESH: None if tokens.refresh is None else write(tokens.refresh, _REFRESH)}}

    def _read(self, document: Document) -> BrowserSession:
        return BrowserSession(
            id=document["_id"],
            tenant=document["tenant"],
            subject=document["subject"],
            origin=document["origin"],
            created_at=read_moment(document["created_at"]),
            expires_at=read_moment(document["expires_at"]),
            tokens=self._read_tokens(document),
            renewal=document["renewal"],
        )

    def _read_tokens(self, document: Document) -> IssuerTokens | None:
        stored = document["tokens"]
        if stored is None:
            return None

        def read(field: str) -> Secret:
            place = _place(document["_id"], document["renewal"], field)
            return decrypt(read_stored(Encrypted, stored[field]), place=place, keys=self._keys)

        return IssuerTokens(
            access=read(_ACCESS),
            expires_at=read_moment(stored["expires_at"]),
            fresh_until=read_moment(stored["fresh_until"]),
            refresh=None if stored[_REFRESH] is None else read(_REFRESH),
        )


def _same(session: BrowserSession) -> dict[str, Any]:
    return {"_id": session.id, "renewal": session.renewal}


def _place(session_id: str, renewal: int, field: str) -> Place:
    return Place(scope_id=None, noun_id=f"browser_session:{session_id}", version=renewal, field=field)
