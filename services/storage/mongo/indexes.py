"""Collections and indexes, made by every start."""

import pymongo
from pymongo.errors import DuplicateKeyError

from services.model.lifecycle import IntentState
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD
from services.storage.mongo.failures import driver_failures
from services.storage.mongo.migrations.migrations import DATABASE_VERSION
from services.storage.mongo.renewals import DUE, DUE_FIELD

_SCHEMA = "schema"
_PATIENCE = 600.0
"""Seconds: a new index over many certificates takes longer than any request may."""


class SchemaTooNew(Exception):
    """The database was written by a newer version of the service."""


async def prepare_database(database: Database) -> None:
    """Make what is missing: collections, indexes, the schema version. Repeating it, or several replicas doing it at once, is harmless.

    Raises SchemaTooNew, after which nothing was changed, and ServiceUnavailable.
    """
    with driver_failures(), pymongo.timeout(_PATIENCE):
        await _check_version(database)
        await _create_indexes(database)
        try:
            await database.installation.insert_one({"_id": _SCHEMA, "version": DATABASE_VERSION})
        except DuplicateKeyError:
            await _check_version(database)


async def raise_version(database: Database, version: int) -> None:
    """Keep out the releases that do not know the migration that raises the schema version so far; a higher one stays."""
    async with database.answering():
        await database.installation.update_one({"_id": _SCHEMA, "version": {"$lt": version}}, {"$set": {"version": version}})


async def _check_version(database: Database) -> None:
    stored = await database.installation.find_one({"_id": _SCHEMA})
    if stored is not None and stored["version"] > DATABASE_VERSION:
        raise SchemaTooNew(
            f"The database has schema version {stored['version']}; this version of the service knows {DATABASE_VERSION}. "
            "Run the version that wrote it, or a newer one."
        )


async def _create_indexes(database: Database) -> None:
    await database.scopes.create_index([("tenant", 1), ("subaccount", 1), ("service_instance", 1)], unique=True, name="one_scope_each")
    await database.scopes.create_index([("tenant", 1), ("order_created_at", 1)], name="order_created_at")
    await database.certificates.create_index([("scope_id", 1), ("name", 1)], unique=True, name="one_name_each")
    for field in ORDER_FIELD.values():
        await database.certificates.create_index([("scope_id", 1), (field, 1)], name=field)
    for field in ("search_sha256", "search_spki_sha256"):
        await database.certificates.create_index([("scope_id", 1), (field, 1)], name=field)
    await _create_lifecycle_indexes(database)
    for collection in (database.versions, database.contents, database.octets, database.audit):
        # So that the collection exists before the first transaction, and can be sharded by its scope.
        await collection.create_index([("scope_id", 1)], name="scope_id")


async def _create_lifecycle_indexes(database: Database) -> None:
    await database.certificates.create_index([(DUE_FIELD, 1)], partialFilterExpression=DUE, name="due")
    for field in ORDER_FIELD.values():
        await database.deleted.create_index([("scope_id", 1), (field, 1)], name=field)
    await database.deleted.create_index([("deleted_at", 1)], name="deleted_at")
    is_open = {"state": IntentState.OPEN.value}
    await database.intents.create_index([("at", 1)], partialFilterExpression=is_open, name="open")
    await database.idempotency.create_index([("tenant", 1), ("key", 1)], unique=True, name="one_receipt_each")
    await database.idempotency.create_index([("expires_at", 1)], expireAfterSeconds=0, name="expires_at")
    await database.revocations.create_index([("not_after", 1)], name="not_after")
