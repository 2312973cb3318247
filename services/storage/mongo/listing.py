"""Pages of certificates, and how many there are.

Without a filter: of few scopes, each by its own indexes; of many and of a tenant, by the tenant's. With a filter: by the index that leads
to few candidates, if there is one (`choosing`), and else in order until the page is full, for a limited time.
The tenant's indexes are built beside the serving. Until they are there, every scope is asked, and filters read in order.
A list by status is, one after the other, the lists by expiry of each status: at most two queries for each.
"""

import asyncio
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import replace
from typing import Any

from services.errors import ErrorCode, InvalidInput
from services.model.certificate import Certificate
from services.model.limits import MAX_COUNTED
from services.model.query import (
    NEEDED_BY_ORDER,
    CertificateFilter,
    CertificateQuery,
    Direction,
    OrderField,
    Page,
    list_given,
    read_position,
)
from services.model.x509 import ValidityStatus
from services.storage.mongo.choosing import Way, choose_way, count_way, find_answer, list_ways
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, choose_fields, order_key
from services.storage.mongo.driver import Collection
from services.storage.mongo.indexes import TENANT_TOKENS, TYPE_ORDERS, name_tenant_order
from services.storage.mongo.query import Condition, build_condition, build_order, build_position, split_by_status
from services.storage.mongo.scopes import list_scope_ids, sum_counts
from services.storage.mongo.search_time import limit_search
from services.storage.mongo.subjects import view_certificates

SCOPES_AT_ONCE = 100
"""Of one query: mongod merges the sorted ranges of up to 200 values of an index, and would read and sort everything beyond that."""

MANY_SCOPES = 200
"""Who sees more is answered by the tenant's index, with the other scopes left out: so a page costs one query and not one per 100 scopes."""

ScopeIds = tuple[str, ...] | None

_BUILDING = "is answered by an index that is still being built; try again later."


async def read_page(database: Database, query: CertificateQuery) -> Page[Certificate]:
    """Return one page; without a filter its cost does not depend on how many certificates stand before it or after it."""
    query = await _name_scopes(database, query)
    if query.order_by is OrderField.TYPE:
        await _check_types(database, query)
    async with _limit_filter(database, query):
        way = await choose_way(_collection(database, query), query, database.ready)
        if query.order_by is OrderField.STATUS:
            return await _read_by_status(database, query, way)
        return await _read_in_order(database, query, way)


async def _read_by_status(database: Database, query: CertificateQuery, way: Way | None) -> Page[Certificate]:
    found: tuple[Certificate, ...] = ()
    for part in split_by_status(query):
        better = way
        # A few among all that are valid. Of named scopes always, so that it does not show whether others have too many for `way`.
        if (way is None or query.scope_ids is not None) and part.filter.statuses == (ValidityStatus.NOT_YET_VALID,):
            few = await choose_way(_collection(database, query), part, database.ready)
            better = way or few
        page = await _read_in_order(database, replace(part, limit=query.limit - len(found)), better)
        found += page.items
        if page.has_next:
            return Page(items=found, has_next=True)
    return Page(items=found, has_next=False)


async def _read_in_order(database: Database, query: CertificateQuery, way: Way | None) -> Page[Certificate]:
    groups = _group_scopes(query) if _by_scope(database, query) else [query.scope_ids]
    if len(groups) == 1:
        found = await _read_group(database, query, groups[0], way=way)
    else:
        pages = await asyncio.gather(*(_read_group(database, query, group, way=way) for group in groups))
        found = sorted(
            (certificate for page in pages for certificate in page),
            key=lambda certificate: order_key(read_position(certificate, query.order_by, now=query.now)),
            reverse=query.direction is Direction.DESC,
        )
    return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)


async def count_matches(database: Database, query: CertificateQuery) -> int:
    """Return how many certificates match, with a filter at most MAX_COUNTED + 1; without one, what the scopes count is added up."""
    if query.filter == CertificateFilter() and not query.deleted:
        return await sum_counts(database, query.tenant, among=query.scope_ids)
    collection, query = _collection(database, query), await _name_scopes(database, query)
    async with _limit_filter(database, query):
        ways = find_answer(collection, query, database.ready)
        if ways:
            counts = await asyncio.gather(*(count_way(collection, query.tenant, way, limit=MAX_COUNTED + 1) for way in ways))
            return min(sum(counts), MAX_COUNTED + 1)
        # Nothing is in order here that could be read instead; but a few scopes have fewer certificates than a way to many.
        way = await choose_way(collection, query, database.ready, even_to_many=not _by_scope(database, query))
        condition = follow_way(build_condition(query, query.scope_ids), way)
        hint: dict[str, Any] = {} if way is None else {"hint": way.index}
        return await collection.count_documents(condition, limit=MAX_COUNTED + 1, **hint)


