"""What a program gets for its service key: in its own tenant, in a subscriber's, and what it never gets."""

import hmac
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.access import authorize
from services.access.authorize import (
    NEVER_ELSEWHERE,
    READ_AT_HOME,
    AuthorizationRefused,
    Grant,
    TenantRefused,
    WantedTenant,
    WrongClient,
)
from services.access.create_service_key import CreatedServiceKey
from services.model.access import FIRST_TENANT
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditNoun
from services.model.limits import Limits
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.services.access.keys import READS, make_key, make_tenant, subscribe
from tests.support import CALLER, NOW, Bench

WRITES = frozenset({Right.CERTIFICATE_WRITE})
OWN = WantedTenant()
ACME = Caller(tenant="acme", subject="acme's", rights=frozenset(Right))


async def ask(bench: Bench, created: CreatedServiceKey, wanted: WantedTenant = OWN) -> Grant:
    return await bench.use_cases().access.authorize(created.key.client_id, created.secret, wanted)


async def a_provider(bench: Bench, **changes: Any) -> CreatedServiceKey:
    """Return a key of the tenant `default`, to which acme is subscribed."""
    await make_tenant(bench)
    await subscribe(bench)
    return await make_key(bench, **changes)


# ------------------------------------------------------------------ at home


@pytest.mark.parametrize(
    "wanted", [OWN, WantedTenant(id="default"), WantedTenant(subdomain="default"), WantedTenant(id="default", subdomain="default")]
)
async def test_in_its_own_tenant_a_key_has_all_its_rights(wanted: WantedTenant) -> None:
    bench = Bench()
    created = await make_key(bench, service_instance="orders", tenant_rights=frozenset({Right.ACCESS_ADMIN}), instance_rights=WRITES)
    key = created.key
    grant = await ask(bench, created, wanted)
    assert (replace(grant.key, last_used_at=None), grant.tenant) == (key, FIRST_TENANT)
    assert (grant.subaccount_scope_id, grant.instance_scope_id) == (key.subaccount_scope_id, key.instance_scope_id)
    assert (grant.rights, grant.scope_rights) == (key.rights, key.scope_rights)
    assert grant.provider is None


async def test_its_use_is_noted_at_most_once_a_minute() -> None:
    bench = Bench()
    created = await make_key(bench)
    for seconds, noted in ((0, 0), (59, 0), (60, 60)):
        bench.clock.moment = NOW + timedelta(seconds=seconds, microseconds=seconds)
        await ask(bench, created)
        assert bench.memory.service_keys[created.key.id].last_used_at == NOW + timedelta(seconds=noted)


async def test_who_is_refused_has_not_used_the_key() -> None:
    bench = Bench()
    created = await make_key(bench)
    with pytest.raises(TenantRefused):
        await ask(bench, created, WantedTenant(id="nobody"))
    with pytest.raises(WrongClient):
        await ask(bench, replace(created, secret=Secret(b"wrong")))
    assert bench.memory.service_keys[created.key.id].last_used_at is None


# ------------------------------------------------------------------ the client


async def test_a_wrong_client_and_a_wrong_secret_are_refused_in_the_same_words() -> None:
    bench = Bench()
    created, other = await make_key(bench), await make_key(bench)
    secret = created.secret.reveal()
    wrong = [b"", secret[:-1], secret + b"=", b" " + secret, secret.swapcase(), other.secret.reveal(), created.key.secret_sha256]
    clients = ["", "\ud800", created.key.client_id.upper(), created.key.id, created.key.client_id + " "]
    sentences = set()
    use = bench.use_cases().access.authorize
    for client_id, given_secret in [*((created.key.client_id, one) for one in wrong), *((one, secret) for one in clients), ("", b"")]:
        with pytest.raises(WrongClient) as refused:
            await use(client_id, Secret(given_secret), OWN)
        sentences.add(str(refused.value))
    assert sentences == {"The client or its secret is wrong."}


