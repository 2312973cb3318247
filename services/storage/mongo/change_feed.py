"""The changes of certificates and scopes, told by MongoDB's change streams, which every replica reads: so each hears of all.

One stream serves all who watch in this process: a stream holds a connection for as long as it is open, and there are a hundred of them.
It yields what the majority has, in the order of the commits, and goes on where it was after a failure or a change of the primary.

Who goes on behind a position hears what is remembered of the stream. What happened before, a stream of its own reads, up to where the one
of all had come: for some seconds, one for each tenant at the same time, and a few in all; then it is remembered, too.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from services.encryption.positions import LogPlace, PositionSeal
from services.ending import end
from services.errors import ServiceUnavailable
from services.model.lifecycle import Change, ChangeKind, ScopeChange, ScopeChangeKind
from services.ports.changes import position_invalid, position_lost
from services.storage.mongo.change_memory import ChangeMemory
from services.storage.mongo.change_stream import CommittedChange, Step, find_end, follow_changes, read_log
from services.storage.mongo.database import Database
from services.storage.mongo.subjects import complete_subjects
from services.storage.mongo.transactions import KeyedLocks

MAX_UNREAD = 1000
"""Changes that wait for somebody who watches; who is further behind is told so and does better to read a list."""

MAX_POSITION_AGE = 24 * 3600
"""Seconds: who was away for longer does better to read a list, and nobody makes mongod read the log of a week."""

MAX_CATCHING_UP = 4
"""Streams that read the log for somebody at the same time."""

_MAX_TURN_SECONDS = 10.0  # that a place among these is waited for: all who lost a replica come at once

_PATIENCE = 2.0
"""Seconds that closing waits for the stream to end by itself."""

_NEVER = "~"  # stands behind every token


Kinds: TypeAlias = type[ChangeKind] | type[ScopeChangeKind]


@dataclass(eq=False, slots=True)
class _Watcher:
    """Somebody who hears the changes of one kind that stand in the log behind `after`; None stands for "now"."""

    tenant: str
    kinds: Kinds
    scope_id: str | None
    after: str | None
    waiting: asyncio.Queue[CommittedChange | Exception | None] = field(default_factory=lambda: asyncio.Queue(MAX_UNREAD))

    def wants(self, change: CommittedChange | None) -> bool:
        """Whether a change is of the kind and place that are watched."""
        return (
            change is not None
            and change.tenant == self.tenant
            and isinstance(change.kind, self.kinds)
            and self.scope_id in (None, change.scope_id)
        )

    def hears(self, step: Step) -> bool:
        """Whether what the stream tells is news."""
        return self.wants(step.change) and (not step.is_old if self.after is None else step.reached > self.after)

    def end(self, reason: Exception | None) -> None:
        """Give `reason` (None: the feed is closed) instead of what is waiting."""
        while not self.waiting.empty():
            self.waiting.get_nowait()
        self.waiting.put_nowait(reason)


@dataclass(eq=False, slots=True)
class _Stream:
    """The stream of all who watch, for as long as it is read: how far it has come, and what it told last."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)
    reached: str = ""
    memory: ChangeMemory = field(default_factory=lambda: ChangeMemory(_NEVER))

    def take(self, step: Step) -> None:
        """Remember what the stream told now."""
        self.reached = step.reached
        if not self.opened.is_set():
            self.memory.begin = step.reached
        elif step.is_event:
            self.memory.add(step)
        self.opened.set()


