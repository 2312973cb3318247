"""The inside of a child, as far as it can be seen without one."""

import signal
from collections.abc import Iterator

import pytest

from services.errors import TooCostly
from services.formats.budget import MAX_ITERATIONS, MAX_ITERATIONS_IN_TOTAL
from services.workers.limits import FAST_ITERATIONS
from services.workers.serving import LANES, LaneBudget, Stopwatch, TooSlow


def test_the_fast_lane_gives_its_iterations_and_no_more() -> None:
    budget = LaneBudget(FAST_ITERATIONS)
    assert budget.charge(FAST_ITERATIONS // 2, times=2) == FAST_ITERATIONS
    with pytest.raises(TooSlow):
        budget.charge(1)


def test_attempts_with_other_forms_of_a_password_count() -> None:
    budget = LaneBudget(FAST_ITERATIONS)
    budget.charge_retry(FAST_ITERATIONS)
    with pytest.raises(TooSlow):
        budget.charge_retry(1)


def test_attempts_with_another_password_count() -> None:
    budget = LaneBudget(FAST_ITERATIONS)
    budget.charge_again(FAST_ITERATIONS)
    with pytest.raises(TooSlow):
        budget.charge_again(1)


def test_scrypt_counts() -> None:
    with pytest.raises(TooSlow):
        LaneBudget(FAST_ITERATIONS).charge_scrypt(cost=1 << 14, block_size=8, parallelization=1)


def test_what_no_lane_gives_is_refused_at_once() -> None:
    with pytest.raises(TooCostly):
        LaneBudget(FAST_ITERATIONS).charge(MAX_ITERATIONS + 1)
    with pytest.raises(TooCostly):
        LaneBudget(FAST_ITERATIONS).charge(MAX_ITERATIONS, times=1 + MAX_ITERATIONS_IN_TOTAL // MAX_ITERATIONS)


def test_no_reader_can_take_the_signal_for_a_broken_part() -> None:
    assert not issubclass(TooSlow, Exception)


def test_the_slow_lane_gives_the_whole_budget_and_each_lane_more_than_the_one_before() -> None:
    assert LANES["slow"].make_budget().charge(MAX_ITERATIONS) == MAX_ITERATIONS
    with pytest.raises(TooSlow):
        LANES["first"].make_budget().charge(FAST_ITERATIONS)
    assert LANES["fast"].make_budget().charge(FAST_ITERATIONS) == FAST_ITERATIONS
    assert LANES["first"].niceness < LANES["fast"].niceness < LANES["slow"].niceness


@pytest.fixture
def stopwatch() -> Iterator[Stopwatch]:
    before = signal.getsignal(signal.SIGPROF)
    stopwatch = Stopwatch(cpu_seconds=60.0)
    yield stopwatch
    stopwatch.stop()
    signal.signal(signal.SIGPROF, before)


def test_a_stopwatch_rings_once(stopwatch: Stopwatch) -> None:
    stopwatch.start()
    with pytest.raises(TooSlow):
        signal.raise_signal(signal.SIGPROF)
    signal.raise_signal(signal.SIGPROF)


def test_a_stopwatch_rings_for_no_file_that_is_done(stopwatch: Stopwatch) -> None:
    stopwatch.start()
    stopwatch.stop()
    signal.raise_signal(signal.SIGPROF)
    assert signal.getitimer(signal.ITIMER_PROF)[0] == signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0


def test_each_lane_gives_more_processor_time_than_the_one_before_and_time_to_wait_for_it() -> None:
    assert LANES["first"].cpu_seconds < LANES["fast"].cpu_seconds < LANES["slow"].cpu_seconds
    assert all(lane.cpu_seconds < lane.seconds for lane in LANES.values())