async def test_for_an_unknown_client_as_much_is_hashed_and_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    created = await make_key(bench)
    compared: list[tuple[int, int]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((len(one), len(other)))
        return hmac.compare_digest(one, other)

    monkeypatch.setattr(authorize, "hmac", type("hmac", (), {"compare_digest": staticmethod(compare)}))
    use = bench.use_cases().access.authorize
    for client_id in (created.key.client_id, "unknown"):
        with pytest.raises(WrongClient):
            await use(client_id, Secret(b"wrong"), OWN)
    assert compared == [(32, 32), (32, 32)]


# ------------------------------------------------------------------ in a subscriber's tenant


@pytest.mark.parametrize(
    "wanted", [WantedTenant(id="acme"), WantedTenant(subdomain="at-acme"), WantedTenant(id="acme", subdomain="at-acme")]
)
async def test_in_a_subscriber_s_tenant_a_key_has_its_rights_in_the_two_levels_there(wanted: WantedTenant) -> None:
    bench = Bench()
    tenant_rights = frozenset({Right.ACCESS_ADMIN, Right.CERTIFICATE_EXPORT})
    created = await a_provider(
        bench, service_instance="orders", subaccount_rights=READS, instance_rights=WRITES, tenant_rights=tenant_rights
    )
    grant = await ask(bench, created, wanted)
    subaccount, instance = bench.memory.scopes[grant.subaccount_scope_id], bench.memory.scopes[grant.instance_scope_id or ""]
    assert (grant.tenant.id, grant.tenant.subdomain) == ("acme", "at-acme")
    assert (subaccount.tenant, subaccount.subaccount, subaccount.service_instance) == ("acme", "their sales", None)
    assert (instance.tenant, instance.subaccount, instance.service_instance) == ("acme", "their sales", "orders")
    assert instance.level is ScopeLevel.SERVICE_INSTANCE
    assert grant.rights == frozenset()
    assert grant.scope_rights == {subaccount.id: READS, instance.id: WRITES}


async def test_there_a_key_reads_at_home_too_in_its_two_levels_only() -> None:
    bench = Bench()
    created = await a_provider(
        bench,
        service_instance="orders",
        subaccount_rights=READS | WRITES,
        instance_rights=WRITES,
        tenant_rights=frozenset({Right.ACCESS_ADMIN, Right.DESTINATION_READ}),
    )
    home = (await ask(bench, created, WantedTenant(id="acme"))).provider
    assert home is not None
    assert (home.tenant, home.key.id) == (FIRST_TENANT, created.key.id)
    assert (home.subaccount_scope_id, home.instance_scope_id) == (created.key.subaccount_scope_id, created.key.instance_scope_id)
    assert home.rights == frozenset()
    assert home.scope_rights == {
        created.key.subaccount_scope_id: READS | {Right.DESTINATION_READ},
        created.key.instance_scope_id: {Right.DESTINATION_READ},
    }
    assert home.provider is None


async def test_the_service_instance_is_made_once_and_recorded_as_the_client_s_deed() -> None:
    bench = Bench()
    created = await a_provider(bench, service_instance="orders", instance_rights=WRITES)
    grants = [await ask(bench, created, WantedTenant(id="acme")) for _ in range(2)]
    assert grants[0].instance_scope_id == grants[1].instance_scope_id
    record = bench.memory.audit[-1]
    assert (record.noun, record.noun_id, record.tenant) == (AuditNoun.SCOPE, grants[0].instance_scope_id, "acme")
    assert record.subject == created.key.client_id


async def test_a_service_instance_that_the_subscriber_has_is_used() -> None:
    bench = Bench()
    created = await a_provider(bench, service_instance="orders", instance_rights=WRITES)
    request = ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="their sales", service_instance="orders")
    theirs = await bench.use_cases().scopes.create(ACME, request)
    assert (await ask(bench, created, WantedTenant(id="acme"))).instance_scope_id == theirs.id


async def test_a_key_of_no_service_instance_gets_none_there() -> None:
    bench = Bench()
    created = await a_provider(bench)
    grant = await ask(bench, created, WantedTenant(id="acme"))
    assert grant.instance_scope_id is None
    assert grant.scope_rights == {grant.subaccount_scope_id: READS}
    assert len(bench.memory.scopes) == 2


async def test_a_full_subscriber_is_refused_and_the_log_says_why(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(limits=Limits(scopes_per_tenant=2))
    created = await a_provider(bench, service_instance="orders", instance_rights=WRITES)
    await bench.use_cases().scopes.create(ACME, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="more"))
    with caplog.at_level(logging.WARNING), pytest.raises(TenantRefused):
        await ask(bench, created, WantedTenant(id="acme"))
    assert "already has 2 scopes" in caplog.text
    assert created.secret.reveal().decode() not in caplog.text


RIGHTS = st.frozensets(st.sampled_from(Right))


@given(in_subaccount=RIGHTS, in_instance=RIGHTS, in_tenant=RIGHTS)
async def test_whatever_a_key_may_do_at_home_it_never_rules_elsewhere(
    in_subaccount: frozenset[Right], in_instance: frozenset[Right], in_tenant: frozenset[Right]
) -> None:
    bench = Bench()
    outside = {Right.INSTALLATION_ADMIN}
    created = await a_provider(
        bench,
        service_instance="orders",
        subaccount_rights=in_subaccount - outside,
        instance_rights=in_instance - outside,
        tenant_rights=in_tenant | {Right.CERTIFICATE_READ},
    )
    grant = await ask(bench, created, WantedTenant(id="acme"))
    assert grant.rights == frozenset()
    assert {bench.memory.scopes[scope_id].tenant for scope_id in grant.scope_rights} <= {"acme"}
    assert grant.scope_rights.get(grant.subaccount_scope_id, frozenset()) == in_subaccount - outside - NEVER_ELSEWHERE
    assert grant.scope_rights.get(grant.instance_scope_id or "", frozenset()) == in_instance - outside - NEVER_ELSEWHERE
    assert grant.provider is not None
    assert grant.provider.rights == frozenset()
    at_home = {created.key.subaccount_scope_id: in_subaccount - outside, created.key.instance_scope_id: in_instance - outside}
    everywhere = in_tenant | {Right.CERTIFICATE_READ}
    wanted = {scope_id: (rights | everywhere) & READ_AT_HOME for scope_id, rights in at_home.items()}
    assert grant.provider.scope_rights == wanted


