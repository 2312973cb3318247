"""Certificates in MongoDB: found, listed, counted, and stored with their first version."""

import builtins
from collections.abc import Collection, Sequence
from typing import Any

from pymongo.errors import DuplicateKeyError

from services.errors import NameTaken
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.identity import find_scope_id
from services.model.lifecycle import TransactionRecords
from services.model.query import CertificateFilter, CertificateQuery, Fields, Matches, Page
from services.storage.mongo.database import Database
from services.storage.mongo.derived import choose_fields, first_version, write_certificate
from services.storage.mongo.driver import Session
from services.storage.mongo.expiries.changes import note_change
from services.storage.mongo.indexes import ONE_NAME_EACH
from services.storage.mongo.listing import count_matches, read_page
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.scopes import reserve_quota
from services.storage.mongo.sharing import read_sharing
from services.storage.mongo.subjects import view_certificates
from services.storage.mongo.versions import store_version


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
            await note_change(self._database, certificate.tenant, before=None, after=document, session=session)

        await run_with_records(self._database, work, records=records)

    async def find(self, tenant: str, certificate_id: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of that id; None without asking for what is no id of a certificate."""
        scope_id = find_scope_id(certificate_id)
        if scope_id is None:
            return None
        return await self._find({"_id": certificate_id, "scope_id": scope_id, "tenant": tenant}, fields)

    async def find_many(self, tenant: str, certificate_ids: Collection[str], *, fields: Fields = None) -> builtins.list[Certificate]:
        """Return those of these ids, by one query; without asking for what is no id of one."""
        wanted = {one: scope_id for one in certificate_ids if (scope_id := find_scope_id(one)) is not None}
        if len(wanted) <= 1:  # as most ask: finding one is faster than a list of one
            found = [await self.find(tenant, one, fields=fields) for one in wanted]
            return [one for one in found if one is not None]
        condition = {"_id": {"$in": list(wanted)}, "scope_id": {"$in": sorted(set(wanted.values()))}, "tenant": tenant}
        return await self._find_all(condition, choose_fields(fields), hint="_id_")

    async def find_by_name(self, tenant: str, scope_id: str, name: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        if not (is_storable(name) and is_storable(scope_id)):
            return None
        return await self._find({"scope_id": scope_id, "name": name, "tenant": tenant}, fields)

    async def find_named(
        self, tenant: str, *, scope_ids: Sequence[str], names: Collection[str], fields: Fields = None
    ) -> builtins.list[Certificate]:
        """Return those of these exact names in these scopes, by one query; nothing is asked for where nothing can be found."""
        scope_ids, names = [one for one in scope_ids if is_storable(one)], [one for one in names if is_storable(one)]
        if not scope_ids or not names:
            return []
        condition = {"scope_id": {"$in": scope_ids}, "name": {"$in": names}, "tenant": tenant}
        return await self._find_all(condition, choose_fields(fields, "name"), hint=ONE_NAME_EACH)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page; its cost does not depend on how many certificates stand before it or after it."""
        async with self._database.answering():
            return await read_page(self._database, query)

    async def list_sharing(self, query: CertificateQuery, wanted: Collection[CertificateFilter]) -> dict[CertificateFilter, Matches]:
        """Return the page and the number for each filter, by one query but for very common fingerprints."""
        async with self._database.answering():
            return await read_sharing(self._database, query, wanted)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates match; without a filter, what the scopes count is added up."""
        async with self._database.answering():
            return await count_matches(self._database, query)

    async def _find(self, condition: dict[str, Any], fields: Fields) -> Certificate | None:
        projection, fetched = choose_fields(fields)
        async with self._database.answering():
            document = await self._certificates.find_one(condition, projection)
            return None if document is None else (await view_certificates(self._database, [document], fetched=fetched))[0]

    async def _find_all(self, condition: dict[str, Any], chosen: tuple[dict[str, int], Fields], *, hint: str) -> builtins.list[Certificate]:
        """Return what meets the condition, of which the projection and the fields are chosen, by the index of that name."""
        projection, fetched = chosen
        async with self._database.answering():
            documents = await self._certificates.find(condition, projection).hint(hint).to_list(None)
            return await view_certificates(self._database, documents, fetched=fetched)
