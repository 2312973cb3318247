"""Tenants are subscribed to providers by operators."""

from copy import deepcopy

import pytest

from services.errors import InvalidInput, NotFound, QuotaExceeded, SubscriptionTaken
from services.model.lifecycle import AuditAction, AuditNoun
from services.model.limits import Limits
from services.model.scope import ScopeLevel
from tests.services.access.keys import make_key, make_tenant, subscribe
from tests.support import NOW, Bench


async def test_a_subscription_opens_a_subaccount_of_the_subscriber_to_the_provider() -> None:
    bench = Bench()
    await make_tenant(bench)
    made = await subscribe(bench)
    (scope,) = bench.memory.scopes.values()
    assert (scope.tenant, scope.level, scope.subaccount, scope.service_instance) == ("acme", ScopeLevel.SUBACCOUNT, "their sales", None)
    assert (made.provider, made.subscriber, made.subaccount, made.created_at) == ("default", "acme", "their sales", NOW)
    assert made.subaccount_scope_id == scope.id
    assert bench.memory.subscriptions == {made.id: made}


async def test_both_are_recorded_in_the_subscriber_s_tenant() -> None:
    bench = Bench()
    await make_tenant(bench)
    made = await subscribe(bench)
    of_scope, of_subscription = bench.memory.audit[1:]
    assert (of_scope.noun, of_scope.tenant, of_scope.subject) == (AuditNoun.SCOPE, "acme", "developer")
    assert (of_subscription.noun, of_subscription.action, of_subscription.noun_id) == (AuditNoun.SUBSCRIPTION, AuditAction.CREATED, made.id)
    assert (of_subscription.tenant, of_subscription.scope_id, of_subscription.subject) == ("acme", None, "developer")
    assert of_subscription.after == {"provider": "default", "subaccount": "their sales"}


async def test_an_existing_subaccount_is_used_and_the_provider_may_be_named() -> None:
    bench = Bench()
    await make_tenant(bench)
    await make_tenant(bench, "other")
    first = await subscribe(bench)
    second = await subscribe(bench, provider="other")
    assert second.provider == "other"
    assert first.subaccount_scope_id == second.subaccount_scope_id
    back = await subscribe(bench, subscriber="default", provider="acme", subaccount="sales")
    assert bench.memory.scopes[back.subaccount_scope_id].tenant == "default"


async def test_a_tenant_is_subscribed_once_and_no_scope_is_made_for_nothing() -> None:
    bench = Bench()
    await make_tenant(bench)
    await subscribe(bench)
    before = deepcopy(bench.memory)
    with pytest.raises(SubscriptionTaken):
        await subscribe(bench, subaccount="another")
    assert (bench.memory.scopes, bench.memory.subscriptions, bench.memory.audit) == (before.scopes, before.subscriptions, before.audit)


@pytest.mark.parametrize("changes", [{"subscriber": "nobody"}, {"provider": "nobody"}])
async def test_both_tenants_must_exist(changes: dict[str, str]) -> None:
    bench = Bench()
    await make_tenant(bench)
    with pytest.raises(NotFound):
        await subscribe(bench, **changes)
    assert bench.memory.scopes == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"subscriber": "default"}, "subscriber"), ({"subaccount": ""}, "subaccount"), ({"subaccount": "a" * 201}, "subaccount")],
)
async def test_a_bad_request_names_its_field(changes: dict[str, str], field: str) -> None:
    bench = Bench()
    await make_tenant(bench)
    with pytest.raises(InvalidInput) as refused:
        await subscribe(bench, **changes)
    assert refused.value.field == field
    assert (bench.memory.scopes, bench.memory.subscriptions) == ({}, {})


async def test_the_subscriber_s_quota_of_scopes_holds() -> None:
    bench = Bench(limits=Limits(scopes_per_tenant=1))
    await make_tenant(bench)
    await make_key(bench)
    await subscribe(bench)
    with pytest.raises(QuotaExceeded):
        await subscribe(bench, subscriber="default", provider="acme", subaccount="another")
