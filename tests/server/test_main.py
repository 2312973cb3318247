"""The program itself: what it takes from its process before it reads a setting, and what it says when it does not start."""

import os
import subprocess
import sys

import pytest

from services.workers.process import SOURCE_ROOT

AFTER_MAIN = """
import ctypes, resource, sys
from server.__main__ import main
print(main(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))
"""


def run_program(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run it with these settings only, to its end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DESTCERT_")}
    environment |= {f"DESTCERT_{name}": value for name, value in settings.items()}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=SOURCE_ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has both")
def test_the_service_leaves_no_dump_and_lets_nobody_read_its_memory() -> None:
    assert run_program("-c", AFTER_MAIN, PORT="none").stdout == "2 0 (0, 0)\n"
