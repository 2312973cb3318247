"""Takes from a process what the reading of a file does not need: memory dumps, files, the network, all but a few system calls.

By ctypes, for the packages that bind these to Python are not kept up. Linux only; elsewhere everything is lacking.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Callable

if sys.platform != "win32":
    import resource

# prctl(2)
_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_SECCOMP_MODE_FILTER = 2

# landlock(7); the numbers are the same on all architectures
_LANDLOCK_CREATE_RULESET, _LANDLOCK_RESTRICT_SELF = 444, 446
_LANDLOCK_CREATE_RULESET_VERSION = 1
_LANDLOCK_FILE_RIGHTS = (0, 13, 14, 15, 15, 16)
"""How many rights over files the versions 0 to 5 of its interface know; later ones know no more."""
_LANDLOCK_WITH_NETWORK, _LANDLOCK_WITH_SCOPES = 4, 6
_BIND_AND_CONNECT_TCP = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11

# seccomp(2) and linux/bpf_common.h
_LOAD_WORD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_AT, _ARCHITECTURE_AT = 0, 4  # in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM  # an error that Python raises, where a kill would say nothing

_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
"""AUDIT_ARCH of linux/audit.h, and the column in the table below."""

_SYSTEM_CALLS: dict[str, tuple[int, int | None]] = {
    # its pipes, which are open already
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    # memory
    "brk": (12, 214),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "madvise": (28, 233),
    # locks inside the process
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    # time, the deadline and its signal
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "setitimer": (38, 103),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    # what OpenSSL asks for
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    # the end
    "exit": (60, 93),
    "exit_group": (231, 94),
}
"""The calls that stay, found by strace over the corpus and its conversions, and what C libraries do instead of them."""


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def forbid_dumps() -> None:
    """Let this process leave no core dump, and no other process of its user read its memory or its environment."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _prctl(_PR_SET_DUMPABLE, 0)


def confine_calls() -> tuple[str, ...]:
    """Shut this thread, and all that it starts, in for good; return the names of those means that the kernel lacks.

    What is open stays open, memory can be had, and time be told; all else fails with EPERM or EACCES. Import everything before.
    """
    return tuple(name for name, apply in MEANS.items() if not apply())


def forbid_privileges() -> bool:
    """Let no program that is started have more rights than this process; seccomp and Landlock ask for it. Return whether it was done."""
    return _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def confine_by_landlock() -> bool:
    """Take all files away, and TCP, abstract sockets and signals to others where the kernel can; return whether it was done."""
    version = _syscall(_LANDLOCK_CREATE_RULESET, None, 0, _LANDLOCK_CREATE_RULESET_VERSION)
    if version < 1:
        return False
    files = (1 << _LANDLOCK_FILE_RIGHTS[min(version, len(_LANDLOCK_FILE_RIGHTS) - 1)]) - 1
    network = _BIND_AND_CONNECT_TCP if version >= _LANDLOCK_WITH_NETWORK else 0
    scopes = _ABSTRACT_SOCKETS_AND_SIGNALS if version >= _LANDLOCK_WITH_SCOPES else 0
    rules = struct.pack("=QQQ", files, network, scopes)  # what an older kernel does not know is zero, which it takes
    ruleset = _syscall(_LANDLOCK_CREATE_RULESET, rules, len(rules), 0)
    if ruleset < 0:
        return False
    try:
        return _syscall(_LANDLOCK_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def confine_by_seccomp() -> bool:
    """Leave the system calls of the table only, all others fail with EPERM; return whether it was done."""
    known = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    code = write_filter(*known)
    program = _Filter(len(code) // 8, code)
    return _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program))


MEANS: dict[str, Callable[[], bool]] = {
    "no_new_privs": forbid_privileges,
    "Landlock": confine_by_landlock,
    "seccomp": confine_by_seccomp,
}
"""In this order: the last one takes away what the others need."""


def write_filter(architecture: int, column: int) -> bytes:
    """Return the BPF program: another architecture's calls are refused (their numbers mean other things), then whatever is not listed."""
    numbers = [call[column] for call in _SYSTEM_CALLS.values()]
    checks = [(_JUMP_IF_EQUAL, number) for number in numbers if number is not None]
    code = [
        _instruct(_LOAD_WORD, _ARCHITECTURE_AT),
        _instruct(_JUMP_IF_EQUAL, architecture, then=1),
        _instruct(_RETURN, _REFUSE),
        _instruct(_LOAD_WORD, _NUMBER_AT),
        *(_instruct(*check, then=len(checks) - at) for at, check in enumerate(checks)),
        _instruct(_RETURN, _REFUSE),
        _instruct(_RETURN, _ALLOW),
    ]
    return b"".join(code)


def _instruct(code: int, value: int, *, then: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, 0, value)


def _prctl(*arguments: object) -> bool:
    if sys.platform != "linux":
        return False
    done: int = ctypes.CDLL(None).prctl(*map(_widen, (*arguments, 0, 0, 0)[:5]))
    return done == 0


def _syscall(*arguments: object) -> int:
    return int(ctypes.CDLL(None).syscall(*map(_widen, arguments))) if sys.platform == "linux" else -1


def _widen(argument: object) -> object:
    return ctypes.c_ulong(argument) if isinstance(argument, int) else argument
