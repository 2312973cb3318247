"""How many certificates there are, by what tells them apart."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from itertools import pairwise
from typing import TypeAlias

from services.model.contents import FileType
from services.model.x509 import ValidityStatus

Counts: TypeAlias = Mapping[tuple[ValidityStatus, bool], int]
"""Numbers of certificates by their status and whether they are renewed automatically; those that are 0 can be left out."""


class Period(Enum):
    """What time is cut into; weeks begin on Monday (ISO 8601)."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRequest:
    """The intervals of which it is asked what expires in them: the periods of a time zone's calendar, from `begin` on and before `end`."""

    begin: datetime
    end: datetime
    period: Period
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsQuery:
    """What is counted: the certificates of these scopes, or of the whole tenant (None); `now` decides what statuses mean.

    Two neighbours of `borders`, which ascend, enclose an interval, its begin included.
    """

    tenant: str
    scope_ids: tuple[str, ...] | None
    now: datetime
    borders: Sequence[datetime] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiring:
    """The certificates whose `notAfter` is from `begin` on and before `end`. Of a keystore, the one that expires first decides."""

    begin: datetime
    end: datetime
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """All certificates, by status and by type, and of each interval those that expire in it; deleted ones do not count."""

    counts: Counts
    types: Mapping[FileType, int]
    expiring: tuple[Expiring, ...]


class Tally:
    """Adds up the statistics that a query asks for."""

    def __init__(self, query: StatisticsQuery) -> None:
        self._borders = query.borders
        self._counts: Counter[tuple[ValidityStatus, bool]] = Counter()
        self._intervals: list[Counter[tuple[ValidityStatus, bool]]] = [Counter() for _ in query.borders[1:]]
        self._types: Counter[FileType] = Counter()

    def add(self, not_after: datetime | None, status: ValidityStatus, *, automatic: bool, number: int = 1) -> None:
        """Count certificates that expire at that moment, or at an unknown one."""
        self._counts[status, automatic] += number
        at = bisect_right(self._borders, not_after) - 1 if not_after is not None else -1
        if 0 <= at < len(self._intervals):
            self._intervals[at][status, automatic] += number

    def add_type(self, file_type: FileType, number: int = 1) -> None:
        """Count certificates of that type."""
        self._types[file_type] += number

    def finish(self) -> Statistics:
        """Return what was counted."""
        intervals = zip(pairwise(self._borders), self._intervals, strict=True)
        return Statistics(
            counts=self._counts,
            types=self._types,
            expiring=tuple(Expiring(begin=begin, end=end, counts=counts) for (begin, end), counts in intervals),
        )
