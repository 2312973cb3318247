"""Pages of destinations or fragments, and how many there are.

Of few scopes by their own index, of many and of a tenant by the tenant's: in order, until the page is full. With a filter that takes as
long as it finds something, and so has limited time; a label that few have, or a certificate's name, leads to those at once.
"""

import re
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import fields

from services.errors import ErrorCode, InvalidInput
from services.model.destination import Configuration, ConfigurationFilter, ConfigurationQuery
from services.model.limits import MAX_COUNTED
from services.model.query import Direction, Page
from services.storage.mongo.choosing import MAX_CANDIDATES
from services.storage.mongo.codec import view_all
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_CONFIGURATION, order_key
from services.storage.mongo.indexes import BY_NAME, TENANT_BY_NAME, TENANT_LABELS, TENANT_REFERENCES
from services.storage.mongo.listing import MANY_SCOPES
from services.storage.mongo.query import NOTHING, Condition, build_label, is_storable
from services.storage.mongo.scopes import count_field, sum_counts
from services.storage.mongo.search_time import limit_search


async def read_page(database: Database, query: ConfigurationQuery) -> Page[Configuration]:
    """Return one page by name; raises InvalidInput (FILTER_TOO_BROAD)."""
    async with _limit_filter(database, query):
        index = await _choose_index(database, query)
        cursor = database.configurations.find(_build_condition(query), READ_CONFIGURATION).hint(index)
        ordered = cursor.sort([(BY_NAME, 1 if query.direction is Direction.ASC else -1)]).limit(query.limit + 1)
        found = view_all(Configuration, await ordered.to_list(query.limit + 1))
    return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)


async def count_matches(database: Database, query: ConfigurationQuery) -> int:
    """Return how many match, at most MAX_COUNTED + 1; raises as `read_page`."""
    if query.filter == ConfigurationFilter():
        counted = await sum_counts(database, query.tenant, among=query.scope_ids, field=count_field(query.kind))
        return min(counted, MAX_COUNTED + 1)
    async with _limit_filter(database, query):
        condition, index = _build_condition(query, positioned=False), await _choose_index(database, query)
        return await database.configurations.count_documents(condition, limit=MAX_COUNTED + 1, hint=index)


async def _choose_index(database: Database, query: ConfigurationQuery) -> str:
    if query.scope_ids is not None and len(query.scope_ids) <= MANY_SCOPES:
        return BY_NAME
    if query.filter.certificate is not None:
        return TENANT_REFERENCES
    # Of named scopes never by label, so that it does not show how many others have it.
    if query.scope_ids is None and query.filter.labels and await _count_labelled(database, query) <= MAX_CANDIDATES:
        return TENANT_LABELS
    return TENANT_BY_NAME


async def _count_labelled(database: Database, query: ConfigurationQuery) -> int:
    """Return how many of the tenant have the first label, at most one more than are read whole and sorted."""
    labelled = {"tenant": query.tenant, "kind": query.kind.value, **build_label(query.filter.labels[0])}
    return await database.configurations.count_documents(labelled, limit=MAX_CANDIDATES + 1, hint=TENANT_LABELS)


def _build_condition(query: ConfigurationQuery, *, positioned: bool = True) -> Condition:
    condition: Condition = {"tenant": query.tenant, "kind": query.kind.value}
    if query.scope_ids is not None:
        condition["scope_id"] = {"$in": list(filter(is_storable, query.scope_ids))}
    parts = _build_parts(query.filter)
    if positioned and query.after is not None:
        parts.append({BY_NAME: {"$gt" if query.direction is Direction.ASC else "$lt": order_key(query.after)}})
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