def test_who_may_do_what_and_what_was_done_is_never_the_provider_s() -> None:
    assert {Right.INSTALLATION_ADMIN, Right.ACCESS_ADMIN, Right.AUDIT_READ} == NEVER_ELSEWHERE


def test_what_a_token_for_a_subscriber_may_do_at_home_changes_nothing() -> None:
    assert {
        Right.CERTIFICATE_READ,
        Right.CERTIFICATE_EXPORT,
        Right.CERTIFICATE_EXPORT_PRIVATE,
        Right.DESTINATION_READ,
        Right.DESTINATION_READ_SECRETS,
    } == READ_AT_HOME


# ------------------------------------------------------------------ refused


async def unsubscribed(bench: Bench) -> None:
    (subscription,) = bench.memory.subscriptions.values()
    await bench.use_cases().access.unsubscribe(CALLER, subscription.id)


async def suspended(bench: Bench) -> None:
    await bench.use_cases().access.suspend_tenant(CALLER, "acme")


async def left(bench: Bench) -> None:
    (subscription,) = bench.memory.subscriptions.values()
    await bench.use_cases().scopes.delete(ACME, subscription.subaccount_scope_id)


@pytest.mark.parametrize("end", [unsubscribed, suspended, left])
async def test_what_ends_a_subscription_ends_it_at_once(end: Callable[[Bench], Any]) -> None:
    bench = Bench()
    created = await a_provider(bench)
    await ask(bench, created, WantedTenant(id="acme"))
    await end(bench)
    for wanted in (WantedTenant(id="acme"), WantedTenant(subdomain="at-acme")):
        with pytest.raises(TenantRefused):
            await ask(bench, created, wanted)
    await ask(bench, created)


async def test_a_suspended_tenant_s_own_keys_are_refused_everywhere() -> None:
    bench = Bench()
    await make_tenant(bench)
    await subscribe(bench, subscriber="default", provider="acme")
    created = await make_key(bench, ACME)
    for wanted in (OWN, WantedTenant(id="default")):
        await ask(bench, created, wanted)
    await bench.use_cases().access.suspend_tenant(CALLER, "acme")
    for wanted in (OWN, WantedTenant(id="acme"), WantedTenant(id="default")):
        with pytest.raises(TenantRefused):
            await ask(bench, created, wanted)
    await bench.use_cases().access.suspend_tenant.resume(CALLER, "acme")
    await ask(bench, created)


async def test_a_key_whose_tenant_is_not_there_is_refused() -> None:
    bench = Bench()
    await make_tenant(bench)
    created = await make_key(bench, ACME)
    bench.memory.tenants.clear()
    with pytest.raises(TenantRefused):
        await ask(bench, created)


async def test_a_deleted_key_is_a_wrong_client() -> None:
    bench = Bench()
    created = await make_key(bench)
    await bench.use_cases().access.delete_service_key(CALLER, created.key.id)
    with pytest.raises(WrongClient):
        await ask(bench, created)


async def test_unknown_not_subscribed_and_contradicting_tenants_are_refused_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same words and with the same questions to the repositories, so that nothing is learnt."""
    bench = Bench()
    created = await a_provider(bench)
    await make_tenant(bench, "other")
    await subscribe(bench, subscriber="default", provider="other", subaccount="sales")  # the other way round is another thing
    use = bench.use_cases().access.authorize
    asked: Counter[str] = Counter()
    for repository in (use.keys, use.tenants, use.subscriptions, use.levels.scopes):
        for name in ("find", "find_by_client", "find_by_subdomain", "find_between", "find_named", "note_use"):
            method = getattr(repository, name, None)
            if method is not None:
                monkeypatch.setattr(
                    repository, name, counted(method, f"{type(repository).__name__}.{name}".replace("_by_subdomain", ""), asked)
                )
    wishes = [
        WantedTenant(id="nobody"),
        WantedTenant(id="other"),
        WantedTenant(subdomain="nobody"),
        WantedTenant(subdomain="at-other"),
        WantedTenant(id="acme", subdomain="at-other"),
        WantedTenant(id="acme", subdomain="default"),
        WantedTenant(id="default", subdomain="at-acme"),
        WantedTenant(id=""),
        WantedTenant(subdomain=""),
    ]
    seen = set()
    for wanted in wishes:
        asked.clear()
        with pytest.raises(AuthorizationRefused) as refused:
            await use(created.key.client_id, created.secret, wanted)
        seen.add((type(refused.value), str(refused.value), tuple(sorted(asked.items()))))
    assert len(seen) == 1


def counted(method: Callable[..., Any], name: str, asked: Counter[str]) -> Callable[..., Any]:
    async def ask_and_count(*arguments: Any) -> Any:
        asked[name] += 1
        return await method(*arguments)

    return ask_and_count
