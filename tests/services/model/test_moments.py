"""Moments as whole milliseconds, and as text."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.model.moments import find_moment, to_milliseconds, write_moment


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_comes_back_to_the_millisecond(moment: datetime) -> None:
    found = find_moment(to_milliseconds(moment))
    assert found is not None
    assert timedelta(0) <= moment - found < timedelta(milliseconds=1)


@pytest.mark.parametrize("milliseconds", [10**15, -(10**15), 2**63 - 1, -(2**63), 10**40])
def test_what_no_calendar_reaches_is_no_moment(milliseconds: int) -> None:
    assert find_moment(milliseconds) is None


def test_the_count_begins_in_1970() -> None:
    assert to_milliseconds(datetime(1970, 1, 1, tzinfo=UTC)) == 0
    assert find_moment(1_735_689_600_000) == datetime(2025, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "2026-11-23T12:00:00Z"),
        (datetime(2026, 11, 23, 12, 0, 0, 120_000, tzinfo=UTC), "2026-11-23T12:00:00.120Z"),
        (datetime(2026, 11, 23, 14, tzinfo=timezone(timedelta(hours=2))), "2026-11-23T12:00:00Z"),
        (datetime(1950, 1, 1, tzinfo=UTC), "1950-01-01T00:00:00Z"),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), "9999-12-31T23:59:59Z"),
    ],
)
def test_moments_are_written_in_utc(moment: datetime, text: str) -> None:
    assert write_moment(moment) == text
