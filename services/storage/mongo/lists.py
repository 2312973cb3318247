"""Pages and counts of certificates in MongoDB."""

import asyncio
from collections.abc import Iterator

from services.model.certificate import Certificate
from services.model.query import CertificateFilter, CertificateQuery, Direction, Page, read_position
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, READ_FIELDS
from services.storage.mongo.driver import Collection
from services.storage.mongo.order_key import order_key
from services.storage.mongo.query import build_condition, build_order, build_position

SCOPES_AT_ONCE = 100
"""Of one query: mongod merges the sorted ranges of up to 200 values of an index, and would read and sort everything beyond that."""

SEARCH_TIME_MS = 3000
"""Of one query that an index cannot answer, such as one for a part of a name."""


async def list_certificates(database: Database, query: CertificateQuery) -> Page[Certificate]:
    """Return one page; raises ServiceUnavailable."""
    collection = _collection(database, query)
    async with database.answering():
        pages = await asyncio.gather(*(_list_group(collection, query, group) for group in _groups(query)))
    found = [certificate for page in pages for certificate in page]
    if len(pages) > 1:
        found.sort(
            key=lambda certificate: order_key(read_position(certificate, query.order_by)),
            reverse=query.direction is Direction.DESC,
        )
    return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)


async def count_certificates(database: Database, query: CertificateQuery) -> int:
    """Return how many certificates match; without a filter, what the scopes count is added up. Raises ServiceUnavailable."""
    async with database.answering():
        if query.filter == CertificateFilter() and not query.deleted:
            scopes = {"_id": {"$in": list(query.scope_ids)}, "tenant": query.tenant}
            documents = await database.scopes.find(scopes, {"certificate_count": 1}).to_list(None)
            return sum(document["certificate_count"] for document in documents)
        condition = build_condition(query, query.scope_ids)
        return await _collection(database, query).count_documents(condition, maxTimeMS=SEARCH_TIME_MS)


def _collection(database: Database, query: CertificateQuery) -> Collection:
    return database.deleted if query.deleted else database.certificates


def _groups(query: CertificateQuery) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(query.scope_ids), SCOPES_AT_ONCE):
        yield query.scope_ids[start : start + SCOPES_AT_ONCE]


async def _list_group(collection: Collection, query: CertificateQuery, scope_ids: tuple[str, ...]) -> list[Certificate]:
    condition = {**build_condition(query, scope_ids), **build_position(query)}
    cursor = collection.find(condition, READ_FIELDS, max_time_ms=SEARCH_TIME_MS).sort(build_order(query)).limit(query.limit + 1)
    if query.filter.sha256 is None and query.filter.spki_sha256 is None:
        # Nothing else has an index: reading in order until the page is full is the best that can be done.
        cursor = cursor.hint(ORDER_FIELD[query.order_by])
    return [read_stored(Certificate, document) for document in await cursor.to_list(query.limit + 1)]
