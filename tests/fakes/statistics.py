"""Statistics in memory: every certificate is looked at."""

from services.model.statistics import Statistics, StatisticsQuery, Tally
from services.model.validity import status_of
from tests.fakes.data import Memory


class MemoryStatistics:
    """A StatisticsRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def count(self, query: StatisticsQuery) -> Statistics:
        """Return the statistics of this moment."""
        tally = Tally(query)
        for stored in self._memory.certificates.values():
            one = stored.certificate
            if one.tenant == query.tenant and (query.scope_ids is None or one.scope_id in query.scope_ids):
                status = status_of(one.earliest, query.now)
                tally.add(one.not_after, status, automatic=one.renewal is not None and one.renewal.automatic)
                tally.add_type(one.type)
        return tally.finish()
