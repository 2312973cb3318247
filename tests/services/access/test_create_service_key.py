"""Service keys: what is made, what is shown once, and that nobody gives more than they have."""

import asyncio
import base64
import hashlib
import json
import re
from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.access import create_service_key
from services.access.create_service_key import CreatedServiceKey
from services.errors import Forbidden, InvalidInput, NotFound, QuotaExceeded
from services.model.access import Role, ServiceKey
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction, AuditNoun, TransactionRecords
from services.model.limits import Limits
from services.model.scope import Scope, ScopeLevel
from services.scopes.create import ScopeRequest
from tests.fakes.access import MemoryServiceKeys
from tests.services.access.keys import READS, a_request, make_key
from tests.support import CALLER, NOW, Bench

ADMIN = Right.ACCESS_ADMIN
CLIENT_ID = re.compile(r"sb-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}!b1\|destination-certificates!b1")


async def make_levels(bench: Bench) -> tuple[Scope, Scope]:
    create = bench.use_cases().scopes.create
    return (
        await create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="sales")),
        await create(CALLER, ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="sales", service_instance="orders")),
    )


async def test_a_service_key_has_a_client_id_as_sap_writes_it_and_a_secret_of_256_bits() -> None:
    created, another = await make_key(Bench()), await make_key(Bench())
    assert CLIENT_ID.fullmatch(created.key.client_id)
    secret = created.secret.reveal()
    assert len(base64.urlsafe_b64decode(secret)) == 32
    assert secret.endswith(b"=")
    assert created.key.secret_sha256 == hashlib.sha256(secret).digest()
    assert (created.key.client_id, secret) != (another.key.client_id, another.secret.reveal())


async def test_the_secret_is_kept_nowhere_and_shown_by_nothing() -> None:
    bench = Bench()
    created = await make_key(bench)
    for text in (repr(created), repr(bench.memory)):
        assert created.secret.reveal().decode() not in text
        assert str(created.key.secret_sha256) not in text


async def test_it_is_in_the_caller_s_tenant_and_the_named_scopes() -> None:
    bench = Bench()
    subaccount, instance = await make_levels(bench)
    rights = {"subaccount_rights": READS, "instance_rights": frozenset({Right.CERTIFICATE_WRITE}), "tenant_rights": frozenset({ADMIN})}
    key = (await make_key(bench, service_instance="orders", **rights)).key
    assert (key.tenant, key.name, key.created_by, key.created_at, key.last_used_at) == ("default", "orders", "developer", NOW, None)
    assert (key.subaccount, key.subaccount_scope_id) == ("sales", subaccount.id)
    assert (key.service_instance, key.instance_scope_id) == ("orders", instance.id)
    assert key.rights == {ADMIN}
    assert key.scope_rights == {subaccount.id: READS, instance.id: {Right.CERTIFICATE_WRITE}}
    assert bench.memory.service_keys == {key.id: key}
    assert len(bench.memory.scopes) == 2


@pytest.mark.parametrize("kind", ["ADMINISTRATOR", "VIEWER"])
async def test_roles_of_a_subaccount_and_of_instances_add_their_rights_there(kind: str) -> None:
    bench = Bench()
    subaccount, instance = await make_levels(bench)
    here, there = Role[f"DESTINATION_SUBACCOUNT_TRUST_{kind}"], Role[f"DESTINATION_{kind}_INSTANCE"]
    more = frozenset({Right.NOTIFICATION_ADMIN})
    key = (await make_key(bench, service_instance="orders", roles=frozenset({here, there}), subaccount_rights=more)).key
    assert key.scope_rights == {subaccount.id: here.rights | more, instance.id: there.rights}


async def test_a_scope_without_rights_is_not_among_the_rights() -> None:
    key = (await make_key(Bench(), service_instance="orders")).key
    assert key.scope_rights == {key.subaccount_scope_id: READS}


