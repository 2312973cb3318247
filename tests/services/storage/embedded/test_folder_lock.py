"""The lock on a data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from services.storage.embedded import folder_lock
from services.storage.embedded.binary import MongodUnavailable
from services.storage.embedded.folder_lock import FolderLock
from tests.presence import not_none

REPOSITORY = Path(__file__).parents[4]
PROGRAM = """
import asyncio, pathlib, sys, time
from services.storage.embedded.folder_lock import FolderLock
asyncio.run(FolderLock(pathlib.Path(sys.argv[1])).take())
print("held", flush=True)
time.sleep(60)
"""


async def test_a_held_lock_is_refused_by_a_sentence_and_given_after_its_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.2)
    first, second = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    await first.take()
    with pytest.raises(MongodUnavailable, match=f"Another service is running on the data folder {tmp_path}"):
        await second.take()
    first.release()
    await second.take()
    second.release()
    second.release()


async def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as holder:
        assert not_none(holder.stdout).readline() == "held\n"
        holder.kill()
    lock = FolderLock(tmp_path / "lock")
    await lock.take()
    lock.release()
