"""The migration of the database, beside the serving."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from services.storage.mongo.database import Database
from services.storage.mongo.migrations.migrate import migrate

_log = logging.getLogger("destcert.migrations")


@asynccontextmanager
async def migrating(database: Database) -> AsyncIterator[None]:
    """Migrate as long as the context is open and something is left; at its end a migration stops, and the next start goes on."""
    task = asyncio.create_task(_migrate(database))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _migrate(database: Database) -> None:
    try:
        await migrate(database)
    except Exception:  # the service reads old documents as well, so it serves on
        _log.exception("the migration ended; the next start tries again")
