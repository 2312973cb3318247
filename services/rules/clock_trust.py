"""Whether this machine's clock may be trusted: whatever destroys or signs by it asks here first.

Two things tell a wrong clock. The database's clock says another time; or, where both are the same machine's, the time is far from the
last moment that is kept in the database.
"""

import logging
from datetime import datetime, timedelta

from services.errors import ClockDiffers
from services.ports.clock import Clock
from services.repositories.moments import MomentRepository

MAX_DIFFERENCE = timedelta(minutes=5)
"""Between two clocks that both count as right; also what Kerberos allows (RFC 4120 8.2)."""

MAX_ABSENCE = timedelta(days=7)
"""From the last kept moment to a start that needs no second look: an installation is seldom off for longer, and what is deleted can be
restored for weeks."""

HOLD = timedelta(hours=24)
"""How long nothing is purged or renewed by itself after a jump: a day in which somebody can notice it and set the clock."""

_log = logging.getLogger("destcert.clock")


class ClockTrust:
    """Compares the clock anew each time that it is asked. One for each process: it remembers what it has said."""

    def __init__(self, clock: Clock, moments: MomentRepository) -> None:
        self._clock = clock
        self._moments = moments
        self._last: datetime | None = None
        self._last_at = clock.monotonic()
        self._held: tuple[float, datetime] | None = None
        self._differs = False

    @property
    def differs(self) -> bool:
        """Whether the last comparison found that the clock is not the database's."""
        return self._differs

    async def check(self) -> None:
        """Return if clock and database tell the same time; raises ClockDiffers if not, and ServiceUnavailable."""
        before = self._clock.now()
        theirs = await self._moments.read_clock()
        # The answer was written somewhere between question and answer: their middle is wrong by half of that time at most.
        difference = before + (self._clock.now() - before) / 2 - theirs
        differs = abs(difference) > MAX_DIFFERENCE
        if differs and not self._differs:
            _log.error("The clock is %s the database's: nothing is purged, deleted, renewed or signed until they agree.", _say(difference))
        elif self._differs and not differs:
            _log.warning("The clock agrees with the database's again.")
        self._differs = differs
        if differs:
            raise ClockDiffers

    async def allows_jobs(self) -> bool:
        """Whether the job may purge, renew and give up by the clock now; the log says once why not. Raises ServiceUnavailable."""
        try:
            await self.check()
        except ClockDiffers:
            return False
        if await self._is_held():
            return False
        self._last, self._last_at = self._clock.now(), self._clock.monotonic()
        await self._moments.keep(self._last)
        return True

    async def find_last(self) -> datetime | None:
        """Return the last moment that is known to have passed: the one kept, or a later one of this process."""
        kept = await self._moments.find_last()
        return max((moment for moment in (kept, self._last) if moment is not None), default=None)

    async def _is_held(self) -> bool:
        """Whether the day after a jump is not over. Setting the clock ends it, and another jump begins another one."""
        now, ticks, last = self._clock.now(), self._clock.monotonic(), await self.find_last()
        begin = now - timedelta(seconds=ticks)
        if self._held is None or abs(begin - self._held[1]) > MAX_DIFFERENCE:
            elapsed = timedelta(seconds=ticks - self._last_at)
            is_near = last is None or last - MAX_DIFFERENCE <= now <= last + MAX_ABSENCE + elapsed
            self._held = None if is_near else (ticks, begin)
            if self._held:
                _log.warning(
                    "The clock says %s, and the last moment known here is %s. Nothing is purged or renewed by itself for %d hours, unless "
                    "the clock is set right before; look at it.",
                    *(now.isoformat(timespec="seconds"), last and last.isoformat(timespec="seconds"), HOLD // timedelta(hours=1)),
                )
        return self._held is not None and ticks - self._held[0] < HOLD.total_seconds()


def _say(difference: timedelta) -> str:
    """Return how far a clock is from another one, rounded to seconds."""
    return f"{abs(difference) // timedelta(seconds=1)} s {'ahead of' if difference > timedelta() else 'behind'}"
