"""The inside of a child: one request after the other, until the parent closes the pipe."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from services.errors import DomainError, ErrorCode, TooCostly
from services.formats.budget import Budget
from services.model.contents import Contents
from services.model.secret import Secret
from services.workers.answers import AnswerKind, write_contents, write_crash, write_failure, write_file
from services.workers.confinement import MEANS, confine_calls, forbid_dumps
from services.workers.frames import Request, read_request, write_answer
from services.workers.limits import (
    CPU_GRACE_SECONDS,
    FAST_CPU_SECONDS,
    FAST_ITERATIONS,
    FAST_NICENESS,
    FAST_SECONDS,
    FIRST_CPU_SECONDS,
    FIRST_ITERATIONS,
    GRACE_SECONDS,
    MAX_ANSWER_OCTETS,
    MAX_MEMORY,
    MAX_OPEN_FILES,
    SLOW_CPU_SECONDS,
    SLOW_NICENESS,
    SLOW_SECONDS,
)

if sys.platform != "win32":
    import resource

READY = b"ready"
"""The first answer of every child; the names of what its kernel lacks to confine it follow, each after a space."""

Work = Callable[[Request, Budget], Contents | Secret]
"""Reads or converts: what the file says, or another file."""


class TooSlow(BaseException):
    """The file asks for more iterations or processor time than the lane gives. No Exception: a reader that goes on after a broken part
    must not take it for one.
    """


class LaneBudget(Budget):
    """The budget of every file, which besides stops the work once it is none for the lane."""

    def __init__(self, iterations: int) -> None:
        super().__init__()
        self._left_here = iterations

    def charge_again(self, cost: int) -> None:
        """Pay for one derivation, as `charge` does through this; raises TooCostly as everywhere, and TooSlow."""
        super().charge_again(cost)
        self._spend(cost)

    def charge_retry(self, iterations: int) -> None:
        """Pay for one more attempt; raises TooCostly as everywhere, and TooSlow."""
        super().charge_retry(iterations)
        self._spend(iterations)

    def _spend(self, iterations: int) -> None:
        self._left_here -= iterations
        if self._left_here < 0:
            raise TooSlow


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneRules:
    """What is different between the lanes inside a child. What is more than the lane gives is left to the next lane."""

    iterations: int | None
    cpu_seconds: float
    seconds: float
    niceness: int

    def make_budget(self) -> Budget:
        """Return the budget of one file."""
        return Budget() if self.iterations is None else LaneBudget(self.iterations)


LANES = {
    "first": LaneRules(iterations=FIRST_ITERATIONS, cpu_seconds=FIRST_CPU_SECONDS, seconds=FAST_SECONDS, niceness=0),
    "fast": LaneRules(iterations=FAST_ITERATIONS, cpu_seconds=FAST_CPU_SECONDS, seconds=FAST_SECONDS, niceness=FAST_NICENESS),
    "slow": LaneRules(iterations=None, cpu_seconds=SLOW_CPU_SECONDS, seconds=SLOW_SECONDS, niceness=SLOW_NICENESS),
}


class Stopwatch:
    """Stops a file that takes more processor time than its lane gives. What else the machine is doing does not count.

    The first signal raises TooSlow between two steps of Python. One call of a library may last longer: the second signal ends the
    process. Neither exists on Windows.
    """

    def __init__(self, cpu_seconds: float) -> None:
        self._cpu_seconds = cpu_seconds
        self._is_running = False
        if sys.platform != "win32":
            signal.signal(signal.SIGPROF, self._ring)

    def start(self) -> None:
        """Count from now on."""
        self._is_running = True
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, self._cpu_seconds)
            signal.setitimer(signal.ITIMER_VIRTUAL, self._cpu_seconds + CPU_GRACE_SECONDS)

    def stop(self) -> None:
        """Raise nothing from now on: a signal between two files would end the child."""
        self._is_running = False
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _ring(self, *_: object) -> None:
        if self._is_running:
            self._is_running = False
            raise TooSlow


def serve(work: Work, lane: str) -> None:
    """Confine this process, say that it is ready, and answer requests on standard input and output until the input ends."""
    rules = LANES[lane]
    requests, answers = sys.stdin.buffer, _take_over_output()
    confine(niceness=rules.niceness)
    stopwatch = Stopwatch(rules.cpu_seconds)
    write_answer(answers, b" ".join((READY, *(name.encode() for name in confine_calls()))))
    while (request := read_request(requests)) is not None:
        set_deadline(rules.seconds)
        answer = _answer_in_time(work, request, rules.make_budget(), stopwatch=stopwatch)
        set_deadline(None)
        write_answer(answers, answer)


def read_ready(answer: bytes) -> frozenset[str] | None:
    """Return what the kernel lacks to confine a child, of its first answer; None if this is none."""
    ready, *names = answer.split(b" ")
    lacking = frozenset(name.decode(errors="replace") for name in names)
    return lacking if ready == READY and lacking <= MEANS.keys() else None


def _take_over_output() -> BinaryIO:
    """Keep standard output for answers: what a library may print goes nowhere, and neither does what an interpreter says as it dies."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return answers


def _answer_in_time(work: Work, request: Request, budget: Budget, *, stopwatch: Stopwatch) -> bytes:
    try:
        stopwatch.start()
        answer = _answer(work, request, budget)
        stopwatch.stop()
    except TooSlow:
        stopwatch.stop()
        return AnswerKind.TOO_SLOW.value
    return answer


def _answer(work: Work, request: Request, budget: Budget) -> bytes:
    """Return the answer; raises TooSlow."""
    try:
        found = work(request, budget)
        answer = write_file(found) if isinstance(found, Secret) else write_contents(found)
    except TooSlow:
        raise
    except MemoryError:
        return AnswerKind.OUT_OF_MEMORY.value
    except DomainError as error:
        try:
            return write_failure(error, request.failures)
        except (KeyError, TypeError):  # a failure that is not a reader's, or a text that JSON cannot write
            return write_crash(error)
    except BaseException as error:  # cryptography's Rust panics are no Exception
        return write_crash(error)
    if len(answer) > MAX_ANSWER_OCTETS:
        return write_failure(TooCostly("The contents of the file are too large to be shown.", code=ErrorCode.PARSE_LIMIT))
    return answer


def confine(*, niceness: int) -> None:
    """Limit this process for good: memory, open files, no file of any size, no dump, no further process; and ignore Ctrl-C.

    Address space is limited on Linux only (macOS does not keep that limit), and nothing on Windows, where these limits do not exist.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it goes to the whole terminal; the parent ends its children itself
    if sys.platform == "win32":
        return
    _lower_priority(niceness)
    forbid_dumps()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN_FILES, MAX_OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def _lower_priority(niceness: int) -> None:
    """Linux may schedule sessions, of which each child is one, as groups (sched(7), autogroup); then the group's niceness counts."""
    os.nice(niceness)
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(niceness))


def set_deadline(seconds: float | None) -> None:
    """Let the operating system end this process that many seconds after its wall time (None: never), whatever it is doing then."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + GRACE_SECONDS)
