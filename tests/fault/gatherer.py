"""A process that gathers audit records from before, to be killed: `python -m tests.fault.gatherer URI DATABASE LEASE`."""

import asyncio
import logging
import sys
from datetime import timedelta

from services.storage.mongo.database import connect
from services.storage.mongo.indexes import prepare_database
from services.storage.mongo.migrations.migrate import migrate
from services.storage.mongo.migrations.steps import DATABASE_VERSION, Gathering


async def main(uri: str, name: str, lease: float) -> None:
    database = connect(uri, "pymongo", name=name)
    await prepare_database(database)
    await migrate(database, [Gathering(number=DATABASE_VERSION - 1)], lease=timedelta(seconds=lease), pause=0.05)
    await database.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
