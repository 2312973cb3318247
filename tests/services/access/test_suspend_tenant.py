"""Tenants are suspended and resumed."""

from dataclasses import replace

import pytest

from services.errors import InvalidInput, NotFound
from services.model.access import TenantStatus
from services.model.lifecycle import AuditAction
from tests.services.access.keys import make_tenant
from tests.support import CALLER, Bench


async def test_a_tenant_is_suspended_and_resumed_and_each_is_recorded() -> None:
    bench = Bench()
    tenant, other = await make_tenant(bench), await make_tenant(bench, "other")
    use = bench.use_cases().access.suspend_tenant
    suspended = replace(tenant, status=TenantStatus.SUSPENDED)
    assert await use(CALLER, tenant.id) == suspended
    assert bench.memory.tenants == {tenant.id: suspended, other.id: other}
    assert await use.resume(CALLER, tenant.id) == tenant
    assert bench.memory.tenants == {tenant.id: tenant, other.id: other}
    assert [(record.action, record.tenant, record.before["status"], record.after["status"]) for record in bench.memory.audit[2:]] == [
        (AuditAction.SUSPENDED, "acme", "ACTIVE", "SUSPENDED"),
        (AuditAction.RESUMED, "acme", "SUSPENDED", "ACTIVE"),
    ]


async def test_what_is_so_already_is_not_recorded_again() -> None:
    bench = Bench()
    tenant = await make_tenant(bench)
    use = bench.use_cases().access.suspend_tenant
    await use.resume(CALLER, tenant.id)
    await use(CALLER, tenant.id)
    assert (await use(CALLER, tenant.id)).status is TenantStatus.SUSPENDED
    assert [record.action for record in bench.memory.audit] == [AuditAction.CREATED, AuditAction.SUSPENDED]


async def test_the_first_tenant_stays_active() -> None:
    bench = Bench()
    with pytest.raises(InvalidInput) as refused:
        await bench.use_cases().access.suspend_tenant(CALLER, "default")
    assert refused.value.field == "tenant"
    assert (await bench.use_cases().access.suspend_tenant.resume(CALLER, "default")).status is TenantStatus.ACTIVE
    assert bench.memory.audit == []


async def test_an_unknown_tenant_is_not_found() -> None:
    use = Bench().use_cases().access.suspend_tenant
    for act in (use, use.resume):
        with pytest.raises(NotFound):
            await act(CALLER, "acme")
