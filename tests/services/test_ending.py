"""Ending a task."""

import asyncio

import pytest

from services.ending import end


@pytest.mark.parametrize("swallowed", [0, 1, 3])
async def test_a_task_is_ended_however_often_it_swallows_that(swallowed: int) -> None:
    left = swallowed

    async def work() -> None:
        nonlocal left
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if not left:
                    raise
                left -= 1

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await end(task, patience=0.01)
    assert task.cancelled()


async def test_what_has_ended_is_left_as_it_is() -> None:
    task = asyncio.create_task(asyncio.sleep(0, "done"))
    await task
    await end(task)
    assert task.result() == "done"
