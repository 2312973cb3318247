"""What the database knows of the time."""

from datetime import datetime
from typing import Protocol


class MomentRepository(Protocol):
    """Tells the database's own time, and keeps the last moment that the service knew for right."""

    async def read_clock(self) -> datetime:
        """Return the present moment by the clock of the database's primary."""

    async def find_last(self) -> datetime | None:
        """Return the last moment that was kept; before the first one, that of the last audit record; None where there is none."""

    async def keep(self, moment: datetime) -> None:
        """Keep the moment, unless a later one is kept."""
