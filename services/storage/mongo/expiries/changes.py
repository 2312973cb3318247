"""What a transaction stores beside its change of a certificate, and how it becomes part of the counts."""

import asyncio
import logging
from collections import defaultdict

from pymongo import ReplaceOne
from pymongo.errors import PyMongoError

from services.errors import ServiceUnavailable
from services.storage.mongo.codec import Document
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.expiries.cells import Days, day_of, read_day, read_expiry, write_expiry
from services.storage.mongo.failures import driver_failures

AT_ONCE = 1_000
"""Changes that one transaction adds to the counts: some tens of milliseconds."""

PAUSE = 5.0
"""Seconds between two looks for changes: whoever asks reads those of so long beside the counts."""

_log = logging.getLogger("destcert.statistics")


async def note_change(database: Database, tenant: str, *, before: Document | None, after: Document | None, session: Session) -> None:
    """Store what changes in the tenant's counts when `after` takes the place of `before`; nothing, if both count the same."""
    old, new = before and read_expiry(before), after and read_expiry(after)
    if old == new:
        return
    changes = [{"number": number, **write_expiry(one)} for one, number in ((old, -1), (new, 1)) if one]
    await database.expiry_changes.insert_one({"tenant": tenant, "changes": changes}, session=session)


async def add_changes(database: Database) -> int:
    """Add changes to the counts, at most AT_ONCE, in one transaction; return how many. Several replicas may do it at the same time."""

    async def work(session: Session) -> int:
        changes = await database.expiry_changes.find({}, session=session).limit(AT_ONCE).to_list(AT_ONCE)
        if not changes:
            return 0
        of: dict[str, list[Found]] = defaultdict(list)
        for change in changes:
            of[change["tenant"]] += change["changes"]
        for tenant, own in of.items():
            await _add(database, tenant, own, session=session)
        # Whoever else adds one of these collides here, and begins again without it.
        await database.expiry_changes.delete_many({"_id": {"$in": [change["_id"] for change in changes]}}, session=session)
        return len(changes)

    return await database.transactions.run(work, turn="expiry counts")


async def add_for_ever(database: Database, *, pause: float = PAUSE) -> None:
    """Add changes whenever there are some."""
    while True:
        added = 0
        try:
            with driver_failures():
                added = await add_changes(database)
        except (ServiceUnavailable, PyMongoError) as error:
            _log.warning("changes of the counts wait: %s", error)
        except Exception:  # whatever nobody thought of: the numbers stay exact, but asking for them costs more and more
            _log.exception("changes of the counts wait")
        if added < AT_ONCE:
            await asyncio.sleep(pause)


async def _add(database: Database, tenant: str, changes: list[Found], *, session: Session) -> None:
    days = Days()
    wanted = {day_of(read_expiry(change).quarter) for change in changes}
    found = await database.expiry_counts.find({"tenant": tenant, "day": {"$in": list(wanted)}}, session=session).to_list(None)
    days.of = {document["day"]: read_day(document) for document in found}
    for change in changes:
        days.add(change, change["number"])
    for day in days.of.values():
        day.additions += 1
    writes = [ReplaceOne({"tenant": tenant, "day": key}, {"tenant": tenant, **day.write()}, upsert=True) for key, day in days.of.items()]
    await database.expiry_counts.bulk_write(writes, ordered=False, session=session)
