"""Calendar arithmetic, and the bounds of a validity to the second (docs/reference/reliability.md, cases 31 and 32)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, InvalidInput
from services.issuance.validity import BACKDATED_BY, DEFAULT_VALIDITY, add_period, check_within_authority, choose_validity
from services.model.certificate import TimeUnit, ValidityPeriod

NOON = datetime(2026, 11, 23, 12, 0, 0, 999_999, tzinfo=UTC)
FAR = datetime(2046, 11, 23, tzinfo=UTC)


def period(value: int, unit: TimeUnit) -> ValidityPeriod:
    return ValidityPeriod(value=value, unit=unit)


def days(value: int) -> ValidityPeriod:
    return period(value, TimeUnit.DAYS)


def months(value: int) -> ValidityPeriod:
    return period(value, TimeUnit.MONTHS)


def years(value: int) -> ValidityPeriod:
    return period(value, TimeUnit.YEARS)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-31", months(1), "2026-02-28"),
        ("2028-01-31", months(1), "2028-02-29"),
        ("2100-01-31", months(1), "2100-02-28"),
        ("2026-01-31", months(2), "2026-03-31"),
        ("2026-01-31", months(3), "2026-04-30"),
        ("2026-08-31", months(6), "2027-02-28"),
        ("2026-11-30", months(3), "2027-02-28"),
        ("2026-12-31", months(1), "2027-01-31"),
        ("2026-12-31", months(12), "2027-12-31"),
        ("2026-11-30", months(13), "2027-12-30"),
        ("2028-02-29", years(1), "2029-02-28"),
        ("2028-02-29", years(4), "2032-02-29"),
        ("2028-02-28", days(1), "2028-02-29"),
        ("2026-02-28", days(1), "2026-03-01"),
        ("2026-11-23", days(365), "2027-11-23"),
        ("2049-12-31", years(1), "2050-12-31"),
    ],
)
def test_calendar_arithmetic(start: str, length: ValidityPeriod, end: str) -> None:
    assert add_period(datetime.fromisoformat(f"{start}T13:14:15+00:00"), length) == datetime.fromisoformat(f"{end}T13:14:15+00:00")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)), st.integers(1, 1200))  # noqa: DTZ001
def test_months_keep_the_day_or_end_the_month(start: datetime, count: int) -> None:
    end = add_period(start, months(count))
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.timetz() == start.timetz()
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(st.integers(0, 100))
def test_a_year_is_twelve_months(count: int) -> None:
    assert add_period(NOON, years(count)) == add_period(NOON, months(12 * count))


def test_a_validity_counts_from_now_in_whole_seconds_and_begins_five_minutes_back() -> None:
    not_before, not_after = choose_validity(DEFAULT_VALIDITY, now=NOON, authority_not_after=FAR)
    assert not_before == datetime(2026, 11, 23, 11, 55, tzinfo=UTC)
    assert not_after == datetime(2027, 2, 23, 12, tzinfo=UTC)
    assert timedelta(minutes=5) == BACKDATED_BY


@pytest.mark.parametrize("unit", TimeUnit)
@pytest.mark.parametrize("value", [0, -1, -(10**9), 10**9, 10**30])
def test_nothing_and_no_end_are_out_of_range(value: int, unit: TimeUnit) -> None:
    with pytest.raises(InvalidInput) as caught:
        choose_validity(period(value, unit), now=NOON, authority_not_after=datetime.max.replace(tzinfo=UTC))
    assert caught.value.code is ErrorCode.VALIDITY_OUT_OF_RANGE
    assert caught.value.field == "validity"


@pytest.mark.parametrize(("most", "too_much"), [(years(10), years(11)), (months(120), months(121)), (days(3653), days(3654))])
def test_ten_years_are_the_most_however_they_are_counted(most: ValidityPeriod, too_much: ValidityPeriod) -> None:
    choose_validity(most, now=NOON, authority_not_after=FAR)
    with pytest.raises(InvalidInput, match="at most 10 years"):
        choose_validity(too_much, now=NOON, authority_not_after=FAR)


def test_an_installation_sets_its_own_maximum() -> None:
    with pytest.raises(InvalidInput, match="at most 1 month"):
        choose_validity(days(31), now=NOON, authority_not_after=FAR, longest=months(1))
    for too_long in (days(32), months(2), years(1)):
        with pytest.raises(InvalidInput) as caught:
            choose_validity(too_long, now=NOON, authority_not_after=FAR, longest=days(31))
        assert caught.value.code is ErrorCode.VALIDITY_OUT_OF_RANGE
    assert choose_validity(days(1), now=NOON, authority_not_after=FAR, longest=days(1))[1] == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_authority_is_not_outlived_by_one_second() -> None:
    end = datetime(2026, 12, 23, 12, tzinfo=UTC)
    assert choose_validity(months(1), now=NOON, authority_not_after=end)[1] == end
    with pytest.raises(InvalidInput) as caught:
        choose_validity(months(1), now=NOON, authority_not_after=end - timedelta(seconds=1))
    assert caught.value.code is ErrorCode.VALIDITY_EXCEEDS_CA
    assert caught.value.field == "validity"


def test_the_same_moment_is_within_the_authority() -> None:
    check_within_authority(FAR, FAR)
    with pytest.raises(InvalidInput):
        check_within_authority(FAR + timedelta(seconds=1), FAR)
