"""Count certificates."""

from dataclasses import dataclass
from datetime import datetime

from services.model.caller import Caller, Right
from services.model.statistics import ExpiryRequest, Statistics, StatisticsQuery
from services.ports.clock import Clock
from services.repositories.statistics import StatisticsRepository
from services.rules.access import find_scopes_with
from services.rules.calendar import list_borders


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The use case: how many certificates there are, of which status and type, and how many expire when."""

    statistics: StatisticsRepository
    clock: Clock

    async def __call__(
        self, caller: Caller, *, scope_id: str | None = None, expiring: ExpiryRequest | None = None, now: datetime | None = None
    ) -> Statistics:
        """Return the statistics of the scope, or of all that the caller may read, at the moment `now` (None: the present one).

        An unknown scope has no certificates. Raises Forbidden, and InvalidInput as the calendar and the repository do.
        """
        readable = find_scopes_with(caller, Right.CERTIFICATE_READ)
        if scope_id is not None:
            readable = frozenset([scope_id]) if readable is None or scope_id in readable else frozenset()
        borders = () if expiring is None else list_borders(expiring.begin, expiring.end, expiring.period, time_zone=expiring.time_zone)
        scope_ids = None if readable is None else tuple(sorted(readable))
        query = StatisticsQuery(tenant=caller.tenant, scope_ids=scope_ids, now=now or self.clock.now(), borders=borders)
        return await self.statistics.count(query)
