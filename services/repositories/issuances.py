"""Where it is kept what was about to be signed."""

from datetime import datetime
from typing import Protocol

from services.model.lifecycle import Intent


class IntentGone(Exception):
    """The intent is not open any more: the sweeper gave it up. Nothing was stored."""


class IntentRepository(Protocol):
    """Keeps what was about to be signed."""

    async def add(self, intent: Intent) -> None:
        """Store an open intent; acknowledged before anything is signed."""

    async def abandon(self, *, opened_before: datetime) -> tuple[Intent, ...]:
        """Give up what was opened before and is open still; return what this call gave up."""
