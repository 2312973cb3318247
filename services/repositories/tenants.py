"""Where tenants are kept."""

from typing import Protocol

from services.model.access import Tenant, TenantStatus
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position


class TenantRepository(Protocol):
    """Keeps tenants, for ever: neither an id nor a subdomain is used again. FIRST_TENANT is always among them, as it is."""

    async def add(self, tenant: Tenant, *, records: TransactionRecords) -> None:
        """Store a new tenant; raises TenantTaken."""

    async def find(self, tenant_id: str) -> Tenant | None:
        """Return the tenant of that id."""

    async def find_by_subdomain(self, subdomain: str) -> Tenant | None:
        """Return the tenant of that subdomain."""

    async def list(self, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Tenant]:
        """Return tenants by creation time, oldest first if ascending."""

    async def count(self) -> int:
        """Return how many tenants there are."""

    async def set_status(self, tenant_id: str, status: TenantStatus, *, records: TransactionRecords) -> None:
        """Suspend or resume the tenant; raises NotFound, also for FIRST_TENANT, which stays as it is."""
