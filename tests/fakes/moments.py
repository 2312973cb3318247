"""The database's time in memory."""

from datetime import datetime

from services.ports.clock import Clock
from tests.fakes.data import Memory


class MemoryMoments:
    """A MomentRepository. The database's clock is `memory.clock_ahead` ahead of the given one."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self._memory = memory
        self._clock = clock

    async def read_clock(self) -> datetime:
        """Return the present moment by the database's clock."""
        return self._clock.now() + self._memory.clock_ahead

    async def find_last(self) -> datetime | None:
        """Return the last moment that was kept, or that of the last audit record."""
        audited = self._memory.audit[-1].at if self._memory.audit else None
        return self._memory.last_moment or audited

    async def keep(self, moment: datetime) -> None:
        """Keep the moment, unless a later one is kept."""
        self._memory.last_moment = max(moment, self._memory.last_moment or moment)
