"""A child whose reader does what the octets tell it: a test's way to see hangs, crashes and greed. Started like the real one."""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable

sys.path.insert(0, os.getcwd())

from services.errors import InvalidInput, MalformedContent
from services.formats.budget import Budget
from services.model.contents import Contents, Format, Integrity, SecretKeyEntry
from services.workers.frames import Request
from services.workers.limits import FAST_ITERATIONS
from services.workers.serving import serve


def say(*texts: object) -> Contents:
    """Contents whose aliases are what the test wants to know."""
    entries = tuple(SecretKeyEntry(alias=str(text), created_at=None, algorithm="") for text in texts)
    return Contents(format=Format.JKS, integrity=Integrity.NONE, is_locked=False, has_password=False, entries=entries)


def die_once(path: str) -> Contents:
    """Die as long as the file is there, and remove it."""
    if os.path.exists(path):
        os.unlink(path)
        os._exit(1)
    return say("survived")


def hang() -> Contents:
    while True:
        pass


def kill_itself(number: int) -> Contents:
    os.kill(os.getpid(), number)
    time.sleep(10)
    return say("immortal")


def tell_limits() -> Contents:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
    return say(os.getpriority(os.PRIO_PROCESS, 0), *(resource.getrlimit(kind) for kind in kinds))


def write_a_file(path: str) -> Contents:
    try:
        with open(path, "wb", buffering=0) as file:
            file.write(b"x")
    except OSError as problem:
        return say(type(problem).__name__, problem.errno)
    return say("written")


def print_secrets() -> Contents:
    print("hunter2")  # noqa: T201
    print("hunter2", file=sys.stderr, flush=True)  # noqa: T201
    sys.stdout.flush()
    os.write(1, b"hunter2")
    return say("printed")


def fail() -> Contents:
    secret = "hunter2"
    raise LookupError(f"cannot read {secret}")


def spend(budget: Budget, iterations: int) -> Contents:
    budget.charge(iterations)
    return say(os.getpriority(os.PRIO_PROCESS, 0))


def refuse() -> Contents:
    raise MalformedContent("It is broken.", position="line 12")


def refuse_strangely() -> Contents:
    raise InvalidInput("No reader may say this: hunter2.", field="x")


def panic() -> Contents:
    raise BaseException("as cryptography's Rust does")


def allocate() -> Contents:
    return say(len(bytearray(2 << 30)))


def sleep(seconds: float) -> Contents:
    time.sleep(seconds)
    return say("slept")


def nap(seconds: float) -> Contents:
    time.sleep(seconds)
    return say(os.getpriority(os.PRIO_PROCESS, 0))


def read(request: Request, budget: Budget) -> Contents:
    command, _, argument = request.octets.reveal().decode().partition(" ")
    password = None if request.password is None else request.password.reveal().decode()
    does: dict[str, Callable[[], Contents]] = {
        "echo": lambda: say(argument, request.file_name, password),
        "pid": lambda: say(os.getpid()),
        "hang": hang,
        "sleep": lambda: sleep(float(argument)),
        "nap": lambda: nap(float(argument)),
        "die": lambda: os._exit(1),
        "die-once": lambda: die_once(argument),
        "segfault": lambda: kill_itself(signal.SIGSEGV),
        "memory": allocate,
        "limits": tell_limits,
        "environment": lambda: say(*sorted(os.environ)),
        "write": lambda: write_a_file(argument),
        "print": print_secrets,
        "fail": fail,
        "panic": panic,
        "spend": lambda: spend(budget, int(argument)),
        "spend-fast": lambda: spend(budget, FAST_ITERATIONS),
        "refuse": refuse,
        "refuse-strangely": refuse_strangely,
        "many": lambda: say(*("x" * 1_000_000 for _ in range(40))),
    }
    return does[command]()


if __name__ == "__main__":
    serve(read, sys.argv[1])
