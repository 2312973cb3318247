"""A mongod that a killed service left behind: it is found by its lock file, and ended before a new one starts."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

_PATIENCE = 10.0
"""Seconds for a clean end; mongod needs about one."""

_PAUSE = 0.05


def stop_leftover(database: Path) -> bool:
    """End the mongod that runs on this data folder and return whether there was one. It blocks for up to a few seconds."""
    process = _read_lock(database)
    if process is None or not _is_ours(process, database):
        return False
    os.kill(process, signal.SIGTERM)
    if not _wait_for_end(process, database):
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        _wait_for_end(process, database)
    return True


def _wait_for_end(process: int, database: Path) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if not _is_ours(process, database):
            return True
        time.sleep(_PAUSE)
    return False


def _read_lock(database: Path) -> int | None:
    try:
        return int((database / "mongod.lock").read_text())  # mongod writes its process id there, and empties it at a clean end
    except (FileNotFoundError, ValueError):
        return None


def _is_ours(process: int, database: Path) -> bool:
    """Whether the process lives and is a mongod on this folder: process ids are given again to others."""
    return str(database) in _read_command(process)


def _read_command(process: int) -> list[str]:
    if sys.platform == "linux":
        try:
            octets = Path(f"/proc/{process}/cmdline").read_bytes()  # empty for a process that ended but was not waited for
        except OSError:
            return []
        return octets.decode(errors="replace").split("\0")
    if sys.platform == "win32":
        return []  # there the lock file itself refuses a second mongod
    command = ["/bin/ps", "-o", "command=", "-p", str(process)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # the only variable is a number
    return shown.stdout.split()
