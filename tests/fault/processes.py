"""What Linux tells of processes, for tests that kill them: children, memory, open files."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PAGE = os.sysconf("SC_PAGE_SIZE")


@contextmanager
def running_module(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module of this repository in a process of its own, which is killed at the end if it runs still."""
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def find_descendants(pid: int) -> list[int]:
    """Return the living processes that this one started, and those that they started."""
    children: dict[int, list[int]] = {}
    for process in list_processes():
        children.setdefault(read_parent(process), []).append(process)
    found, left = [], list(children.get(pid, ()))
    while left:
        process = left.pop()
        found.append(process)
        left += children.get(process, ())
    return found


def list_processes() -> list[int]:
    """Return the ids of all processes."""
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def read_parent(pid: int) -> int:
    """Return the parent's id; 0 for a process that is gone."""
    fields = _read_stat(pid)
    return int(fields[1]) if fields else 0


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and was not waited for does not."""
    fields = _read_stat(pid)
    return bool(fields) and fields[0] not in ("Z", "X")


def is_frozen(pid: int) -> bool:
    """Whether the process is stopped by SIGSTOP."""
    return _read_stat(pid)[:1] == ["T"]


def _read_stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def read_command(pid: int) -> str:
    """Return the command line; empty for a process that is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def read_resident(pid: int) -> int:
    """Return the octets of memory that the process holds; 0 for one that is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (FileNotFoundError, ProcessLookupError, IndexError):
        return 0


def open_regular_files(pid: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and octets of every regular file that the process has open, also of those that have no name any more."""
    try:
        descriptors = list(Path(f"/proc/{pid}/fd").iterdir())
    except (FileNotFoundError, ProcessLookupError, PermissionError):  # of what is not dumpable, only root reads them
        return
    for descriptor in descriptors:
        try:
            name = str(descriptor.readlink())
            if name.startswith("/") and not name.startswith(("/dev/", "/proc/")) and descriptor.is_file():
                yield name, descriptor.read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue


async def wait_until(is_so: Callable[[], bool], *, seconds: float) -> bool:
    """Return whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.02)
    return True