async def test_missing_scopes_are_made_once_and_recorded() -> None:
    bench = Bench()
    first = (await make_key(bench, service_instance="orders")).key
    second = (await make_key(bench, service_instance="orders")).key
    assert (first.subaccount_scope_id, first.instance_scope_id) == (second.subaccount_scope_id, second.instance_scope_id)
    scopes = [
        (scope.id, scope.level, scope.subaccount, scope.service_instance, scope.display_name, scope.created_at)
        for scope in bench.memory.scopes.values()
    ]
    assert scopes == [
        (first.subaccount_scope_id, ScopeLevel.SUBACCOUNT, "sales", None, "sales", NOW),
        (first.instance_scope_id, ScopeLevel.SERVICE_INSTANCE, "sales", "orders", "orders", NOW),
    ]
    assert [(record.noun, record.action, record.noun_id) for record in bench.memory.audit] == [
        (AuditNoun.SCOPE, AuditAction.CREATED, first.subaccount_scope_id),
        (AuditNoun.SCOPE, AuditAction.CREATED, first.instance_scope_id),
        (AuditNoun.SERVICE_KEY, AuditAction.CREATED, first.id),
        (AuditNoun.SERVICE_KEY, AuditAction.CREATED, second.id),
    ]


async def test_two_who_make_the_same_scope_at_once_get_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    create = bench.use_cases().access.create_service_key
    find = create.levels.scopes.find_named

    async def slowly(*names: str | None) -> Scope | None:
        found = await find(*names)  # type: ignore[arg-type]
        await asyncio.sleep(0)
        return found

    monkeypatch.setattr(create.levels.scopes, "find_named", slowly)
    one, other = await asyncio.gather(create(CALLER, a_request()), create(CALLER, a_request()))
    assert one.key.subaccount_scope_id == other.key.subaccount_scope_id
    assert len(bench.memory.scopes) == 1


async def test_the_record_names_what_was_given_and_to_whom() -> None:
    bench = Bench()
    key = (await make_key(bench, service_instance="orders", tenant_rights=frozenset({ADMIN}), subaccount_rights=READS)).key
    record = bench.memory.audit[-1]
    assert (record.tenant, record.scope_id, record.subject, record.name, record.at) == ("default", None, "developer", "orders", NOW)
    assert record.before == {}
    assert record.after == {
        "client_id": key.client_id,
        "subaccount": "sales",
        "service_instance": "orders",
        "rights": f"access.admin; certificate.read@{key.subaccount_scope_id}",
    }


async def test_the_binding_holds_the_secret_and_where_it_is_used() -> None:
    created = await make_key(Bench())
    binding = json.loads(created.binding.reveal())
    assert binding["clientsecret"] == created.secret.reveal().decode()
    assert (binding["clientid"], binding["uri"], binding["tenantid"]) == (created.key.client_id, "https://certificates.example", "default")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 201}, "name"),
        ({"subaccount": " sales"}, "subaccount"),
        ({"service_instance": "a\u202eb"}, "service_instance"),
        ({"instance_rights": READS}, "instance_rights"),
        ({"roles": frozenset({Role.DESTINATION_VIEWER_INSTANCE})}, "roles"),
        ({"subaccount_rights": frozenset({Right.INSTALLATION_ADMIN})}, "subaccount_rights"),
        ({"service_instance": "x", "instance_rights": frozenset({Right.INSTALLATION_ADMIN})}, "instance_rights"),
        ({"tenant_rights": frozenset()}, "roles"),
    ],
)
async def test_a_bad_request_names_its_field_and_stores_nothing(changes: dict[str, object], field: str) -> None:
    bench = Bench()
    before = deepcopy(bench.memory)
    with pytest.raises(InvalidInput) as refused:
        await make_key(bench, **changes)
    assert refused.value.field == field
    assert (bench.memory.scopes, bench.memory.service_keys, bench.memory.audit) == (before.scopes, before.service_keys, before.audit)


