"""Migrate the database while the service serves: one replica at a time, in batches, again from where the data say that it stopped."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pymongo
from pymongo import UpdateOne

from services.codec.compile import READ_FAILURES
from services.errors import ServiceUnavailable
from services.model.contents import Contents
from services.storage.mongo.audit.gathering import gather
from services.storage.mongo.codec import UnreadableDocument
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found
from services.storage.mongo.expiries.counting import count_tenants
from services.storage.mongo.failures import driver_failures
from services.storage.mongo.indexes import AFTER_MIGRATION, BESIDE, build_indexes, drop_superseded, is_migrated, raise_version
from services.storage.mongo.migrations.lease import Lease, LeaseLost
from services.storage.mongo.migrations.steps import MIGRATIONS, Gathering, Migration, Step
from services.storage.mongo.subjects import iterate_contents

LEASE = timedelta(minutes=2)
"""Longer than a batch may take: whoever is slower has lost the lease. What a killed replica began waits that long for the next one."""

BATCH = 200
"""Documents that are changed between two renewals of the lease: some tenths of a second, in which others write as well."""

_PATIENCE = 60.0
"""Seconds for one batch: to find it, a collection may have to be read to its end."""

_PAUSE = 5.0
"""Seconds until another replica's lease is looked at again, or a database that does not answer is asked again."""

_LOGGED_EVERY = 25
"""Batches between two lines of the log."""

_log = logging.getLogger("destcert.migrations")


class MigrationFailed(Exception):
    """A migration cannot go on; the sentence says why. What is stored can still be read: this release reads documents of before."""


async def build_and_migrate(database: Database, *, anew: bool = False) -> None:
    """Build missing indexes, do all migrations, and count tenants whose numbers do not add up, or all `anew`; raises MigrationFailed."""
    await build_indexes(database, BESIDE)
    was_migrated = await is_migrated(database)
    if was_migrated:  # the rest of this start is only a look for what is left
        await build_indexes(database, AFTER_MIGRATION)
    await migrate(database)
    await build_indexes(database, AFTER_MIGRATION)
    await _finish(database, anew=anew or not was_migrated)


async def _finish(database: Database, *, anew: bool, pause: float = _PAUSE) -> None:
    """Do what is only possible after all that; again, after the database did not answer."""
    while True:
        try:
            await drop_superseded(database)
            return await count_tenants(database, anew=anew)
        except ServiceUnavailable as error:
            _log.warning("the certificates are not counted yet: %s", error)
        await asyncio.sleep(pause)


async def migrate(database: Database, migrations: Sequence[Step] = MIGRATIONS, *, lease: timedelta = LEASE, pause: float = _PAUSE) -> None:
    """Return when all migrations are done, whether by this replica or by another one; then the schema version says so.

    What is to be done is looked for even if the version is raised: a replica of the release before may have written after that.
    It goes on by itself after the database did not answer. Cancelled, it gives the lease back. Raises MigrationFailed.
    """
    while True:
        try:
            held = await Lease.take(database, lease)
            if held is not None:
                return await _migrate_all(database, migrations, held)
        except LeaseLost:
            _log.warning("the lease to migrate was lost; another replica may go on")
        except ServiceUnavailable as error:
            _log.warning("the migration waits: %s", error)
        await asyncio.sleep(pause)


async def _migrate_all(database: Database, migrations: Sequence[Step], lease: Lease) -> None:
    try:
        for migration in migrations:
            if isinstance(migration, Gathering):
                await _gather(database, migration, lease)
            else:
                await _migrate(database, migration, lease)
            await lease.renew(number=migration.number)
            await raise_version(database, migration.number + 1)
    finally:
        await lease.release()


async def _gather(database: Database, migration: Gathering, lease: Lease) -> None:
    try:
        await gather(database, before_each=lambda gathered: lease.renew(number=migration.number, changed=gathered))
    except UnreadableDocument as error:
        raise MigrationFailed(f"migration {migration.number} (audit records from before are gathered): {error}") from None


async def _migrate(database: Database, migration: Migration, lease: Lease) -> None:
    """Change everything that is to be done; what others changed while it was read is read again."""
    changed = batches = 0
    after: Any = None
    while True:
        documents = await _find(database, migration, after)
        if documents:
            await lease.renew(number=migration.number, changed=changed)
            changed += await _change(database, migration, documents)
            after = documents[-1]["_id"]
            batches += 1
            if batches % _LOGGED_EVERY == 0:
                _log.info("%s: %d documents changed", migration.name, changed)
        elif after is None:
            break
        else:
            after = None  # once more from the beginning, until nothing is found there
    if changed:
        _log.info("%s: done, %d documents changed", migration.name, changed)


async def _find(database: Database, migration: Migration, after: Any) -> list[Found]:
    """Return the next batch in the order of `_id`: beginning anew each time would read all that is done again and again."""
    beyond = {} if after is None else {"_id": {"$gt": after}}
    with driver_failures(), pymongo.timeout(_PATIENCE):
        found = database.collection(migration.collection).find({"$and": [migration.to_do, beyond]})
        return await found.sort([("_id", 1)]).limit(BATCH).to_list(BATCH)


async def _change(database: Database, migration: Migration, documents: Sequence[Found]) -> int:
    """Change those documents that are still as they were read; return how many those were.

    Raises MigrationFailed if a changed one still matches what is to be done: it would be found and changed for ever.
    """
    collection = database.collection(migration.collection)
    changed = {"_id": {"$in": [document["_id"] for document in documents]}}
    with driver_failures(), pymongo.timeout(_PATIENCE):
        result = await collection.bulk_write(await _write_updates(database, migration, documents), ordered=False)
        left = await collection.count_documents({"$and": [changed, migration.to_do]})
    if left > len(documents) - result.matched_count:
        raise MigrationFailed(f"{migration.name}: documents of {migration.collection} are still to be changed after they were changed.")
    return result.modified_count


async def _write_updates(database: Database, migration: Migration, documents: Sequence[Found]) -> list[UpdateOne]:
    if not migration.reads_contents:
        return [_write_update(migration, document) for document in documents]
    try:
        return [_write_update(migration, document, of) async for document, of in iterate_contents(database, documents)]
    except UnreadableDocument as error:
        raise MigrationFailed(f"{migration.name}: {error}") from None


def _write_update(migration: Migration, document: Found, *beside: Contents | None) -> UpdateOne:
    as_read = {"_id": document["_id"], "$expr": {"$eq": ["$$ROOT", {"$literal": document}]}}
    try:
        return UpdateOne(as_read, migration.change(document, *beside))
    except READ_FAILURES as error:
        place = f"{document['_id']} of {migration.collection}"
        raise MigrationFailed(f"{migration.name}: the document {place} is damaged ({type(error).__name__}).") from None
