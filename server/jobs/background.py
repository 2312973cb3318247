"""Work beside the serving."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress

from services.ending import end
from services.storage.mongo.database import Database
from services.storage.mongo.expiries.changes import add_for_ever
from services.storage.mongo.migrations.migrate import MigrationFailed, build_and_migrate


@asynccontextmanager
async def in_background(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Do the work as long as the context is open."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        await end(task)
        with suppress(asyncio.CancelledError):
            task.result()


async def migrate_or_serve_on(database: Database) -> None:
    """Build indexes, migrate and count, if something is left; and then keep the counts up to date for as long as it is let.

    Where it is cancelled or fails, the next start goes on: the service reads old documents, and answers without the indexes, as well.
    """
    try:
        await build_and_migrate(database)
        await add_for_ever(database)
    except MigrationFailed as explained:
        logging.getLogger("destcert.migrations").error("%s The next start tries again.", explained)
    except Exception:
        logging.getLogger("destcert.migrations").exception("the migration ended; the next start tries again")
