"""Collections and indexes, made by every start."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any, TypeAlias

import pymongo
from pymongo import IndexModel

from services.errors import ServiceUnavailable
from services.model.lifecycle import IntentState
from services.model.query import OrderField
from services.storage.mongo.audit.checkpoints import UNPUBLISHED
from services.storage.mongo.audit.events import ORDER, UNSIGNED
from services.storage.mongo.by_age import AGE
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD
from services.storage.mongo.failures import CHAIN_KEY, driver_failures
from services.storage.mongo.migrations.steps import DATABASE_VERSION
from services.storage.mongo.renewals import DUE, DUE_FIELD

Indexes: TypeAlias = Mapping[str, list[IndexModel]]
"""By the stored name of a collection."""


def _index(name: str, *fields: str, **options: Any) -> IndexModel:
    return IndexModel([(field, 1) for field in fields], name=name, **options)


_DENSE = {"storageEngine": {"wiredTiger": {"configString": "block_compressor=zstd"}}}
"""Compresses on disk. Indexes are not by default: measured with 20,000 certificates, one by scope and name takes 33 octets of each instead
of 100, that of tokens 280 instead of 790, and a document 830 instead of 1,290."""

_ADDED_ORDER = ORDER_FIELD[OrderField.TYPE]
"""A field that a migration adds."""

_ORDERS = [_index(field, "scope_id", field, **_DENSE) for field in dict.fromkeys(ORDER_FIELD.values()) if field != _ADDED_ORDER]
ONE_NAME_EACH = "one_name_each"
"""The index of certificates by scope and name."""

_BY_SCOPE = [_index("scope_id", "scope_id")]
"""So that the collection exists before the first transaction, and can be sharded by its scope."""

_AUDIT = [
    _index("one_place_each", *CHAIN_KEY, unique=True),
    _index("unsigned", "tenant", "chain", "sequence", partialFilterExpression={UNSIGNED: True}),
    _index("tenant", "tenant", ORDER, **_DENSE),
    _index("scope", "tenant", "scope_id", ORDER, **_DENSE),
    _index("thing", "tenant", "noun_id", ORDER, **_DENSE),
    _index("subject", "tenant", "subject", ORDER, **_DENSE),
    _index("action", "tenant", "noun", "action", ORDER, **_DENSE),
]
"""Of chained records: what chains and signs them, and what lists filter by. Made with their collection, and so never over old records."""


def name_tenant_order(field: str) -> str:
    """Return the name of the index by which all of a tenant are read in the order of that field."""
    return f"tenant_{field}"


TENANT_MODIFIED_AT, TENANT_NOT_AFTER = (name_tenant_order(ORDER_FIELD[one]) for one in (OrderField.MODIFIED_AT, OrderField.NOT_AFTER))
TENANT_NOT_BEFORE, TENANT_LABELS, TENANT_TOKENS = "tenant_not_before", "tenant_labels", "tenant_tokens"
BY_NAME, TENANT_BY_NAME = ORDER_FIELD[OrderField.NAME], name_tenant_order(ORDER_FIELD[OrderField.NAME])
TENANT_REFERENCES, SUBACCOUNT_REFERENCES = "tenant_references", "subaccount_references"
TYPE_ORDERS = (_ADDED_ORDER, name_tenant_order(_ADDED_ORDER))
"""The names of the indexes by type, of a scope and of a tenant."""

_INDEXES: Indexes = {
    "scopes": [
        _index("one_scope_each", "tenant", "subaccount", "service_instance", unique=True),
        _index("order_created_at", "tenant", "order_created_at"),
    ],
    "certificates": [
        _index(ONE_NAME_EACH, "scope_id", "name", unique=True, **_DENSE),
        *_ORDERS,
        _index("due", DUE_FIELD, partialFilterExpression=DUE),
    ],
    "deleted": [*_ORDERS, _index("deleted_at", "deleted_at")],
    "configurations": [
        _index("one_name_each", "scope_id", "kind", "name", unique=True, **_DENSE),
        _index(BY_NAME, "scope_id", "kind", BY_NAME, **_DENSE),
        _index(TENANT_BY_NAME, "tenant", "kind", BY_NAME, "type", **_DENSE),
        _index(TENANT_LABELS, "tenant", "kind", "labels.key", "labels.values", **_DENSE),
        _index(TENANT_REFERENCES, "tenant", "kind", "references.certificate", BY_NAME, **_DENSE),
        _index(SUBACCOUNT_REFERENCES, "tenant", "subaccount", "references.certificate", **_DENSE),
    ],
    **dict.fromkeys(("versions", "contents", "octets", "audit"), _BY_SCOPE),
    "audit_events": _AUDIT,
    "audit_checkpoints": [
        _index("one_number_each", "tenant", "number", unique=True),
        _index("heads", "heads.chain", "number"),
        _index("unpublished", "tenant", "number", partialFilterExpression={UNPUBLISHED: True}),
    ],
    "intents": [_index("open", "at", partialFilterExpression={"state": IntentState.OPEN.value})],
    "receipts": [
        _index("one_receipt_each", "tenant", "key", unique=True),
        _index("expires_at", "expires_at", expireAfterSeconds=0),
    ],
    "revocations": [_index("not_after", "not_after")],
    "service_keys": [
        _index("one_client_each", "client_id", unique=True),
        _index(AGE, "tenant", AGE),
    ],
    "browser_sessions": [
        _index("subject", "tenant", "subject", "created_at"),
        _index("expires_at", "expires_at", expireAfterSeconds=0),
    ],
    "tenants": [
        _index("one_subdomain_each", "subdomain", unique=True),
        _index(AGE, AGE),
    ],
    "subscriptions": [
        _index("one_subscription_each", "provider", "subscriber", unique=True),
        _index("provider_order_created_at", "provider", AGE),
        _index("subscriber_order_created_at", "subscriber", AGE),
    ],
    "expiry_counts": [_index("one_day_each", "tenant", "day", unique=True)],
    "expiry_changes": [_index("tenant", "tenant")],
}
"""Of each collection, by its stored name. An index that exists is left as it is."""

COUNTED = ("expiry_counts", "counted")
"""Stands in `Database.ready` once the certificates of every tenant are counted."""

_IN_EXPIRY = ("not_before", "expiring_from", "renewal.automatic")
"""What tells a certificate's status beside its expiry, and whether it is renewed: in the same index, so that these can be counted there."""

