"""Counts what a call computes, so that no test needs a clock.

A clock tells as much of the machine and of its neighbours as of the code. Calls of functions are the same on every machine.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

DERIVATIONS = {"pbkdf2_hmac", "scrypt", "derive", "verify"}
"""Functions in C that derive a key from a password: one call may last for minutes."""


class TooMuchWork(BaseException):
    """More was computed than the test allows; no code that is tested catches it."""


@dataclass
class Work:
    """What this thread called since the beginning."""

    calls: int = 0
    derivations: int = 0


@contextmanager
def counting(*, most_calls: int) -> Iterator[Work]:
    """Count the calls of Python's and of C's functions; raises TooMuchWork at once where they are more than `most_calls`."""
    work = Work()

    def count(_frame: FrameType, event: str, function: object) -> None:
        if event in ("call", "c_call"):
            work.calls += 1
            if event == "c_call" and getattr(function, "__name__", "") in DERIVATIONS:
                work.derivations += 1
            if work.calls > most_calls:
                sys.setprofile(None)
                raise TooMuchWork(f"more than {most_calls:,} calls")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield work
    finally:
        sys.setprofile(before)
