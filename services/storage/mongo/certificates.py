"""Certificates in MongoDB: found, listed, counted, and stored with their first version."""

import asyncio
from typing import Any

from pymongo.errors import DuplicateKeyError

from services.errors import NameTaken
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.identity import find_scope_id
from services.model.lifecycle import TransactionRecords
from services.model.query import NEEDED_BY_ORDER, CertificateFilter, CertificateQuery, Direction, Fields, Page, read_position
from services.storage.mongo.codec import view_stored
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, choose_fields, first_version, order_key, write_certificate
from services.storage.mongo.driver import Collection, Session
from services.storage.mongo.query import build_condition, build_order, build_position, is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.scopes import reserve_quota
from services.storage.mongo.versions import store_version

SCOPES_AT_ONCE = 100
"""Of one query: mongod merges the sorted ranges of up to 200 values of an index, and would read and sort everything beyond that."""

SEARCH_TIME_MS = 3000
"""Of one query that an index cannot answer, such as one for a part of a name."""


class MongoCertificates:
    """A CertificateRepository. All its methods raise ServiceUnavailable when the database does not answer in time.

    After that, a write may have been stored all the same, whole.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._certificates = database.certificates

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords
    ) -> None:
        """Store a new certificate with its first version."""
        document = write_certificate(certificate)
        version = first_version(certificate)
        store = store_version(self._database, certificate, version, contents=contents, octets=octets)

        async def work(session: Session) -> None:
            # First what collides with others, so that little is done in vain.
            await reserve_quota(self._database, certificate, quota=quota, session=session)
            try:
                await self._certificates.insert_one(document, session=session)
            except DuplicateKeyError:
                raise NameTaken(certificate.name) from None
            await store(session)

        await run_with_records(self._database, work, records=records, turn=certificate.scope_id)

    async def find(self, tenant: str, certificate_id: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of that id; None without asking for what is no id of a certificate."""
        scope_id = find_scope_id(certificate_id)
        if scope_id is None:
            return None
        return await self._find({"_id": certificate_id, "scope_id": scope_id, "tenant": tenant}, fields)

    async def find_by_name(self, tenant: str, scope_id: str, name: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        if not (is_storable(name) and is_storable(scope_id)):
            return None
        return await self._find({"scope_id": scope_id, "name": name, "tenant": tenant}, fields)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page; its cost does not depend on how many certificates stand before it or after it."""
        collection = _collection(self._database, query)
        groups = [query.scope_ids[start : start + SCOPES_AT_ONCE] for start in range(0, len(query.scope_ids), SCOPES_AT_ONCE)]
        async with self._database.answering():
            pages = await asyncio.gather(*(_list_group(collection, query, group) for group in groups))
        found = [certificate for page in pages for certificate in page]
        if len(pages) > 1:
            found.sort(
                key=lambda certificate: order_key(read_position(certificate, query.order_by)),
                reverse=query.direction is Direction.DESC,
            )
        return Page(items=tuple(found[: query.limit]), has_next=len(found) > query.limit)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates match; without a filter, what the scopes count is added up."""
        async with self._database.answering():
            if query.filter == CertificateFilter() and not query.deleted:
                scopes = {"_id": {"$in": list(query.scope_ids)}, "tenant": query.tenant}
                documents = await self._database.scopes.find(scopes, {"certificate_count": 1}).to_list(None)
                return sum(document["certificate_count"] for document in documents)
            condition = build_condition(query, query.scope_ids)
            return await _collection(self._database, query).count_documents(condition, maxTimeMS=SEARCH_TIME_MS)

    async def _find(self, condition: dict[str, Any], fields: Fields) -> Certificate | None:
        projection, fetched = choose_fields(fields)
        async with self._database.answering():
            document = await self._certificates.find_one(condition, projection)
        return None if document is None else view_stored(Certificate, document, fetched=fetched)


def _collection(database: Database, query: CertificateQuery) -> Collection:
    return database.deleted if query.deleted else database.certificates


async def _list_group(collection: Collection, query: CertificateQuery, scope_ids: tuple[str, ...]) -> list[Certificate]:
    condition = {**build_condition(query, scope_ids), **build_position(query)}
    projection, fetched = choose_fields(query.fields, NEEDED_BY_ORDER[query.order_by])
    cursor = collection.find(condition, projection, max_time_ms=SEARCH_TIME_MS).sort(build_order(query)).limit(query.limit + 1)
    if query.filter.sha256 is None and query.filter.spki_sha256 is None:
        # Nothing else has an index: reading in order until the page is full is the best that can be done.
        cursor = cursor.hint(ORDER_FIELD[query.order_by])
    return [view_stored(Certificate, document, fetched=fetched) for document in await cursor.to_list(query.limit + 1)]
