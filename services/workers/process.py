"""The outside of a child: start it, send it one request at a time, kill it."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from services.workers.frames import LENGTH_OCTETS
from services.workers.limits import MAX_ANSWER_OCTETS, START_SECONDS
from services.workers.serving import read_ready

SOURCE_ROOT = Path(__file__).parents[2]
CHILD_PROGRAM = (sys.executable, "-s", "-m", "services.workers.child")

_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "SYSTEMROOT": "C:\\Windows"}
"""All that a child sees: no setting and no secret of the service; SYSTEMROOT is what Python needs to start on Windows."""

_STOP_SECONDS = 1.0

_ENDED_BY_STOPWATCH = -signal.SIGVTALRM if sys.platform != "win32" else None


class WorkerDied(Exception):
    """The child ended, or broke the protocol, before it had answered."""


class Worker:
    """One child. Only one exchange runs at a time; after one that failed or was cancelled the child is of no use and is killed."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.reads = 0
        self.lacking: frozenset[str] = frozenset()
        """What the kernel lacks to confine the child."""

    @classmethod
    async def start(cls, program: Iterable[str], lane: str) -> "Worker":
        """Return a child that is ready; raises WorkerDied if it does not get there, OSError if it cannot even be started."""
        process = await asyncio.create_subprocess_exec(
            *program,
            lane,
            stdin=PIPE,
            stdout=PIPE,
            stderr=None,
            cwd=SOURCE_ROOT,
            env=_ENVIRONMENT,
            start_new_session=True,  # a terminal's Ctrl-C is the service's matter, also while a child still imports
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(START_SECONDS):
                lacking = read_ready(await worker._receive())
                if lacking is None:
                    raise WorkerDied("a child said something else than that it is ready")
                worker.lacking = lacking
        except TimeoutError:
            await worker.kill()
            raise WorkerDied(f"a child was not ready after {START_SECONDS:.0f} s") from None
        except BaseException:
            await worker.kill()
            raise
        return worker

    @property
    def is_alive(self) -> bool:
        """Whether the child runs, as far as is known."""
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    async def exchange(self, pieces: Iterable[bytes], *, seconds: float) -> bytes:
        """Send a request and return the answer; raises WorkerDied, or TimeoutError after that many seconds or the lane's processor time."""
        self.reads += 1
        try:
            async with asyncio.timeout(seconds):
                await self._send(pieces)
                return await self._receive()
        except WorkerDied:
            await self.stop()  # it has ended, or only closed its pipes; a kill at this moment could lose what it ended with
            if self._process.returncode == _ENDED_BY_STOPWATCH:
                raise TimeoutError from None
            raise

    async def kill(self) -> None:
        """End the child at once and wait until it is gone."""
        if self.is_alive:
            with suppress(ProcessLookupError):  # it may have ended a moment ago
                self._process.kill()
        await self._process.wait()
        self._close_input()

    async def stop(self) -> None:
        """Let an idle child end by itself, or kill it."""
        self._close_input()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            await self.kill()

    def _close_input(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()

    async def _send(self, pieces: Iterable[bytes]) -> None:
        stream = self._process.stdin
        assert stream is not None
        try:
            stream.writelines(pieces)
            await stream.drain()
        except (BrokenPipeError, ConnectionResetError):
            raise WorkerDied("a child closed its pipe") from None

    async def _receive(self) -> bytes:
        stream = self._process.stdout
        assert stream is not None
        try:
            length = int.from_bytes(await stream.readexactly(LENGTH_OCTETS), "big")
            if not 0 < length <= MAX_ANSWER_OCTETS:
                raise WorkerDied("a child's answer is longer than any answer")
            return await stream.readexactly(length)
        except asyncio.IncompleteReadError:
            raise WorkerDied("a child ended before it had answered") from None
