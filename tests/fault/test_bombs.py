"""Files made to cost their reader minutes or gigabytes cost their sender a typed error, and nobody else anything."""

import asyncio
import statistics
import time
from collections.abc import Callable
from functools import lru_cache

import pytest

from tests.corpus import CorpusFile, load_corpus, needs_corpus
from tests.fault.client import Client
from tests.fault.files import File, endless, write_costly_p12
from tests.fault.processes import read_resident, wait_until
from tests.fault.service import Service

pytestmark = [pytest.mark.slow, needs_corpus]

LONGEST_ANSWER = 3.0
"""Seconds for a bomb's answer, while all others are read as well."""

MOST_SLOWDOWN = 0.050
"""Seconds that a light query may take longer, in the median and for 95 of 100, while bombs are read."""

ATTEMPTS = 3
"""Of the measurement: tests of other files share the processors, and one quiet minute in three is enough to prove the point."""

MEASURED = 4.0
"""Seconds of bombs without a pause."""

PAUSE = 0.1
"""Seconds between a bomb's answer and the same bomb: some hundred bombs a second, so that it is them that is measured and not this client."""

MEMORY_LEFT = 48 * 1024 * 1024
"""Octets by which the service may have grown after the bombs: caches and heaps that Python keeps."""

_LIGHT = "query ($id: ID!) { scope(id: $id) { displayName certificates(first: 10) { nodes { id name status } } } }"

_EXTENSIONS = {"jceks": "jks", "der": "cer"}


def load_bombs() -> list[File]:
    """Return the corpus' bombs under names that uploads take."""
    return [_as_file(one) for one in load_corpus() if one.path.startswith("bombs/")]


def _as_file(one: CorpusFile) -> File:
    stem, _, extension = one.path.removeprefix("bombs/").rpartition(".")
    return File(f"{stem}.{_EXTENSIONS.get(extension, extension)}", one.octets, one.password)


async def test_each_bomb_gets_a_typed_error_in_time_and_nothing_is_stored(new_service: Callable[..., Service]) -> None:
    service = new_service()
    await service.start()
    async with service.connect() as client:
        scope_id = await client.create_scope()
        answers = await asyncio.gather(*(_throw(client, scope_id, bomb) for bomb in load_bombs()))
        for name, kind, result, seconds in (answer for pair in answers for answer in pair):
            assert result["__typename"].endswith("Error"), (name, kind, result)
            assert seconds < LONGEST_ANSWER, (name, kind, seconds)
        assert await client.list(scope_id) == []


async def test_bombs_slow_nobody_down_and_leave_nothing_behind(new_service: Callable[..., Service]) -> None:
    service = new_service()
    await service.start()
    async with service.connect() as client:
        scope_id = await client.create_scope()
        for file in (next(supply) for supply in endless("light")):
            await client.upload(scope_id, file)
        await _bombard(client, scope_id, seconds=1)  # so that all processes have done their work once
        await asyncio.sleep(1)
        processes, resident = len(service.find_readers()), _measure_memory(service)
        slowdowns = []
        for _ in range(ATTEMPTS):
            slowdowns.append(await _measure_slowdown(service, client, scope_id))
            if max(slowdowns[-1]) < MOST_SLOWDOWN:
                break
        print([tuple(round(1000 * one, 1) for one in pair) for pair in slowdowns], "ms")  # noqa: T201  # shown with -s
        assert max(slowdowns[-1]) < MOST_SLOWDOWN, slowdowns
        assert await wait_until(lambda: len(service.find_readers()) == processes, seconds=10)
        assert await wait_until(lambda: _measure_memory(service) < resident + MEMORY_LEFT, seconds=10), (
            resident,
            _measure_memory(service),
        )
        await service.wait_until_ready(seconds=2)
        result = await client.upload(scope_id, next(next(endless("after"))))
        assert result["__typename"] == "UploadCertificateSuccess"


async def _throw(client: Client, scope_id: str, bomb: File) -> list[tuple[str, str, dict[str, object], float]]:
    """Upload it and look into it at once; return the answers and how long they took."""

    async def measure(kind: str) -> tuple[str, str, dict[str, object], float]:
        begun = time.monotonic()
        result = await (client.upload(scope_id, bomb) if kind == "upload" else client.inspect(bomb))
        return bomb.name, kind, result, time.monotonic() - begun

    return await asyncio.gather(measure("upload"), measure("inspect"))


async def _bombard(client: Client, scope_id: str, *, seconds: float) -> None:
    """Throw every bomb again and again, and meanwhile a file that is as costly as a file may well be."""
    deadline = time.monotonic() + seconds
    costly = _write_costly()

    async def repeat(bomb: File) -> None:
        while time.monotonic() < deadline:
            await _throw(client, scope_id, bomb)
            await asyncio.sleep(PAUSE)

    async def look_into_costly() -> None:
        while time.monotonic() < deadline:
            assert (await client.inspect(costly))["__typename"] == "InspectCertificateSuccess"

    await asyncio.gather(look_into_costly(), look_into_costly(), *(repeat(bomb) for bomb in load_bombs()))


@lru_cache(maxsize=1)
def _write_costly() -> File:
    return write_costly_p12("costly", "changeit")


async def _measure_slowdown(service: Service, client: Client, scope_id: str) -> tuple[float, float]:
    """Return by how many seconds the light query's median and its 95th percentile grow while bombs are read."""
    async with service.connect() as light:
        idle = await _ask_for(light, scope_id, asyncio.create_task(asyncio.sleep(MEASURED / 2)))
        busy = await _ask_for(light, scope_id, asyncio.create_task(_bombard(client, scope_id, seconds=MEASURED)))
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
