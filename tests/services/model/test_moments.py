"""Moments as whole milliseconds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.model.moments import find_moment, to_milliseconds


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
