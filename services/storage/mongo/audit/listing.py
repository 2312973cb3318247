"""Pages of audit records by time, and how many there are.

Each condition of a filter has an index that ends with the time. Of several, the one that the fewest records meet is read, for a limited
time; the others are looked at record by record.
"""

import asyncio
from dataclasses import dataclass, fields
from typing import Any

from services.errors import ErrorCode, InvalidInput
from services.model.audit import AuditFilter, AuditQuery
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.model.limits import MAX_COUNTED
from services.model.query import Direction, Page
from services.storage.mongo.audit.events import ORDER, read_record
from services.storage.mongo.database import Database
from services.storage.mongo.derived import begin_of, order_key
from services.storage.mongo.query import is_storable
from services.storage.mongo.search_time import limit_search

SCOPES_AT_ONCE = 100
"""Who sees more is answered by the tenant's index: mongod merges the sorted ranges of up to 200 values of an index."""

MAX_CANDIDATES = 5_000
"""Of what more records meet, it does not matter whether it is more still."""

Condition = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Way:
    """An index and the condition that it answers."""

    index: str
    condition: Condition


async def read_page(database: Database, query: AuditQuery) -> Page[AuditRecord]:
    """Return one page; raises InvalidInput (FILTER_TOO_BROAD)."""
    if not _can_match(query):
        return Page(items=(), has_next=False)
    forward = query.direction is Direction.ASC
    async with database.answering(), limit_search(database, lambda: _refuse(query.filter)):
        way = await _choose_way(database, query)
        position = {ORDER: {"$gt" if forward else "$lt": order_key(query.after)}} if query.after else {}
        condition = {"$and": [way.condition, *_list_conditions(query), position]}
        cursor = database.audit_events.find(condition).sort([(ORDER, 1 if forward else -1)]).limit(query.limit + 1).hint(way.index)
        documents = await cursor.to_list(query.limit + 1)
    items = tuple(read_record(document) for document in documents[: query.limit])
    return Page(items=items, has_next=len(documents) > query.limit)


async def count_matches(database: Database, query: AuditQuery) -> int:
    """Return how many records match, at most MAX_COUNTED + 1; raises InvalidInput (FILTER_TOO_BROAD)."""
    if not _can_match(query):
        return 0
    async with database.answering(), limit_search(database, lambda: _refuse(query.filter)):
        way = await _choose_way(database, query)
        condition = {"$and": [way.condition, *_list_conditions(query)]}
        return await database.audit_events.count_documents(condition, hint=way.index, limit=MAX_COUNTED + 1)


def _can_match(query: AuditQuery) -> bool:
    texts = (query.filter.subject, query.filter.noun_id, query.filter.scope_id)
    return all(text is None or is_storable(text) for text in texts)


def _list_conditions(query: AuditQuery) -> list[Condition]:
    wanted = query.filter
    values = {"subject": wanted.subject, "noun_id": wanted.noun_id, "scope_id": wanted.scope_id}
    enums = {"action": wanted.action, "noun": wanted.noun}
    given: Condition = {name: value for name, value in values.items() if value is not None}
    given |= {name: value.value for name, value in enums.items() if value is not None}
    among = {} if query.among is None else {"scope_id": {"$in": sorted(query.among)}}
    return [{"tenant": query.tenant}, given, among, _in_time(wanted)]


def _in_time(wanted: AuditFilter) -> Condition:
    since = {"$gte": begin_of(wanted.since)} if wanted.since else {}
    until = {"$lt": begin_of(wanted.until)} if wanted.until else {}
    return {ORDER: {**since, **until}} if since or until else {}


async def _choose_way(database: Database, query: AuditQuery) -> _Way:
    """Return the way to the fewest records: of the tenant, for what others have must not show in the choice."""
    ways = _list_ways(query)
    if len(ways) == 1:
        return ways[0]
    counts = await asyncio.gather(
        *(
            database.audit_events.count_documents({**way.condition, **_in_time(query.filter)}, hint=way.index, limit=MAX_CANDIDATES)
            for way in ways
        )
    )
    return ways[counts.index(min(counts))]


def _list_ways(query: AuditQuery) -> list[_Way]:
    wanted, tenant = query.filter, {"tenant": query.tenant}
    ways = []
    if wanted.noun_id is not None:
        ways.append(_Way("thing", {**tenant, "noun_id": wanted.noun_id}))
    if wanted.scope_id is not None:
        ways.append(_Way("scope", {**tenant, "scope_id": wanted.scope_id}))
    elif query.among is not None and len(query.among) <= SCOPES_AT_ONCE:
        ways.append(_Way("scope", {**tenant, "scope_id": {"$in": sorted(query.among)}}))
    if wanted.subject is not None:
        ways.append(_Way("subject", {**tenant, "subject": wanted.subject}))
    if wanted.action is not None or wanted.noun is not None:  # all values are named, so that mongod can merge their ranges by time
        nouns = [one.value for one in AuditNoun] if wanted.noun is None else [wanted.noun.value]
        actions = [one.value for one in AuditAction] if wanted.action is None else [wanted.action.value]
        ways.append(_Way("action", {**tenant, "noun": {"$in": nouns}, "action": {"$in": actions}}))
    return ways or [_Way("tenant", tenant)]


def _refuse(wanted: AuditFilter) -> InvalidInput:
    field = ", ".join(one.name for one in fields(wanted) if getattr(wanted, one.name) is not None)
    message = "The filter leads to too many records to be searched in time; set a further condition."
    return InvalidInput(message, field=field, code=ErrorCode.FILTER_TOO_BROAD)
