"""List service keys."""

from dataclasses import dataclass

from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.model.query import Direction, Page, Position
from services.repositories.service_keys import ServiceKeyRepository
from services.rules.access import require_in_tenant
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ListServiceKeys:
    """The use case: pages of the tenant's service keys, and how many there are in all."""

    keys: ServiceKeyRepository

    async def __call__(
        self, caller: Caller, *, first: int, after: Position | None, direction: Direction = Direction.ASC
    ) -> Page[ServiceKey]:
        """Return a page, oldest first if ascending; raises Forbidden and InvalidInput (PAGE_INVALID)."""
        require_in_tenant(caller, Right.ACCESS_ADMIN)
        check_page_size(first)
        return await self.keys.list(caller.tenant, after=after, limit=first, direction=direction)

    async def count(self, caller: Caller) -> int:
        """Return how many service keys there are; raises Forbidden."""
        require_in_tenant(caller, Right.ACCESS_ADMIN)
        return await self.keys.count(caller.tenant)
