"""Days, weeks and months, in time zones that set their clocks."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from services.errors import InvalidInput
from services.model.limits import MAX_INTERVALS
from services.model.statistics import Period
from services.rules.calendar import find_zone, list_borders

HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_intervals_begin_and_end_where_they_should() -> None:
    borders = list_borders(at("2026-03-27T15:03"), at("2026-03-31T00:30"), Period.DAY, time_zone="Europe/Berlin")
    assert [border.isoformat()[5:16] for border in borders] == [
        *("03-27T15:03", "03-27T23:00", "03-28T23:00"),
        *("03-29T22:00", "03-30T22:00", "03-31T00:30"),  # the clock was set forward in the night before
    ]


def test_weeks_begin_on_monday() -> None:
    borders = list_borders(at("2026-11-25"), at("2026-12-09"), Period.WEEK, time_zone="UTC")
    assert borders == (at("2026-11-25"), at("2026-11-30"), at("2026-12-07"), at("2026-12-09"))


def test_months_begin_on_the_first() -> None:
    borders = list_borders(at("2026-12-31T23:59"), at("2027-04-01"), Period.MONTH, time_zone="Asia/Kathmandu")
    assert borders == (
        at("2026-12-31T23:59"),
        *(at(f"2027-0{month}-{day}T18:15") for month, day in ((1, 31), (2, 28), (3, 31))),
        at("2027-04-01"),
    )


def test_a_day_that_begins_without_midnight_begins_when_the_clock_is_set() -> None:
    borders = list_borders(at("2018-11-03T12:00"), at("2018-11-06"), Period.DAY, time_zone="America/Sao_Paulo")
    assert borders == (at("2018-11-03T12:00"), at("2018-11-04T03:00"), at("2018-11-05T02:00"), at("2018-11-06"))


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"])
@pytest.mark.parametrize("period", Period)
def test_intervals_have_no_gap_and_none_is_empty(period: Period, zone: str) -> None:
    borders = list_borders(at("2011-06-01"), at("2012-06-01"), period, time_zone=zone)
    assert all(begin < end for begin, end in pairwise(borders))
    assert (borders[0], borders[-1]) == (at("2011-06-01"), at("2012-06-01"))


def test_a_begin_that_is_a_border_is_there_once() -> None:
    assert list_borders(at("2026-11-25"), at("2026-11-27"), Period.DAY, time_zone="UTC") == (
        at("2026-11-25"),
        at("2026-11-26"),
        at("2026-11-27"),
    )


def test_the_calendar_ends() -> None:
    assert list_borders(at("9999-12-30"), at("9999-12-31T23:59"), Period.DAY, time_zone="Asia/Tokyo")[-1] == at("9999-12-31T23:59")


def test_so_many_intervals_and_no_more() -> None:
    begin, days = at("2026-01-01"), timedelta(days=MAX_INTERVALS)
    assert len(list_borders(begin, begin + days, Period.DAY, time_zone="UTC")) == MAX_INTERVALS + 1
    with pytest.raises(InvalidInput, match=f"At most {MAX_INTERVALS} intervals"):
        list_borders(begin, begin + days + HOUR, Period.DAY, time_zone="UTC")


@pytest.mark.parametrize(
    ("begin", "end", "field"),
    [("2026-01-01", "2026-01-01", "to"), ("2026-01-02", "2026-01-01", "to"), ("1899-12-31", "2026-01-01", "from")],
)
def test_time_goes_forward_and_begins_somewhere(begin: str, end: str, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        list_borders(at(begin), at(end), Period.MONTH, time_zone="UTC")
    assert caught.value.field == field


@pytest.mark.parametrize("name", ["", "Nowhere", "../../etc/passwd", "/etc/localtime", "America", "Europe/Berlin\0", "\ud800", "x" * 5000])
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="no such time zone"):
        find_zone(name)
