"""Tenants are made by operators, each id and subdomain once."""

import uuid

import pytest

from services.access.create_tenant import TenantRequest
from services.errors import InvalidInput, TenantTaken
from services.model.access import Tenant, TenantStatus
from services.model.lifecycle import AuditAction, AuditNoun
from tests.services.access.keys import make_tenant
from tests.support import CALLER, NOW, Bench


async def test_a_tenant_is_made_as_named() -> None:
    bench = Bench()
    made = await bench.use_cases().access.create_tenant(CALLER, TenantRequest(id="7d0f-1", subdomain="acme", display_name="Acme Inc."))
    assert made == Tenant(id="7d0f-1", subdomain="acme", display_name="Acme Inc.", created_at=NOW, status=TenantStatus.ACTIVE)
    assert bench.memory.tenants == {made.id: made}
    (record,) = bench.memory.audit
    assert (record.noun, record.action, record.noun_id, record.name) == (AuditNoun.TENANT, AuditAction.CREATED, "7d0f-1", "Acme Inc.")
    assert (record.tenant, record.scope_id, record.subject) == ("7d0f-1", None, "developer")
    assert (record.before, record.after) == ({}, {"subdomain": "acme", "status": "ACTIVE"})


async def test_without_an_id_it_is_a_fresh_uuid_and_without_a_name_it_is_called_as_its_subdomain() -> None:
    use = Bench().use_cases().access.create_tenant
    one, other = await use(CALLER, TenantRequest(subdomain="one")), await use(CALLER, TenantRequest(subdomain="other"))
    assert uuid.UUID(one.id).version == 4
    assert str(uuid.UUID(one.id)) == one.id != other.id
    assert one.display_name == "one"


@pytest.mark.parametrize(("tenant_id", "subdomain"), [("acme", "other"), ("other", "at-acme"), ("default", "other"), ("other", "default")])
async def test_neither_id_nor_subdomain_is_used_twice(tenant_id: str, subdomain: str) -> None:
    bench = Bench()
    await make_tenant(bench)
    with pytest.raises(TenantTaken):
        await make_tenant(bench, tenant_id, subdomain)
    assert (len(bench.memory.tenants), len(bench.memory.audit)) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "a" * 65}, "id"),
        ({"id": "Acme"}, "id"),
        ({"id": "-a"}, "id"),
        ({"id": "a b"}, "id"),
        ({"id": "a\n"}, "id"),
        ({"id": "é"}, "id"),
        ({"subdomain": ""}, "subdomain"),
        ({"subdomain": "a" * 64}, "subdomain"),
        ({"subdomain": "Acme"}, "subdomain"),
        ({"subdomain": "a.b"}, "subdomain"),
        ({"subdomain": "-a"}, "subdomain"),
        ({"subdomain": "a-"}, "subdomain"),
        ({"subdomain": "a_b"}, "subdomain"),
        ({"subdomain": "a\n"}, "subdomain"),
        ({"display_name": ""}, "display_name"),
        ({"display_name": "a" * 201}, "display_name"),
    ],
)
async def test_a_bad_name_is_refused_and_nothing_stored(changes: dict[str, str], field: str) -> None:
    bench = Bench()
    with pytest.raises(InvalidInput) as refused:
        await bench.use_cases().access.create_tenant(CALLER, TenantRequest(**{"subdomain": "acme", **changes}))
    assert refused.value.field == field
    assert bench.memory.tenants == {}


@pytest.mark.parametrize("changes", [{"id": "a" * 64}, {"id": "org_1.x-2"}, {"subdomain": "a" * 63}, {"subdomain": "0"}])
async def test_the_longest_and_oddest_names_that_are_good(changes: dict[str, str]) -> None:
    await Bench().use_cases().access.create_tenant(CALLER, TenantRequest(**{"subdomain": "acme", **changes}))
