"""Verify the audit, and say in sentences what is wrong with it."""

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from server.installation import open_storage
from server.settings import Settings
from services.audit.verify import Verify
from services.model.audit import Checkpoint
from services.storage.files.checkpoints import read_checkpoints
from services.storage.mongo.audit.trail import MongoAuditTrail

MAX_PRINTED = 1_000
"""Findings that are printed: after so many, nobody doubts."""

_REDRAWN_EVERY = 0.1
"""Seconds between two looks of the bar."""

_MAX_BAR = 40
"""Characters."""


class NoCheckpoints(Exception):
    """The file of checkpoints cannot be read, or holds none; the sentence says so."""


async def verify_audit(settings: Settings, *, checkpoints: Path | None, tenant: str | None) -> int:
    """Print each finding; return 0 where there is none, else 1. Raises NoCheckpoints, and what opening the storage raises."""
    elsewhere = () if checkpoints is None else _check_first(read_checkpoints(checkpoints), checkpoints)
    bar, count = ProgressBar(sys.stderr), 0
    async with open_storage(settings) as (database, keys), database.patient() as patient:
        trail = MongoAuditTrail(patient, keys)
        async for finding in Verify(trail=trail)(tenant, elsewhere=elsewhere, progress=bar.show):
            count += 1
            if count <= MAX_PRINTED:
                bar.clear()
                print(_escape(finding))  # noqa: T201  # for whoever started it
        left = await trail.count_waiting()
    bar.clear()
    if left:
        _say(f"{left} records of a release before are not gathered into chains yet: start the service, or run `python -m server migrate`.")
    _say(f"{count} findings." if count else "The audit is whole: nothing was edited, removed, swapped, inserted or cut.")
    return 1 if count else 0


def _check_first(found: Iterator[Checkpoint], path: Path) -> Iterator[Checkpoint]:
    """Return the checkpoints; raises NoCheckpoints at once where there is none."""
    try:
        first = next(found, None)
    except OSError as error:
        raise NoCheckpoints(f"{path} cannot be read: {error.strerror}.") from None
    if first is None:
        raise NoCheckpoints(f"{path} holds no checkpoint.")
    return _go_on(first, found)


def _go_on(first: Checkpoint, found: Iterator[Checkpoint]) -> Iterator[Checkpoint]:
    yield first
    yield from found


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  # for whoever started it


def _escape(finding: str) -> str:
    """Return the sentence so that what somebody put into the database cannot steer the terminal."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in finding)


class ProgressBar:
    """A bar on a terminal; on anything else, such as a file, nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_shown = stream.isatty()
        self._drawn_at = float("-inf")

    def show(self, read: int, count: int) -> None:
        """Draw how many records were read, at most ten times a second."""
        now = time.monotonic()
        if not self._is_shown or now - self._drawn_at < _REDRAWN_EVERY:
            return
        self._drawn_at = now
        share = read / count if count else 1.0
        text = f" {share:4.0%}  {read:,} of {count:,} records"
        width = max(0, min(_MAX_BAR, shutil.get_terminal_size().columns - len(text) - 3))
        filled = round(share * width)
        self._stream.write(f"\r[{'#' * filled}{' ' * (width - filled)}]{text}\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn_at = float("-inf")
