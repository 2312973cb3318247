"""Where the sessions of browsers are kept."""

from typing import Protocol

from services.model.access import BrowserSession


class BrowserSessionRepository(Protocol):
    """Keeps sessions until they expire, shared by all replicas."""

    async def add(self, session: BrowserSession, *, most: int) -> None:
        """Store a new session; the oldest of the same tenant and subject are removed if there are more than `most`."""

    async def find(self, session_id: str) -> BrowserSession | None:
        """Return the session of that id; one that has expired may still be there for a minute."""

    async def remove(self, session_id: str) -> None:
        """Remove the session; nothing happens if it is gone."""
