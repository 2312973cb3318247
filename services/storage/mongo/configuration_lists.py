"""Pages of destinations or fragments, and how many there are.

Of named scopes by their own index, of a whole tenant by the tenant's: in order, until the page is full. With a filter that takes as long
as it finds something, and so has limited time; in a tenant, a label that few have or a certificate's name leads to those at once.
What is asked for named scopes, and what it costs, does not depend on what others hold.
"""

import asyncio
import re
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import fields
from typing import TypeAlias

from services.errors import ErrorCode, InvalidInput
from services.model.destination import Configuration, ConfigurationFilter, ConfigurationQuery
from services.model.limits import MAX_COUNTED
from services.model.query import Direction, Page, Position
from services.storage.mongo.choosing import MAX_CANDIDATES
from services.storage.mongo.codec import view_all
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_CONFIGURATION, order_key
from services.storage.mongo.indexes import BY_NAME, TENANT_BY_NAME, TENANT_LABELS, TENANT_REFERENCES
from services.storage.mongo.query import NOTHING, Condition, build_label, is_storable
from services.storage.mongo.scopes import count_field, sum_counts
from services.storage.mongo.search_time import limit_search

SCOPES_AT_ONCE = 200
"""Of one query: mongod merges the sorted ranges of so many values of an index, and would read and sort everything of more."""

ScopeIds: TypeAlias = tuple[str, ...] | None


async def read_page(database: Database, query: ConfigurationQuery) -> Page[Configuration]:
    """Return one page by name; raises InvalidInput (FILTER_TOO_BROAD)."""
    async with _limit_filter(database, query):
        index = await _choose_index(database, query)
        parts = await asyncio.gather(*(_read(database, query, scope_ids, index=index) for scope_ids in _group_scopes(query)))
    found = [one for part in parts for one in part]
    if len(parts) > 1:
        found.sort(key=lambda one: order_key(Position(value=one.name, id=one.id)), reverse=query.direction is Direction.DESC)
    return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)


async def _read(database: Database, query: ConfigurationQuery, scope_ids: ScopeIds, *, index: str) -> list[Configuration]:
    condition = build_condition(query, scope_ids)
    if query.after is not None:
        position = {BY_NAME: {"$gt" if query.direction is Direction.ASC else "$lt": order_key(query.after)}}
        condition["$and"] = [*condition.get("$and", ()), position]
    cursor = database.configurations.find(condition, READ_CONFIGURATION).hint(index)
    ordered = cursor.sort([(BY_NAME, 1 if query.direction is Direction.ASC else -1)]).limit(query.limit + 1)
    return view_all(Configuration, await ordered.to_list(query.limit + 1))


async def count_matches(database: Database, query: ConfigurationQuery) -> int:
    """Return how many match, at most MAX_COUNTED + 1; raises as `read_page`."""
    if query.filter == ConfigurationFilter():
        counted = await sum_counts(database, query.tenant, among=query.scope_ids, field=count_field(query.kind))
        return min(counted, MAX_COUNTED + 1)
    async with _limit_filter(database, query):
        index = await _choose_index(database, query)
        conditions = [build_condition(query, scope_ids) for scope_ids in _group_scopes(query)]
        counting = (database.configurations.count_documents(one, limit=MAX_COUNTED + 1, hint=index) for one in conditions)
        return min(sum(await asyncio.gather(*counting)), MAX_COUNTED + 1)


def _group_scopes(query: ConfigurationQuery) -> list[ScopeIds]:
    if query.scope_ids is None:
        return [None]
    scope_ids = tuple(filter(is_storable, query.scope_ids))
    return [scope_ids[start : start + SCOPES_AT_ONCE] for start in range(0, len(scope_ids), SCOPES_AT_ONCE)]


async def _choose_index(database: Database, query: ConfigurationQuery) -> str:
    if query.scope_ids is not None:
        return BY_NAME
    if query.filter.certificate is not None:
        return TENANT_REFERENCES
    if query.filter.labels and await _count_labelled(database, query) <= MAX_CANDIDATES:
        return TENANT_LABELS
    return TENANT_BY_NAME


async def _count_labelled(database: Database, query: ConfigurationQuery) -> int:
    """Return how many of the tenant have the first label, at most one more than are read whole and sorted."""
    labelled = {"tenant": query.tenant, "kind": query.kind.value, **build_label(query.filter.labels[0])}
    return await database.configurations.count_documents(labelled, limit=MAX_CANDIDATES + 1, hint=TENANT_LABELS)


def build_condition(query: ConfigurationQuery, scope_ids: ScopeIds) -> Condition:
    """Return the condition of the query's filter in those of its scopes, or in its tenant; position and limit are left out."""
    condition: Condition = {"tenant": query.tenant, "kind": query.kind.value}
    if scope_ids is not None:
        condition["scope_id"] = {"$in": list(scope_ids)}
    parts = _build_parts(query.filter)
    return {**condition, "$and": parts} if parts else condition


def _build_parts(wanted: ConfigurationFilter) -> list[Condition]:
    parts: list[Condition] = []
    if wanted.name_contains is not None:
        parts.append({BY_NAME: _build_part_of_name(wanted.name_contains)})
    if wanted.types:
        parts.append({"type": {"$in": [one.value for one in wanted.types]}})
    if wanted.certificate is not None:
        parts.append({"references.certificate": wanted.certificate if is_storable(wanted.certificate) else NOTHING})
    parts += [build_label(label) for label in wanted.labels]
    return parts


def _build_part_of_name(text: str) -> Condition:
    """Return what the order key must meet: before its U+0000 stands the name in lower case. So it is found in the index alone."""
    if "\0" in text or not is_storable(text):
        return NOTHING
    return {"$regex": rf"^[^\x00]*{re.escape(text.lower())}"}


def _limit_filter(database: Database, query: ConfigurationQuery) -> AbstractAsyncContextManager[None]:
    """Give a filter its time, after which it is FILTER_TOO_BROAD; no filter has the database's time."""

    def refuse() -> InvalidInput:
        given = [each.name for each in fields(query.filter) if getattr(query.filter, each.name) not in (None, ())]
        message = f"leads to too many {query.kind.noun}s to be searched in time; set a further condition."
        return InvalidInput(f"{', '.join(given)} {message}", field=", ".join(given), code=ErrorCode.FILTER_TOO_BROAD)

    return nullcontext() if query.filter == ConfigurationFilter() else limit_search(database, refuse)
