"""What every pair of repositories answers about a whole tenant and about a part of it, in memory and in MongoDB by either driver."""

import secrets
from dataclasses import replace
from typing import Any

import pytest

from services.model.certificate import SearchFacts
from services.model.query import FINGERPRINTS, CertificateFilter, Direction, OrderField, read_position
from services.model.x509 import ValidityStatus
from services.storage.mongo import listing, sharing
from tests.fakes import certificates
from tests.services.storage.examples import DAY, NOW, a_query, a_validity
from tests.services.storage.steps import add, add_scope, beside, names, remove
from tests.services.storage.stores import Store


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("order_by", OrderField)
async def test_pages_of_a_tenant_hold_every_certificate_once_and_in_order(store: Store, order_by: OrderField, direction: Direction) -> None:
    scopes = [await add_scope(store) for _ in range(3)]
    for at in range(7):
        await add(store, scopes[at % 3], name=f"{'bAc'[at % 3]}{at}.pem", validities=(a_validity(not_after=NOW + (at % 4) * DAY),))
    await add(store, await add_scope(store, tenant="other"), name="elsewhere.pem")
    named = a_query(*scopes, order_by=order_by, direction=direction)
    expected = [certificate.id for certificate in (await store.certificates.list(named)).items]
    query, found = replace(named, scope_ids=None, limit=3), []
    while True:
        page = await store.certificates.list(query)
        found += [certificate.id for certificate in page.items]
        if not page.has_next:
            break
        query = replace(query, after=read_position(page.items[-1], order_by))
    assert (len(found), found) == (7, expected)


async def test_a_tenant_counts_its_certificates(store: Store) -> None:
    scopes = [await add_scope(store) for _ in range(2)]
    for at in range(3):
        await add(store, scopes[at % 2], name=f"{at}.pem")
    await add(store, await add_scope(store, tenant="other"))
    query = replace(a_query(scopes[0]), scope_ids=None)
    assert await store.certificates.count(query) == 3
    assert await store.certificates.count(replace(query, filter=CertificateFilter(name_contains="1"))) == 1
    assert await store.certificates.count(replace(query, tenant="nobody")) == 0


async def test_who_sees_many_scopes_sees_these_and_no_others(store: Store) -> None:
    scopes = [await add_scope(store) for _ in range(4)]
    for at, scope in enumerate(scopes):
        await add(store, scope, name=f"{at}.pem")
    query = a_query(*scopes[:3])
    absent = tuple(f"scp_{number:032x}" for number in range(300))
    many = replace(query, scope_ids=(*(query.scope_ids or ()), *absent))
    assert await names(store, many) == ["0.pem", "1.pem", "2.pem"]
    assert await store.certificates.count(many) == 3


async def test_deleted_certificates_of_a_tenant_are_those_of_its_scopes(store: Store) -> None:
    scope, removed = await add_scope(store), await add_scope(store)
    for one, name in ((scope, "b.pem"), (scope, "a.pem"), (removed, "c.pem")):
        await remove(store, await add(store, one, name=name))
    query = replace(a_query(scope), scope_ids=None, deleted=True)
    assert await names(store, query) == ["a.pem", "b.pem", "c.pem"]
    await store.scopes.remove("acme", removed.id, records=beside(removed))
    assert await names(store, query) == ["a.pem", "b.pem"]
    assert await store.certificates.count(query) == 2


@pytest.mark.parametrize(
    "conditions",
    [
        {"statuses": (ValidityStatus.VALID,)},
        {"expires_after": NOW},
        {"expires_from": NOW},
        {"name_contains": "pem"},
        {"search": "pem"},
        {"statuses": tuple(ValidityStatus)},
    ],
    ids=str,
)
async def test_matches_are_counted_up_to_a_limit(store: Store, conditions: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (listing, certificates):
        monkeypatch.setattr(module, "MAX_COUNTED", 2)
    scope = await add_scope(store)
    query = replace(a_query(scope), scope_ids=None, filter=CertificateFilter(**conditions))
    for count in (1, 2, 3, 3):
        await add(store, scope, name=f"{secrets.token_hex(4)}.pem")
        assert await store.certificates.count(query) == count
        assert await store.certificates.count(replace(query, scope_ids=(scope.id,))) == count
    assert await store.certificates.count(a_query(scope)) == 4


async def test_the_tenants_matches_are_not_those_of_a_scope(store: Store) -> None:
    """Which is so of what the index counts alone, too."""
    scope, other = await add_scope(store), await add_scope(store)
    for one in (scope, other):
        await add(store, one)
    for conditions in ({"statuses": (ValidityStatus.VALID,)}, {"expires_after": NOW}, {"expires_after": NOW, "name_contains": "zzzz"}):
        query = replace(a_query(scope), scope_ids=None, filter=CertificateFilter(**conditions))
        assert await store.certificates.count(query) == (0 if "name_contains" in conditions else 2)
        assert await store.certificates.count(replace(query, scope_ids=(scope.id,))) == (0 if "name_contains" in conditions else 1)


@pytest.mark.parametrize("kind", FINGERPRINTS)
@pytest.mark.parametrize("changes", [{}, {"limit": 2}, {"limit": 2, "direction": Direction.DESC}, {"fields": frozenset({"name"})}], ids=str)
async def test_those_who_share_a_fingerprint_are_found_together_as_one_by_one(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str, changes: dict[str, Any]
) -> None:
    monkeypatch.setattr(sharing, "COMMON", 4)
    scopes = [await add_scope(store) for _ in range(2)]
    for at in range(9):
        fingerprints = (f"{at % 5:064x}", f"{at:064x}", *(["ff" * 32] if at else []))  # pairs, single ones, and one of nearly all
        await add(store, scopes[at % 2], name=f"{(7 * at) % 9}.pem", facts=SearchFacts(**{kind: fingerprints}))
    await add(store, await add_scope(store, tenant="other"), facts=SearchFacts(**{kind: (f"{1:064x}",)}))
    wanted = [CertificateFilter(**{kind: value}) for value in (*(f"{at:064x}" for at in range(10)), "ff" * 32)]  # type: ignore[arg-type]
    for scope_ids in (None, (scopes[0].id,), tuple(scope.id for scope in scopes)):
        query = replace(a_query(scopes[0]), scope_ids=scope_ids, **changes)
        for together in (9, 8, 5, 3, 1):  # fewer and fewer are answered by the first query, by a second one, and by their own
            monkeypatch.setattr(sharing, "MAX_TOGETHER", together)
            found = await store.certificates.list_sharing(query, wanted)
            assert set(found) == set(wanted)
            for one in wanted:
                page, own = found[one].page, replace(query, filter=one)
                expected = await store.certificates.list(own)
                assert [each.id for each in page.items] == [each.id for each in expected.items]
                assert [each.name for each in page.items] == [each.name for each in expected.items]
                assert (page.has_next, found[one].total) == (expected.has_next, await store.certificates.count(own))
