"""Counts of days: what is written is read back, and which quarters are counted whole."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.model.contents import FileType
from services.model.validity import expiring_from
from services.storage.mongo.expiries.cells import LEADS, QUARTER, QUARTERS, SHORT_LEAD, Cuts, Day, Expiry, moment_of, quarter_of, read_day
from tests.support import NOW

MOMENTS = st.integers(-631_152_000, 253_370_764_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))  # 1950 to 9999


@given(MOMENTS, st.integers(-10_000, 10**9))
def test_what_is_expiring_at_another_time_than_the_table_says_expires_soon(not_before: datetime, seconds: int) -> None:
    """So counting those that expire within SHORT_LEAD one by one is enough."""
    not_after = not_before + timedelta(seconds=seconds) if not_before.year < 9000 else not_before
    lead = not_after - expiring_from(not_before, not_after)
    assert lead in LEADS or lead < SHORT_LEAD


def test_a_day_is_read_as_it_was_written() -> None:
    day = Day(quarter_of(NOW) // QUARTERS)
    for minutes in (0, 1, 14, 15, 700):
        not_after = NOW + timedelta(minutes=minutes)
        day.add(Expiry(FileType.PEM, automatic=minutes > 1, not_after=not_after, expiring_from=not_after - LEADS[-1]), 2)
    written = day.write()
    assert written["sums"] == {"a4": 6, "m4": 4}
    assert read_day(written) == day
    day.add(Expiry(FileType.PEM, automatic=False, not_after=NOW, expiring_from=NOW - LEADS[-1]), -4)
    assert "m4" not in day.write()["sums"]


@given(MOMENTS.filter(lambda moment: moment.year < 9990), st.lists(MOMENTS, max_size=5).map(sorted))
def test_all_quarters_of_a_day_are_in_a_run_or_apart_and_nothing_changes_within_a_run(now: datetime, borders: list[datetime]) -> None:
    cuts = Cuts(now, borders)
    for day in {*cuts.list_days(), quarter_of(now) // QUARTERS + 7}:
        runs = list(cuts.list_runs(day))
        within = [quarter for begin, end in runs for quarter in range(begin, end)]
        assert within == [quarter for quarter in range(QUARTERS) if day * QUARTERS + quarter not in cuts.apart]
        for begin, end in runs:
            first, last = moment_of(day * QUARTERS + begin), moment_of(day * QUARTERS + end)
            assert not any(first < moment < last for moment in (now, *(now + lead for lead in LEADS), *borders))


def test_a_day_in_which_nothing_changes_is_whole() -> None:
    cuts = Cuts(NOW, [NOW + 90 * timedelta(days=1) + QUARTER])
    assert quarter_of(NOW) // QUARTERS + 60 not in cuts.list_days()
    assert quarter_of(NOW) // QUARTERS + 90 in cuts.list_days()


def test_stretches_hold_exactly_the_quarters_that_are_apart() -> None:
    cuts = Cuts(NOW, [NOW + timedelta(days=5, seconds=1)])
    covered = {quarter for begin, end in cuts.list_apart() for quarter in range(quarter_of(begin), quarter_of(end))}
    assert covered == cuts.apart
