"""Adding changes to the counts, beside the serving."""

import asyncio
import logging

import pytest

from services.ending import end
from services.errors import ServiceUnavailable
from services.storage.mongo.database import Database
from services.storage.mongo.expiries import changes
from services.storage.mongo.migrations import migrate
from tests.services.storage.steps import add, add_scope
from tests.services.storage.stores import store_in_mongo


async def test_changes_are_added_whatever_fails_at_first(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store, add_changes, failures = store_in_mongo(database), changes.add_changes, [ServiceUnavailable("no answer"), KeyError("damaged")]

    async def hindered(database: Database) -> int:
        if failures:
            raise failures.pop(0)
        return await add_changes(database)

    monkeypatch.setattr(changes, "add_changes", hindered)
    for _ in range(3):
        await add(store, await add_scope(store))
    with caplog.at_level(logging.WARNING, "destcert.statistics"):
        adding = asyncio.create_task(changes.add_for_ever(database, pause=0.01))
        async with asyncio.timeout(10):
            while await database.expiry_changes.count_documents({}):
                await asyncio.sleep(0.01)
        await end(adding)
    assert [record.levelname for record in caplog.records] == ["WARNING", "ERROR"]
    assert await database.expiry_counts.count_documents({}) == 1


async def test_counting_begins_again_after_the_database_did_not_answer(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    async def hindered(_: Database, *, anew: bool) -> None:
        asked.append(anew)
        if len(asked) == 1:
            raise ServiceUnavailable("no answer")

    monkeypatch.setattr(migrate, "count_tenants", hindered)
    await migrate._finish(database, anew=True, pause=0)
    assert asked == [True, True]
