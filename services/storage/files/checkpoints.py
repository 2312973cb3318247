"""Checkpoints in a file: one JSON object in each line."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

from services.model.audit import Checkpoint
from services.ports.checkpoints import CheckpointNotPublished
from services.rules.audit_checkpoints import NoCheckpoint, read_line, write_line


class CheckpointFile:
    """A CheckpointOutlet that appends to a file, which only its owner can read."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def publish(self, checkpoint: Checkpoint) -> None:
        """Append the checkpoint and bring it to the disk; raises CheckpointNotPublished."""
        try:
            await asyncio.to_thread(_append, self._path, write_line(checkpoint).encode())
        except OSError as error:
            raise CheckpointNotPublished(f"{self._path} cannot be written: {error.strerror}.") from None


def _append(path: Path, line: bytes) -> None:
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(file).st_size
        if size and os.pread(file, 1, size - 1) != b"\n":  # a line that was cut by a crash ends here
            line = b"\n" + line
        octets = line + b"\n"
        if os.write(file, octets) != len(octets):
            raise OSError(0, "the disk took only a part of it")
        os.fsync(file)
    finally:
        os.close(file)


def read_checkpoints(path: Path) -> Iterator[Checkpoint]:
    """Give the checkpoints in a file or log; lines that are none are left out. Raises OSError."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                yield read_line(line)
            except NoCheckpoint:
                continue
