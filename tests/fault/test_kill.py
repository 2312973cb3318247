"""`kill -9` of the service, of its MongoDB, and of both, while four clients upload four formats."""

import asyncio
import contextlib
import os
import random
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.fault.client import Client, Unavailable
from tests.fault.files import File, endless
from tests.fault.journal import Journal
from tests.fault.processes import wait_until
from tests.fault.service import Service

pytestmark = pytest.mark.slow

VICTIMS = ("service", "mongod", "both")

READY_AGAIN = 15.0
"""Seconds until the service takes uploads again: two on an idle machine, and tests share theirs."""

MONGOD_GONE = 15.0
"""Seconds until the mongod of a killed service has ended by itself."""


async def test_kills_lose_no_acknowledged_upload_and_leave_no_half_one(
    new_service: Callable[..., Service], tmp_path: Path, *, rng: random.Random, rounds: int
) -> None:
    """One installation lives through all rounds, by both drivers; each kill comes at a random moment of the uploads."""
    service = new_service(settings={"DESTCERT_MAX_CERTIFICATES": "1000000"})
    supplies = list(endless("upload"))
    victims = [VICTIMS[number % len(VICTIMS)] for number in range(rounds)]
    rng.shuffle(victims)
    waits: dict[str, list[float]] = {victim: [] for victim in VICTIMS}
    with contextlib.closing(Journal(tmp_path / "journal")) as journal:
        await service.start()
        async with service.connect() as client:
            scope_id = await client.create_scope()
        for victim in victims:
            async with _Uploads(service, scope_id, journal).running(supplies):
                service.settings["DESTCERT_MONGODB_DRIVER"] = rng.choice(("motor", "pymongo"))
                await asyncio.sleep(rng.uniform(0.02, 0.35))
                waits[victim].append(await _kill(service, victim, waits_for_mongod=rng.random() < 0.5))
            async with service.connect() as client:
                await journal.compare(client, scope_id)
        async with service.connect() as client:
            await journal.compare(client, scope_id, again=True)
        _report(journal, waits)
        assert len(journal.read()) >= 4 * rounds, "the kills came before anything was uploaded, so they proved little"


@dataclass
class _Uploads:
    """Uploads by one client for each format, whatever happens to the service."""

    service: Service
    scope_id: str
    journal: Journal
    is_over: asyncio.Event = field(default_factory=asyncio.Event)

    @contextlib.asynccontextmanager
    async def running(self, supplies: list[Iterator[File]]) -> AsyncIterator[None]:
        """Upload until the end of the block, which begins after the first acknowledgement; what is on its way then is awaited."""
        before = len(self.journal.read())
        clients = [asyncio.create_task(self._upload(supply)) for supply in supplies]
        try:
            await wait_until(lambda: len(self.journal.read()) > before or any(client.done() for client in clients), seconds=10)
            yield
        finally:
            self.is_over.set()
            await asyncio.gather(*clients)

    async def _upload(self, supply: Iterator[File]) -> None:
        async with self.service.connect() as client:
            while not self.is_over.is_set():
                file = next(supply)
                self.journal.send(file)
                try:
                    result = await client.upload(self.scope_id, file)
                except (httpx.TransportError, Unavailable):  # not acknowledged; it may be there, whole, or not
                    await asyncio.sleep(0.05)
                    continue
                assert result["__typename"] == "UploadCertificateSuccess", (file.name, result)
                self.journal.acknowledge(file, result["certificate"]["id"])


async def _kill(service: Service, victim: str, *, waits_for_mongod: bool) -> float:
    """Kill it and return after how many seconds uploads are taken again."""
    mongods = service.find_mongods()
    assert len(mongods) == 1
    if victim != "service":
        os.kill(mongods[0], signal.SIGKILL)
    if victim == "mongod":
        begun = time.monotonic()
        assert await wait_until(lambda: mongods[0] not in service.find_mongods(), seconds=5)
        await service.wait_until_ready(seconds=READY_AGAIN)
        return time.monotonic() - begun
    service.signal(signal.SIGKILL)
    assert await service.wait(seconds=5) == -signal.SIGKILL
    if waits_for_mongod:
        assert await wait_until(lambda: not service.find_mongods(), seconds=MONGOD_GONE), "a mongod outlived its service"
    took = await service.start()
    assert took < READY_AGAIN
    assert len(service.find_mongods()) == 1
    return took


def _report(journal: Journal, waits: dict[str, list[float]]) -> None:
    print(f"{len(journal.sent)} sent, {len(journal.read())} acknowledged")  # noqa: T201  # shown with -s and when a test fails
    for victim, seconds in waits.items():
        if seconds:
            print(f"{victim}: {len(seconds)} kills, uploads again after {max(seconds):.2f} s at most")  # noqa: T201


async def test_readers_that_are_killed_while_idle_come_back_without_any_upload(new_service: Callable[..., Service]) -> None:
    """A load balancer sends nothing to a service that is not ready, so that it must become ready by itself."""
    service = new_service()
    await service.start()
    before = service.find_readers()
    for reader in before:
        os.kill(reader, signal.SIGKILL)
    await service.wait_until_ready(seconds=READY_AGAIN)
    assert await wait_until(lambda: len(service.find_readers()) == len(before), seconds=READY_AGAIN)
    async with service.connect() as client:
        await _upload_one(client, await client.create_scope(), next(next(endless("after"))))


async def test_the_comparison_notices_what_is_missing_and_what_differs(new_service: Callable[..., Service], tmp_path: Path) -> None:
    """The control: were an upload lost or changed, the test above would fail."""
    service = new_service()
    await service.start()
    supply = next(endless("control", pool=2))
    lost, kept = next(supply), next(supply)
    async with service.connect() as client:
        scope_id = await client.create_scope()
        with contextlib.closing(Journal(tmp_path / "journal")) as journal:
            journal.send(lost)
            journal.acknowledge(lost, "crt_of_nothing")
            with pytest.raises(AssertionError, match="acknowledged, and gone"):
                await journal.compare(client, scope_id)
        with contextlib.closing(Journal(tmp_path / "another")) as journal:
            journal.send(File(kept.name, kept.octets[:-1] + b" "))
            await _upload_one(client, scope_id, kept)
            with pytest.raises(AssertionError, match="is not what was sent"):
                await journal.compare(client, scope_id)


async def _upload_one(client: Client, scope_id: str, file: File) -> None:
    result = await client.upload(scope_id, file)
    assert result["__typename"] == "UploadCertificateSuccess", result
