"""List tenants."""

from dataclasses import dataclass

from services.model.access import Tenant
from services.model.caller import Caller, Right
from services.model.query import Direction, Page, Position
from services.repositories.tenants import TenantRepository
from services.rules.access import require_in_tenant
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTenants:
    """The use case: pages of all tenants of the installation, for its operator, and how many there are."""

    tenants: TenantRepository

    async def __call__(self, caller: Caller, *, first: int, after: Position | None, direction: Direction = Direction.ASC) -> Page[Tenant]:
        """Return a page, oldest first if ascending; raises Forbidden and InvalidInput (PAGE_INVALID)."""
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        check_page_size(first)
        return await self.tenants.list(after=after, limit=first, direction=direction)

    async def count(self, caller: Caller) -> int:
        """Return how many tenants there are; raises Forbidden."""
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        return await self.tenants.count()
