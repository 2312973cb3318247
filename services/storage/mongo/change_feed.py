"""The changes of certificates, told by MongoDB's change streams, which every replica reads: so each hears of all.

One stream serves all who watch in this process: a stream holds a connection for as long as it is open, and there are a hundred of them.
It yields what the majority has, in the order of the commits, and goes on where it was after a failure or a change of the primary.
"""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from services.ending import end
from services.errors import ServiceUnavailable
from services.model.lifecycle import Change
from services.storage.mongo.change_stream import CommittedChange, follow_changes
from services.storage.mongo.codec import UnreadableDocument
from services.storage.mongo.database import Database

MAX_UNREAD = 1000
"""Changes that wait for somebody who watches; who is further behind is told so and does better to read a list."""

_PATIENCE = 2.0
"""Seconds that closing waits for the stream to end by itself."""


@dataclass(eq=False, slots=True)
class _Watcher:
    tenant: str
    scope_id: str
    waiting: asyncio.Queue[Change | Exception | None] = field(default_factory=lambda: asyncio.Queue(MAX_UNREAD))

    def end(self, reason: Exception | None) -> None:
        """Give `reason` (None: the feed is closed) instead of what is waiting."""
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(reason)


class MongoChangeFeed:
    """A ChangeFeed. A watch begins with the first step of its iterator, once the stream is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._watchers: set[_Watcher] = set()
        self._opened: asyncio.Event | None = None
        self._readers: set[asyncio.Task[None]] = set()

    async def watch(self, tenant: str, scope_id: str) -> AsyncGenerator[Change, None]:
        """Yield the changes in one scope; raises ServiceUnavailable if it cannot begin, or if changes were missed.

        The certificate is as it was right after the change, or after a later one that is told too.
        """
        watcher = _Watcher(tenant, scope_id)
        self._watchers.add(watcher)
        try:
            await self._open().wait()
            while True:
                item = await watcher.waiting.get()
                if item is None:
                    return
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            self._watchers.discard(watcher)

    async def aclose(self) -> None:
        """End all watches, and return when the stream is closed."""
        self._end(None)
        if self._readers:
            _, late = await asyncio.wait(self._readers, timeout=_PATIENCE)
            for reader in late:  # the database does not answer
                await end(reader)

    def _open(self) -> asyncio.Event:
        """Return what is set once the stream is open, and see to it that somebody reads it."""
        if self._opened is None:
            self._opened = asyncio.Event()
            reader = asyncio.create_task(self._read(self._opened))
            self._readers.add(reader)
            reader.add_done_callback(self._readers.discard)
        return self._opened

    async def _read(self, opened: asyncio.Event) -> None:
        """Read the stream for as long as anybody watches."""
        changes = follow_changes(self._database, opened)
        failure: Exception = ServiceUnavailable("Changes may have been missed; watch again.")
        try:
            async for change in changes:
                if not self._watchers:
                    break
                if change is not None:
                    self._tell(change)
        except Exception as error:  # whatever it is, nobody who watches may wait for ever
            failure = error
        finally:
            self._opened = None  # from here on, who comes opens another stream
            self._end(failure)
            opened.set()
            await changes.aclose()

    def _tell(self, committed: CommittedChange) -> None:
        watchers = [one for one in self._watchers if (one.tenant, one.scope_id) == (committed.tenant, committed.scope_id)]
        if not watchers:
            return
        item: Change | Exception
        try:
            item = committed.read()
        except UnreadableDocument as error:
            item = error
        for watcher in watchers:
            if isinstance(item, Exception) or watcher.waiting.full():
                self._watchers.discard(watcher)
                watcher.end(item if isinstance(item, Exception) else ServiceUnavailable("Too many changes are unread; watch again."))
            else:
                watcher.waiting.put_nowait(item)

    def _end(self, reason: Exception | None) -> None:
        for watcher in self._watchers:
            watcher.end(reason)
        self._watchers.clear()
