"""The migration by the command, and beside the serving."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from server.commands.migrate import migrate_and_wait
from server.installation import open_installation
from server.settings import Settings
from services.model.secret import Secret
from services.storage.mongo.database import Database, connect
from services.storage.mongo.migrations import migrate as module
from services.storage.mongo.migrations.steps import DATABASE_VERSION
from tests.presence import not_none
from tests.server.readers import share_readers
from tests.services.storage.raw import drop
from tests.support import NOW, make_authority_key

DOCUMENTS = 5
OLD = {
    "v": 1,
    "action": "REPLACED",
    "scope_id": "s",
    "tenant": "t",
    "certificate_id": "c",
    "version": 3,
    "subject": "me",
    "name": "a",
    "at": NOW,
}


@pytest.fixture
def settings(mongo_uri: str, tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", mongodb_uri=Secret(mongo_uri.encode()), mongodb_database=f"migrate_{uuid.uuid4().hex}")


@pytest_asyncio.fixture
async def old(settings: Settings, mongo_uri: str) -> AsyncIterator[Database]:
    """A database of the first release, with audit records."""
    database = connect(mongo_uri, "pymongo", name=settings.mongodb_database)
    await database.installation.insert_one({"_id": "schema", "version": 1})
    for _ in range(DOCUMENTS):
        await database.audit.insert_one(dict(OLD))
    yield database
    await drop(database)
    await database.close()


async def count_left(database: Database) -> int:
    return await database.audit.count_documents({"noun": {"$exists": False}})


async def find_version(database: Database) -> int:
    return int(not_none(await database.installation.find_one({"_id": "schema"}))["version"])


async def test_the_command_ends_when_everything_is_migrated(old: Database, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    await migrate_and_wait(settings)
    assert (await count_left(old), await find_version(old)) == (0, DATABASE_VERSION)
    assert capsys.readouterr().out == f"migrated: schema version {DATABASE_VERSION}\n"


async def test_a_start_is_ready_before_it_and_migrates_beside_serving(old: Database, settings: Settings, gate: asyncio.Event) -> None:
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key) as installation:
        await installation.checks["mongodb"]()
        assert (await count_left(old), await find_version(old)) == (DOCUMENTS, 1)
        gate.set()
        async with asyncio.timeout(30):
            while await find_version(old) < DATABASE_VERSION:
                await asyncio.sleep(0.02)
    assert await count_left(old) == 0


async def test_a_stop_ends_it_and_lets_the_next_one_go_on_at_once(old: Database, settings: Settings, gate: asyncio.Event) -> None:
    async with open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key):
        async with asyncio.timeout(30):
            while await old.installation.find_one({"_id": "migrations", "holder": {"$exists": True}}) is None:
                await asyncio.sleep(0.02)
    assert (await count_left(old), await find_version(old)) == (DOCUMENTS, 1)
    gate.set()
    async with asyncio.timeout(module.LEASE.total_seconds() / 2):
        await migrate_and_wait(settings)
    assert await count_left(old) == 0


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """What a batch waits for before it is written."""
    opened, change = asyncio.Event(), module._change

    async def waiting(*given: object) -> int:
        await opened.wait()
        return await change(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_change", waiting)
    return opened
