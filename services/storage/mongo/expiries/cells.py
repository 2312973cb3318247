"""What the counts of one tenant and one day look like: numbers of certificates by the quarter of an hour in which they expire. Pure.

Every time zone of today is a whole number of quarters from UTC, so its days are made of whole quarters.
"""

import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from services.model.contents import FileType
from services.model.validity import MAX_THRESHOLD, RENEWAL_THRESHOLDS
from services.storage.mongo.codec import Document, read_moment

QUARTER = timedelta(minutes=15)
QUARTERS = 96
"""Of a day."""

LEADS = (*(lead for _, lead in RENEWAL_THRESHOLDS), MAX_THRESHOLD)
"""How long before its end a certificate counts as expiring. With thresholds that are none of these, all must be counted anew."""

SHORT_LEAD = min(LEADS)
"""Validities of less than a day have any lead up to this one: whoever expires so soon is not counted by quarters."""

_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBERS = struct.Struct(f"<{QUARTERS}i")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is counted apart within a quarter; the lead is None for any other one up to SHORT_LEAD."""

    automatic: bool
    lead: timedelta | None

    def write(self) -> str:
        """Return the name of a field."""
        lead = "x" if self.lead is None else str(LEADS.index(self.lead))
        return f"{'a' if self.automatic else 'm'}{lead}"


KINDS = {kind.write(): kind for kind in (Kind(automatic, lead) for automatic in (True, False) for lead in (*LEADS, None))}
"""By the name of their field."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """What of a certificate is counted."""

    file_type: FileType
    automatic: bool
    not_after: datetime | None
    expiring_from: datetime | None

    @property
    def kind(self) -> Kind:
        """How it is counted within its quarter."""
        lead = self.not_after - self.expiring_from if self.not_after and self.expiring_from else None
        return Kind(self.automatic, lead if lead in LEADS else None)

    @property
    def quarter(self) -> int | None:
        """The quarter in which it expires; None for an unknown one."""
        return None if self.not_after is None else quarter_of(self.not_after)


EXPIRIES = dict.fromkeys(("type", "renewal.automatic", "not_after", "expiring_from"), 1)
"""The projection of a certificate's document to what `read_expiry` reads."""


def read_expiry(document: Document) -> Expiry:
    """Return what is counted of the certificate of that document, whether it was read or is to be written."""
    renewal = document.get("renewal")
    ends, begins = document.get("not_after"), document.get("expiring_from")
    return Expiry(
        file_type=FileType(document["type"]),
        automatic=bool(renewal and renewal["automatic"]),
        not_after=ends and read_moment(ends),
        expiring_from=begins and read_moment(begins),
    )


def write_expiry(expiry: Expiry) -> dict[str, Any]:
    """Return the fields that `read_expiry` reads."""
    return {
        "type": expiry.file_type.value,
        "renewal": {"automatic": expiry.automatic},
        "not_after": expiry.not_after,
        "expiring_from": expiry.expiring_from,
    }


@dataclass(slots=True)
class Day:
    """The counts of one tenant and one day, or of unknown expiries (None)."""

    day: int | None
    types: Counter[FileType] = field(default_factory=Counter)
    cells: dict[Kind, list[int]] = field(default_factory=dict)
    additions: int = 0
    """How often changes were added to it since all was counted."""

    def add(self, expiry: Expiry, number: int) -> None:
        """Count certificates."""
        self.types[expiry.file_type] += number
        self.cells.setdefault(expiry.kind, [0] * QUARTERS)[(expiry.quarter or 0) % QUARTERS] += number

    def write(self) -> dict[str, Any]:
        """Return the fields of the document, without its tenant."""
        return {
            "day": self.day,
            "additions": self.additions,
            "types": {file_type.value: number for file_type, number in self.types.items() if number},
            "sums": {kind.write(): sum(numbers) for kind, numbers in self.cells.items() if any(numbers)},
            "cells": {kind.write(): _NUMBERS.pack(*numbers) for kind, numbers in self.cells.items() if any(numbers)},
        }


def read_day(document: Document) -> Day:
    """Return the counts of a day."""
    types = Counter({FileType(name): number for name, number in document["types"].items()})
    cells = {KINDS[name]: list(read_cells(octets)) for name, octets in document["cells"].items()}
    return Day(document["day"], types, cells, document["additions"])


@dataclass(slots=True)
class Days:
    """Days of one tenant, to which certificates are added."""

    of: dict[int | None, Day] = field(default_factory=dict)

    def add(self, document: Document, number: int) -> None:
        """Count certificates that are as the document says."""
        expiry = read_expiry(document)
        key = day_of(expiry.quarter)
        if key not in self.of:
            self.of[key] = Day(key)
        self.of[key].add(expiry, number)


def read_cells(octets: bytes) -> tuple[int, ...]:
    """Return the numbers of the quarters of a day."""
    return _NUMBERS.unpack(octets)


def quarter_of(moment: datetime) -> int:
    """Return the quarter of an hour in which the moment lies, counted from 1970."""
    return (moment - _ORIGIN) // QUARTER


def moment_of(quarter: int) -> datetime:
    """Return the first moment of a quarter."""
    return _ORIGIN + quarter * QUARTER


def day_of(quarter: int | None) -> int | None:
    """Return the day of a quarter, counted from 1970; None for unknown expiries."""
    return None if quarter is None else quarter // QUARTERS


class Cuts:
    """Which quarters are counted whole, and which certificate by certificate, because something changes within them.

    That are those of the present moment and of the next SHORT_LEAD, those in which certificates begin to be expiring at this moment,
    and those that a border lies in.
    """

    def __init__(self, now: datetime, borders: Sequence[datetime]) -> None:
        soon = range(quarter_of(now), quarter_of(now + SHORT_LEAD) + 1)
        within = {quarter_of(border) for border in borders if moment_of(quarter_of(border)) != border}
        self.apart = frozenset({*soon, *(quarter_of(now + lead) for lead in LEADS), *within})
        self._changes = sorted(self.apart | {quarter + 1 for quarter in self.apart} | {quarter_of(border) for border in borders})

    def list_days(self) -> Collection[int]:
        """Return the days that are not counted whole."""
        return {quarter // QUARTERS for quarter in self._changes if quarter % QUARTERS or quarter in self.apart}

    def list_runs(self, day: int) -> Iterator[tuple[int, int]]:
        """Yield begin and end of each run of quarters within which nothing changes, as numbers within the day."""
        first, last = day * QUARTERS, (day + 1) * QUARTERS
        changes = self._changes[bisect_left(self._changes, first) : bisect_left(self._changes, last)]
        for begin, end in pairwise([first, *(change for change in changes if change > first), last]):
            if begin not in self.apart:
                yield begin - first, end - first

    def list_apart(self) -> Iterator[tuple[datetime, datetime]]:
        """Yield begin and end of each stretch of time whose certificates are counted one by one."""
        for quarter in sorted(self.apart):
            if quarter - 1 not in self.apart:
                end = quarter + 1
                while end in self.apart:
                    end += 1
                yield moment_of(quarter), moment_of(end)
