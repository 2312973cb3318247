"""Documents that other releases wrote, and what looks for them."""

from dataclasses import replace
from typing import Any

import pytest

from services.model.reading import READING
from services.storage.mongo.database import Database
from tests.services.storage.examples import DAY, NOW, some_contents
from tests.services.storage.steps import a_next, add, add_scope
from tests.services.storage.stores import store_in_mongo


@pytest.mark.parametrize(
    ("written", "is_outdated"),
    [
        ({"$unset": {"read_by": ""}}, True),
        ({"$set": {"read_by": None}}, True),
        ({"$set": {"read_by": [1, False, READING - 1]}}, True),
        ({"$set": {"read_by": [1, False, READING]}}, False),
        ({"$set": {"read_by": [1, False, READING + 1]}}, False),  # a newer release, which runs beside this one
        ({"$set": {"version": 2}}, True),  # the release before replaced it
        ({"$set": {"is_locked": True}}, True),
        ({"$set": {"read_by": [1, True, READING]}}, True),  # the release before unlocked it
    ],
)
async def test_what_another_release_wrote(database: Database, written: dict[str, Any], is_outdated: bool) -> None:
    store = store_in_mongo(database)
    stored = await add(store, await add_scope(store))
    await database.certificates.update_one({"_id": stored.id}, written)
    assert bool(await store.readings.list_outdated(after=None, limit=1)) is is_outdated


async def test_contents_in_parts_are_replaced_whole(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_in_mongo(database)
    stored = await add(store, await add_scope(store))
    monkeypatch.setattr("services.storage.mongo.contents.PART_LENGTH", 1_000)
    assert await store.readings.replace(stored, some_contents(findings=()))
    assert await store.versions.load_contents(stored) == some_contents(findings=())
    monkeypatch.undo()
    assert await store.readings.replace(stored, some_contents())
    assert await database.contents.count_documents({}) == 1


async def test_a_renewal_of_the_release_before_that_comes_between_is_kept(database: Database) -> None:
    """It replaces the version, and knows nothing of who read it."""
    store = store_in_mongo(database)
    stored = await add(store, await add_scope(store))
    await database.certificates.update_one({"_id": stored.id}, {"$unset": {"read_by": ""}})
    (listed,) = await store.readings.list_outdated(after=None, limit=1)
    following = a_next(stored)
    await database.certificates.update_one({"_id": stored.id}, {"$set": {"version": following.version, "modified_at": NOW + DAY}})
    assert not await store.readings.replace(replace(listed, findings=()), some_contents(findings=()))
    assert await database.contents.count_documents({}) == 1
    assert [one.version for one in await store.readings.list_outdated(after=None, limit=1)] == [following.version]
