"""A process that claims what is due until nothing is left, and prints the ids: `claimer.py DRIVER DATABASE`, the URI by its input."""

import asyncio
import sys
from datetime import timedelta

from services.storage.mongo.database import Driver, connect
from services.storage.mongo.renewals import MongoRenewals
from tests.services.storage.examples import NOW


async def main(driver: Driver, name: str, uri: str) -> None:
    database = connect(uri, driver, name=name)
    renewals = MongoRenewals(database)
    while due := await renewals.claim_due(now=NOW, lease=timedelta(minutes=2), limit=8):
        sys.stdout.writelines(f"{certificate.id}\n" for certificate in due)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main("motor" if sys.argv[1] == "motor" else "pymongo", sys.argv[2], sys.stdin.read()))
