"""Counting all certificates of a tenant, where the counts are missing or cannot be right."""

import logging
from datetime import timedelta
from typing import Any

import pymongo
from pymongo import InsertOne
from pymongo.errors import BulkWriteError

from services.errors import ServiceUnavailable
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session, settle
from services.storage.mongo.expiries.cells import QUARTER, Days
from services.storage.mongo.failures import driver_failures
from services.storage.mongo.indexes import COUNTED, TENANT_NOT_BEFORE
from services.storage.mongo.scopes import sum_counts
from services.storage.mongo.transactions import Work

LONGEST_COUNT = 50.0
"""Seconds for reading one tenant: a million certificates take some ten."""

_ATTEMPTS = 20
"""Replicas that add changes to the counts meanwhile do so every few seconds."""

_log = logging.getLogger("destcert.statistics")


class _CountsChanged(Exception):
    """Others added changes to the counts since they were read."""


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
        for change in await database.expiry_changes.find(of_tenant, session=session).to_list(None):
            counted += sum(part["number"] for part in change["changes"])
        return counted == await sum_counts(database, tenant, among=None, session=session)


async def count_tenant(database: Database, tenant: str) -> int:
    """Count all certificates of the tenant anew, while others change them; return how many there are.

    They are read at one moment, beside the changes that were not added to the counts by then: these are in the certificates already.
    Nobody may have added others meanwhile, or it begins again. Raises ServiceUnavailable when that happens too often.
    """
    for _ in range(_ATTEMPTS):
        with driver_failures(), pymongo.timeout(LONGEST_COUNT):
            async with database.snapshot() as session:
                mark = await _read_mark(database, tenant, session)
                seen = await database.expiry_changes.distinct("_id", {"tenant": tenant}, session=session)
                days, counted = await _read_days(database, tenant, session)
        store = _storing(database, tenant, days, seen=seen, mark=mark)
        try:
            await database.transactions.run(store, turn="expiry counts", patience=LONGEST_COUNT)
        except (_CountsChanged, BulkWriteError):
            continue
        return counted
    raise ServiceUnavailable("The counts of a tenant are changed all the time.")


async def _read_days(database: Database, tenant: str, session: Session) -> tuple[Days, int]:
    pipeline: list[dict[str, Any]] = [{"$match": {"tenant": tenant}}, _GROUP]
    counted, days = 0, Days()
    found = await settle(database.certificates.aggregate(pipeline, hint=TENANT_NOT_BEFORE, session=session, batchSize=_BATCH))
    async for group in found:
        days.add(group["_id"], group["number"])
        counted += group["number"]
    return days, counted


async def _read_mark(database: Database, tenant: str, session: Session) -> list[int]:
    """Return what is another after changes were added to the counts."""
    found = await database.expiry_counts.find({"tenant": tenant}, {"additions": 1}, session=session).to_list(None)
    return [len(found), sum(day["additions"] for day in found)]


def _storing(database: Database, tenant: str, days: Days, *, seen: list[Any], mark: list[int]) -> Work[None]:
    """Return the work that puts the days in the place of the present counts; it raises _CountsChanged."""
    of_tenant = {"tenant": tenant}
    writes = [InsertOne({**of_tenant, **day.write()}) for day in days.of.values()]

    async def work(session: Session) -> None:
        if await _read_mark(database, tenant, session) != mark:
            raise _CountsChanged
        await database.expiry_counts.delete_many(of_tenant, session=session)
        if writes:
            await database.expiry_counts.bulk_write(writes, ordered=False, session=session)
        for begin in range(0, len(seen), _BATCH):
            await database.expiry_changes.delete_many({"_id": {"$in": seen[begin : begin + _BATCH]}}, session=session)

    return work


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
