"""Processes that gather audit records from before and are killed, while the release before and this one go on writing."""

import asyncio
import random
import subprocess
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager

import pytest
import pytest_asyncio

from services.audit.verify import Verify
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.model.lifecycle import AuditAction
from services.model.scope import Scope
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.trail import MongoAuditTrail
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database, connect
from services.storage.mongo.indexes import prepare_database
from tests.fault.processes import running_module, wait_until
from tests.services.storage.examples import a_scope
from tests.services.storage.raw import drop
from tests.services.storage.steps import beside

pytestmark = pytest.mark.slow

RECORDS, SCOPES, KILLS = 30_000, 200, 8
"""Half of the records are in one scope, which takes many batches; the others are in chains that take one each."""

LEASE = 1.0


@pytest_asyncio.fixture
async def database(mongo_uri: str) -> AsyncIterator[Database]:
    """A database of the release before, prepared by this one."""
    database = connect(mongo_uri, "pymongo", name="gathering")
    await drop(database)
    await database.installation.insert_one({"_id": "schema", "version": 1})
    await prepare_database(database)
    yield database
    await drop(database)
    await database.close()


async def fill(database: Database, scopes: list[Scope]) -> set[str]:
    """Store the records of the release before; return their ids."""
    records = [beside(scopes[0 if number % 2 else number % SCOPES], AuditAction.EXPORTED).audit for number in range(RECORDS)]
    for first in range(0, RECORDS, 5_000):
        await database.audit.insert_many([write_stored(record) for record in records[first : first + 5_000]])
    return {record.id for record in records}


def running(mongo_uri: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return running_module("tests.fault.gatherer", mongo_uri, "gathering", str(LEASE))


@asynccontextmanager
async def writers(database: Database, scopes: list[Scope], rng: random.Random) -> AsyncIterator[set[str]]:
    """Write as a replica of the release before does, and as one of this release."""
    written, is_stopped = set[str](), asyncio.Event()

    async def write() -> None:
        while not is_stopped.is_set():
            old, new = beside(rng.choice(scopes[:5])).audit, beside(rng.choice(scopes[:5])).audit
            await database.audit.insert_one(write_stored(old))
            await MongoAudit(database).add(new)
            written.update((old.id, new.id))
            await asyncio.sleep(0.02)

    task = asyncio.create_task(write())
    try:
        yield written
    finally:
        is_stopped.set()
        await task


async def test_kills_lose_no_record_and_gather_none_twice(database: Database, mongo_uri: str, rng: random.Random) -> None:
    scopes = [a_scope() for _ in range(SCOPES)]
    expected = await fill(database, scopes)
    left = []
    async with writers(database, scopes, rng) as written:
        for _ in range(KILLS):
            left.append(await database.audit.count_documents({}))
            with running(mongo_uri) as process:
                while await database.audit.count_documents({}) >= left[-1] and process.poll() is None:
                    await asyncio.sleep(0.01)
                await asyncio.sleep(rng.uniform(0, 0.3))
                process.kill()
    left.append(await database.audit.count_documents({}))
    assert 0 < left[-1] < RECORDS, "the kills came in the midst of it"
    trail = MongoAuditTrail(database, LocalKeyProvider(new_master_key()))
    assert [finding async for finding in Verify(trail=trail)()] == [], "what waits is no finding"
    with running(mongo_uri) as first, running(mongo_uri) as second:
        assert await wait_until(lambda: first.poll() == second.poll() == 0, seconds=90)
    assert await database.audit.count_documents({}) == 0
    kept = [document["_id"] async for document in database.audit_events.find({"action": {"$ne": "GATHERED"}}, {"_id": 1})]
    assert len(kept) == len(set(kept))
    assert set(kept) == expected | written
    print(f"left at the kills: {left}; written meanwhile: {len(written)}")  # noqa: T201
    assert [finding async for finding in Verify(trail=trail)()] == []
