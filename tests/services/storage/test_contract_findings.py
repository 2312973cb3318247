"""Certificates are found by what the findings of their rows say at the moment, in memory and in MongoDB by either driver."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

import pytest

from services.model.certificate import Certificate, EntryValidity
from services.model.contents import Finding, FindingCode, Severity
from services.model.findings import FindingKind, finding
from services.model.query import CertificateFilter, Direction, OrderField
from services.model.validity import MAX_TIME_FINDINGS, expiring_from, list_time_findings
from services.model.x509 import UNREADABLE_TIME
from tests.services.storage.examples import DAY, NOW, a_query, a_validity, an_issuer
from tests.services.storage.steps import add, add_next, add_scope, in_order, names, read_all, remove
from tests.services.storage.stores import Store

SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
MOMENTS = [
    *(NOW + number * DAY for number in (-400, -31, -1, 0, 1, 29, 30, 31, 400)),
    *(NOW + step for step in (-SECOND, -MICROSECOND, MICROSECOND, SECOND - MICROSECOND, SECOND)),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
]
TIMES = [NOW + number * DAY for number in (-400, -30, -1, 0, 1, 14, 30, 400)] + [NOW - SECOND, NOW + SECOND, MOMENTS[-2]]
STORED = (
    FindingKind.WEAK_SIGNATURE,
    FindingKind.KEY_OUTDATED,
    FindingKind.KEY_BROKEN,
    FindingKind.CHAIN_INCOMPLETE,
    FindingKind.KEY_LOCKED,
)
CERTIFICATES = 40


def shown(certificate: Certificate, now: datetime) -> tuple[Finding, ...]:
    """What the row of the certificate shows at the moment."""
    return (*list_time_findings(certificate.validities, now), *certificate.findings)


def a_stored_finding(kind: FindingKind) -> Finding:
    facts = dict.fromkeys(("certificate", "algorithm", "hash", "reasons", "subject", "issuer"), "x")
    return finding(kind, "server", **facts)


def draw_validity(numbers: random.Random, *, unreadable: float) -> EntryValidity:
    """Times that meet the moments, also in the wrong order; some unreadable, though no release stores such validities."""
    validity = draw_times(numbers, unreadable=unreadable)
    issuers = (
        an_issuer(is_root=numbers.random() < 0.5, like=draw_times(numbers, unreadable=unreadable))
        for _ in range(numbers.choice((0, 0, 1, 2)))
    )
    return replace(validity, issuers=tuple(issuers))


def draw_times(numbers: random.Random, *, unreadable: float) -> EntryValidity:
    begin, end = (UNREADABLE_TIME if numbers.random() < unreadable else numbers.choice(TIMES) for _ in range(2))
    readable = UNREADABLE_TIME not in (begin, end)
    return a_validity(not_before=begin, not_after=end, expiring_from=expiring_from(begin, end) if readable else NOW)


def draw_changes(numbers: random.Random, *, unreadable: float = 0) -> dict[str, Any]:
    """What a file of several certificates can say."""
    validities = [
        draw_validity(numbers, unreadable=unreadable) for _ in range(numbers.choice((0, 1, 1, 1, 2, 2, 3, 3, 5, MAX_TIME_FINDINGS + 3)))
    ]
    return {
        "validities": tuple(sorted(validities, key=lambda one: one.not_after)),
        "findings": tuple(a_stored_finding(kind) for kind in numbers.sample(STORED, numbers.choice((0, 0, 1, 2, 3)))),
        "has_private_key": numbers.choice((True, False, None)),
    }


FILTERS: list[dict[str, Any]] = [
    *({"findings": (code,)} for code in (FindingCode.EXPIRED, FindingCode.NOT_YET_VALID, FindingCode.EXPIRES_SOON)),
    *({"severities": (severity,)} for severity in Severity),
    {"findings": (FindingCode.WEAK_KEY,)},
    {"findings": (FindingCode.TRAILING_DATA,)},
    {"findings": (FindingCode.EXPIRES_SOON, FindingCode.NOT_YET_VALID, FindingCode.CHAIN_INCOMPLETE)},
    {"findings": tuple(FindingCode)[:20], "severities": (Severity.INFO, Severity.ERROR)},
    {"findings": (FindingCode.EXPIRED,), "severities": (Severity.WARNING,), "has_private_key": False},
    {"has_private_key": True},
    {"has_private_key": False},
]


def meets(certificate: Certificate, found: Sequence[Finding], wanted: CertificateFilter) -> bool:
    codes, severities = {one.code for one in found}, {one.severity for one in found}
    return (
        (not wanted.findings or not codes.isdisjoint(wanted.findings))
        and (not wanted.severities or not severities.isdisjoint(wanted.severities))
        and (wanted.has_private_key is None or certificate.has_private_key is wanted.has_private_key)
    )


async def test_the_filter_says_of_many_certificates_at_many_moments_what_their_rows_say(store: Store) -> None:
    """Of every scope and of one, in pages and in numbers; what a row shows is judged from what is read, not from what was stored."""
    numbers = random.Random(12)
    scope, other = await add_scope(store), await add_scope(store)
    for at in range(CERTIFICATES):
        await add(store, (scope, other)[at % 2], name=f"{at:03}.pem", **draw_changes(numbers, unreadable=0.05))
    everything = replace(a_query(scope, limit=200), scope_ids=None)
    rows = (await store.certificates.list(everything)).items
    found = dict.fromkeys(range(len(FILTERS)), 0)
    for now, scope_ids in zip(MOMENTS, cycle((None, None, (other.id,))), strict=False):
        await asyncio.sleep(0)  # the driver's watchers of the server have their turn, while the memory does not wait for anything
        found_at = {one.id: shown(one, now) for one in rows if scope_ids is None or one.scope_id in scope_ids}
        for at, conditions in enumerate(FILTERS):
            query = replace(everything, now=now, filter=CertificateFilter(**conditions), scope_ids=scope_ids)
            expected = [one.name for one in rows if one.id in found_at and meets(one, found_at[one.id], query.filter)]
            assert await names(store, query) == expected, (now, conditions, scope_ids)
            assert await store.certificates.count(query) == len(expected)
            found[at] += len(expected)
    trailing = FILTERS.index({"findings": (FindingCode.TRAILING_DATA,)})
    assert [at for at, number in found.items() if not number] == [trailing], "each filter but one has examples"


@pytest.mark.parametrize(
    "conditions", [{"findings": (FindingCode.WEAK_KEY,)}, {"severities": (Severity.INFO,)}, {"has_private_key": False}], ids=str
)
async def test_another_version_is_found_by_its_own_findings_and_a_deleted_one_among_the_deleted(
    store: Store, conditions: dict[str, Any]
) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope, name="a.pem", findings=())
    query = replace(a_query(scope, filter=CertificateFilter(**conditions)), scope_ids=None)
    assert await names(store, query) == []
    changes: dict[str, Any] = {
        "findings": (a_stored_finding(FindingKind.KEY_BROKEN), a_stored_finding(FindingKind.KEY_LOCKED)),
        "has_private_key": False,
    }
    following = await add_next(store, certificate, **changes)
    assert await names(store, query) == ["a.pem"]
    await remove(store, following)
    assert await names(store, query) == []
    assert await names(store, replace(query, deleted=True)) == ["a.pem"]


@pytest.mark.parametrize("order_by", OrderField)
async def test_pages_by_findings_are_whole_in_every_order(store: Store, order_by: OrderField) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    numbers = random.Random(3)
    stored = [await add(store, (scope, other)[at % 2], name=f"{at}.pem", **draw_changes(numbers)) for at in range(14)]
    wanted = CertificateFilter(findings=(FindingCode.EXPIRED, FindingCode.WEAK_KEY))
    meant = [one for one in stored if meets(one, shown(one, NOW), wanted)]
    assert len(meant) in range(4, 14)
    for scope_ids in (None, (scope.id, other.id)):
        query = replace(a_query(scope, limit=2, order_by=order_by, filter=wanted), scope_ids=scope_ids)
        for direction in Direction:
            assert await read_all(store, replace(query, direction=direction)) == in_order(meant, order_by, direction)
