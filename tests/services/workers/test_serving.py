"""The inside of a child, as far as it can be seen without one."""

import pytest

from services.errors import TooCostly
from services.formats.budget import MAX_ITERATIONS, MAX_ITERATIONS_IN_TOTAL
from services.workers.limits import FAST_ITERATIONS
from services.workers.serving import LANES, FastBudget, TooSlow


def test_the_fast_lane_gives_its_iterations_and_no_more() -> None:
    budget = FastBudget()
    assert budget.charge(FAST_ITERATIONS // 2, times=2) == FAST_ITERATIONS
    with pytest.raises(TooSlow):
        budget.charge(1)


def test_attempts_with_other_forms_of_a_password_count() -> None:
    budget = FastBudget()
    budget.charge_retry(FAST_ITERATIONS)
    with pytest.raises(TooSlow):
        budget.charge_retry(1)


def test_scrypt_counts() -> None:
    with pytest.raises(TooSlow):
        FastBudget().charge_scrypt(cost=1 << 14, block_size=8, parallelization=1)


def test_what_no_lane_gives_is_refused_at_once() -> None:
    with pytest.raises(TooCostly):
        FastBudget().charge(MAX_ITERATIONS + 1)
    with pytest.raises(TooCostly):
        FastBudget().charge(MAX_ITERATIONS, times=1 + MAX_ITERATIONS_IN_TOTAL // MAX_ITERATIONS)


def test_no_reader_can_take_the_signal_for_a_broken_part() -> None:
    assert not issubclass(TooSlow, Exception)


def test_the_slow_lane_gives_the_whole_budget() -> None:
    assert LANES["slow"].budget().charge(MAX_ITERATIONS) == MAX_ITERATIONS
    assert LANES["slow"].niceness > LANES["fast"].niceness
