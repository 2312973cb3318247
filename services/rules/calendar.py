"""Days, weeks and months of a time zone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.errors import InvalidInput
from services.model.limits import MAX_INTERVALS
from services.model.statistics import Period

FIRST = datetime(1900, 1, 1, tzinfo=UTC)
"""Nothing is cut before: the validity of a certificate begins in 1950 at the earliest, as RFC 5280 4.1.2.5 writes it."""


def list_borders(begin: datetime, end: datetime, period: Period, *, time_zone: str) -> tuple[datetime, ...]:
    """Return `begin`, the first moment of each day, week or month that follows, and `end`, which cut time into intervals.

    Raises InvalidInput if `begin` is before FIRST or `end` does not follow it, for more than MAX_INTERVALS, and for an unknown time zone.
    """
    zone = find_zone(time_zone)
    if begin < FIRST:
        raise InvalidInput(f"`from` must not be before {FIRST.date()}.", field="from")
    if begin >= end:
        raise InvalidInput("`to` must be after `from`.", field="to")
    borders = [begin]
    for border in _list_begins(begin, period, zone):
        if border >= end:
            break
        if border == borders[-1]:  # a day that a zone left out when it changed sides of the date line
            continue
        if len(borders) == MAX_INTERVALS:
            raise InvalidInput(f"At most {MAX_INTERVALS} intervals can be asked for; ask for longer ones or a shorter time.", field="to")
        borders.append(border)
    return (*borders, end)


def find_zone(name: str) -> ZoneInfo:
    """Return the time zone of that name in the IANA database; raises InvalidInput."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not found; no name but a path; the name of a folder
        raise InvalidInput(
            "There is no such time zone; names are those of the IANA database, such as Europe/Berlin.", field="timeZone"
        ) from None


def _list_begins(moment: datetime, period: Period, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the first moments of the periods after the one in which the moment lies, until the calendar ends."""
    try:
        day = _begin_of(moment.astimezone(zone).date(), period)
        while True:
            day = _begin_of(day + _SPAN[period], period)
            # Where the clock is set forward at midnight, the day begins at the moment of that.
            yield datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:
        return


_SPAN = {Period.DAY: timedelta(days=1), Period.WEEK: timedelta(days=7), Period.MONTH: timedelta(days=31)}
"""From the first day of a period, so many days lead into the next one."""


def _begin_of(day: date, period: Period) -> date:
    match period:
        case Period.DAY:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
