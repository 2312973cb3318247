"""Certificates in MongoDB: the document, its versions, and per version the contents and the encrypted octets."""

import builtins
from datetime import datetime
from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.errors import NameTaken, NotFound, QuotaExceeded
from services.model.certificate import Certificate, Label, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.identity import find_scope_id
from services.model.query import CertificateQuery, Page
from services.storage.certificate_documents import (
    READ_FIELDS,
    read_certificate,
    write_certificate,
    write_derived,
    write_labels,
    write_modified_at,
)
from services.storage.documents import read_encrypted, read_version, version_id, write_encrypted, write_version
from services.storage.driver import Found, Session
from services.storage.mongo import Database
from services.storage.mongo_contents import load_parts, match_parts, match_prefix, replace_parts, write_parts
from services.storage.mongo_lists import count_certificates, list_certificates
from services.storage.mongo_query import is_storable


class MongoCertificates:
    """A CertificateRepository. All its methods raise ServiceUnavailable when the database does not answer in time.

    After that, a write may have been stored all the same, whole.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._certificates = database.certificates

    async def add(self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int) -> None:
        """Store a new certificate with its first version; raises NameTaken, QuotaExceeded, or NotFound for the scope."""
        home = _home(certificate)
        document = write_certificate(certificate)
        version = {**write_version(_first_version(certificate)), **home}
        encrypted = {"_id": version_id(certificate.id, certificate.version), **write_encrypted(octets), **home}
        parts = write_parts(certificate, contents)

        async def work(session: Session) -> None:
            # First what collides with others, so that little is done in vain.
            await self._take_room(certificate, quota, session)
            await self._certificates.insert_one(document, session=session)
            await self._database.versions.insert_one(version, session=session)
            await self._database.octets.insert_one(encrypted, session=session)
            await self._database.contents.insert_many(parts, session=session)

        try:
            await self._database.transactions.run(work, turn=certificate.scope_id)
        except DuplicateKeyError:
            raise NameTaken(certificate.name) from None

    async def _take_room(self, certificate: Certificate, quota: int, session: Session) -> None:
        scope = {"_id": certificate.scope_id, "tenant": certificate.tenant}
        room = {"certificate_count": {"$lt": quota}}
        counted = await self._database.scopes.update_one({**scope, **room}, {"$inc": {"certificate_count": 1}}, session=session)
        if counted.matched_count == 1:
            return
        if await self._database.scopes.find_one(scope, session=session) is None:
            raise NotFound("There is no such scope.")
        raise QuotaExceeded(quota)

    async def find(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the certificate of that id; None without asking for what is no id of a certificate."""
        scope_id = find_scope_id(certificate_id)
        if scope_id is None:
            return None
        return await self._find({"_id": certificate_id, "scope_id": scope_id, "tenant": tenant})

    async def find_by_name(self, tenant: str, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        if not (is_storable(name) and is_storable(scope_id)):
            return None
        return await self._find({"scope_id": scope_id, "name": name, "tenant": tenant})

    async def _find(self, condition: dict[str, Any]) -> Certificate | None:
        async with self._database.answering():
            document = await self._certificates.find_one(condition, READ_FIELDS)
        return None if document is None else read_certificate(document)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page; its cost does not depend on how many certificates stand before it or after it."""
        return await list_certificates(self._database, query)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches."""
        return await count_certificates(self._database, query)

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        async with self._database.answering():
            documents: builtins.list[Found] = await self._database.versions.find(_all_versions(certificate)).to_list(None)
        return tuple(sorted((read_version(document) for document in documents), key=lambda version: -version.number))

    async def load_contents(self, certificate: Certificate) -> Contents:
        """Return the entries of the certificate's present version; raises NotFound."""
        return await load_parts(self._database, certificate)

    async def load_octets(self, certificate: Certificate) -> Encrypted:
        """Return the encrypted octets of the certificate's present version; raises NotFound."""
        async with self._database.answering():
            document = await self._database.octets.find_one({"_id": version_id(certificate.id, certificate.version), **_home(certificate)})
        if document is None:
            raise _no_certificate()
        return read_encrypted(document)

    async def set_labels(self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        changes = {"labels": write_labels(labels), **write_modified_at(certificate.id, at)}
        async with self._database.answering():
            document = await self._change({"_id": certificate.id, **_home(certificate)}, changes)
        return read_certificate(document)

    async def set_contents(self, certificate: Certificate, contents: Contents) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        home = _home(certificate)
        parts = write_parts(certificate, contents)
        not_after = certificate.validities[0].not_after if certificate.validities else None

        async def work(session: Session) -> Found:
            present = {"_id": certificate.id, "version": certificate.version, **home}
            document = await self._change(present, write_derived(certificate), session=session)
            version = {"_id": version_id(certificate.id, certificate.version), **home}
            await self._database.versions.update_one(version, {"$set": {"not_after": not_after}}, session=session)
            await replace_parts(self._database.contents, parts, instead_of=match_parts(certificate), session=session)
            return document

        return read_certificate(await self._database.transactions.run(work, turn=certificate.id))

    async def _change(self, condition: dict[str, Any], fields: dict[str, Any], **options: Any) -> Found:
        document = await self._certificates.find_one_and_update(
            condition, {"$set": fields}, projection=READ_FIELDS, return_document=ReturnDocument.AFTER, **options
        )
        if document is None:
            raise _no_certificate()
        return document

    async def remove(self, certificate: Certificate) -> None:
        """Remove the certificate with all its versions; raises NotFound."""
        home = _home(certificate)
        everything = _all_versions(certificate)
        scope = {"_id": certificate.scope_id, "tenant": certificate.tenant}

        async def work(session: Session) -> None:
            await self._database.scopes.update_one(scope, {"$inc": {"certificate_count": -1}}, session=session)
            removed = await self._certificates.delete_one({"_id": certificate.id, **home}, session=session)
            if removed.deleted_count == 0:
                raise _no_certificate()
            await self._database.versions.delete_many(everything, session=session)
            await self._database.octets.delete_many(everything, session=session)
            await self._database.contents.delete_many(everything, session=session)

        await self._database.transactions.run(work, turn=certificate.scope_id)


def _home(certificate: Certificate) -> dict[str, Any]:
    return {"scope_id": certificate.scope_id, "tenant": certificate.tenant}


def _all_versions(certificate: Certificate) -> dict[str, Any]:
    return {"_id": match_prefix(f"{certificate.id}:"), **_home(certificate)}


def _first_version(certificate: Certificate) -> Version:
    return Version(
        certificate_id=certificate.id,
        number=certificate.version,
        created_at=certificate.created_at,
        created_by=certificate.creation.created_by,
        size=certificate.size,
        not_after=certificate.validities[0].not_after if certificate.validities else None,
    )


def _no_certificate() -> NotFound:
    return NotFound("There is no such certificate.")
