"""Reads untrusted files in processes of their own, so that a hostile one costs its sender an error and nobody else anything."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from services.codec.compile import InvalidValue
from services.errors import ErrorCode, ServiceUnavailable, TooCostly
from services.model.caller import Caller
from services.model.contents import Contents
from services.model.conversion import Conversion
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.workers.answers import AnswerKind, Crash, Failures, read_contents, read_crash, read_failure
from services.workers.frames import Request
from services.workers.lane import Lane, LaneSettings
from services.workers.limits import (
    FAST_SECONDS,
    FAST_WAITING,
    INLINE_ANSWER_OCTETS,
    MAX_READS,
    SLOW_CPU_SECONDS,
    SLOW_SECONDS,
    SLOW_WAITING,
)
from services.workers.process import CHILD_PROGRAM, WorkerDied

T = TypeVar("T")
_log = logging.getLogger(__name__)


class ReaderFailed(RuntimeError):
    """A reader ended in an error that is a mistake of ours. It says where in our source, never what was read."""


class ReaderPool:
    """A `ContentReader` and `FileConverter` over three lanes, so that nobody's costly files keep the next file waiting.

    Every file is tried in the first lane, whose `size` workers take nothing else and give it some milliseconds. What needs more is
    begun anew in the fast lane, and then in the slow one; each has one worker, of lower priority. In each lane callers take turns: who
    sends many files has one worker at most as soon as anybody else waits for one.

    Octets and passwords leave this process through the pipe to a child only. A child is killed when it takes too long, replaced when it
    dies, and after 1,000 files. All methods belong to one event loop.
    """

    def __init__(self, *, size: int, program: tuple[str, ...] = CHILD_PROGRAM, most_reads: int = MAX_READS) -> None:
        fast = LaneSettings(name="fast", program=program, size=1, most_waiting=FAST_WAITING, seconds=FAST_SECONDS, most_reads=most_reads)
        first = replace(fast, name="first", size=size)
        slow = replace(fast, name="slow", most_waiting=SLOW_WAITING, seconds=SLOW_SECONDS)
        self._lanes = (Lane(first), Lane(fast), Lane(slow))

    async def start(self) -> None:
        """Start all workers; raises ServiceUnavailable if one does not start."""
        try:
            await asyncio.gather(*(lane.start() for lane in self._lanes))
        except BaseException:
            await self.aclose()
            raise
        if lacking := frozenset[str]().union(*(lane.lacking for lane in self._lanes)):
            _log.warning("This system lacks %s: readers are confined by the rest, and by limits.", ", ".join(sorted(lacking)))

    async def aclose(self) -> None:
        """End all workers."""
        await asyncio.gather(*(lane.aclose() for lane in self._lanes))

    async def check(self) -> None:
        """Raise ServiceUnavailable unless all lanes have a running worker. Dead ones are replaced: who is not ready is sent no files."""
        for lane in self._lanes:
            lane.replace_dead()
        if not all(lane.is_healthy for lane in self._lanes):
            raise ServiceUnavailable("A reader is being started.")

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Contents:
        """Return what the file says; raises a DomainError for anything that cannot be read.

        TooCostly (PARSE_LIMIT) if reading takes over 10 s or 1 GiB, or ends its process twice. ServiceUnavailable if too many files wait;
        ReaderFailed for a mistake of ours.
        """
        request = Request(octets=octets, file_name=file_name, password=password, key_passwords=key_passwords)
        answer = await self._ask(request, caller)
        if len(answer) <= INLINE_ANSWER_OCTETS:
            return _open(answer, AnswerKind.CONTENTS, read=read_contents, failures=request.failures)
        return await asyncio.to_thread(_open, answer, AnswerKind.CONTENTS, read=read_contents, failures=request.failures)

    async def convert(
        self,
        octets: Secret,
        *,
        password: Secret | None,
        wanted: Conversion,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Secret:
        """Return the new file; raises what `formats.conversion.convert` does, and what reading raises for reasons of time and room."""
        request = Request(octets=octets, file_name=None, password=password, conversion=wanted, key_passwords=key_passwords)
        return _open(await self._ask(request, caller), AnswerKind.FILE, read=Secret, failures=request.failures)

    async def _ask(self, request: Request, caller: Caller) -> bytes:
        """Return the answer of the first lane that does not find the file too slow."""
        for lane in self._lanes:
            with suppress(TimeoutError):
                answer = await _run_twice(lane, request, caller)
                if answer[:1] != AnswerKind.TOO_SLOW.value:
                    return answer
        raise TooCostly(f"Reading the file takes more than {SLOW_CPU_SECONDS:.0f} seconds.", code=ErrorCode.PARSE_LIMIT)


async def _run_twice(lane: Lane, request: Request, caller: Caller) -> bytes:
    """A worker may die for reasons of its own (an operator, the kernel short of memory), so that one death does not convict the file."""
    for _ in range(2):
        try:
            return await lane.run(request, caller)
        except WorkerDied:
            continue
    raise TooCostly("The file cannot be read: the process that reads it ends before it answers.", code=ErrorCode.PARSE_LIMIT)


def _open(answer: bytes, wanted: AnswerKind, *, read: Callable[[bytes], T], failures: Failures) -> T:
    try:
        kind, body = AnswerKind(answer[:1]), answer[1:]
        if kind is wanted:
            return read(body)
        if kind is AnswerKind.FAILURE:
            raise read_failure(body, failures)
        if kind in (AnswerKind.CONTENTS, AnswerKind.FILE):
            raise InvalidValue("an answer to something else")
        crash = read_crash(body) if kind is AnswerKind.CRASHED else None
    except (InvalidValue, ValueError) as problem:
        crash = Crash(type_name="InvalidAnswer", places=())
        _log.error("a reader's answer is invalid: %s", problem)
    if crash is None:
        raise TooCostly("Reading the file takes more memory than the limit.", code=ErrorCode.PARSE_LIMIT)
    _log.error("a reader failed: %s", crash)
    raise ReaderFailed(f"A reader failed: {crash}")
