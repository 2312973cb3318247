"""Pages of certificates, and how many there are: of few scopes, each by its own indexes, or of many and of a tenant, by the tenant's.

The tenant's indexes are built beside the serving. Until they are there, every scope is asked.
"""

import asyncio
from dataclasses import replace

from services.model.certificate import Certificate
from services.model.query import NEEDED_BY_ORDER, CertificateFilter, CertificateQuery, Direction, Page, read_position
from services.storage.mongo.codec import view_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, choose_fields, order_key
from services.storage.mongo.driver import Collection
from services.storage.mongo.indexes import name_tenant_order
from services.storage.mongo.query import build_condition, build_order, build_position
from services.storage.mongo.scopes import list_scope_ids, sum_counts

SCOPES_AT_ONCE = 100
"""Of one query: mongod merges the sorted ranges of up to 200 values of an index, and would read and sort everything beyond that."""

MANY_SCOPES = 200
"""Who sees more is answered by the tenant's index, with the other scopes left out: so a page costs one query and not one per 100 scopes."""

SEARCH_TIME_MS = 3000
"""Of one query that an index cannot answer, such as one for a part of a name."""

ScopeIds = tuple[str, ...] | None


async def read_page(database: Database, query: CertificateQuery) -> Page[Certificate]:
    """Return one page; its cost does not depend on how many certificates stand before it or after it."""
    collection, query = _collection(database, query), await _name_scopes(database, query)
    groups = _group_scopes(query) if _by_scope(database, query) else [query.scope_ids]
    pages = await asyncio.gather(*(_read_group(collection, query, group) for group in groups))
    found = [certificate for page in pages for certificate in page]
    if len(pages) > 1:
        found.sort(
            key=lambda certificate: order_key(read_position(certificate, query.order_by)),
            reverse=query.direction is Direction.DESC,
        )
    return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)


async def count_matches(database: Database, query: CertificateQuery) -> int:
    """Return how many certificates match; without a filter, what the scopes count is added up."""
    if query.filter == CertificateFilter() and not query.deleted:
        return await sum_counts(database, query.tenant, among=query.scope_ids)
    query = await _name_scopes(database, query)
    condition = build_condition(query, query.scope_ids)
    return await _collection(database, query).count_documents(condition, maxTimeMS=SEARCH_TIME_MS)


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


async def _read_group(collection: Collection, query: CertificateQuery, scope_ids: ScopeIds) -> list[Certificate]:
    condition = {**build_condition(query, scope_ids), **build_position(query)}
    projection, fetched = choose_fields(query.fields, NEEDED_BY_ORDER[query.order_by])
    cursor = collection.find(condition, projection, max_time_ms=SEARCH_TIME_MS).sort(build_order(query)).limit(query.limit + 1)
    by_tenant, field = scope_ids is None or len(scope_ids) > SCOPES_AT_ONCE, ORDER_FIELD[query.order_by]
    if by_tenant or (query.filter.sha256 is None and query.filter.spki_sha256 is None):
        # Nothing else has an index: reading in order until the page is full is the best that can be done.
        cursor = cursor.hint(name_tenant_order(field) if by_tenant else field)
    return [view_stored(Certificate, document, fetched=fetched) for document in await cursor.to_list(query.limit + 1)]
