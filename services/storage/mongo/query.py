"""Filters of certificates in MongoDB's words. Pure."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.model.query import (
    NEEDED_BY_ORDER,
    UNKNOWN_EXPIRY,
    CertificateFilter,
    CertificateQuery,
    Direction,
    LabelFilter,
    OrderField,
    fold_hex,
)
from services.model.validity import MAX_THRESHOLD, STATUS_ORDER
from services.model.x509 import ValidityStatus
from services.storage.mongo.derived import ORDER_FIELD, begin_of, order_key
from services.storage.mongo.findings import build_findings, build_severities

Condition = dict[str, Any]

NOTHING: Condition = {"$in": []}
"""Matches no value."""


def build_condition(query: CertificateQuery, scope_ids: tuple[str, ...] | None) -> Condition:
    """Return the condition of the query's filter in those of its scopes, or in its tenant; position and limit are left out."""
    parts = _build_parts(query.filter, query.now)
    condition: Condition = {"tenant": query.tenant}
    if scope_ids is not None:
        condition["scope_id"] = scope_ids[0] if len(scope_ids) == 1 else {"$in": list(scope_ids)}
    return {**condition, "$and": parts} if parts else condition


def build_position(query: CertificateQuery) -> Condition:
    """Return the condition that leaves out all up to the query's position."""
    if query.after is None:
        return {}
    beyond = "$gt" if query.direction is Direction.ASC else "$lt"
    return {ORDER_FIELD[query.order_by]: {beyond: order_key(query.after)}}


def build_order(query: CertificateQuery) -> list[tuple[str, int]]:
    """Return the sort order."""
    return [(ORDER_FIELD[query.order_by], 1 if query.direction is Direction.ASC else -1)]


def split_by_status(query: CertificateQuery) -> list[CertificateQuery]:
    """Return the queries by expiry, each of one status, that one after the other have what a query by status has."""
    order = STATUS_ORDER if query.direction is Direction.ASC else STATUS_ORDER[::-1]
    reached = query.after.judgement.status if query.after and query.after.judgement else order[0]
    wanted = query.filter.statuses or order
    # What the positions in the whole list need is more than what those by expiry do.
    fields = None if query.fields is None else query.fields.union(NEEDED_BY_ORDER[query.order_by])
    by_expiry = replace(query, order_by=OrderField.NOT_AFTER, fields=fields)
    return [
        replace(by_expiry, filter=replace(query.filter, statuses=(status,)), after=query.after if status is reached else None)
        for status in order[order.index(reached) :]
        if status in wanted
    ]


def _build_parts(wanted: CertificateFilter, now: datetime) -> list[Condition]:
    parts: list[Condition] = []
    for field, value, build in (
        ("search_name", wanted.name_contains, _build_substring),
        ("search_subjects", wanted.subject_contains, _build_substring),
        ("search_issuers", wanted.issuer_contains, _build_substring),
        ("search_serial_numbers", wanted.serial_number, _build_value),
        ("search_sha256", wanted.sha256, _build_value),
        ("search_spki_sha256", wanted.spki_sha256, _build_value),
    ):
        if value is not None:
            parts.append({field: build(value)})
    if wanted.search is not None:
        texts, values = ("search_name", "search_subjects", "search_issuers"), ("search_serial_numbers", "search_sha256")
        found = [{field: _build_substring(wanted.search)} for field in texts]
        parts.append({"$or": [*found, *({field: _build_value(fold_hex(wanted.search))} for field in values)]})
    if wanted.types:
        parts.append({"type": {"$in": [file_type.value for file_type in wanted.types]}})
    if wanted.methods:
        parts.append({"creation.method": {"$in": [method.value for method in wanted.methods]}})
    if wanted.automatic_renewal is not None:
        parts.append({"renewal.automatic": True if wanted.automatic_renewal else {"$ne": True}})
    if wanted.statuses:
        parts.append({"$or": [build_status(status, now) for status in wanted.statuses]})
    parts.extend(build_label(label) for label in wanted.labels)
    return [*parts, *_build_found(wanted, now), *_build_times(wanted)]


def _build_found(wanted: CertificateFilter, now: datetime) -> list[Condition]:
    parts: list[Condition] = []
    if wanted.findings:
        parts.append(build_findings(wanted.findings, now))
    if wanted.severities:
        parts.append(build_severities(wanted.severities, now))
    if wanted.has_private_key is not None:
        parts.append({"has_private_key": wanted.has_private_key})
    return parts


def _build_times(wanted: CertificateFilter) -> list[Condition]:
    # Comparing with a moment matches no null: an unknown expiry is neither before nor after.
    bounds = (("$lt", wanted.expires_before), ("$gt", wanted.expires_after), ("$gte", wanted.expires_from))
    parts: list[Condition] = [{"not_after": {operator: moment}} for operator, moment in bounds if moment is not None]
    if wanted.modified_after is not None:
        parts.append(build_modified(wanted.modified_after))
    return parts


def is_storable(text: str) -> bool:
    """Whether MongoDB can be asked for the text: half a surrogate pair (JSON can hold one) has no UTF-8 and is in no document."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _build_value(text: str) -> Condition | str:
    return text if is_storable(text) else NOTHING


def _build_substring(text: str) -> Condition:
    # Regular expressions end at U+0000, which no stored text has.
    if "\0" in text or not is_storable(text):
        return NOTHING
    return {"$regex": re.escape(text.lower())}


EXPIRY = ORDER_FIELD[OrderField.NOT_AFTER]


def end_of(moment: datetime) -> str:
    """Return what stands after the order keys of the moment and before those of all later ones."""
    return f"{begin_of(moment)}\1"


NEVER = begin_of(UNKNOWN_EXPIRY)


def build_status(status: ValidityStatus, now: datetime) -> Condition:
    """The meaning of `services.model.validity.status_of`, in terms of the validity that ends first: a range of the order by expiry."""
    begin = begin_of(now.replace(microsecond=0))  # the last second of a validity belongs to it
    running = {"$gte": begin, "$lt": NEVER}
    match status:
        case ValidityStatus.UNKNOWN:
            return {EXPIRY: {"$gte": NEVER}}
        case ValidityStatus.EXPIRED:
            return {EXPIRY: {"$lt": begin}}
        case ValidityStatus.NOT_YET_VALID:
            return {EXPIRY: running, "not_before": {"$gt": now}}
        case ValidityStatus.EXPIRING:
            last = min(now, UNKNOWN_EXPIRY - MAX_THRESHOLD) + MAX_THRESHOLD  # a forged cursor can name a moment that has none after it
            soon = {"$gte": begin, "$lt": min(end_of(last), NEVER)}
            return {EXPIRY: soon, "not_before": {"$lte": now}, "expiring_from": {"$lte": now}}
        case ValidityStatus.VALID:
            return {EXPIRY: running, "not_before": {"$lte": now}, "expiring_from": {"$gt": now}}


def build_modified(moment: datetime) -> Condition:
    """Return the condition of what was modified at the moment or later: a range of the order by modification."""
    return {ORDER_FIELD[OrderField.MODIFIED_AT]: {"$gte": begin_of(moment)}}


def build_label(label: LabelFilter) -> Condition:
    """Return the condition of a label."""
    if not is_storable(label.key):
        return {"labels": NOTHING}
    known = [value for value in label.values if is_storable(value)]
    values = {"values": {"$in": known}} if label.values else {}
    return {"labels": {"$elemMatch": {"key": label.key, **values}}}
