"""Whether the clock may be trusted."""

import logging
from datetime import datetime, timedelta

import pytest

from services.errors import ClockDiffers
from services.rules.clock_trust import HOLD, MAX_ABSENCE, MAX_DIFFERENCE, ClockTrust
from tests.fakes.data import Memory
from tests.fakes.moments import MemoryMoments
from tests.support import NOW, FrozenClock

SECOND = timedelta(seconds=1)


def start(memory: Memory, clock: FrozenClock) -> ClockTrust:
    return ClockTrust(clock, MemoryMoments(memory, clock))


async def test_a_clock_that_agrees_with_the_databases_is_trusted_and_the_moment_is_kept() -> None:
    memory, clock = Memory(), FrozenClock()
    assert await start(memory, clock).allows_jobs()
    assert memory.last_moment == NOW


@pytest.mark.parametrize("sign", [1, -1])
async def test_five_minutes_between_the_clocks_are_allowed_and_a_second_more_is_not(sign: int) -> None:
    memory, clock = Memory(clock_ahead=sign * MAX_DIFFERENCE), FrozenClock()
    trust = start(memory, clock)
    await trust.check()
    memory.clock_ahead += sign * SECOND
    with pytest.raises(ClockDiffers, match="differ by more than 5 minutes"):
        await trust.check()
    assert trust.differs
    assert not await trust.allows_jobs()
    assert memory.last_moment is None


async def test_a_difference_is_logged_once_and_lifted_by_the_next_check_that_is_fine(caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory(clock_ahead=timedelta(days=-32))
    trust = start(memory, FrozenClock())
    with caplog.at_level(logging.WARNING, logger="destcert.clock"):
        for _ in range(3):
            assert not await trust.allows_jobs()
        assert [record.message for record in caplog.records] == [
            "The clock is 2764800 s ahead of the database's: nothing is purged, deleted, renewed or signed until they agree."
        ]
        memory.clock_ahead = timedelta()
        for _ in range(3):
            assert await trust.allows_jobs()
    assert [record.message for record in caplog.records][1:] == ["The clock agrees with the database's again."]
    assert not trust.differs


async def test_the_middle_of_the_round_trip_is_compared() -> None:
    clock = FrozenClock()

    class SlowMoments(MemoryMoments):
        async def read_clock(self) -> datetime:
            clock.moment += 8 * SECOND
            return NOW + 4 * SECOND + MAX_DIFFERENCE

    await ClockTrust(clock, SlowMoments(Memory(), clock)).check()


@pytest.mark.parametrize(
    ("jump", "trusted"),
    [
        (-MAX_DIFFERENCE, True),
        (-MAX_DIFFERENCE - SECOND, False),
        (MAX_ABSENCE, True),
        (MAX_ABSENCE + SECOND, False),
        (timedelta(days=32), False),
        (timedelta(days=-32), False),
    ],
)
async def test_a_start_far_from_the_last_moment_is_held_for_a_day(jump: timedelta, trusted: bool, caplog: pytest.LogCaptureFixture) -> None:
    memory, clock = Memory(last_moment=NOW), FrozenClock()
    clock.jump(jump)
    trust = start(memory, clock)
    with caplog.at_level(logging.WARNING, logger="destcert.clock"):
        assert await trust.allows_jobs() is trusted
        clock.moment += HOLD - SECOND
        assert await trust.allows_jobs() is trusted
    assert caplog.text.count("Nothing is purged or renewed by itself for 24 hours") == (not trusted)
    if not trusted:
        assert memory.last_moment == NOW
    clock.moment += SECOND
    assert await trust.allows_jobs()


async def test_every_start_at_a_wrong_time_is_held_anew() -> None:
    memory, clock = Memory(last_moment=NOW), FrozenClock()
    clock.jump(timedelta(days=32))
    for _ in range(3):
        trust = start(memory, clock)
        assert not await trust.allows_jobs()
        clock.moment += HOLD / 2
    assert memory.last_moment == NOW


async def test_a_clock_that_is_put_right_is_trusted_at_once() -> None:
    memory, clock = Memory(last_moment=NOW), FrozenClock()
    clock.jump(timedelta(days=32))
    trust = start(memory, clock)
    assert not await trust.allows_jobs()
    clock.jump(timedelta(days=-32))
    assert await trust.allows_jobs()


@pytest.mark.parametrize("jump", [timedelta(days=32), timedelta(days=-32)])
async def test_a_jump_while_the_service_runs_is_held_too(jump: timedelta) -> None:
    memory, clock = Memory(), FrozenClock()
    trust = start(memory, clock)
    assert await trust.allows_jobs()
    clock.jump(jump)
    assert not await trust.allows_jobs()


async def test_a_second_jump_after_a_hold_is_held_again() -> None:
    memory, clock = Memory(last_moment=NOW), FrozenClock()
    clock.jump(timedelta(days=-1))
    trust = start(memory, clock)
    assert not await trust.allows_jobs()
    clock.moment += timedelta(hours=24) - MAX_DIFFERENCE
    clock.jump(timedelta(days=32))
    assert not await trust.allows_jobs()
    clock.moment += HOLD - SECOND
    assert not await trust.allows_jobs()


async def test_a_process_that_runs_for_long_without_asking_is_no_jump() -> None:
    memory, clock = Memory(), FrozenClock()
    trust = start(memory, clock)
    assert await trust.allows_jobs()
    clock.moment += timedelta(days=400)
    assert await trust.allows_jobs()
