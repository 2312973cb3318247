"""Where the sessions of browsers are kept."""

from datetime import datetime
from typing import Protocol

from services.model.access import BrowserSession, IssuerTokens


class BrowserSessionRepository(Protocol):
    """Keeps sessions until they expire, shared by all replicas; an issuer's tokens encrypted."""

    async def add(self, session: BrowserSession, *, most: int) -> None:
        """Store a new session; the oldest of the same tenant and subject are removed if there are more than `most`."""

    async def find(self, session_id: str) -> BrowserSession | None:
        """Return the session of that id; one that has expired may still be there for a minute."""

    async def claim(self, session: BrowserSession, *, now: datetime, until: datetime) -> bool:
        """Let nobody else renew the tokens until that moment; False where somebody does, or did since the session was read."""
        ...

    async def release(self, session: BrowserSession) -> None:
        """Let others renew the tokens at once; nothing happens if they were renewed meanwhile."""

    async def renew(self, session: BrowserSession, tokens: IssuerTokens, *, expires_at: datetime) -> None:
        """Put the tokens in the place of the session's, and count it; nothing happens if somebody else did, or the session is gone."""

    async def extend(self, session: BrowserSession, *, expires_at: datetime) -> None:
        """Let the session expire at that moment; nothing happens if it is gone."""

    async def remove(self, session_id: str) -> None:
        """Remove the session; nothing happens if it is gone."""
