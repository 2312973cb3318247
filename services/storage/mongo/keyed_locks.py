"""Lets tasks that would collide take turns."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from services.errors import ServiceUnavailable


class KeyedLocks:
    """One lock per name, kept for as long as somebody holds or awaits it. Within one process; between replicas, transactions decide."""

    def __init__(self, *, patience: float) -> None:
        """`patience` is how many seconds a task waits for its turn, 0 for ever."""
        self._patience = patience or None
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def take(self, name: str) -> AsyncIterator[None]:
        """Hold the turn of that name; raises ServiceUnavailable if it does not come in time."""
        lock = self._locks.setdefault(name, asyncio.Lock())
        try:
            async with asyncio.timeout(self._patience):
                await lock.acquire()
        except TimeoutError:
            raise ServiceUnavailable("Too many changes to the same scope are waiting.") from None
        try:
            yield
        finally:
            lock.release()
