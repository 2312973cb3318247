"""Moments as whole milliseconds since 1970, as Java and MongoDB count them, and as text.

A float of seconds would lose a millisecond in the year 2243.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_milliseconds(moment: datetime) -> int:
    """Return the milliseconds from 1970 to the moment, cut to whole ones."""
    return (moment - _EPOCH) // _MILLISECOND


def find_moment(milliseconds: int) -> datetime | None:
    """Return the moment so many milliseconds after 1970, or None if it lies outside the years 1 to 9999."""
    try:
        return _EPOCH + milliseconds * _MILLISECOND
    except OverflowError:
        return None


@lru_cache(maxsize=8192)  # about 1 MB
def write_moment(moment: datetime) -> str:
    """Return the moment in RFC 3339, UTC, with as many digits of the second as it has (none, or three)."""
    text = moment.astimezone(UTC).isoformat("T", "milliseconds" if moment.microsecond else "seconds")
    return text[:-6] + "Z"  # in the place of +00:00
