"""One child from outside."""

import asyncio
import signal
import sys

import pytest

from services.model.secret import Secret
from services.workers.frames import Request, write_request
from services.workers.process import Worker, WorkerDied
from tests.services.workers.odd import ODD_PROGRAM


async def test_a_child_that_ends_at_once_is_told() -> None:
    with pytest.raises(WorkerDied):
        await Worker.start((sys.executable, "-c", "raise SystemExit(3)"), "fast")


async def test_a_child_that_says_something_else_is_told() -> None:
    program = "import sys; sys.stdout.buffer.write((5).to_bytes(4, 'big') + b'hello'); sys.stdout.flush(); sys.stdin.read()"
    with pytest.raises(WorkerDied):
        await Worker.start((sys.executable, "-c", program), "fast")


async def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        await Worker.start(("/no/such/program",), "fast")


async def test_an_idle_child_ends_when_its_pipe_closes() -> None:
    worker = await Worker.start(ODD_PROGRAM, "fast")
    await worker.stop()
    assert not worker.is_alive
    assert worker._process.returncode == 0


async def test_a_busy_child_is_killed_when_it_is_to_stop() -> None:
    worker = await Worker.start(ODD_PROGRAM, "fast")
    sent = write_request(Request(octets=Secret(b"sleep 60"), file_name=None, password=None))
    request = asyncio.ensure_future(worker.exchange(sent, seconds=20))
    await asyncio.sleep(0.1)
    await worker.stop()
    with pytest.raises(WorkerDied):
        await request
    assert worker._process.returncode == -9


async def test_a_child_that_ends_itself_is_not_killed_besides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python 3.11's `kill` may reap a child that has just ended, and then nobody knows what it ended with."""
    worker = await Worker.start(ODD_PROGRAM, "fast")
    kills: list[int] = []
    monkeypatch.setattr(worker._process, "kill", lambda: kills.append(worker.pid))
    with pytest.raises(TimeoutError):
        await worker.exchange(write_request(Request(octets=Secret(b"derive 1000000000"), file_name=None, password=None)), seconds=20)
    assert not kills
    assert worker._process.returncode == -signal.SIGVTALRM


async def test_killing_twice_does_no_harm() -> None:
    worker = await Worker.start(ODD_PROGRAM, "fast")
    await worker.kill()
    await worker.kill()
    assert not worker.is_alive