class MongoChangeFeed:
    """A ChangeFeed. A watch begins with the first step of its iterator, once the stream is open.

    The certificate is as it was right after the change, or after a later one that is told too.
    """

    def __init__(self, database: Database, seal: PositionSeal) -> None:
        self._database = database
        self._seal = seal
        self._watchers: dict[str, set[_Watcher]] = {}
        self._stream: _Stream | None = None
        self._readers: set[asyncio.Task[None]] = set()
        self._turns = KeyedLocks(patience=0)
        self._places = asyncio.Semaphore(MAX_CATCHING_UP)

    async def watch(self, tenant: str, *, scope_id: str | None = None, after: str | None = None) -> AsyncGenerator[Change, None]:
        """Yield the changes of certificates, as ChangeFeed says."""
        async with aclosing(self._watch(tenant, ChangeKind, scope_id=scope_id, position=after)) as changes:
            async for change in changes:
                await complete_subjects(self._database, [change.document])  # once for all who watch
                yield change.read_certificate(self._seal.write(change.place, tenant=tenant))

    async def watch_scopes(self, tenant: str, *, after: str | None = None) -> AsyncGenerator[ScopeChange, None]:
        """Yield the changes of scopes, as ChangeFeed says."""
        async with aclosing(self._watch(tenant, ScopeChangeKind, scope_id=None, position=after)) as changes:
            async for change in changes:
                yield change.read_scope(self._seal.write(change.place, tenant=tenant))

    async def find_position(self, tenant: str) -> str:
        """Return the position of this moment, as ChangeFeed says; raises ServiceUnavailable."""
        reached = self._stream.reached if self._stream is not None else ""
        place = LogPlace(reached, (await self._database.read_operation_time()).time) if reached else await find_end(self._database)
        return self._seal.write(place, tenant=tenant)

    async def aclose(self) -> None:
        """End all watches, and return when the stream is closed."""
        self._end(None)
        if self._readers:
            _, late = await asyncio.wait(self._readers, timeout=_PATIENCE)
            for reader in late:  # the database does not answer
                await end(reader)

    async def _watch(
        self, tenant: str, kinds: Kinds, *, scope_id: str | None, position: str | None
    ) -> AsyncGenerator[CommittedChange, None]:
        place = None if position is None else self._seal.find(position, tenant=tenant)
        if place is None and position is not None:
            raise position_invalid()
        watcher = _Watcher(tenant, kinds, scope_id, None if place is None else _NEVER)
        self._watchers.setdefault(tenant, set()).add(watcher)
        try:
            stream = self._open()
            await stream.opened.wait()
            if place is not None and watcher.waiting.empty():  # else the stream could not begin
                for change in await self._find_missed(watcher, stream, place):
                    yield change
            while True:
                item = await watcher.waiting.get()
                if item is None:
                    return
                if isinstance(item, Exception):
                    raise item
                yield item
        finally:
            self._forget(watcher)

    async def _find_missed(self, watcher: _Watcher, stream: _Stream, place: LogPlace) -> list[CommittedChange]:
        """Return what stands in the log behind the place, up to where the stream is; from there on it waits for the watcher."""
        until = stream.reached
        watcher.after = place.token
        steps = stream.memory.find_after(place.token, until=until)
        if steps is None:
            steps = await self._read_missed(watcher, stream, place, until=until)
        return [step.change for step in steps if step.change is not None and watcher.wants(step.change)]

    async def _read_missed(self, watcher: _Watcher, stream: _Stream, place: LogPlace, *, until: str) -> list[Step]:
        async with self._take_turn(watcher.tenant):
            remembered = stream.memory.find_after(place.token, until=until)  # who had the turn before may have missed the same
            if remembered is not None:
                return remembered
            now = await self._database.read_operation_time()
            if not 0 <= now.time - place.seconds <= MAX_POSITION_AGE:
                raise position_lost()
            missed: list[Step] = []
            earlier = ChangeMemory(place.token)
            async with aclosing(read_log(self._database, after=place.token, until=until)) as log:
                async for step in log:
                    earlier.add(step)
                    if watcher.wants(step.change) and step.reached <= until:
                        missed.append(step)
                    if len(missed) > MAX_UNREAD:
                        raise position_lost()
            stream.memory.add_earlier(earlier)
            return missed

    @asynccontextmanager
    async def _take_turn(self, tenant: str) -> AsyncIterator[None]:
        """Hold one of the places; raises ServiceUnavailable if it does not become free in time."""
        try:
            async with asyncio.timeout(_MAX_TURN_SECONDS) as waiting, self._turns.take(tenant), self._places:
                waiting.reschedule(None)
                yield
        except TimeoutError:
            raise ServiceUnavailable("Too many who lost their connection go on at the same time.") from None

    def _open(self) -> _Stream:
        """Return the stream, and see to it that somebody reads it."""
        if self._stream is None:
            self._stream = _Stream()
            reader = asyncio.create_task(self._read(self._stream))
            self._readers.add(reader)
            reader.add_done_callback(self._readers.discard)
        return self._stream

    async def _read(self, stream: _Stream) -> None:
        """Read the stream for as long as anybody watches."""
        steps = follow_changes(self._database)
        failure: Exception = position_lost()
        try:
            async for step in steps:
                if not self._watchers:
                    break
                stream.take(step)
                self._tell(step)
        except Exception as error:  # whatever it is, nobody who watches may wait for ever
            failure = error
        finally:
            self._stream = None  # from here on, who comes opens another stream
            self._end(failure)
            stream.opened.set()
            await steps.aclose()

    def _tell(self, step: Step) -> None:
        if step.change is None:
            return
        for watcher in [one for one in self._watchers.get(step.change.tenant, ()) if one.hears(step)]:
            if watcher.waiting.full():
                self._forget(watcher)
                watcher.end(position_lost())
            else:
                watcher.waiting.put_nowait(step.change)

    def _forget(self, watcher: _Watcher) -> None:
        """Tell the watcher nothing more."""
        watchers = self._watchers.get(watcher.tenant, set())
        watchers.discard(watcher)
        if not watchers:
            self._watchers.pop(watcher.tenant, None)

    def _end(self, reason: Exception | None) -> None:
        for watcher in [one for watchers in self._watchers.values() for one in watchers]:
            watcher.end(reason)
        self._watchers.clear()
