"""Create a tenant."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from services.errors import Forbidden, InvalidInput, TenantTaken
from services.model.access import Tenant
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction
from services.model.limits import MAX_NAME_LENGTH
from services.ports.clock import Clock
from services.repositories.tenants import TenantRepository
from services.rules.access import require_in_tenant
from services.rules.records import record, stored_moment, tenant_facts
from services.rules.tenants import check_subdomain, check_tenant_id
from services.rules.text import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantRequest:
    """What the operator named; the id is a fresh UUID, and the display name the subdomain, where none is given."""

    subdomain: str
    id: str | None = None
    display_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTenant:
    """The use case: an operator makes a tenant, whose id and subdomain are never used again."""

    raises: ClassVar = (TenantTaken, InvalidInput, Forbidden)
    tenants: TenantRepository
    clock: Clock

    async def __call__(self, caller: Caller, request: TenantRequest) -> Tenant:
        """Return the new tenant; needs INSTALLATION_ADMIN. Raises Forbidden, InvalidInput and TenantTaken."""
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        subdomain = check_subdomain(request.subdomain)
        display_name = subdomain if request.display_name is None else request.display_name
        tenant = Tenant(
            id=str(uuid.uuid4()) if request.id is None else check_tenant_id(request.id),
            subdomain=subdomain,
            display_name=check_text(display_name, field="display_name", longest=MAX_NAME_LENGTH),
            created_at=stored_moment(self.clock),
        )
        records = record(AuditAction.CREATED, caller, tenant, at=tenant.created_at, after=tenant_facts(tenant))
        await self.tenants.add(tenant, records=records)
        return tenant