async def test_a_full_tenant_gets_neither_a_key_nor_scopes(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    monkeypatch.setattr(create_service_key, "MAX_SERVICE_KEYS", 1)
    await make_key(bench)
    with pytest.raises(QuotaExceeded, match="service keys"):
        await make_key(bench, subaccount="another")
    assert (len(bench.memory.service_keys), len(bench.memory.scopes)) == (1, 1)


class Unaware(MemoryServiceKeys):
    """Counts none, as for one who asked before another added the last."""

    async def count(self, tenant: str) -> int:
        return 0

    async def add(self, key: ServiceKey, *, quota: int, records: TransactionRecords) -> None:
        await MemoryServiceKeys(self._memory).add(key, quota=quota, records=records)


async def test_of_two_at_once_only_one_gets_the_last_place(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench()
    monkeypatch.setattr(create_service_key, "MAX_SERVICE_KEYS", 1)
    create = replace(bench.use_cases().access.create_service_key, keys=Unaware(bench.memory))
    await create(CALLER, a_request())
    with pytest.raises(QuotaExceeded):
        await create(CALLER, a_request())
    assert len(bench.memory.service_keys) == 1


async def test_the_quota_of_scopes_holds() -> None:
    bench = Bench(limits=Limits(scopes_per_tenant=1))
    await make_key(bench)
    with pytest.raises(QuotaExceeded, match="scopes"):
        await make_key(bench, service_instance="orders")
    assert len(bench.memory.service_keys) == 1


async def test_a_tenant_that_was_never_created_has_no_service_keys() -> None:
    bench = Bench()
    with pytest.raises(NotFound):
        await make_key(bench, Caller(tenant="elsewhere", subject="s", rights=frozenset(Right)))
    assert bench.memory.scopes == {}


async def test_a_missing_scope_is_made_by_those_only_who_may_make_scopes() -> None:
    bench = Bench()
    caller = Caller(tenant="default", subject="s", rights=frozenset({ADMIN, Right.CERTIFICATE_READ}))
    with pytest.raises(Forbidden, match=r"scope\.admin"):
        await make_key(bench, caller)
    assert bench.memory.scopes == {}
    await make_levels(bench)
    await make_key(bench, caller, service_instance="orders")
    with pytest.raises(Forbidden, match=r"scope\.admin"):
        await make_key(bench, caller, service_instance="another")


async def test_a_right_in_a_scope_is_given_by_who_has_it_there() -> None:
    bench = Bench()
    subaccount, instance = await make_levels(bench)
    caller = Caller(tenant="default", subject="s", rights=frozenset({ADMIN}), scope_rights={instance.id: READS})
    await make_key(bench, caller, service_instance="orders", instance_rights=READS)
    for wish in ({"subaccount_rights": READS}, {"tenant_rights": READS}, {"instance_rights": frozenset({Right.CERTIFICATE_WRITE})}):
        with pytest.raises(Forbidden, match=r"certificate\.(read|write)"):
            await make_key(bench, caller, service_instance="orders", **wish)
    assert subaccount.id not in caller.scope_rights


RIGHTS = st.frozensets(st.sampled_from(Right))


@given(
    tenant=RIGHTS,
    in_subaccount=RIGHTS,
    in_instance=RIGHTS,
    in_another=RIGHTS,
    roles=st.frozensets(st.sampled_from(Role), max_size=2),
    wished=st.tuples(RIGHTS, RIGHTS, RIGHTS),
    with_instance=st.booleans(),
    existing=st.booleans(),
    as_is=st.booleans(),
)
async def test_whoever_asks_for_whatever_no_key_has_a_right_that_its_maker_lacks_in_that_place(
    tenant: frozenset[Right],
    in_subaccount: frozenset[Right],
    in_instance: frozenset[Right],
    in_another: frozenset[Right],
    roles: frozenset[Role],
    wished: tuple[frozenset[Right], frozenset[Right], frozenset[Right]],
    with_instance: bool,
    existing: bool,
    as_is: bool,
) -> None:
    bench = Bench()
    subaccount, instance = await make_levels(bench)
    another = await bench.use_cases().scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="another"))
    caller = Caller(
        tenant="default",
        subject="s",
        rights=tenant | {ADMIN},
        scope_rights={subaccount.id: in_subaccount, instance.id: in_instance, another.id: in_another},
    )
    # Half of the wishes are cut to what the caller has, so that some are fulfilled.
    of_subaccount, of_instance, of_tenant = (
        (wished[0] & (in_subaccount | tenant), wished[1] & (in_instance | tenant), wished[2] & tenant) if as_is else wished
    )
    request = a_request(
        subaccount="sales" if existing else "fresh",
        service_instance="orders" if with_instance else None,
        roles=roles,
        subaccount_rights=of_subaccount,
        instance_rights=of_instance,
        tenant_rights=of_tenant,
    )
    scopes = set(bench.memory.scopes)
    created: CreatedServiceKey | None = None
    try:
        created = await bench.use_cases().access.create_service_key(caller, request)
    except (Forbidden, InvalidInput):
        assert (bench.memory.service_keys, set(bench.memory.scopes)) == ({}, scopes)
        return
    assert created.key.rights <= caller.rights
    for scope_id, rights in created.key.scope_rights.items():
        assert all(caller.has(right, scope_id) for right in rights)
    assert set(bench.memory.scopes) == scopes or Right.SCOPE_ADMIN in caller.rights
