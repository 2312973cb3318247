"""Counting all certificates of a tenant, where the counts are missing or cannot be right."""

import logging
from datetime import timedelta
from typing import Any

from pymongo import InsertOne

from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session, settle
from services.storage.mongo.expiries.cells import QUARTER, Days
from services.storage.mongo.indexes import COUNTED, TENANT_NOT_BEFORE
from services.storage.mongo.scopes import sum_counts

LONGEST_COUNT = 50.0
"""Seconds for counting one tenant: mongod ends transactions after 60 by itself. A million certificates take two or three."""

_log = logging.getLogger("destcert.statistics")


async def count_tenants(database: Database, *, anew: bool) -> None:
    """Count each tenant whose numbers do not add up, or all `anew`; after that, statistics can be asked for.

    A replica of the release before stores no changes: what it writes beside this one is missing until the tenant is counted again.
    """
    async with database.answering():
        tenants: list[str] = await database.scopes.distinct("tenant")
    for tenant in tenants:
        if anew or not await _adds_up(database, tenant):
            counted = await count_tenant(database, tenant)
            _log.info("%d certificates of a tenant were counted", counted)
    database.ready.add(COUNTED)


async def _adds_up(database: Database, tenant: str) -> bool:
    """Whether as many certificates are counted as the scopes say that they hold."""
    of_tenant, counted = {"tenant": tenant}, 0
    async with database.answering(), database.snapshot() as session:
        for day in await database.expiry_counts.find(of_tenant, {"types": 1}, session=session).to_list(None):
            counted += sum(day["types"].values())
        for change in await database.expiry_changes.find(of_tenant, {"number": 1}, session=session).to_list(None):
            counted += change["number"]
        return counted == await sum_counts(database, tenant, among=None, session=session)


async def count_tenant(database: Database, tenant: str) -> int:
    """Count all certificates of the tenant anew, while others change them; return how many there are.

    In one transaction: a change that it does not see is not in its certificates either, and is left to be added later.
    """

    async def work(session: Session) -> int:
        of_tenant = {"tenant": tenant}
        await database.expiry_changes.delete_many(of_tenant, session=session)
        counted, days = 0, Days()
        pipeline: list[dict[str, Any]] = [{"$match": of_tenant}, _GROUP]
        found = await settle(database.certificates.aggregate(pipeline, hint=TENANT_NOT_BEFORE, session=session, batchSize=_BATCH))
        async for group in found:
            days.add(group["_id"], group["number"])
            counted += group["number"]
        await database.expiry_counts.delete_many(of_tenant, session=session)
        if days.of:
            writes = [InsertOne({**of_tenant, **day.write()}) for day in days.of.values()]
            await database.expiry_counts.bulk_write(writes, ordered=False, session=session)
        return counted

    return await database.transactions.run(work, turn="expiry counts", patience=LONGEST_COUNT)


_BATCH = 5_000
"""Groups that are read at a time; between two batches, others are served."""

_IN_QUARTER = {"$dateTrunc": {"date": "$not_after", "unit": "minute", "binSize": QUARTER // timedelta(minutes=1)}}

_GROUP: dict[str, Any] = {
    "$group": {
        "_id": {
            "type": "$type",
            "renewal": {"automatic": {"$eq": ["$renewal.automatic", True]}},
            "not_after": _IN_QUARTER,
            "expiring_from": {"$subtract": [_IN_QUARTER, {"$subtract": ["$not_after", "$expiring_from"]}]},
        },
        "number": {"$sum": 1},
    }
}
