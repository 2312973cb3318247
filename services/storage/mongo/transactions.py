"""Transactions, the same way with both drivers, tried again while they collide with others."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

import pymongo
from pymongo.errors import PyMongoError

from services.errors import ServiceUnavailable
from services.storage.mongo.driver import Client, Session, settle
from services.storage.mongo.failures import answering, may_be_repeated

T = TypeVar("T")
Work = Callable[[Session], Awaitable[T]]

_FIRST_PAUSE = 0.002
_MAX_PAUSE = 0.1
_MAX_TIME_EXPIRED = 50


class Transactions:
    """Runs work in transactions, each within `timeout` seconds (0: without a limit)."""

    def __init__(self, client: Client, *, timeout: float) -> None:
        self._client = client
        self._timeout = timeout
        self._turns = KeyedLocks(patience=timeout / 2)
        self._tasks: set[asyncio.Task[Any]] = set()

    def take_turn(self, turn: str) -> AbstractAsyncContextManager[None]:
        """Hold the turn for a write that is no transaction; raises ServiceUnavailable if it does not come in time."""
        return self._turns.take(turn)

    async def run(self, work: Work[T], *, turn: str, patience: float | None = None, committed: Callable[[T], object] | None = None) -> T:
        """Return what `work` returns once it is committed; `work` is called again when the transaction collided with another.

        Transactions of the same `turn` run one after the other in this process, since they would collide. One that no user waits for
        can have more time: `patience` seconds. `committed` is told of the result before the next one has its turn.
        Raises what `work` raises, after which nothing of it is stored; ServiceUnavailable if time runs out, after which a commit
        may have happened all the same.
        """
        # In a task of its own: who gives up, or has to, does not wait until what was begun is undone.
        patience = self._timeout if patience is None else patience
        task = asyncio.create_task(self._run(work, turn, patience, committed=committed))
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        async with answering(patience):
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                task.cancel()
                raise

    async def drain(self) -> None:
        """Return when no transaction is running and none is being undone."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be left to take it

    async def _run(self, work: Work[T], turn: str, patience: float, *, committed: Callable[[T], object] | None) -> T:
        with pymongo.timeout(patience or None):
            deadline = asyncio.get_running_loop().time() + (patience or float("inf"))
            async with self._turns.take(turn):
                session = cast(Session, await settle(self._client.start_session()))
                try:
                    result = await _retry(session, work, deadline=deadline)
                    if committed is not None:
                        committed(result)
                    return result
                finally:
                    await session.end_session()


async def _retry(session: Session, work: Work[T], *, deadline: float) -> T:
    pause = _FIRST_PAUSE
    while True:
        try:
            return await _attempt(session, work)
        except PyMongoError as error:
            now = asyncio.get_running_loop().time()
            if not may_be_repeated(error) or now + pause >= deadline:
                raise
        # Jitter, so that those who collided do not meet again.
        await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
        pause = min(2 * pause, _MAX_PAUSE)


async def _attempt(session: Session, work: Work[T]) -> T:
    await settle(session.start_transaction())
    try:
        result = await work(session)
    except BaseException:
        if session.in_transaction:
            await session.abort_transaction()
        raise
    await _commit(session)
    return result


async def _commit(session: Session) -> None:
    while True:
        try:
            await session.commit_transaction()
        except PyMongoError as error:
            # The answer was lost, or the primary changed: asking again tells whether it is committed. The time limit ends this.
            is_unknown = error.has_error_label("UnknownTransactionCommitResult") and not error.timeout
            if not is_unknown or getattr(error, "code", None) == _MAX_TIME_EXPIRED:
                raise
            await asyncio.sleep(_FIRST_PAUSE)
        else:
            return


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
