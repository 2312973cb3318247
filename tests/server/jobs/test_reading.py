"""Reading again beside the serving."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import timedelta
from typing import cast

import pytest
import pytest_asyncio

from server.jobs.reading import read_again_beside
from services.certificates.read_again import ReadAgain
from services.errors import ServiceUnavailable
from services.storage.mongo.database import Database, connect
from services.storage.mongo.migrations.lease import READING_AGAIN, Lease
from tests.presence import not_none

LONG = timedelta(minutes=1)


class Steps:
    """Stands for the use case: `failures` come before the steps, one at each call; `done` counts the steps."""

    def __init__(self, *failures: Exception, steps: int = 2, waits: asyncio.Event | None = None) -> None:
        self._failures = list(failures)
        self._steps, self._waits, self.done = steps, waits, 0
        self.began = asyncio.Event()

    async def __call__(self) -> AsyncGenerator[int, None]:
        for _ in range(self._steps):
            if self._failures:
                raise self._failures.pop(0)
            self.began.set()
            if self._waits is not None:
                await self._waits.wait()
            self.done += 1
            yield 1

    def as_use_case(self) -> ReadAgain:
        return cast(ReadAgain, self)


@pytest_asyncio.fixture
async def database(mongo_uri: str) -> AsyncIterator[Database]:
    opened = connect(mongo_uri, "motor", name="reading_again")
    await opened.installation.delete_many({"_id": READING_AGAIN})
    yield opened
    await opened.close()


async def is_free(database: Database) -> bool:
    lease = await Lease.take(database, LONG, work=READING_AGAIN)
    if lease is not None:
        await lease.release()
    return lease is not None


async def test_it_ends_when_all_is_read_and_gives_the_lease_back(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    steps = Steps()
    with caplog.at_level(logging.INFO):
        await read_again_beside(database, steps.as_use_case())
    assert steps.done == 2
    assert "2 files" in caplog.text
    assert await is_free(database)


async def test_while_one_replica_reads_the_other_waits(database: Database) -> None:
    held = not_none(await Lease.take(database, LONG, work=READING_AGAIN))
    steps = Steps()
    other = asyncio.create_task(read_again_beside(database, steps.as_use_case(), pause=0.01))
    await asyncio.sleep(0.2)
    assert steps.done == 0
    await held.release()
    await asyncio.wait_for(other, 10)
    assert steps.done == 2


async def test_migrations_have_another_lease(database: Database) -> None:
    held = not_none(await Lease.take(database, LONG))
    assert await is_free(database)
    await held.release()


async def test_who_lost_the_lease_stops_and_comes_again(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    go_on = asyncio.Event()
    slow = Steps(waits=go_on)
    reading = asyncio.create_task(read_again_beside(database, slow.as_use_case(), lease=timedelta(seconds=1), pause=0.01))
    await slow.began.wait()
    while (taken := await Lease.take(database, LONG, work=READING_AGAIN)) is None:
        await asyncio.sleep(0.05)
    go_on.set()
    async with asyncio.timeout(10):
        while "lease to read again was lost" not in caplog.text:
            await asyncio.sleep(0.01)
    await taken.release()
    await asyncio.wait_for(reading, 10)
    assert slow.done >= 2


async def test_without_an_answer_it_tries_again(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    steps = Steps(ServiceUnavailable("No reader answers."))
    await read_again_beside(database, steps.as_use_case(), pause=0.01)
    assert steps.done == 2
    assert "reading again waits: No reader answers." in caplog.text


async def test_a_mistake_ends_it_and_the_service_goes_on(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    await read_again_beside(database, Steps(ZeroDivisionError()).as_use_case(), pause=0.01)
    assert "the next start tries again" in caplog.text
    assert await is_free(database)


async def test_whoever_is_stopped_gives_the_lease_back(database: Database) -> None:
    reading = asyncio.create_task(read_again_beside(database, Steps(waits=asyncio.Event()).as_use_case()))
    await asyncio.sleep(0.2)
    assert not await is_free(database)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await is_free(database)
