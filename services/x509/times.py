"""UTCTime and GeneralizedTime of a validity (RFC 5280 4.1.2.5), and what older issuers wrote instead."""

import re
from datetime import UTC, datetime, timedelta, timezone

from services.asn1.der import Element, NotDer
from services.asn1.tags import GENERALIZED_TIME, UTC_TIME

_LONGEST = len("YYYYMMDDHHMMSS.fffffffff+hhmm")
_REST = rb"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{4})?"
_PATTERNS = {UTC_TIME: re.compile(rb"(\d\d)" + _REST), GENERALIZED_TIME: re.compile(rb"(\d{4})" + _REST)}
_CENTURY_TURN = 50  # RFC 5280 4.1.2.5.1: years 50 to 99 are of the twentieth century


def read_time(element: Element) -> datetime:
    """Return the moment, aware, in UTC, to the second; raises NotDer for what is no time or lies outside the years 1 to 9999.

    Beyond RFC 5280 it reads a missing second (0), an offset from UTC, a fraction (cut off) and no zone at all (UTC).
    """
    pattern = _PATTERNS.get(element.tag)
    matched = pattern.fullmatch(element.content) if pattern and element.stop - element.start <= _LONGEST else None
    if matched is None:
        raise NotDer("no time")
    year, month, day, hour, minute, second = (int(digits or b"0") for digits in matched.groups()[:6])
    if element.tag == UTC_TIME:
        year += 1900 if year >= _CENTURY_TURN else 2000
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_read_zone(matched[7]))
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise NotDer("no moment of the calendar") from problem


def _read_zone(text: bytes | None) -> timezone:
    if text is None or text == b"Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return timezone(-offset if text[:1] == b"-" else offset)
