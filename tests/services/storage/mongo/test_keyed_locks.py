"""KeyedLocks of tasks that would collide."""

import asyncio

import pytest

from services.errors import ServiceUnavailable
from services.storage.mongo.keyed_locks import KeyedLocks


async def test_tasks_of_one_name_take_turns_and_those_of_others_do_not_wait() -> None:
    turns, inside, most = KeyedLocks(patience=5), {"a": 0, "b": 0}, []

    async def work(name: str) -> None:
        async with turns.take(name):
            inside[name] += 1
            most.append((inside[name], sum(inside.values())))
            await asyncio.sleep(0.01)
            inside[name] -= 1

    await asyncio.gather(*(work(name) for name in "aaabbb"))
    assert max(most) == (1, 2)


async def test_a_turn_that_does_not_come_is_a_failure() -> None:
    turns = KeyedLocks(patience=0.05)
    async with turns.take("a"):
        with pytest.raises(ServiceUnavailable, match="Too many changes"):
            async with turns.take("a"):
                pytest.fail("two at once")


async def test_the_turn_goes_on_after_a_failure_and_after_one_who_gave_up() -> None:
    turns = KeyedLocks(patience=0)
    with pytest.raises(KeyError):
        async with turns.take("a"):
            raise KeyError
    async with turns.take("a"):
        waiting = asyncio.create_task(turns.take("a").__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(1), turns.take("a"):
        pass


async def test_names_are_forgotten_when_nobody_uses_them() -> None:
    turns = KeyedLocks(patience=1)
    for at in range(100):
        async with turns.take(str(at)):
            pass
    assert len(turns._locks) <= 1
