"""Migrate the database and wait for it, for operators who want to see it done before they go on."""

from server.installation import open_storage
from server.settings import Settings
from services.storage.mongo.migrations.migrate import build_and_migrate
from services.storage.mongo.migrations.steps import DATABASE_VERSION


async def migrate_and_wait(settings: Settings) -> None:
    """Return when everything is migrated, by this process or by a replica that began before; the log tells the progress."""
    async with open_storage(settings) as (database, _):
        await build_and_migrate(database, anew=True)
    print(f"migrated: schema version {DATABASE_VERSION}")  # noqa: T201  # for whoever started it
