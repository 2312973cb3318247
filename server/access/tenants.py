"""Which tenants are active: their tokens are taken. It is looked up now and then, and not for every request."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from server.access.refused import TokenFault, TokenRefused
from services.ports.clock import Clock

IsActive = Callable[[str], Awaitable[bool]]
"""Whether there is a tenant of this id, and it is not suspended."""

TRUSTED_SECONDS = 30.0
"""For which an answer is believed: so long at most does a tenant go on that was suspended by another replica."""

MAX_TENANTS = 10_000
"""Tenants whose answer is kept; one more takes the place of the one that was asked about first."""


class TenantMemory:
    """Remembers which tenants are active. However many ask at the same moment, a tenant is looked up once."""

    def __init__(self, is_active: IsActive, clock: Clock, *, most: int = MAX_TENANTS) -> None:
        self._is_active = is_active
        self._clock = clock
        self._most = most
        self._lookups: OrderedDict[str, tuple[float, asyncio.Future[bool]]] = OrderedDict()

    def knows_active(self, tenant: str) -> bool:
        """Whether the tenant was active when it was looked up, which is not long ago."""
        lookup = self._find(tenant)
        return lookup is not None and lookup.done() and lookup.result()

    async def check(self, tenant: str) -> None:
        """Raise TokenRefused (401) unless the tenant is active; raises what the lookup raises."""
        lookup = self._find(tenant)
        if lookup is None:
            lookup = asyncio.ensure_future(self._is_active(tenant))
            lookup.add_done_callback(_note_failure)
            self._lookups[tenant] = (self._clock.monotonic() + TRUSTED_SECONDS, lookup)
            self._lookups.move_to_end(tenant)
            if len(self._lookups) > self._most:
                self._lookups.popitem(last=False)
        if not await asyncio.shield(lookup):  # whoever began it may leave; others wait for it too
            raise TokenRefused(TokenFault.TENANT_INACTIVE)

    def _find(self, tenant: str) -> asyncio.Future[bool] | None:
        """Return the lookup that is believed; one that failed is not."""
        until, lookup = self._lookups.get(tenant, (0.0, None))
        if lookup is None or until <= self._clock.monotonic():
            return None
        return None if lookup.done() and (lookup.cancelled() or lookup.exception() is not None) else lookup


def _note_failure(lookup: asyncio.Future[bool]) -> None:
    """Let nobody miss the failure of a lookup whose callers have all left."""
    if not lookup.cancelled():
        lookup.exception()
