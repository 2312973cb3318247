"""What is taken from a process, by each of the means alone: where the kernel lacks one, the others still hold."""

import errno
import struct
from pathlib import Path

import pytest

from services.workers.confinement import MEANS, write_filter
from tests.services.workers.confined import needs_confinement, run_confined

TRY = """
def attempt(do):
    try:
        do()
    except OSError as error:
        print(errno.errorcode[error.errno])
    else:
        print("done")
"""
CONNECT = "lambda: socket.socket().connect(('127.0.0.1', 1))"


def outcomes(confine: str, *attempts: str) -> list[str]:
    """Return what becomes of each attempt after that line."""
    return run_confined("\n".join((TRY, confine, *(f"attempt({attempt})" for attempt in attempts))))


def test_the_control_can_do_it_all() -> None:
    attempts = ("lambda: open('/proc/self/environ')", "lambda: open('/etc/hostname')", "lambda: os.stat('/')", "lambda: os.getppid()")
    assert outcomes("pass", *attempts) == ["done"] * len(attempts)
    assert outcomes("pass", CONNECT) == ["ECONNREFUSED"]


@needs_confinement
def test_landlock_alone_takes_files_and_tcp_away(tmp_path: Path) -> None:
    confine = "confinement.forbid_privileges(); assert confinement.confine_by_landlock()"
    attempts = (
        "lambda: open('/etc/hostname')",
        "lambda: open('/proc/{}/environ'.format(os.getppid()))",
        f"lambda: open({str(tmp_path / 'new')!r}, 'w')",
    )
    assert outcomes(confine, *attempts, "lambda: os.listdir('/')", CONNECT) == ["EACCES"] * 5


@needs_confinement
def test_seccomp_alone_takes_all_else_away() -> None:
    confine = "confinement.forbid_privileges(); assert confinement.confine_by_seccomp()"
    attempts = (
        "lambda: open('/etc/hostname')",
        "lambda: os.stat('/')",
        "lambda: socket.socket()",
        "lambda: socket.socket(socket.AF_UNIX)",
        "os.fork",
        "lambda: os.execv('/bin/true', ['true'])",
        "lambda: os.kill(os.getpid(), 0)",
        "os.getcwd",
    )
    assert outcomes(confine, *attempts) == ["EPERM"] * len(attempts)


@needs_confinement
def test_what_computing_needs_stays() -> None:
    attempts = (
        "lambda: bytearray(64 << 20)",
        "lambda: os.urandom(16)",
        "lambda: time.sleep(0.01)",
        "os.getpid",
        "lambda: signal.setitimer(0, 5)",
        "lambda: os.write(1, b'')",
    )
    assert outcomes("assert confinement.confine_calls() == ()", *attempts) == ["done"] * len(attempts)


@needs_confinement
def test_no_program_that_is_started_gets_more_rights() -> None:
    code = "confinement.forbid_privileges(); print(open('/proc/self/status').read())"
    assert "NoNewPrivs:\t1" in run_confined(code)


@pytest.mark.skipif("sys.platform != 'linux'")
def test_dumps_are_forbidden() -> None:
    code = "confinement.forbid_dumps(); print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))"
    assert run_confined(code) == ["0 (0, 0)"]


def test_what_the_kernel_lacks_is_named() -> None:
    code = "confinement.MEANS.update(Landlock=lambda: False, seccomp=lambda: False); print(*confinement.confine_calls())"
    assert run_confined(code) == ["Landlock seccomp"]
    assert list(MEANS)[-1] == "seccomp", "it takes away what the others need"


@pytest.mark.parametrize("architecture", [(0xC000003E, 0), (0xC00000B7, 1)], ids=["x86_64", "aarch64"])
def test_the_filter_allows_its_numbers_on_its_own_architecture_only(architecture: tuple[int, int]) -> None:
    mine, column = architecture
    other = {0: 0xC00000B7, 1: 0xC000003E}[column]
    code = write_filter(mine, column)
    read, openat = ((0, 257), (63, 56))[column]
    exit_group = (231, 94)[column]
    assert [run_filter(code, mine, number) for number in (read, exit_group, openat, 0x40000000 | read, 10_000)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert not any(run_filter(code, other, number) for number in range(512))


def run_filter(code: bytes, architecture: int, number: int) -> bool:
    """Return whether the call is allowed, by what BPF means (Linux, networking/filter.rst)."""
    data = struct.pack("=II", number, architecture)
    at, held = 0, 0
    while True:
        kind, then, otherwise, value = struct.unpack_from("=HBBI", code, 8 * at)
        if kind == 0x06:
            return {0x7FFF0000: True, 0x00050000 | errno.EPERM: False}[value]
        if kind == 0x20:
            held = struct.unpack_from("=I", data, value)[0]
        else:
            at += then if held == value else otherwise
        at += 1
