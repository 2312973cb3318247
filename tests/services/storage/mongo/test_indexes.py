"""Collections and indexes at the start."""

import asyncio
import random

import pytest
from pymongo import IndexModel
from pymongo.errors import AutoReconnect

from services.storage.mongo import indexes
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.indexes import AFTER_MIGRATION, BESIDE, SchemaTooNew, build_indexes, prepare_database
from services.storage.mongo.migrations.steps import DATABASE_VERSION
from tests.services.storage.raw import name_of
from tests.services.storage.stores import COLLECTIONS

TENANTS = {
    *("tenant_order_name", "tenant_order_created_at", "tenant_order_modified_at", "tenant_order_not_after"),
    *("tenant_not_before", "tenant_labels"),
}
MIGRATED = {"tenant_tokens", "order_type", "tenant_order_type"}


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
        "due",
        *TENANTS,
        *MIGRATED,
    }
    orders = {"order_name", "order_created_at", "order_modified_at", "order_not_after"}
    assert found["deleted"] == {"_id_", *orders, "deleted_at", *TENANTS, *MIGRATED}
    assert found["receipts"] == {"_id_", "one_receipt_each", "expires_at"}
    assert found["intents"] == {"_id_", "open"}
    assert found["revocations"] == {"_id_", "not_after"}
    assert found["service_keys"] == {"_id_", "one_client_each", "order_created_at"}
    assert found["browser_sessions"] == {"_id_", "subject", "expires_at"}
    assert found["tenants"] == {"_id_", "one_subdomain_each", "order_created_at"}
    by_tenant = {"provider_order_created_at", "subscriber_order_created_at"}
    assert found["subscriptions"] == {"_id_", "one_subscription_each", *by_tenant}
    assert found["audit"] == {"_id_", "scope_id"}
    references = {"tenant_references", "subaccount_references"}
    assert found["configurations"] == {"_id_", "one_name_each", "order_name", "tenant_order_name", "tenant_labels", *references}
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
    assert len((await indexes_of(bare_database))["certificates"]) == 16
    for replica in replicas:
        await replica.close()


async def test_a_newer_schema_is_refused_by_a_sentence_and_left_alone(bare_database: Database) -> None:
    await bare_database.installation.insert_one({"_id": "schema", "version": DATABASE_VERSION + 1})
    with pytest.raises(SchemaTooNew, match=f"schema version {DATABASE_VERSION + 1}; this version of the service knows {DATABASE_VERSION}"):
        await prepare_database(bare_database)
    assert set(await indexes_of(bare_database)) == {"installation"}


async def test_a_start_over_certificates_leaves_the_tenants_indexes_to_the_work_beside_it(bare_database: Database) -> None:
    await bare_database.certificates.insert_one({"_id": "crt_1", "tenant": "acme"})
    await prepare_database(bare_database)
    assert (TENANTS | MIGRATED).isdisjoint((await indexes_of(bare_database))["certificates"])
    assert {name for name, _ in bare_database.ready} == {"deleted"}
    await build_indexes(bare_database, BESIDE)
    assert (await indexes_of(bare_database))["certificates"] >= TENANTS
    assert bare_database.ready == {(name, index) for name in ("certificates", "deleted") for index in TENANTS} | {
        ("deleted", index) for index in MIGRATED
    }


async def test_building_may_take_longer_than_any_other_call(bare_database: Database, mongo_uri: str, driver: Driver) -> None:
    documents = [{"tenant": "acme", "search_tokens": random.sample(range(1_000_000), 100)} for _ in range(5_000)]
    await bare_database.certificates.insert_many(documents)
    separator = "&" if "?" in mongo_uri else "?"
    hasty = connect(f"{mongo_uri}{separator}timeoutMS=100", driver, name=name_of(bare_database))
    async with asyncio.timeout(30):
        await build_indexes(hasty, {"certificates": AFTER_MIGRATION["certificates"][:1]}, pause=0.1)
    assert hasty.ready == {("certificates", "tenant_tokens")}
    await hasty.close()


async def test_where_nothing_is_missing_no_other_client_is_opened(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_open_patient", None)
    await build_indexes(database, BESIDE)
    await build_indexes(database, AFTER_MIGRATION)


async def test_a_patient_client_is_closed_although_that_is_cancelled(database: Database) -> None:
    closed = asyncio.Event()

    async def work() -> None:
        async with database.patient() as patient:
            await patient.ping()
            close = patient.close

            async def slowly() -> None:
                task.cancel()
                await asyncio.sleep(0.05)
                await close()
                closed.set()

            patient.close = slowly  # type: ignore[method-assign]

    task = asyncio.create_task(work())
    with pytest.raises(asyncio.CancelledError):
        await task
    assert closed.is_set()


async def test_an_index_is_built_although_the_database_did_not_answer_at_first(
    bare_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, asked = indexes._make, []

    async def hindered(database: Database, name: str, wanted: list[IndexModel]) -> None:
        asked.append(name)
        if len(asked) == 1:
            raise AutoReconnect("gone")
        await make(database, name, wanted)

    monkeypatch.setattr(indexes, "_make", hindered)
    await build_indexes(bare_database, BESIDE, pause=0)
    assert asked == ["certificates", "certificates", "deleted"]
    assert len(bare_database.ready) == 12
