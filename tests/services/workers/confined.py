"""What the kernel of this machine can do to confine a process, for the tests that need it, and how it says no."""

import errno
import platform
import subprocess
import sys

import pytest

from services.workers.process import SOURCE_ROOT

REFUSED = ["PermissionError", str(errno.EPERM)]
"""By seccomp; Landlock says EACCES."""


def run_confined(code: str) -> list[str]:
    """Return the lines that a fresh Python prints; `confinement` is imported, and warnings of unclosed files are none of ours."""
    code = f"import ctypes, errno, os, resource, signal, socket, time\nfrom services.workers import confinement\n{code}"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=SOURCE_ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def _lacking() -> str:
    if sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"):
        return "another system"
    return run_confined("print(*confinement.confine_calls())")[0]


LACKING = _lacking()

needs_confinement = pytest.mark.skipif(bool(LACKING), reason=f"the kernel lacks {LACKING}")