_NOT_VALID_YET = ("not_before", "not_after", "expiring_from", "renewal.automatic", "type")
"""What finds the certificates that are not valid yet, and all that certificates are counted by."""

_TENANTS = [
    *(
        _index(name_tenant_order(ORDER_FIELD[order]), "tenant", ORDER_FIELD[order], **_DENSE)
        for order in (OrderField.NAME, OrderField.CREATED_AT, OrderField.MODIFIED_AT)
    ),
    _index(TENANT_NOT_AFTER, "tenant", ORDER_FIELD[OrderField.NOT_AFTER], *_IN_EXPIRY, **_DENSE),
    _index(TENANT_NOT_BEFORE, "tenant", *_NOT_VALID_YET, **_DENSE),
    _index(TENANT_LABELS, "tenant", "labels.key", "labels.values", **_DENSE),
]
_MIGRATED = [
    _index(TENANT_TOKENS, "tenant", "search_tokens", **_DENSE),
    _index(_ADDED_ORDER, "scope_id", _ADDED_ORDER, **_DENSE),
    _index(name_tenant_order(_ADDED_ORDER), "tenant", _ADDED_ORDER, **_DENSE),
]

BESIDE: Indexes = {"certificates": _TENANTS, "deleted": _TENANTS}
"""Indexes that later releases added: over many certificates building them takes minutes, which no start waits for."""

AFTER_MIGRATION: Indexes = {"certificates": _MIGRATED, "deleted": _MIGRATED}
"""Indexes over fields that a migration adds: before, they would find nothing."""

_SUPERSEDED = ("search_sha256", "search_spki_sha256")
"""Indexes of certificates that a release before made, until those of AFTER_MIGRATION answer the same."""

_SCHEMA = "schema"
_PATIENCE = 600.0
"""Seconds: what every start makes takes longer than any request may, where there are many certificates already."""

_PAUSE = 5.0
"""Seconds until a database that did not answer is asked to build again."""

_log = logging.getLogger("destcert.migrations")


class SchemaTooNew(Exception):
    """The database was written by a newer version of the service."""


async def prepare_database(database: Database) -> None:
    """Make what is missing: collections, indexes but those that `build_indexes` builds, the schema version.

    Repeating it, or several replicas doing it at once, is harmless. Where there are no certificates yet, all indexes are made.
    Raises SchemaTooNew, after which nothing was changed, and ServiceUnavailable.
    """
    with driver_failures(), pymongo.timeout(_PATIENCE):
        await _check_version(database)
        for name in (*BESIDE, "configurations"):
            await database.create_collection(name, **_DENSE)
        for name, indexes in _INDEXES.items():
            await _make(database, name, indexes)
        for name in BESIDE:
            if await database.collection(name).find_one({}, {"_id": 1}) is None:
                later = [*BESIDE[name], *AFTER_MIGRATION[name]]
                await _make(database, name, later)
                database.ready.update(_name_all(name, later))
                if name == "certificates":
                    database.ready.add(COUNTED)
        await database.store_once({"_id": _SCHEMA, "version": DATABASE_VERSION})
        await _check_version(database)


async def build_indexes(database: Database, wanted: Indexes, *, pause: float = _PAUSE) -> None:
    """Build, beside the serving, what `prepare_database` left out; each index is used as soon as it is there.

    mongod lets others write meanwhile, and builds an index once, however many replicas ask for it; after a crash it is asked again.
    There is no time limit: mongod gives up what it built when a call is given up, and over many certificates it takes minutes.
    """
    for name, indexes in wanted.items():
        while True:
            try:
                with driver_failures():
                    if await _list_missing(database, name, indexes):
                        async with database.patient() as patient:
                            await _make(patient, name, indexes)
                database.ready.update(_name_all(name, indexes))
                break
            except ServiceUnavailable as error:
                _log.warning("the indexes of %s are not built yet: %s", name, error)
                await asyncio.sleep(pause)


async def drop_superseded(database: Database) -> None:
    """Drop the indexes that others have taken the place of."""
    with driver_failures(), pymongo.timeout(_PATIENCE):
        for index in set(_SUPERSEDED) & set(await database.certificates.index_information()):
            await database.certificates.drop_index(index)


async def _make(database: Database, name: str, indexes: list[IndexModel]) -> None:
    """Make those that are missing; one that exists is left as it is, also if another release made it with other options."""
    missing = await _list_missing(database, name, indexes)
    if missing:
        await database.collection(name).create_indexes(missing)


async def _list_missing(database: Database, name: str, indexes: list[IndexModel]) -> list[IndexModel]:
    present = await database.collection(name).index_information()
    return [index for index in indexes if index.document["name"] not in present]


def _name_all(name: str, indexes: list[IndexModel]) -> set[tuple[str, str]]:
    return {(name, str(index.document["name"])) for index in indexes}


async def is_migrated(database: Database) -> bool:
    """Whether all migrations were done once; what a replica of the release before wrote since then may be left."""
    stored = await database.find_installed(_SCHEMA)
    return stored is not None and stored["version"] >= DATABASE_VERSION


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
