"""Migrating processes that are killed, frozen, and two at once, over a real MongoDB, while the release before goes on writing."""

import asyncio
import os
import random
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from pymongo import AsyncMongoClient

from services.storage.mongo.migrations.migrate import BATCH
from tests.fault.migrator import DOUBLING
from tests.fault.processes import is_frozen, running_module, wait_until

pytestmark = pytest.mark.slow

DOCUMENTS = 100_000
KILLS = 10
LEASE = 1.0
Mongo = AsyncMongoClient[dict[str, Any]]


@pytest_asyncio.fixture
async def mongo(mongo_uri: str) -> AsyncIterator[Mongo]:
    client: Mongo = AsyncMongoClient(mongo_uri)
    await client.drop_database("migrating")
    await client["migrating"]["installation"].insert_one({"_id": "schema", "version": 1})
    yield client
    await client.drop_database("migrating")
    await client.close()


async def fill(mongo: Mongo, documents: int) -> None:
    for first in range(0, documents, 10_000):
        many = [{"_id": f"{number:06}", "value": number} for number in range(first, min(first + 10_000, documents))]
        await mongo["migrating"]["things"].insert_many(many)


def running(mongo_uri: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return running_module("tests.fault.migrator", mongo_uri, "migrating", str(LEASE))


async def count_done(mongo: Mongo) -> int:
    return await mongo["migrating"]["things"].count_documents({"doubled": {"$exists": True}})


async def find_version(mongo: Mongo) -> int:
    found = await mongo["migrating"]["installation"].find_one({"_id": "schema"})
    assert found is not None
    return int(found["version"])


async def wait_for_more(mongo: Mongo, process: subprocess.Popen[bytes], done: int) -> None:
    while await count_done(mongo) <= done and process.poll() is None:
        await asyncio.sleep(0.01)


async def assert_nothing_is_lost(mongo: Mongo, documents: int) -> None:
    """Every document is there, as it was, changed once, or written by the release before and changed once since."""
    wrong = {"$or": [{"changes": {"$ne": 1}}, {"$expr": {"$ne": ["$doubled", {"$multiply": ["$value", 2]}]}}]}
    assert await mongo["migrating"]["things"].count_documents({}) == documents
    assert await mongo["migrating"]["things"].count_documents(wrong) == 0
    assert await find_version(mongo) == DOUBLING.number + 1


@asynccontextmanager
async def writer_of_before(mongo: Mongo, rng: random.Random) -> AsyncIterator[list[int]]:
    """Write whole documents in the old form over migrated and other ones, and new ones, as replicas of the release before do."""
    added: list[int] = []

    is_stopped = asyncio.Event()  # between two writes: one that is cut off may be stored and not counted

    async def write() -> None:
        while not is_stopped.is_set():
            number = DOCUMENTS + len(added)
            await mongo["migrating"]["things"].insert_one({"_id": f"{number:06}", "value": number})
            added.append(number)
            old = rng.randrange(DOCUMENTS)
            await mongo["migrating"]["things"].replace_one({"_id": f"{old:06}"}, {"_id": f"{old:06}", "value": rng.randrange(10**6)})
            await asyncio.sleep(0.02)

    task = asyncio.create_task(write())
    try:
        yield added
    finally:
        is_stopped.set()
        await task


async def test_ten_kills_lose_nothing_and_repeat_nothing(mongo: Mongo, mongo_uri: str, rng: random.Random) -> None:
    """The release before writes all the while, until it is stopped; the next start finds what it wrote last."""
    await fill(mongo, DOCUMENTS)
    done = []
    async with writer_of_before(mongo, rng) as added:
        for _ in range(KILLS):
            done.append(await count_done(mongo))
            with running(mongo_uri) as process:
                await wait_for_more(mongo, process, done[-1])
                await asyncio.sleep(rng.uniform(0, 0.8))
                process.kill()
            assert await find_version(mongo) == 1, "the kills came after the migration was done, so they proved little"
    assert 0 < done[-1] < DOCUMENTS
    assert added
    with running(mongo_uri) as process:
        assert await wait_until(lambda: process.poll() is not None, seconds=90)
        assert process.returncode == 0
    print(f"done at the kills: {done}; written meanwhile by the release before: {len(added)}")  # noqa: T201
    await assert_nothing_is_lost(mongo, DOCUMENTS + len(added))


async def test_two_at_once_and_one_frozen_past_its_lease(mongo: Mongo, mongo_uri: str) -> None:
    documents = 50 * BATCH
    await fill(mongo, documents)
    with running(mongo_uri) as frozen:
        await wait_for_more(mongo, frozen, 0)
        os.kill(frozen.pid, signal.SIGSTOP)
        assert await wait_until(lambda: is_frozen(frozen.pid), seconds=5)
        assert await count_done(mongo) < documents
        with running(mongo_uri) as second, running(mongo_uri) as third:
            assert await wait_until(lambda: second.poll() == third.poll() == 0, seconds=60)
        await assert_nothing_is_lost(mongo, documents)
        os.kill(frozen.pid, signal.SIGCONT)
        assert await wait_until(lambda: frozen.poll() == 0, seconds=30)
    await assert_nothing_is_lost(mongo, documents)
