"""Latencies of several things that are done in turns, so that whatever else the machine does hits all of them alike."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Call = Callable[[], object]

WARM_UP = 5
"""Calls of each that are not counted: connections, caches and interpreters that specialise."""

FEWEST = 15
"""Counted rounds, however long they take."""


@dataclass(frozen=True)
class Figure:
    """Medians of something and of its floor, in seconds, and the median of how often the floor fits in, round by round.

    A round is over in some milliseconds: what slows the machine down slows both, and their ratio stays.
    """

    taken: float
    floor: float
    ratio: float


def compare(taken: Sequence[float], floor: Sequence[float]) -> Figure:
    """Return the figure of latencies of the same rounds."""
    ratios = [one / other for one, other in zip(taken, floor, strict=True)]
    return Figure(statistics.median(taken), statistics.median(floor), statistics.median(ratios))


def compare_pairs(latencies: Sequence[Sequence[float]]) -> list[Figure]:
    """Return the figures of latencies that come as one and its floor, one and its floor."""
    return [compare(*latencies[at : at + 2]) for at in range(0, len(latencies), 2)]


def measure_in_turns(calls: Sequence[Call], *, seconds: float) -> list[list[float]]:
    """Return the seconds of each call in each round: all calls round after round, for that long, at least FEWEST rounds.

    Each round has an order of its own: who comes after another process finds colder caches than who comes after itself.
    """
    for call in calls:
        for _ in range(WARM_UP):
            call()
    taken: list[list[float]] = [[] for _ in calls]
    turns = list(zip(calls, taken, strict=True))
    order = random.Random(0)
    deadline = time.perf_counter() + seconds
    gc.disable()  # of the client: its pauses are not the service's
    try:
        while len(taken[0]) < FEWEST or time.perf_counter() < deadline:
            order.shuffle(turns)
            for call, times in turns:
                begun = time.perf_counter()
                call()
                times.append(time.perf_counter() - begun)
    finally:
        gc.enable()
    return taken
