"""Pools whose children misbehave on demand."""

import sys
from pathlib import Path

from services.model.contents import Contents
from services.model.secret import Secret
from services.workers.pool import ReaderPool
from tests.support import CALLER

ODD_PROGRAM = (sys.executable, "-s", str(Path(__file__).with_name("odd_child.py")))
LYING_PROGRAM = (sys.executable, "-s", str(Path(__file__).with_name("lying_child.py")))


async def told(pool: ReaderPool, command: str) -> list[str]:
    """Return what the odd child says on that command."""
    return aliases(await pool(Secret(command.encode()), file_name=None, password=None, caller=CALLER))


def aliases(contents: Contents) -> list[str]:
    return [entry.alias for entry in contents.entries]
