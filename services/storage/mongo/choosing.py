"""Which index answers a filter: of its conditions that an index can answer, the one that the fewest certificates meet.

mongod's planner is not asked: it remembers the index that was best for other values.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.model.query import UNKNOWN_EXPIRY, CertificateFilter, CertificateQuery, fold_hex, list_given
from services.model.x509 import ValidityStatus
from services.storage.mongo.derived import begin_of
from services.storage.mongo.driver import Collection
from services.storage.mongo.findings import Sought, seek_findings, seek_severities
from services.storage.mongo.indexes import TENANT_LABELS, TENANT_MODIFIED_AT, TENANT_NOT_AFTER, TENANT_NOT_BEFORE, TENANT_TOKENS
from services.storage.mongo.query import EXPIRY, NEVER, Condition, build_label, build_modified, build_status, end_of, is_storable
from services.storage.mongo.tokens import MANY_TEXTS, key_token, list_ranges, value_token

MAX_CANDIDATES = 5_000
"""What so few certificates meet is read whole and sorted, in about 20 ms. What more meet stands so densely in every order of a million
certificates that reading in order fills a page as soon."""

FEW_CANDIDATES = 200
"""Looked for first: a search text has several grams, and counting the common ones further costs more than reading those of a rare one."""

_EXPIRIES = ("expires_before", "expires_after", "expires_from")
_TOKENS = "search_tokens"


@dataclass(frozen=True, slots=True)
class Way:
    """An index and the condition that it answers. It means what the fields `answers` of the filter mean; others also match more."""

    index: str
    condition: Condition
    counted: Condition
    """The condition without what cannot be counted in the index alone: certificates that the release before wrote."""
    answers: frozenset[str] = frozenset()


async def choose_way(
    collection: Collection, query: CertificateQuery, ready: set[tuple[str, str]], *, even_to_many: bool = False
) -> Way | None:
    """Return the way to the fewest certificates of the tenant; None if there is none, or none to MAX_CANDIDATES or fewer.

    For named scopes all are counted at once, so that what the database is asked says nothing of the tenant's other scopes.
    """
    ways = [way for way in list_ways(query.filter, query.now) if (collection.name, way.index) in ready]
    if not ways:
        return None
    fewest = ways[0]
    for limit in (FEW_CANDIDATES, MAX_CANDIDATES) if query.scope_ids is None else (MAX_CANDIDATES,):
        counts = await asyncio.gather(*(count_way(collection, query.tenant, way, limit=limit + 1) for way in ways))
        fewest = ways[counts.index(min(counts))]
        if min(counts) <= limit:
            return fewest
    return fewest if even_to_many else None


def find_answer(collection: Collection, query: CertificateQuery, ready: set[tuple[str, str]]) -> list[Way]:
    """Return ways that lead to different certificates and together to those that match: what stands on them need only be counted."""
    if query.scope_ids is not None:
        return []
    given = list_given(query.filter)
    if given == ["statuses"]:  # together they would not be counted in the index alone
        ways = [_by_statuses((status,), query.now) for status in set(query.filter.statuses)]
    else:
        ways = list_ways(query.filter, query.now)
        if len(ways) > 1 or any(way.answers != set(given) for way in ways):
            return []
    return ways if all((collection.name, way.index) in ready for way in ways) else []


async def count_way(collection: Collection, tenant: str, way: Way, *, limit: int) -> int:
    """Return how many certificates of the tenant stand on the way, at most `limit`.

    They are counted in the index alone but for labels, and for findings of what is not yet valid.
    """
    return await collection.count_documents({"tenant": tenant, **way.counted}, hint=way.index, limit=limit)


def list_ways(wanted: CertificateFilter, now: datetime) -> list[Way]:
    """Return the ways that lead to every certificate that meets the filter."""
    values = {kind: value for kind in ("sha256", "spki_sha256", "serial_number") if (value := getattr(wanted, kind)) is not None}
    ways = [_by_tokens([value_token(kind, value)]) for kind, value in values.items() if is_storable(value)]
    ways += _list_kinds(wanted, now)
    for text in (wanted.name_contains, wanted.subject_contains, wanted.issuer_contains):
        if text:
            ways += [_by_grams(first, last) for first, last in list_ranges(text.lower())]
    if wanted.search and is_storable(wanted.search):
        values_of = [value_token(kind, fold_hex(wanted.search)) for kind in ("sha256", "serial_number")]
        ways += [_by_grams(first, last, *values_of) for first, last in list_ranges(wanted.search.lower())]
    for label in wanted.labels:
        ways.append(Way(TENANT_LABELS, build_label(label), build_label(label)))
    if wanted.statuses:
        ways.append(_by_statuses(wanted.statuses, now))
    if wanted.modified_after:
        modified = build_modified(wanted.modified_after)
        ways.append(Way(TENANT_MODIFIED_AT, modified, modified, frozenset({"modified_after"})))
    if wanted.expires_before or wanted.expires_after or wanted.expires_from:
        after = {"$gt": end_of(wanted.expires_after)} if wanted.expires_after else {}
        after |= {"$gte": begin_of(wanted.expires_from)} if wanted.expires_from else {}
        before = {"$lt": min(begin_of(wanted.expires_before or UNKNOWN_EXPIRY), NEVER)}
        expiry = {EXPIRY: {**after, **before}}
        ways.append(Way(TENANT_NOT_AFTER, expiry, expiry, frozenset(name for name in _EXPIRIES if getattr(wanted, name))))
    return ways


def _list_kinds(wanted: CertificateFilter, now: datetime) -> list[Way]:
    """Return the ways by what many certificates have in common."""
    ways = []
    if wanted.types:
        ways.append(_by_tokens([value_token("type", one.value) for one in wanted.types]))
    if wanted.methods:
        ways.append(_by_tokens([value_token("method", one.value) for one in wanted.methods]))
    if wanted.has_private_key is not None:
        ways.append(_by_tokens([key_token(has_private_key=wanted.has_private_key)]))
    if wanted.findings:
        ways.append(_by_findings(seek_findings(wanted.findings, now)))
    if wanted.severities:
        ways.append(_by_findings(seek_severities(wanted.severities, now)))
    return ways


def find_by_values(kind: str, values: Iterable[str]) -> Way:
    """Return the way to every certificate that has one of these values of a kind, such as a fingerprint."""
    return _by_tokens([value_token(kind, value) for value in values])


def _by_tokens(tokens: list[int]) -> Way:
    # The release before writes no tokens, while it runs beside this one: what has none is a candidate of every search.
    return Way(TENANT_TOKENS, {_TOKENS: {"$in": [*tokens, None]}}, {_TOKENS: {"$in": tokens}})


def _by_grams(first: int, last: int, *values: int) -> Way:
    """Return the way to what has one of the grams, or one of the values."""
    if first == last:
        return _by_tokens([first, MANY_TEXTS, *values])
    several = {_TOKENS: {"$elemMatch": {"$gte": first, "$lte": last}}}
    return Way(TENANT_TOKENS, {"$or": [several, {_TOKENS: {"$in": [MANY_TEXTS, *values, None]}}]}, several)


def _by_findings(sought: Sought) -> Way:
    found = _by_tokens(sought.tokens)
    if not sought.ranges:
        return found
    ranges = [{_TOKENS: one} for one in sought.ranges]
    return Way(TENANT_TOKENS, {"$or": [found.condition, *ranges]}, {"$or": [found.counted, *ranges]})


def _by_statuses(statuses: tuple[ValidityStatus, ...], now: datetime) -> Way:
    answers = frozenset({"statuses"})
    if statuses == (ValidityStatus.NOT_YET_VALID,):  # there are few, which may expire at any time
        condition: Condition = {"not_before": {"$gt": now}, "not_after": {"$gte": now.replace(microsecond=0)}}
        return Way(TENANT_NOT_BEFORE, condition, condition, answers)
    conditions = [build_status(status, now) for status in statuses]
    condition = conditions[0]
    if len(conditions) > 1:  # read from where the first begins to where the last one ends
        ranges = [one[EXPIRY] for one in conditions]
        begin = {"$gte": min(one["$gte"] for one in ranges)} if all("$gte" in one for one in ranges) else {}
        end = {"$lt": max(one["$lt"] for one in ranges)} if all("$lt" in one for one in ranges) else {}
        condition = {EXPIRY: {**begin, **end}, "$or": conditions} if begin or end else {"$or": conditions}
    return Way(TENANT_NOT_AFTER, condition, condition, answers)
