"""Sessions of browsers, in memory."""

from dataclasses import replace
from datetime import datetime

from services.model.access import BrowserSession, IssuerTokens


class MemoryBrowserSessions:
    """A BrowserSessionRepository."""

    def __init__(self) -> None:
        self.sessions: dict[str, BrowserSession] = {}
        self._claims: dict[str, datetime] = {}

    async def add(self, session: BrowserSession, *, most: int) -> None:
        """Store a new session; the oldest of the same tenant and subject are removed if there are more than `most`."""
        self.sessions[session.id] = session
        same = [one for one in self.sessions.values() if (one.tenant, one.subject) == (session.tenant, session.subject)]
        for older in sorted(same, key=lambda one: one.created_at, reverse=True)[most:]:
            del self.sessions[older.id]

    async def find(self, session_id: str) -> BrowserSession | None:
        """Return the session of that id."""
        return self.sessions.get(session_id)

    async def claim(self, session: BrowserSession, *, now: datetime, until: datetime) -> bool:
        """Let nobody else renew the tokens until that moment; False where somebody does, or did since the session was read."""
        is_free = session.id not in self._claims or self._claims[session.id] <= now
        if not self._is_same(session) or not is_free:
            return False
        self._claims[session.id] = until
        return True

    async def release(self, session: BrowserSession) -> None:
        """Let others renew the tokens at once; nothing happens if they were renewed meanwhile."""
        if self._is_same(session):
            self._claims.pop(session.id, None)

    async def renew(self, session: BrowserSession, tokens: IssuerTokens, *, expires_at: datetime) -> None:
        """Put the tokens in the place of the session's, and count it; nothing happens if somebody else did, or the session is gone."""
        if self._is_same(session):
            known = self.sessions[session.id]
            self.sessions[session.id] = replace(known, tokens=tokens, expires_at=expires_at, renewal=known.renewal + 1)
            self._claims.pop(session.id, None)

    async def extend(self, session: BrowserSession, *, expires_at: datetime) -> None:
        """Let the session expire at that moment; nothing happens if it is gone."""
        if session.id in self.sessions:
            self.sessions[session.id] = replace(self.sessions[session.id], expires_at=expires_at)

    async def remove(self, session_id: str) -> None:
        """Remove the session; nothing happens if it is gone."""
        self.sessions.pop(session_id, None)

    def _is_same(self, session: BrowserSession) -> bool:
        known = self.sessions.get(session.id)
        return known is not None and known.renewal == session.renewal
