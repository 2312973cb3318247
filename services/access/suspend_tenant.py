"""Suspend a tenant, and resume it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.errors import ACCESS, InvalidInput
from services.model.access import DEFAULT_TENANT, Tenant, TenantStatus
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.tenants import TenantRepository
from services.rules.access import require_in_tenant
from services.rules.records import record, stored_moment, tenant_facts
from services.rules.tenants import load_tenant

_ACTION = {TenantStatus.SUSPENDED: AuditAction.SUSPENDED, TenantStatus.ACTIVE: AuditAction.RESUMED}


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendTenant:
    """The use case: a suspended tenant's service keys get no tokens, nor do providers for it; those that there are end soon."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    resume_raises: ClassVar = ACCESS
    tenants: TenantRepository
    clock: Clock

    async def __call__(self, caller: Caller, tenant_id: str) -> Tenant:
        """Return the suspended tenant, also where it was suspended already.

        Needs INSTALLATION_ADMIN. Raises Forbidden, NotFound, and InvalidInput for the tenant `default`.
        """
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        if tenant_id == DEFAULT_TENANT:
            raise InvalidInput(f"tenant must not be {DEFAULT_TENANT}: it is always active.", field="tenant")
        return await self._set(caller, tenant_id, TenantStatus.SUSPENDED)

    async def resume(self, caller: Caller, tenant_id: str) -> Tenant:
        """Return the active tenant, also where it was active already; needs INSTALLATION_ADMIN. Raises Forbidden and NotFound."""
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        return await self._set(caller, tenant_id, TenantStatus.ACTIVE)

    async def _set(self, caller: Caller, tenant_id: str, status: TenantStatus) -> Tenant:
        tenant = await load_tenant(self.tenants, tenant_id)
        if tenant.status is status:
            return tenant
        changed = replace(tenant, status=status)
        at, before, after = stored_moment(self.clock), tenant_facts(tenant), tenant_facts(changed)
        records = record(_ACTION[status], caller, tenant, at=at, before=before, after=after)
        await self.tenants.set_status(tenant.id, status, records=records)
        return changed
