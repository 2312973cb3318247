"""A lock on a folder that ends with its process, however that ends."""

import asyncio
import os
import sys
from pathlib import Path

from services.storage.embedded.binary import MongodUnavailable

_PATIENCE = 20.0
"""Seconds: a service that is being replaced ends its requests first."""

_PAUSE = 0.1


class FolderLock:
    """Held by at most one process of the machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    async def take(self) -> None:
        """Wait for the lock and hold it; raises MongodUnavailable if another process keeps it."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            async with asyncio.timeout(_PATIENCE):
                while not _try_lock(file):  # noqa: ASYNC110  # the one who releases it is another process
                    await asyncio.sleep(_PAUSE)
        except BaseException as error:
            os.close(file)
            if isinstance(error, TimeoutError):
                raise MongodUnavailable(f"Another service is running on the data folder {self._path.parent}.") from None
            raise
        self._file = file

    def release(self) -> None:
        """Let it go; harmless when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
