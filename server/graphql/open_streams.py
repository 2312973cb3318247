"""The sockets and event streams that are open: they last until somebody ends them, so a stop must."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from server.graphql.masking import UNAVAILABLE
from server.http.refusal import RequestRefused

MAX_STREAMS = 500
"""Of one process: each holds a file descriptor, of which 1,024 is the usual limit, and the rest has to be served too."""

PATIENCE = 3.0
"""Seconds for all to say goodbye when the service stops."""


@dataclass(slots=True)
class OpenStreams:
    """Counts them, and tells them when to end."""

    most: int = MAX_STREAMS
    patience: float = PATIENCE
    count: int = 0
    _ending: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: asyncio.Event = field(default_factory=asyncio.Event)

    def check_room(self) -> None:
        """Raise RequestRefused (503) if there are too many, or the service is about to stop."""
        if self.count >= self.most or self._ending.is_set():
            raise RequestRefused(503, UNAVAILABLE, "There are too many subscriptions, or the service stops.", headers={"Retry-After": "1"})

    @contextmanager
    def opened(self) -> Iterator[asyncio.Event]:
        """Count one for as long as it is open, and give the event that tells it to end."""
        self.count += 1
        try:
            yield self._ending
        finally:
            self.count -= 1
            self._closed.set()

    async def end(self) -> None:
        """Tell all to end, admit no more, and return when all have ended, or after PATIENCE."""
        self._ending.set()
        with suppress(TimeoutError):  # whoever does not read is cut off with the process
            async with asyncio.timeout(self.patience):
                while self.count:
                    self._closed.clear()
                    await self._closed.wait()
