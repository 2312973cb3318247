"""A child whose reader does what the octets tell it: a test's way to see hangs, crashes and greed. Started like the real one."""

import ctypes
import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, os.getcwd())

from services.errors import InvalidInput, MalformedContent
from services.formats.budget import Budget
from services.model.contents import Contents, Format, Integrity, SecretKeyEntry
from services.workers.frames import Request
from services.workers.serving import serve


def say(*texts: object) -> Contents:
    """Contents whose aliases are what the test wants to know."""
    entries = tuple(SecretKeyEntry(alias=str(text), created_at=None, algorithm="") for text in texts)
    return Contents(format=Format.JKS, integrity=Integrity.NONE, is_locked=False, has_password=False, entries=entries)


def is_mortal() -> bool:
    """Whether the file that the arguments may name was there; it is removed. To be asked before the child is confined."""
    if len(sys.argv) < 3 or not os.path.exists(sys.argv[1]):
        return False
    os.unlink(sys.argv[1])
    return True


IS_MORTAL = is_mortal()


def die_once() -> Contents:
    """Die if this child is mortal."""
    if IS_MORTAL:
        os._exit(1)
    return say("survived")


def hang() -> Contents:
    while True:
        pass


def break_in() -> Contents:
    ctypes.string_at(0)
    return say("immortal")


LIBC = ctypes.CDLL(None, use_errno=True)


def call(function: str, *arguments: object) -> None:
    """Call a function of the C library; raises OSError as Python's own functions do."""
    if getattr(LIBC, function)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), function)


ATTEMPTS: dict[str, Callable[[str], object]] = {
    "read": lambda path: Path(path).read_bytes(),
    "write": lambda path: Path(path).write_bytes(b"x"),
    "stat": os.stat,
    "list": os.listdir,
    "delete": os.unlink,
    "tcp": lambda port: socket.socket().connect(("127.0.0.1", int(port))),
    "udp": lambda port: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", int(port))),
    "unix": lambda path: socket.socket(socket.AF_UNIX).connect(path),
    "pair": lambda _: socket.socketpair(),
    "fork": lambda _: os.fork() or os._exit(0),
    "exec": lambda program: os.execv(program, [program]),
    "spawn": lambda program: subprocess.run([program], check=True),
    "signal": lambda pid: os.kill(int(pid), 0),
    "ptrace": lambda pid: call("ptrace", 16, int(pid), 0, 0),
    "memory": lambda pid: call("process_vm_readv", int(pid), bytes(64), 0, None, 0, 0),
    "dumpable": lambda _: call("prctl", 4, 1, 0, 0, 0),
    "limits": lambda pid: os.setpriority(os.PRIO_PROCESS, int(pid), 1),
}
"""What a child that somebody has taken over would try."""


def attempt(what: str, argument: str) -> Contents:
    try:
        ATTEMPTS[what](argument)
    except OSError as problem:
        return say(type(problem).__name__, problem.errno)
    return say("done")


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
    return say(os.getpid())


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


def sleep_then_lane(seconds: float) -> Contents:
    time.sleep(seconds)
    return say(sys.argv[-1])


def sleep_in_slow(seconds: float, budget: Budget) -> Contents:
    """Ask for so much that only the slow lane gives it, and keep that one."""
    budget.charge(1_000_000)
    return sleep(seconds)


def nap(seconds: float) -> Contents:
    time.sleep(seconds)
    return say(os.getpid())


def grind(seconds: float) -> Contents:
    """Compute for so long, by the processor's time, in steps of Python."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return say(sys.argv[-1])


def derive(iterations: int) -> Contents:
    """Compute in one call of a library."""
    hashlib.pbkdf2_hmac("sha256", b"x", b"y", iterations)
    return say(sys.argv[-1])


def read(request: Request, budget: Budget) -> Contents:
    command, _, argument = request.octets.reveal().decode().partition(" ")
    password = None if request.password is None else request.password.reveal().decode()
    does: dict[str, Callable[[], Contents]] = {
        "echo": lambda: say(argument, request.file_name, password),
        "pid": lambda: say(os.getpid()),
        "lane": lambda: say(sys.argv[-1]),
        "grind": lambda: grind(float(argument)),
        "derive": lambda: derive(int(argument)),
        "hang": hang,
        "sleep": lambda: sleep(float(argument)),
        "nap": lambda: nap(float(argument)),
        "sleep-then-lane": lambda: sleep_then_lane(float(argument)),
        "sleep-in-slow": lambda: sleep_in_slow(float(argument), budget),
        "die": lambda: os._exit(1),
        "die-once": die_once,
        "segfault": break_in,
        "memory": allocate,
        "environment": lambda: say(*sorted(os.environ)),
        "try": lambda: attempt(*argument.split(" ")),
        "print": print_secrets,
        "fail": fail,
        "panic": panic,
        "spend": lambda: spend(budget, int(argument)),
        "refuse": refuse,
        "refuse-strangely": refuse_strangely,
        "many": lambda: say(*("x" * 1_000_000 for _ in range(40))),
    }
    return does[command]()


if __name__ == "__main__":
    serve(read, sys.argv[-1])
