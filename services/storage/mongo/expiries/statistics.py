"""The statistics of a tenant, from its counts; those of some scopes, from their certificates."""

from datetime import datetime
from typing import Any, cast

from services.errors import ErrorCode, InvalidInput
from services.model.contents import FileType
from services.model.limits import MAX_COUNTED
from services.model.statistics import Statistics, StatisticsQuery, Tally
from services.model.x509 import ValidityStatus
from services.storage.mongo.codec import read_moment
from services.storage.mongo.database import Database
from services.storage.mongo.derived import begin_of
from services.storage.mongo.driver import Found, Session, settle
from services.storage.mongo.expiries.cells import KINDS, QUARTERS, Cuts, Kind, moment_of, quarter_of, read_cells, read_expiry
from services.storage.mongo.indexes import COUNTED, TENANT_NOT_AFTER, TENANT_NOT_BEFORE
from services.storage.mongo.query import EXPIRY, NEVER
from services.storage.mongo.scopes import sum_counts


class MongoStatistics:
    """A StatisticsRepository. It raises ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, query: StatisticsQuery) -> Statistics:
        """Return the statistics of one moment."""
        async with self._database.answering():
            if query.scope_ids is not None:
                return await _count_scopes(self._database, query, query.scope_ids)
            if COUNTED not in self._database.ready:
                raise InvalidInput(
                    "The certificates are still being counted; try again later.", field="statistics", code=ErrorCode.INDEX_BUILDING
                )
            async with self._database.snapshot() as session:
                return await _Tenant(self._database, query, session).count()


async def _count_scopes(database: Database, query: StatisticsQuery, scope_ids: tuple[str, ...]) -> Statistics:
    if await sum_counts(database, query.tenant, among=scope_ids) > MAX_COUNTED:
        raise InvalidInput(
            f"The scopes have more than {MAX_COUNTED:,} certificates; ask for one of them.",
            field="statistics",
            code=ErrorCode.FILTER_TOO_BROAD,
        )
    tally = Tally(query)
    found = {"tenant": query.tenant, "scope_id": {"$in": list(scope_ids)}}
    for group in await _group(database, found, {"type": "$type", "at": "$not_after", **_judged(query.now)}):
        key, number = group["_id"], group["number"]
        not_after = key["at"] and read_moment(key["at"])
        tally.add(not_after, _status(key, not_after, query.now), automatic=key["automatic"], number=number)
        tally.add_type(FileType(key["type"]), number)
    return tally.finish()


class _Tenant:
    """Adds up the counts of one tenant, what is not in them yet, and what cannot be taken from them, all at one moment."""

    def __init__(self, database: Database, query: StatisticsQuery, session: Session) -> None:
        self._database, self._query, self._session = database, query, session
        self._tally, self._cuts, self._now = Tally(query), Cuts(query.now, query.borders), query.now

    async def count(self) -> Statistics:
        await self._add_counts()
        await self._add_changes()
        await self._add_apart()
        await self._move_future()
        return self._tally.finish()

    async def _add_counts(self) -> None:
        """Add what was counted by days and by quarters."""
        of_tenant, cut = {"tenant": self._query.tenant}, set(self._cuts.list_days())
        fields = {"_id": 0, "day": 1, "types": 1, "sums": 1}
        for document in await self._database.expiry_counts.find(of_tenant, fields, session=self._session).to_list(None):
            for name, number in document["types"].items():
                self._tally.add_type(FileType(name), number)
            if document["day"] not in cut:
                for name, number in document["sums"].items():
                    self._add_quarters(document["day"], 0, KINDS[name], number=number)
        divided = {**of_tenant, "day": {"$in": list(cut)}}
        for document in await self._database.expiry_counts.find(divided, {"day": 1, "cells": 1}, session=self._session).to_list(None):
            runs = list(self._cuts.list_runs(document["day"]))
            for name, octets in document["cells"].items():
                cells = read_cells(octets)
                for begin, end in runs:
                    self._add_quarters(document["day"], begin, KINDS[name], number=sum(cells[begin:end]))

    def _add_quarters(self, day: int | None, begin: int, kind: Kind, *, number: int) -> None:
        """Add what expires in quarters in which all have the same status, from that one of the day on."""
        if day is None:
            self._tally.add(None, ValidityStatus.UNKNOWN, automatic=kind.automatic, number=number)
            return
        quarter = day * QUARTERS + begin
        if quarter < quarter_of(self._now):
            status = ValidityStatus.EXPIRED
        elif kind.lead is not None and quarter < quarter_of(self._now + kind.lead):
            status = ValidityStatus.EXPIRING
        else:
            status = ValidityStatus.VALID
        self._tally.add(moment_of(quarter), status, automatic=kind.automatic, number=number)

    async def _add_changes(self) -> None:
        """Add what was changed and is not in the counts yet."""
        of_tenant = {"tenant": self._query.tenant}
        found = await self._database.expiry_changes.find(of_tenant, session=self._session).to_list(None)
        for change in (part for one in found for part in one["changes"]):
            expiry, number = read_expiry(change), change["number"]
            self._tally.add_type(expiry.file_type, number)
            if expiry.quarter not in self._cuts.apart:
                key = {"begun": True, "soon": expiry.expiring_from is not None and expiry.expiring_from <= self._now}
                status = _status(key, expiry.not_after, self._now)
                self._tally.add(expiry.not_after, status, automatic=expiry.automatic, number=number)

    async def _add_apart(self) -> None:
        """Add those of the quarters within which something changes, one by one."""
        moments = {"$substrBytes": [f"${EXPIRY}", 0, len(NEVER)]}
        stretches = [{EXPIRY: {"$gte": begin_of(begin), "$lt": min(begin_of(end), NEVER)}} for begin, end in self._cuts.list_apart()]
        found = {"tenant": self._query.tenant, "$or": stretches}
        for group in await self._group(found, {"at": moments, **_judged(self._now)}, hint=TENANT_NOT_AFTER):
            key = group["_id"]
            not_after = datetime.fromisoformat(key["at"])
            self._tally.add(not_after, _status(key, not_after, self._now), automatic=key["automatic"], number=group["number"])

    async def _move_future(self) -> None:
        """Take those that are not valid yet from where the counts have them: there are few, and an index has them."""
        found = {"tenant": self._query.tenant, "not_before": {"$gt": self._now}}
        for group in await self._group(found, {"at": "$not_after", **_judged(self._now)}, hint=TENANT_NOT_BEFORE):
            key, number = group["_id"], group["number"]
            not_after = read_moment(key["at"])
            if quarter_of(not_after) not in self._cuts.apart:
                counted = _status({**key, "begun": True}, not_after, self._now)
                self._tally.add(not_after, counted, automatic=key["automatic"], number=-number)
                self._tally.add(not_after, _status(key, not_after, self._now), automatic=key["automatic"], number=number)

    async def _group(self, found: dict[str, Any], key: dict[str, Any], *, hint: str) -> list[Found]:
        return await _group(self._database, found, key, session=self._session, hint=hint)


async def _group(database: Database, found: dict[str, Any], key: dict[str, Any], **options: Any) -> list[Found]:
    pipeline = [{"$match": found}, {"$group": {"_id": key, "number": {"$sum": 1}}}]
    return cast(list[Found], await (await settle(database.certificates.aggregate(pipeline, **options))).to_list(None))


def _judged(now: datetime) -> dict[str, Any]:
    return {
        "begun": {"$lte": ["$not_before", now]},
        "soon": {"$lte": ["$expiring_from", now]},
        "automatic": {"$eq": ["$renewal.automatic", True]},
    }


def _status(key: dict[str, Any], not_after: datetime | None, now: datetime) -> ValidityStatus:
    """The meaning of `services.model.validity.status_of`, where it is known whether `now` is before or after the other moments."""
    if not_after is None:
        return ValidityStatus.UNKNOWN
    if not_after < now.replace(microsecond=0):  # the last second of a validity belongs to it
        return ValidityStatus.EXPIRED
    if not key["begun"]:
        return ValidityStatus.NOT_YET_VALID
    return ValidityStatus.EXPIRING if key["soon"] else ValidityStatus.VALID
