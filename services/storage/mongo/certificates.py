"""Certificates in MongoDB: the document, its versions, and per version the contents and the encrypted octets."""

from datetime import datetime, timedelta
from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.errors import ModifiedMeanwhile, NameTaken
from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Revocation, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.identity import find_scope_id
from services.model.lifecycle import RevokedSerial, TransactionRecords
from services.model.query import CertificateQuery, Page
from services.storage.mongo import deletion as mongo_deletion
from services.storage.mongo import due as mongo_due
from services.storage.mongo import versions as mongo_versions
from services.storage.mongo.codec import read_stored, write_part, write_stored
from services.storage.mongo.conditions import match_certificate, match_parts, match_switch, match_version, no_certificate
from services.storage.mongo.contents import load_parts, store_parts, write_parts
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_FIELDS, first_version, write_certificate, write_derived, write_modified_at
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.lists import count_certificates, list_certificates
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.room import reserve_quota


class MongoCertificates:
    """A CertificateRepository. All its methods raise ServiceUnavailable when the database does not answer in time.

    After that, a write may have been stored all the same, whole.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._certificates = database.certificates

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords | None = None
    ) -> None:
        """Store a new certificate with its first version, and what goes records."""
        document = write_certificate(certificate)
        version = first_version(certificate)
        store = mongo_versions.store_version(self._database, certificate, version, contents=contents, octets=octets)

        async def work(session: Session) -> None:
            # First what collides with others, so that little is done in vain.
            await reserve_quota(self._database, certificate, quota=quota, session=session)
            try:
                await self._certificates.insert_one(document, session=session)
            except DuplicateKeyError:
                raise NameTaken(certificate.name) from None
            await store(session)

        await run_with_records(self._database, work, records=records, turn=certificate.scope_id)

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one, if the stored one is the one before."""
        follow = mongo_versions.follow_version(self._database, certificate, version)
        store = mongo_versions.store_version(self._database, certificate, version, contents=contents, octets=octets)

        async def work(session: Session) -> None:
            await follow(session)
            await store(session)

        await run_with_records(self._database, work, records=records, turn=certificate.id)

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
        return None if document is None else read_stored(Certificate, document)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page; its cost does not depend on how many certificates stand before it or after it."""
        return await list_certificates(self._database, query)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches."""
        return await count_certificates(self._database, query)

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        return await mongo_versions.list_versions(self._database, certificate)

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version; raises NotFound."""
        return await load_parts(self._database, certificate, certificate.version if version is None else version)

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version; raises NotFound."""
        return await mongo_versions.load_octets(self._database, certificate, certificate.version if version is None else version)

    async def set_labels(
        self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime, records: TransactionRecords
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        changes = {"$set": {"labels": write_part(tuple[Label, ...], labels), **write_modified_at(certificate.id, at)}}

        async def work(session: Session) -> Found:
            document = await self._change(match_certificate(certificate), changes, session=session)
            if document is None:
                raise no_certificate()
            return document

        return read_stored(Certificate, await run_with_records(self._database, work, records=records, turn=certificate.id))

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        parts, number = write_parts(certificate, contents), certificate.version
        not_after = {"$set": {"not_after": first_version(certificate).not_after}}

        async def work(session: Session) -> Found:
            document = await self._change(_present(certificate), {"$set": write_derived(certificate)}, session=session)
            if document is None:
                raise no_certificate()
            await self._database.versions.update_one(match_version(certificate, number), not_after, session=session)
            await self._database.contents.delete_many(match_parts(certificate, number), session=session)
            await store_parts(self._database, parts, session)
            return document

        return read_stored(Certificate, await run_with_records(self._database, work, records=records, turn=certificate.id))

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec, end the claim, and return the certificate; raises ModifiedMeanwhile."""
        fields = {"renewal": write_part(Renewal, renewal), "recipe": write_part(CertificateSpec, spec)}
        unchanged = {**_present(certificate), **match_switch(certificate)}

        async def work(session: Session) -> Found:
            document = await self._change(unchanged, {"$set": fields, "$unset": {"claimed_until": ""}}, session=session)
            if document is None:
                raise ModifiedMeanwhile("The certificate was changed meanwhile.")
            return document

        return read_stored(Certificate, await run_with_records(self._database, work, records=records, turn=certificate.id))

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked; raises ModifiedMeanwhile, also if it is revoked already.

        A serial number that is on the list already (of a version that was rolled back to) stays there as it is.
        """
        not_revoked = {**_present(certificate), "revocation": None}
        revocation = write_part(Revocation, Revocation(at=revoked.revoked_at, reason=revoked.reason))
        fields = {"revocation": revocation, **write_modified_at(certificate.id, revoked.revoked_at)}
        line = write_stored(revoked)

        async def work(session: Session) -> Found:
            document = await self._change(not_revoked, {"$set": fields}, session=session)
            if document is None:
                raise ModifiedMeanwhile("The certificate was changed meanwhile.")
            listed = {"_id": line["_id"]}
            await self._database.revocations.update_one(listed, {"$setOnInsert": line}, upsert=True, session=session)
            return document

        return read_stored(Certificate, await run_with_records(self._database, work, records=records, turn=certificate.id))

    async def _change(self, condition: dict[str, Any], update: dict[str, Any], **options: Any) -> Found | None:
        return await self._certificates.find_one_and_update(
            condition, update, projection=READ_FIELDS, return_document=ReturnDocument.AFTER, **options
        )

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored; raises NotFound."""
        await mongo_deletion.remove(self._database, certificate, at=at, records=records)

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id; None once its scope is removed."""
        return await mongo_deletion.find_deleted(self._database, tenant, certificate_id)

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back as it was and return it; raises NotFound, NameTaken, QuotaExceeded."""
        return await mongo_deletion.restore(self._database, certificate, quota=quota, records=records)

    async def purge(self, *, deleted_before: datetime, limit: int) -> int:
        """Remove for good what was deleted before; return how many."""
        return await mongo_deletion.purge(self._database, deleted_before=deleted_before, limit=limit)

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates whose renewal is due, earliest first, each claimed for `lease`."""
        return await mongo_due.claim_due(self._database, now=now, lease=lease, limit=limit)


def _present(certificate: Certificate) -> dict[str, Any]:
    return {**match_certificate(certificate), "version": certificate.version}
