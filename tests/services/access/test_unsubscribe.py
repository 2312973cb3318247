"""Subscriptions end, and that is recorded."""

import pytest

from services.errors import NotFound
from services.model.lifecycle import AuditAction
from tests.services.access.keys import make_tenant, subscribe
from tests.support import CALLER, Bench


async def test_a_subscription_ends_and_its_scope_stays() -> None:
    bench = Bench()
    await make_tenant(bench)
    made = await subscribe(bench)
    assert await bench.use_cases().access.unsubscribe(CALLER, made.id) == made
    assert bench.memory.subscriptions == {}
    assert made.subaccount_scope_id in bench.memory.scopes
    record = bench.memory.audit[-1]
    assert (record.action, record.tenant, record.noun_id) == (AuditAction.DELETED, "acme", made.id)
    assert (record.before, record.after) == ({"provider": "default", "subaccount": "their sales"}, {})


async def test_what_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        await Bench().use_cases().access.unsubscribe(CALLER, "sub_x")
