"""Workers of one kind: replaced when they are of no more use, and a queue that has an end."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from services.errors import ServiceUnavailable
from services.model.caller import Caller
from services.model.secret import Secret
from services.workers import lane as lane_module
from services.workers.answers import AnswerKind, read_contents
from services.workers.frames import Request
from services.workers.lane import Lane, LaneSettings
from services.workers.process import WorkerDied
from tests.services.workers.odd import ODD_PROGRAM, aliases
from tests.support import CALLER

OpenLane = Callable[..., Awaitable[Lane]]


@pytest_asyncio.fixture(loop_scope="session")
async def open_lane() -> AsyncIterator[OpenLane]:
    async with AsyncExitStack() as lanes:

        async def open_(**given: int | float) -> Lane:
            settings = {"size": 1, "most_waiting": 10, "seconds": 5.0, **given}
            lane = Lane(LaneSettings(name="fast", program=ODD_PROGRAM, **settings))  # type: ignore[arg-type]
            await lane.start()
            lanes.push_async_callback(lane.aclose)
            return lane

        yield open_


def _runs(pid: int) -> bool:
    return os.path.exists(f"/proc/{pid}")


def _request(command: str) -> Request:
    return Request(octets=Secret(command.encode()), file_name=None, password=None)


async def _told(lane: Lane, command: str) -> list[str]:
    return aliases(read_contents((await lane.run(_request(command), CALLER))[1:]))


async def test_a_worker_is_used_again(open_lane: OpenLane) -> None:
    lane = await open_lane()
    assert await _told(lane, "pid") == await _told(lane, "pid")


async def test_a_worker_is_replaced_after_its_number_of_reads(open_lane: OpenLane) -> None:
    lane = await open_lane(most_reads=2)
    pids = [(await _told(lane, "pid"))[0] for _ in range(6)]
    assert pids[0] == pids[1]
    assert len(set(pids)) == 3


async def test_a_worker_that_dies_is_replaced(open_lane: OpenLane) -> None:
    lane = await open_lane()
    for command in ("die", "segfault"):
        with pytest.raises(WorkerDied):
            await lane.run(_request(command), CALLER)
        assert await _told(lane, "echo again") == ["again", "None", "None"]
    assert lane.is_healthy


async def test_a_worker_that_hangs_is_killed_in_time(open_lane: OpenLane) -> None:
    lane = await open_lane(seconds=0.5)
    pid = int((await _told(lane, "pid"))[0])
    with pytest.raises(TimeoutError):
        await lane.run(_request("sleep 60"), CALLER)
    assert await _told(lane, "echo again") == ["again", "None", "None"]
    assert not _runs(pid)


async def test_a_cancelled_request_leaves_no_answer_for_the_next_one(open_lane: OpenLane) -> None:
    lane = await open_lane()
    task = asyncio.ensure_future(lane.run(_request("sleep 0.3"), CALLER))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _told(lane, "echo mine") == ["mine", "None", "None"]


async def test_who_waits_and_gives_up_takes_no_worker_along(open_lane: OpenLane) -> None:
    lane = await open_lane()
    running = asyncio.ensure_future(lane.run(_request("sleep 0.3"), CALLER))
    await asyncio.sleep(0.05)
    waiting = [asyncio.ensure_future(lane.run(_request("pid"), CALLER)) for _ in range(3)]
    await asyncio.sleep(0.05)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await running
    assert await _told(lane, "echo mine") == ["mine", "None", "None"]


async def test_a_worker_that_died_while_idle_is_not_given_to_anybody(open_lane: OpenLane) -> None:
    lane = await open_lane()
    pid = int((await _told(lane, "pid"))[0])
    os.kill(pid, signal.SIGKILL)
    await asyncio.sleep(0.2)
    assert not lane.is_healthy
    assert int((await _told(lane, "pid"))[0]) != pid
    assert lane.is_healthy


async def test_idle_workers_that_died_are_replaced_when_asked_for(open_lane: OpenLane) -> None:
    lane = await open_lane(size=2)
    os.kill(int((await _told(lane, "pid"))[0]), signal.SIGKILL)
    await asyncio.sleep(0.2)
    lane.replace_dead()
    for _ in range(100):
        if len(lane._turns._free) == 2:
            break
        await asyncio.sleep(0.05)
    assert len(lane._turns._free) == len(lane._workers) == 2
    assert all(worker.is_alive for worker in lane._workers)


async def test_only_so_many_may_wait(open_lane: OpenLane) -> None:
    lane = await open_lane(most_waiting=1)
    running = asyncio.ensure_future(lane.run(_request("sleep 0.3"), CALLER))
    await asyncio.sleep(0.05)
    waiting = asyncio.ensure_future(lane.run(_request("sleep 0.1"), CALLER))
    await asyncio.sleep(0.05)
    with pytest.raises(ServiceUnavailable) as caught:
        await lane.run(_request("pid"), CALLER)
    assert caught.value.retry_after == 5
    await asyncio.gather(running, waiting)
    assert await _told(lane, "echo free") == ["free", "None", "None"]


async def test_callers_take_turns(open_lane: OpenLane) -> None:
    lane, other, served = await open_lane(), Caller(tenant=CALLER.tenant, subject="other"), list[str]()

    async def read(caller: Caller) -> None:
        await lane.run(_request("sleep 0.05"), caller)
        served.append(caller.subject)

    await asyncio.gather(*(read(caller) for caller in (CALLER, CALLER, CALLER, other)))
    assert served == [CALLER.subject, "other", CALLER.subject, CALLER.subject]


async def test_nobody_waits_for_ever(open_lane: OpenLane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_module, "MAX_WAIT", 0.1)
    lane = await open_lane()
    running = asyncio.ensure_future(lane.run(_request("sleep 0.4"), CALLER))
    await asyncio.sleep(0.05)
    with pytest.raises(ServiceUnavailable):
        await lane.run(_request("pid"), CALLER)
    await running


@pytest.mark.parametrize("command", ["memory", "fail", "panic"])
async def test_a_worker_in_an_unknown_state_is_not_used_again(open_lane: OpenLane, command: str) -> None:
    lane = await open_lane()
    before = await _told(lane, "pid")
    await lane.run(_request(command), CALLER)
    assert await _told(lane, "pid") != before


async def test_after_closing_nothing_runs_and_nothing_is_read(open_lane: OpenLane) -> None:
    lane = await open_lane(size=2)
    pids = {worker.pid for worker in lane._workers}
    await lane.aclose()
    assert not any(_runs(pid) for pid in pids)
    assert not lane.is_healthy
    with pytest.raises(ServiceUnavailable):
        await lane.run(_request("pid"), CALLER)


async def test_closing_ends_what_still_runs(open_lane: OpenLane) -> None:
    lane = await open_lane()
    running = asyncio.ensure_future(lane.run(_request("sleep 60"), CALLER))
    await asyncio.sleep(0.1)
    await lane.aclose()
    with pytest.raises(WorkerDied):
        await running
    await asyncio.sleep(0.3)
    assert lane._workers == set()


async def test_closing_waits_for_workers_that_are_being_replaced(open_lane: OpenLane) -> None:
    lane = await open_lane(seconds=0.2)
    (worker,) = lane._workers
    with pytest.raises(TimeoutError):
        await lane.run(_request("sleep 60"), CALLER)
    await asyncio.sleep(0)  # now it is being killed
    await lane.aclose()
    assert not worker.is_alive


async def test_a_lane_that_cannot_start_says_so() -> None:
    lane = Lane(LaneSettings(name="fast", program=("/no/such/program",), size=2, most_waiting=1, seconds=1))
    with pytest.raises(ServiceUnavailable):
        await lane.start()
    assert not lane.is_healthy


async def test_a_new_worker_is_tried_for_until_it_starts(open_lane: OpenLane, caplog: pytest.LogCaptureFixture) -> None:
    lane = await open_lane()
    sound = lane._settings
    lane._settings = LaneSettings(name="fast", program=("/no/such/program",), size=1, most_waiting=10, seconds=5)
    with caplog.at_level(logging.ERROR), pytest.raises(WorkerDied):
        await lane.run(_request("die"), CALLER)
    await asyncio.sleep(0.15)
    assert not lane.is_healthy
    lane._settings = sound
    assert await _told(lane, "echo back") == ["back", "None", "None"]
    assert any("no new fast reader" in record.getMessage() for record in caplog.records)


async def test_the_log_tells_of_ends_and_of_no_contents(open_lane: OpenLane, caplog: pytest.LogCaptureFixture) -> None:
    lane = await open_lane()
    with caplog.at_level(logging.DEBUG), pytest.raises(WorkerDied):
        await lane.run(_request("die hunter2"), CALLER)
    messages = [record.getMessage() for record in caplog.records if record.name.startswith("services.workers")]
    assert any("fast reader" in message and "WorkerDied" in message for message in messages)
    assert not any("hunter2" in message for message in messages)


async def test_an_answer_has_its_kind(open_lane: OpenLane) -> None:
    lane = await open_lane()
    kinds = [AnswerKind((await lane.run(_request(command), CALLER))[:1]) for command in ("pid", "refuse", "spend 100001", "memory", "fail")]
    assert kinds == [AnswerKind.CONTENTS, AnswerKind.FAILURE, AnswerKind.TOO_SLOW, AnswerKind.OUT_OF_MEMORY, AnswerKind.CRASHED]
