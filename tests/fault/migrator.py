"""A process that migrates a hundred thousand documents, to be killed: `python -m tests.fault.migrator URI DATABASE LEASE`."""

import asyncio
import logging
import sys
from datetime import timedelta

from services.storage.mongo.codec import Document
from services.storage.mongo.database import connect
from services.storage.mongo.migrations.migrate import migrate
from services.storage.mongo.migrations.steps import Migration


def _change(document: Document) -> Document:
    return {"$set": {"doubled": document["value"] * 2}, "$inc": {"changes": 1}}


DOUBLING = Migration(
    number=1, sentence="things know their double", collection="things", to_do={"doubled": {"$exists": False}}, change=_change
)
"""It counts how often it changed a document: twice would be once too often."""


async def main(uri: str, name: str, lease: float) -> None:
    database = connect(uri, "pymongo", name=name)
    await migrate(database, [DOUBLING], lease=timedelta(seconds=lease), pause=0.05)
    await database.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
