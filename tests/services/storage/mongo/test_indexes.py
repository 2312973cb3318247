"""Collections and indexes at the start."""

import asyncio

import pytest

from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.indexes import SchemaTooNew, prepare_database
from services.storage.mongo.migrations.steps import DATABASE_VERSION
from tests.services.storage.raw import name_of
from tests.services.storage.stores import COLLECTIONS


async def indexes_of(database: Database) -> dict[str, set[str]]:
    names = await database.scopes.database.list_collection_names()
    return {name: set(await database.collection(name).index_information()) for name in names}


async def test_every_collection_and_index_is_made(bare_database: Database) -> None:
    await prepare_database(bare_database)
    found = await indexes_of(bare_database)
    assert set(found) == {*COLLECTIONS, "installation"}
    assert found["certificates"] == {
        "_id_",
        "one_name_each",
        "order_name",
        "order_created_at",
        "order_modified_at",
        "order_not_after",
        "search_sha256",
        "search_spki_sha256",
        "due",
    }
    assert found["deleted"] == {"_id_", "order_name", "order_created_at", "order_modified_at", "order_not_after", "deleted_at"}
    assert found["receipts"] == {"_id_", "one_receipt_each", "expires_at"}
    assert found["intents"] == {"_id_", "open"}
    assert found["revocations"] == {"_id_", "not_after"}
    assert found["audit"] == {"_id_", "scope_id"}
    assert await bare_database.installation.find_one({"_id": "schema"}) == {"_id": "schema", "version": DATABASE_VERSION}


async def test_a_second_start_changes_nothing(bare_database: Database) -> None:
    await prepare_database(bare_database)
    before = await indexes_of(bare_database)
    await prepare_database(bare_database)
    assert await indexes_of(bare_database) == before


async def test_replicas_may_start_together(bare_database: Database, mongo_uri: str, driver: Driver) -> None:
    name = name_of(bare_database)
    replicas = [connect(mongo_uri, driver, name=name) for _ in range(4)]
    await asyncio.gather(*(prepare_database(replica) for replica in replicas))
    assert len((await indexes_of(bare_database))["certificates"]) == 9
    for replica in replicas:
        await replica.close()


async def test_a_newer_schema_is_refused_by_a_sentence_and_left_alone(bare_database: Database) -> None:
    await bare_database.installation.insert_one({"_id": "schema", "version": DATABASE_VERSION + 1})
    with pytest.raises(SchemaTooNew, match=f"schema version {DATABASE_VERSION + 1}; this version of the service knows {DATABASE_VERSION}"):
        await prepare_database(bare_database)
    assert set(await indexes_of(bare_database)) == {"installation"}
