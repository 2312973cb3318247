"""What every pair of repositories answers about a whole tenant and about a part of it, in memory and in MongoDB by either driver."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from services.model.certificate import Certificate, EntryValidity, SearchFacts
from services.model.contents import FileType, FindingCode, Severity
from services.model.query import FINGERPRINTS, REVERSED, CertificateFilter, CertificateQuery, Direction, OrderField, read_position
from services.model.scope import Scope
from services.model.validity import expiring_from
from services.model.x509 import ValidityStatus
from services.storage.mongo import listing, sharing
from tests.fakes import certificates
from tests.fakes.query import matches
from tests.services.storage.examples import DAY, NOW, a_query, a_validity
from tests.services.storage.steps import add, add_scope, beside, in_order, names, read_all, remove
from tests.services.storage.stores import Store, make_once

MIN_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
MAX_MOMENT = datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("order_by", OrderField)
async def test_pages_of_a_tenant_hold_every_certificate_once_and_in_order(store: Store, order_by: OrderField, direction: Direction) -> None:
    scopes = [await add_scope(store) for _ in range(3)]
    certificates = [
        await add(store, scopes[at % 3], name=f"{'bAc'[at % 3]}{at}.pem", validities=(a_validity(not_after=NOW + (at % 4) * DAY),))
        for at in range(7)
    ]
    await add(store, await add_scope(store, tenant="other"), name="elsewhere.pem")
    query = replace(a_query(*scopes, order_by=order_by, direction=direction, limit=3), scope_ids=None)
    assert await read_all(store, query) == in_order(certificates, order_by, direction)


@pytest.mark.parametrize("order_by", OrderField)
async def test_a_page_of_few_fields_has_what_its_positions_need(store: Store, order_by: OrderField) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    (found,) = (await store.certificates.list(a_query(scope, order_by=order_by, fields=frozenset({"name"})))).items
    assert read_position(found, order_by, now=NOW) == read_position(certificate, order_by, now=NOW)


def span(begin: int, end: int) -> tuple[EntryValidity, ...]:
    """The validity from so many days from now to so many."""
    times = NOW + begin * DAY, NOW + end * DAY
    return (a_validity(not_before=times[0], not_after=times[1], expiring_from=expiring_from(*times)),)


VALIDITIES = [(), span(-9, -1), span(-350, 15), span(-1, 15), span(1, 15), span(1, 400), span(-1, 400), span(-40, -9)]
"""Two or more of each status at NOW, but for UNKNOWN and EXPIRING; some of them expire at the same time."""

FILTERS = [
    {},
    {"statuses": (ValidityStatus.EXPIRED, ValidityStatus.VALID)},
    {"statuses": (ValidityStatus.NOT_YET_VALID,)},
    {"types": (FileType.PEM, FileType.P12, FileType.PFX)},
    {"name_contains": "1", "expires_after": NOW},
    {"modified_after": NOW},
    {"findings": (FindingCode.EXPIRED, FindingCode.NOT_YET_VALID)},
]


async def fill(store: Store, *, deleted: bool = False) -> list[Certificate]:
    """Store certificates of every status and type in three scopes, and one of another tenant."""
    return await make_once(store.database, ("of every status and type", deleted), lambda: make(store, deleted=deleted))


async def make(store: Store, *, deleted: bool) -> list[Certificate]:
    scopes = [await add_scope(store) for _ in range(3)]
    found = []
    for at in range(2 * len(VALIDITIES)):
        file_type, validities = list(FileType)[at % len(FileType)], VALIDITIES[at % len(VALIDITIES)]
        found.append(await add(store, scopes[at % 3], name=f"{at}.pem", type=file_type, validities=validities))
        if deleted:
            await remove(store, found[-1])
    foreign = await add(store, await add_scope(store, tenant="other"))
    if deleted:
        await remove(store, foreign)
    return found


@pytest.mark.parametrize("deleted", [False, True])
@pytest.mark.parametrize("conditions", FILTERS, ids=str)
@pytest.mark.parametrize("order_by", [OrderField.TYPE, OrderField.STATUS])
async def test_pages_by_type_and_by_status_are_whole_forward_and_backward(
    store: Store, order_by: OrderField, conditions: dict[str, Any], deleted: bool
) -> None:
    stored = await fill(store, deleted=deleted)
    absent = [f"scp_{number:032x}" for number in range(300)]
    every = sorted({certificate.scope_id for certificate in stored})
    for scope_ids in (None, every[:1], every, [*every, *absent]):
        query = CertificateQuery(
            tenant="acme",
            scope_ids=tuple(scope_ids) if scope_ids else None,
            now=NOW,
            limit=3,
            filter=CertificateFilter(**conditions),
            order_by=order_by,
            deleted=deleted,
        )
        meant = [certificate for certificate in stored if matches(certificate, query)]
        assert meant, "the filter has an example"
        for direction in Direction:
            expected = in_order(meant, order_by, direction)
            assert await read_all(store, replace(query, direction=direction)) == expected
            for begin in range(len(expected) - 3):
                (after,) = [certificate for certificate in meant if certificate.id == expected[begin + 3]]
                back = replace(query, direction=REVERSED[direction], after=read_position(after, order_by, now=NOW))
                page = await store.certificates.list(back)
                assert [certificate.id for certificate in reversed(page.items)] == expected[begin : begin + 3]
                assert page.has_next == (begin > 0)


@pytest.mark.parametrize("now", [NOW + number * DAY for number in (-400, -10, 2, 30, 500)] + [MIN_MOMENT, MAX_MOMENT], ids=str)
async def test_the_order_by_status_is_that_of_the_moment(store: Store, now: datetime) -> None:
    """Whichever moment a forged cursor names, too."""
    stored = await fill(store)
    for direction in Direction:
        query = CertificateQuery(tenant="acme", scope_ids=None, now=now, limit=3, order_by=OrderField.STATUS, direction=direction)
        assert await read_all(store, query) == in_order(stored, OrderField.STATUS, direction, now=now)


async def test_a_position_without_a_status_is_harmless_in_a_list_by_status(store: Store) -> None:
    stored = await fill(store)
    after = read_position(stored[1], OrderField.NOT_AFTER, now=NOW)
    query = replace(a_query(await add_scope(store), order_by=OrderField.STATUS, after=after), scope_ids=None)
    assert (await store.certificates.list(query)).has_next is False


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
        {"modified_after": NOW},
        {"name_contains": "pem"},
        {"search": "pem"},
        {"statuses": tuple(ValidityStatus)},
        {"findings": (FindingCode.WEAK_SIGNATURE, FindingCode.EXPIRED)},
        {"severities": (Severity.WARNING,)},
        {"has_private_key": True},
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


async def make_sharing(store: Store, kind: str) -> tuple[list[Scope], list[Certificate]]:
    """Store certificates that share fingerprints of the kind in two scopes, and one of another tenant."""
    scopes = [await add_scope(store) for _ in range(2)]
    added = []
    for at in range(9):
        fingerprints = (f"{at % 5:064x}", f"{at:064x}", *(["ff" * 32] if at else []))  # pairs, single ones, and one of nearly all
        added.append(await add(store, scopes[at % 2], name=f"{(7 * at) % 9}.pem", facts=SearchFacts(**{kind: fingerprints})))
    await add(store, await add_scope(store, tenant="other"), facts=SearchFacts(**{kind: (f"{1:064x}",)}))
    return scopes, added


@pytest.mark.parametrize("kind", FINGERPRINTS)
@pytest.mark.parametrize("changes", [{}, {"limit": 2}, {"limit": 2, "direction": Direction.DESC}, {"fields": frozenset({"name"})}], ids=str)
async def test_those_who_share_a_fingerprint_are_found_together_as_one_by_one(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str, changes: dict[str, Any]
) -> None:
    monkeypatch.setattr(sharing, "COMMON", 4)
    scopes, added = await make_once(store.database, ("who share", kind), lambda: make_sharing(store, kind))
    wanted = [CertificateFilter(**{kind: value}) for value in (*(f"{at:064x}" for at in range(10)), "ff" * 32)]  # type: ignore[arg-type]
    for scope_ids in (None, (scopes[0].id,), tuple(scope.id for scope in scopes)):
        for after in (None, *(read_position(added[at], OrderField.NAME, now=NOW) for at in (0, 4))):
            query = replace(a_query(scopes[0]), scope_ids=scope_ids, after=after, **changes)
            expected = {}
            for one in wanted:
                own = replace(query, filter=one)
                expected[one] = await store.certificates.list(own), await store.certificates.count(own)
            for together in (9, 8, 5):  # by one read, without the common one, and by halves
                monkeypatch.setattr(sharing, "MAX_TOGETHER", together)
                found = await store.certificates.list_sharing(query, wanted)
                assert set(found) >= set(wanted[:-1])
                assert set(found) <= set(wanted)
                for one, answer in found.items():
                    page, total = expected[one]
                    assert [(each.id, each.name) for each in answer.page.items] == [(each.id, each.name) for each in page.items]
                    assert (answer.page.has_next, answer.total) == (page.has_next, total)
