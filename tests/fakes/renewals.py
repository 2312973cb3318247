"""Due renewals in memory."""

from datetime import datetime, timedelta

from services.model.certificate import Certificate
from tests.fakes.data import (
    Memory,
    without_facts,
)


class MemoryRenewals:
    """A RenewalRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates whose renewal is due, earliest first, each claimed for `lease`."""
        database_now = self._memory.database_clock()
        due = []
        for stored in self._memory.certificates.values():
            at = stored.certificate.renewal.next_attempt_at if stored.certificate.renewal else None
            if at is not None and at <= now and stored.claimed_until <= database_now:
                due.append((at, stored.certificate.id, stored))
        claimed = [stored for _, _, stored in sorted(due, key=lambda item: item[:2])[:limit]]
        for stored in claimed:
            stored.claimed_until = database_now + lease.total_seconds()
        return tuple(without_facts(stored.certificate) for stored in claimed)
