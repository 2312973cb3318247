"""Creating scopes."""

from dataclasses import replace

import pytest

from services.errors import Forbidden, InvalidInput, QuotaExceeded, ScopeTaken
from services.model.caller import Caller, Right
from services.model.scope import ScopeLevel
from services.scopes.create import ScopeRequest
from tests.support import CALLER, STRANGER, Bench

SUBACCOUNT = ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="acme")
INSTANCE = ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="acme", service_instance="orders")


async def test_a_scope_is_named_after_what_it_stands_for() -> None:
    cases = Bench().use_cases()
    assert (await cases.scopes.create(CALLER, SUBACCOUNT)).display_name == "acme"
    assert (await cases.scopes.create(CALLER, INSTANCE)).display_name == "orders"


async def test_each_scope_exists_once_per_tenant() -> None:
    cases = Bench().use_cases()
    await cases.scopes.create(CALLER, SUBACCOUNT)
    await cases.scopes.create(CALLER, INSTANCE)
    with pytest.raises(ScopeTaken):
        await cases.scopes.create(CALLER, SUBACCOUNT)
    assert (await cases.scopes.create(STRANGER, SUBACCOUNT)).tenant == STRANGER.tenant


async def test_a_tenant_has_no_more_scopes_than_the_limit() -> None:
    bench = Bench()
    bench.limits = replace(bench.limits, scopes_per_tenant=1)
    cases = bench.use_cases()
    await cases.scopes.create(CALLER, SUBACCOUNT)
    with pytest.raises(QuotaExceeded):
        await cases.scopes.create(CALLER, INSTANCE)
    assert (await cases.scopes.create(STRANGER, SUBACCOUNT)).tenant == STRANGER.tenant


@pytest.mark.parametrize(
    ("scope", "field"),
    [
        (ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount=""), "subaccount"),
        (ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="x" * 201), "subaccount"),
        (ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="a\nb"), "subaccount"),
        (ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="acme", service_instance="orders"), "service_instance"),
        (ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="acme"), "service_instance"),
        (ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="acme", service_instance=""), "service_instance"),
        (ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="acme", display_name=""), "display_name"),
    ],
)
async def test_a_scope_that_makes_no_sense_names_the_field(scope: ScopeRequest, field: str) -> None:
    bench = Bench()
    with pytest.raises(InvalidInput) as caught:
        await bench.use_cases().scopes.create(CALLER, scope)
    assert caught.value.field == field
    assert bench.memory.scopes == {}


async def test_managing_scopes_needs_its_permission() -> None:
    bench = Bench()
    writer = Caller(tenant="default", subject="writer", rights=frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE}))
    with pytest.raises(Forbidden):
        await bench.use_cases().scopes.create(writer, INSTANCE)
    assert bench.memory.scopes == {}
