"""Files made to cost their reader minutes or gigabytes cost their sender a typed error, and nobody else anything."""

import asyncio
import statistics
import time
from collections.abc import Callable

import pytest

from tests.corpus import needs_corpus
from tests.fault.bombs import Bombardment, bombard, load_bombs, throw
from tests.fault.client import Client
from tests.fault.files import endless
from tests.fault.processes import read_resident, wait_until
from tests.fault.service import Service

pytestmark = [pytest.mark.slow, needs_corpus]

MAX_ANSWER_LENGTH = 3.0
"""Seconds for a bomb's answer, while all others are read as well."""

MAX_SLOWDOWN = 0.050
"""Seconds that a light query may take longer, in the median and for 95 of 100, while bombs are read."""

ATTEMPTS = 3
"""Of the measurement: tests of other files share the processors, and one quiet minute in three is enough to prove the point."""

MEASURED = 4.0
"""Seconds of bombs without a pause."""

MEMORY_LEFT = 48 * 1024 * 1024
"""Octets by which the service may have grown after the bombs: caches and heaps that Python keeps."""

_LIGHT = "query ($id: ID!) { scope(id: $id) { displayName certificates(first: 10) { nodes { id name status } } } }"


async def test_each_bomb_gets_a_typed_error_in_time_and_nothing_is_stored(new_service: Callable[..., Service]) -> None:
    service = new_service()
    await service.start()
    async with service.connect() as client:
        scope_id = await client.create_scope()
        answers = await asyncio.gather(*(throw(client, scope_id, bomb) for bomb in load_bombs()))
        for name, kind, result, seconds in (answer for pair in answers for answer in pair):
            assert str(result["__typename"]).endswith("Error"), (name, kind, result)
            assert seconds < MAX_ANSWER_LENGTH, (name, kind, seconds)
        assert await client.list(scope_id) == []


async def test_bombs_slow_nobody_down_and_leave_nothing_behind(new_service: Callable[..., Service]) -> None:
    service = new_service()
    await service.start()
    async with service.connect() as client:
        scope_id = await client.create_scope()
        for file in (next(supply) for supply in endless("light")):
            await client.upload(scope_id, file)
        await bombard(client, scope_id, seconds=1)  # so that all processes have done their work once
        await asyncio.sleep(1)
        processes, resident = len(service.find_readers()), _measure_memory(service)
        slowdowns = []
        for _ in range(ATTEMPTS):
            slowdowns.append(await _measure_slowdown(service, client, scope_id))
            if max(slowdowns[-1]) < MAX_SLOWDOWN:
                break
        print([tuple(round(1000 * one, 1) for one in pair) for pair in slowdowns], "ms")  # noqa: T201  # shown with -s
        assert max(slowdowns[-1]) < MAX_SLOWDOWN, slowdowns
        assert await wait_until(lambda: len(service.find_readers()) == processes, seconds=10)
        assert await wait_until(lambda: _measure_memory(service) < resident + MEMORY_LEFT, seconds=10), (
            resident,
            _measure_memory(service),
        )
        await service.wait_until_ready(seconds=2)
        result = await client.upload(scope_id, next(next(endless("after"))))
        assert result["__typename"] == "UploadCertificateSuccess"


async def _measure_slowdown(service: Service, client: Client, scope_id: str) -> tuple[float, float]:
    """Return by how many seconds the light query's median and its 95th percentile grow while bombs are read."""
    async with service.connect() as light:
        idle = await _ask_for(light, scope_id, asyncio.create_task(asyncio.sleep(MEASURED / 2)))
        bombardment = await Bombardment.prepare(client, scope_id, seconds=MEASURED)
        busy = await _ask_for(light, scope_id, asyncio.create_task(bombardment.run()))
        idle += await _ask_for(light, scope_id, asyncio.create_task(asyncio.sleep(MEASURED / 2)))
    return statistics.median(busy) - statistics.median(idle), _percentile(busy) - _percentile(idle)


async def _ask_for(client: Client, scope_id: str, task: asyncio.Task[None]) -> list[float]:
    """Ask the light query until the task is done, and return how long each answer took."""
    taken = []
    while not task.done():
        begun = time.monotonic()
        await client.ask(_LIGHT, id=scope_id)
        taken.append(time.monotonic() - begun)
        await asyncio.sleep(0.01)
    await task
    assert len(taken) > 20, "too few answers to say anything"
    return taken


def _percentile(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def _measure_memory(service: Service) -> int:
    return sum(read_resident(pid) for pid in [service.pid, *service.find_readers()])
