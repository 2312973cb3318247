"""Some workers of one kind, and those who wait for one."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass

from services.errors import ServiceUnavailable
from services.model.caller import Caller
from services.workers.answers import AnswerKind
from services.workers.frames import Request, write_request
from services.workers.limits import MAX_PAUSE, MAX_READS, MAX_WAIT
from services.workers.process import Worker, WorkerDied
from services.workers.turns import Turns

_log = logging.getLogger(__name__)
_FIRST_PAUSE = 0.1
_LAST_ANSWERS = {AnswerKind.OUT_OF_MEMORY.value, AnswerKind.CRASHED.value}
"""After these nobody knows what is left in the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneSettings:
    """The kind and the number of the workers, how many requests may wait for them, and how long one may take."""

    name: str
    program: tuple[str, ...]
    size: int
    most_waiting: int
    seconds: float
    most_reads: int = MAX_READS


class Lane:
    """Keeps its workers running: one that died, hung, was cancelled or has done enough is replaced in the background."""

    def __init__(self, settings: LaneSettings) -> None:
        self._settings = settings
        self._turns: Turns[Worker] = Turns(most_waiting=settings.most_waiting, refusal=self._refuse)
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_open = False

    async def start(self) -> None:
        """Start all workers; raises ServiceUnavailable if one does not start."""
        self._is_open = True
        try:
            await asyncio.gather(*(self._add_worker() for _ in range(self._settings.size)))
        except (WorkerDied, OSError) as problem:
            await self.aclose()
            raise ServiceUnavailable(f"The reader does not start: {problem}.") from problem

    async def aclose(self) -> None:
        """End all workers; requests that still run fail."""
        self._is_open = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.stop() for worker in self._workers))
        self._workers.clear()

    @property
    def is_healthy(self) -> bool:
        """Whether at least one worker runs."""
        return self._is_open and any(worker.is_alive for worker in self._workers)

    @property
    def lacking(self) -> frozenset[str]:
        """What the kernel lacks to confine the workers."""
        return frozenset(name for worker in self._workers for name in worker.lacking)

    def replace_dead(self) -> None:
        """Replace idle workers that died: nobody else would notice, as long as no file comes."""
        for worker in self._turns.take_free():
            if worker.is_alive:
                self._turns.add(worker)
            else:
                self._in_background(self._replace(worker))

    async def run(self, request: Request, caller: Caller) -> bytes:
        """Return a worker's answer, in the caller's turn; raises WorkerDied, TimeoutError, or ServiceUnavailable where too many wait."""
        worker = await self._take(caller)
        try:
            answer = await worker.exchange(write_request(request), seconds=self._settings.seconds)
        except BaseException as problem:  # a cancelled exchange too leaves a worker that is in the middle of something
            _log.warning("%s reader %d ended: %s", self._settings.name, worker.pid, type(problem).__name__)
            self._turns.lose(caller)
            self._in_background(self._replace(worker))
            raise
        if worker.reads >= self._settings.most_reads or answer[:1] in _LAST_ANSWERS:
            self._turns.lose(caller)
            self._in_background(self._replace(worker))
        else:
            self._turns.give_back(worker, caller)
        return answer

    async def _take(self, caller: Caller) -> Worker:
        if not self._is_open:
            raise self._refuse()
        try:
            async with asyncio.timeout(MAX_WAIT):
                while not (worker := await self._turns.take(caller)).is_alive:
                    self._turns.lose(caller)
                    self._in_background(self._replace(worker))
        except TimeoutError:
            raise ServiceUnavailable("No reader became free in time.") from None
        return worker

    def _refuse(self) -> ServiceUnavailable:
        return ServiceUnavailable("Too many files are being read at the moment.", retry_after=max(1, round(self._settings.seconds)))

    async def _replace(self, worker: Worker) -> None:
        await worker.kill()
        self._workers.discard(worker)  # not before: who closes the lane meanwhile waits for all that are in it
        pause = _FIRST_PAUSE
        while self._is_open:
            try:
                await self._add_worker()
                break
            except (WorkerDied, OSError) as problem:
                _log.error("no new %s reader: %s", self._settings.name, problem)
            await asyncio.sleep(pause)
            pause = min(2 * pause, MAX_PAUSE)

    async def _add_worker(self) -> None:
        worker = await Worker.start(self._settings.program, self._settings.name)
        self._workers.add(worker)
        self._turns.add(worker)

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
