"""Collections and indexes, made by every start."""

from collections.abc import Mapping
from typing import Any

import pymongo
from pymongo import IndexModel

from services.model.lifecycle import IntentState
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD
from services.storage.mongo.failures import driver_failures
from services.storage.mongo.migrations.steps import DATABASE_VERSION
from services.storage.mongo.renewals import DUE, DUE_FIELD


def _index(name: str, *fields: str, **options: Any) -> IndexModel:
    return IndexModel([(field, 1) for field in fields], name=name, **options)


_ORDERS = [_index(field, "scope_id", field) for field in ORDER_FIELD.values()]
_BY_SCOPE = [_index("scope_id", "scope_id")]
"""So that the collection exists before the first transaction, and can be sharded by its scope."""

_INDEXES: Mapping[str, list[IndexModel]] = {
    "scopes": [
        _index("one_scope_each", "tenant", "subaccount", "service_instance", unique=True),
        _index("order_created_at", "tenant", "order_created_at"),
    ],
    "certificates": [
        _index("one_name_each", "scope_id", "name", unique=True),
        *_ORDERS,
        *(_index(field, "scope_id", field) for field in ("search_sha256", "search_spki_sha256")),
        _index("due", DUE_FIELD, partialFilterExpression=DUE),
    ],
    "deleted": [*_ORDERS, _index("deleted_at", "deleted_at")],
    **dict.fromkeys(("versions", "contents", "octets", "audit"), _BY_SCOPE),
    "intents": [_index("open", "at", partialFilterExpression={"state": IntentState.OPEN.value})],
    "receipts": [
        _index("one_receipt_each", "tenant", "key", unique=True),
        _index("expires_at", "expires_at", expireAfterSeconds=0),
    ],
    "revocations": [_index("not_after", "not_after")],
}
"""Of each collection, by its stored name. An index that exists is left as it is."""

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
        for name, indexes in _INDEXES.items():
            await database.collection(name).create_indexes(indexes)
        await database.store_once({"_id": _SCHEMA, "version": DATABASE_VERSION})
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