async def _check_types(database: Database, query: CertificateQuery) -> None:
    """Raise InvalidInput (INDEX_BUILDING) while certificates of the tenant lack what they are sorted by: they would be left out."""
    collection = _collection(database, query)
    if all((collection.name, index) in database.ready for index in TYPE_ORDERS):
        # The release before may have written some after the migration, while it ran beside this one.
        lacking = {"tenant": query.tenant, ORDER_FIELD[OrderField.TYPE]: None}
        if not await collection.count_documents(lacking, hint=name_tenant_order(ORDER_FIELD[OrderField.TYPE]), limit=1):
            return
    raise InvalidInput(f"order_by {_BUILDING}", field="order_by", code=ErrorCode.INDEX_BUILDING)


def _limit_filter(database: Database, query: CertificateQuery) -> AbstractAsyncContextManager[None]:
    """Give a filter its time, after which it is FILTER_TOO_BROAD or INDEX_BUILDING; no filter has the database's time."""

    def refuse() -> InvalidInput:
        if (_collection(database, query).name, TENANT_TOKENS) not in database.ready and list_ways(query.filter, query.now):
            message, code = _BUILDING, ErrorCode.INDEX_BUILDING
        else:
            message, code = "leads to too many certificates to be searched in time; set a further condition.", ErrorCode.FILTER_TOO_BROAD
        field = ", ".join(list_given(query.filter))
        return InvalidInput(f"{field} {message}", field=field, code=code)

    return nullcontext() if query.filter == CertificateFilter() else limit_search(database, refuse)


def _collection(database: Database, query: CertificateQuery) -> Collection:
    return database.deleted if query.deleted else database.certificates


async def _name_scopes(database: Database, query: CertificateQuery) -> CertificateQuery:
    """Return the query with the scopes of the whole tenant named, where it must be known which there are.

    That is so of deleted certificates, since those of a removed scope do not exist any more, and where every scope is asked.
    """
    if query.scope_ids is None and (query.deleted or not _has_tenant_index(database, query)):
        return replace(query, scope_ids=await list_scope_ids(database, query.tenant))
    return query


def _has_tenant_index(database: Database, query: CertificateQuery) -> bool:
    return (_collection(database, query).name, name_tenant_order(ORDER_FIELD[query.order_by])) in database.ready


def _by_scope(database: Database, query: CertificateQuery) -> bool:
    """Whether the scopes' own indexes answer, and not the tenant's."""
    return query.scope_ids is not None and (len(query.scope_ids) <= MANY_SCOPES or not _has_tenant_index(database, query))


def _group_scopes(query: CertificateQuery) -> list[ScopeIds]:
    scope_ids = query.scope_ids or ()
    return [scope_ids[start : start + SCOPES_AT_ONCE] for start in range(0, len(scope_ids), SCOPES_AT_ONCE)]


async def _read_group(database: Database, query: CertificateQuery, scope_ids: ScopeIds, *, way: Way | None) -> list[Certificate]:
    condition = build_condition(query, scope_ids)
    condition = follow_way(condition | _and(condition, build_position(query)), way)
    projection, fetched = choose_fields(query.fields, *NEEDED_BY_ORDER[query.order_by])
    order = ORDER_FIELD[query.order_by]
    by_tenant = scope_ids is None or len(scope_ids) > SCOPES_AT_ONCE
    index = way.index if way else name_tenant_order(order) if by_tenant else order
    cursor = _collection(database, query).find(condition, projection).sort(build_order(query)).limit(query.limit + 1).hint(index)
    documents = await cursor.to_list(query.limit + 1)
    return await view_certificates(database, documents, fetched=fetched)


def follow_way(condition: Condition, way: Way | None) -> Condition:
    """Return the condition with that of the way.

    Where that has alternatives, only these name the tenant: else mongod could read all tokens of the tenant instead of those named, and
    does so where nearly every certificate matches.
    """
    if way is None:
        return condition
    if way.index != TENANT_TOKENS or "$or" not in way.condition:
        return condition | _and(condition, way.condition)
    tenant = {"tenant": condition["tenant"]}
    rest = {field: value for field, value in condition.items() if field not in tenant}
    return rest | _and(condition, {"$or": [{**tenant, **alternative} for alternative in way.condition["$or"]]})


def _and(condition: Condition, *more: Condition) -> Condition:
    """Return what adds more conditions to a condition, also where two name the same field."""
    parts = [*condition.get("$and", ()), *(one for one in more if one)]
    return {"$and": parts} if parts else {}
