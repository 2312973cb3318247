"""Findings in MongoDB's words: what the findings of a row say at a moment, and the tokens that lead to such certificates. Pure.

What the file tells is stored with the certificate. What the moment tells follows from the times of each of its validities and of their
issuers', as `services.model.validity.list_time_findings` judges them: not of the first one only, as the status is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from services.model.contents import FindingCode, Severity
from services.model.findings import FindingKind
from services.model.query import UNKNOWN_EXPIRY
from services.model.validity import ISSUER_FINDINGS, MAX_THRESHOLD, TIME_FINDINGS
from services.model.x509 import UNREADABLE_TIME, ValidityStatus
from services.storage.mongo.tokens import FIRST_ROOT_END, LAST_BEGIN, begin_token, end_token, root_end_token, value_token

Condition: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sought:
    """Tokens, of which what is sought has one, or else one in a range."""

    tokens: list[int]
    ranges: list[Condition]


_READABLE: Condition = {"$ne": UNREADABLE_TIME}


def build_findings(codes: Collection[FindingCode], now: datetime) -> Condition:
    """Return the condition of what has a finding of one of the codes."""
    return _build_any({"findings.code": {"$in": [code.value for code in codes]}}, _of_codes(codes), now)


def build_severities(severities: Collection[Severity], now: datetime) -> Condition:
    """Return the condition of what has a finding of one of the severities."""
    return _build_any({"findings.severity": {"$in": [one.value for one in severities]}}, _of_severities(severities), now)


def seek_findings(codes: Collection[FindingCode], now: datetime) -> Sought:
    """Return the tokens that lead to what has a finding of one of the codes."""
    return _seek([value_token("finding", code.value) for code in codes], _of_codes(codes), now)


def seek_severities(severities: Collection[Severity], now: datetime) -> Sought:
    """Return the tokens that lead to what has a finding of one of the severities."""
    return _seek([value_token("severity", one.value) for one in severities], _of_severities(severities), now)


_Moment: TypeAlias = tuple[ValidityStatus, bool | None]
"""A status, of an issuer that is a root or of one that is none, or (None) of an entry."""

_MOMENTS: Mapping[_Moment, FindingKind] = {**{(status, None): kind for status, kind in TIME_FINDINGS.items()}, **ISSUER_FINDINGS}


def _of_codes(codes: Collection[FindingCode]) -> list[_Moment]:
    return [moment for moment, kind in _MOMENTS.items() if kind.code in codes]


def _of_severities(severities: Collection[Severity]) -> list[_Moment]:
    return [moment for moment, kind in _MOMENTS.items() if kind.severity in severities]


def _build_any(stored: Condition, moments: list[_Moment], now: datetime) -> Condition:
    return {"$or": [stored, *(_build_moment(moment, now) for moment in moments)]} if moments else stored


def _build_moment(moment: _Moment, now: datetime) -> Condition:
    status, is_root = moment
    condition = _build_validity(status, now)
    if is_root is None:
        return {"validities": {"$elemMatch": condition}}
    return {"validities.issuers": {"$elemMatch": {"is_root": is_root, **condition}}}


def _build_validity(status: ValidityStatus, now: datetime) -> Condition:
    """The meaning of `services.model.validity.status_of` for one validity."""
    second = now.replace(microsecond=0)  # the last second of a validity belongs to it
    running: Condition = {"$gte": second, **_READABLE}
    match status:
        case ValidityStatus.EXPIRED:
            return {"not_before": _READABLE, "not_after": {"$lt": second, **_READABLE}}
        case ValidityStatus.NOT_YET_VALID:
            return {"not_before": {"$gt": now, **_READABLE}, "not_after": running}
        case _:
            return {"not_before": {"$lte": now, **_READABLE}, "not_after": running, "expiring_from": {"$lte": now}}


def _seek(stored: list[int], moments: list[_Moment], now: datetime) -> Sought:
    """Return the tokens with those of validities that can have one of the statuses: to the day, for they only lead to candidates."""
    sought = {(status, is_root is True) for status, is_root in moments}
    tokens: list[int] = list(stored)
    ranges: list[Condition] = []
    if (ValidityStatus.EXPIRED, False) in sought:
        ranges.append({"$gte": end_token(now)})
    if (ValidityStatus.EXPIRED, True) in sought:
        tokens += range(FIRST_ROOT_END, root_end_token(now) + 1)
    if ValidityStatus.NOT_YET_VALID in {status for status, _ in sought}:
        ranges.append({"$elemMatch": {"$gte": begin_token(now), "$lte": LAST_BEGIN}})  # of few
    last = min(now, UNKNOWN_EXPIRY - MAX_THRESHOLD) + MAX_THRESHOLD  # a forged cursor can name a moment that has none after it
    if (ValidityStatus.EXPIRING, False) in sought:
        tokens += range(end_token(last), end_token(now) + 1)
    if (ValidityStatus.EXPIRING, True) in sought:
        tokens += range(root_end_token(now), root_end_token(last) + 1)
    return Sought(tokens, ranges)
