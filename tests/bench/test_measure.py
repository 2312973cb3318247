"""Figures are made of what was measured in the same round."""

import pytest

from bench.measure import FEWEST, WARM_UP, Call, compare, compare_pairs, measure_in_turns


def test_a_ratio_is_the_median_of_the_rounds_not_of_the_medians() -> None:
    """A machine that is ten times slower for half of the rounds changes both latencies and no ratio."""
    figure = compare([0.002, 0.020, 0.002, 0.020], [0.001, 0.010, 0.001, 0.010])
    assert figure.ratio == pytest.approx(2)
    assert figure.taken == pytest.approx(0.011)
    assert figure.floor == pytest.approx(0.0055)


def test_pairs_are_one_and_its_floor() -> None:
    assert [figure.ratio for figure in compare_pairs([[6.0], [3.0], [5.0], [1.0]])] == [2, 5]


def test_all_are_called_equally_often_and_at_least_so_often() -> None:
    made: list[str] = []
    calls: list[Call] = [lambda: made.append("a"), lambda: made.append("b")]
    latencies = measure_in_turns(calls, seconds=0)
    assert [len(one) for one in latencies] == [FEWEST, FEWEST]
    assert made.count("a") == made.count("b") == FEWEST + WARM_UP
    counted = made[2 * WARM_UP :]
    rounds = {tuple(counted[at : at + 2]) for at in range(0, len(counted), 2)}
    assert rounds == {("a", "b"), ("b", "a")}
