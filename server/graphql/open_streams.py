"""The sockets and event streams that are open: they last until somebody ends them, so a stop must."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from server.graphql.masking import UNAVAILABLE
from server.http.refusal import RequestRefused

MAX_STREAMS = 500
"""Of one process: each holds a file descriptor, of which 1,024 is the usual limit, and the rest has to be served too."""

MAX_STRANGERS = 100
"""Sockets of one process whose client has not sent its token yet. An honest one sends it at once: 100 at the same time are over a
thousand new sockets a second, and a flood cannot push it out within the millisecond that it takes."""

PATIENCE = 3.0
"""Seconds for all to say goodbye when the service stops."""


@dataclass(slots=True)
class OpenStreams:
    """Counts them, and tells them when to end.

    Strangers take none of the places of those who are authenticated: beyond their own limit the one that was silent for the longest
    time has to leave.
    """

    most: int = MAX_STREAMS
    most_strangers: int = MAX_STRANGERS
    patience: float = PATIENCE
    count: int = 0
    _ending: asyncio.Event = field(default_factory=asyncio.Event)
    _closed: asyncio.Event = field(default_factory=asyncio.Event)
    _strangers: dict["Stranger", None] = field(default_factory=dict)
    _sockets: int = 0

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

    @contextmanager
    def met(self) -> Iterator["Stranger"]:
        """Count a socket for as long as it is open: as a stranger's, until it is welcomed."""
        stranger = Stranger(self, self._ending)
        if len(self._strangers) >= self.most_strangers:
            first = next(iter(self._strangers))
            del self._strangers[first]
            first.dismissed.set()
        self._strangers[stranger] = None
        self._sockets += 1
        try:
            yield stranger
        finally:
            self._strangers.pop(stranger, None)
            self._sockets -= 1
            self.count -= stranger.is_welcome
            self._closed.set()

    def welcome(self, stranger: "Stranger") -> None:
        """Count its socket as one of those who are authenticated; raises RequestRefused (503) if there is no room."""
        self.check_room()
        self._strangers.pop(stranger, None)
        stranger.is_welcome = True
        self.count += 1

    @property
    def strangers(self) -> int:
        """How many sockets wait for their client's token."""
        return len(self._strangers)

    async def end(self) -> None:
        """Tell all to end, admit no more, and return when all have ended, or after PATIENCE."""
        self._ending.set()
        with suppress(TimeoutError):  # whoever does not read is cut off with the process
            async with asyncio.timeout(self.patience):
                while self.count or self._sockets:
                    self._closed.clear()
                    await self._closed.wait()


@dataclass(slots=True, eq=False)
class Stranger:
    """The client of one socket, until it is welcomed."""

    streams: OpenStreams
    ending: asyncio.Event
    """Is set when the service stops."""
    dismissed: asyncio.Event = field(default_factory=asyncio.Event)
    """Is set when it has to make room for another stranger."""
    is_welcome: bool = False

    def welcome(self) -> None:
        """Count as authenticated from now on; raises RequestRefused (503) if there is no room."""
        self.streams.welcome(self)
