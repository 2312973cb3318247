"""Where certificates are counted."""

from typing import Protocol

from services.model.statistics import Statistics, StatisticsQuery


class StatisticsRepository(Protocol):
    """Counts certificates without handing them out."""

    async def count(self, query: StatisticsQuery) -> Statistics:
        """Return the statistics of one moment: what was acknowledged before is in them, all of it or nothing of what comes meanwhile.

        Raises InvalidInput: INDEX_BUILDING while the tenant is counted for the first time, FILTER_TOO_BROAD for too many scopes.
        """
