"""What changes of a certificate in MongoDB while its octets stay."""

from datetime import datetime
from typing import Any

from pymongo import ReturnDocument

from services.errors import DomainError
from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Revocation
from services.model.contents import Contents
from services.model.lifecycle import RevokedSerial, TransactionRecords
from services.storage.mongo.codec import read_stored, write_part, write_stored
from services.storage.mongo.conditions import (
    Condition,
    match_certificate,
    match_parts,
    match_switch,
    match_version,
    modified_meanwhile,
    no_certificate,
)
from services.storage.mongo.contents import store_parts, write_parts
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_FIELDS, first_version, write_derived, write_modified_at, write_version
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.expiries.cells import EXPIRIES
from services.storage.mongo.expiries.changes import note_change
from services.storage.mongo.records import run_with_records
from services.storage.mongo.subjects import complete_subjects
from services.storage.mongo.transactions import Work


class MongoAttributes:
    """An AttributeRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set_labels(
        self,
        certificate: Certificate,
        labels: tuple[Label, ...],
        *,
        at: datetime,
        records: TransactionRecords,
        only_unchanged: bool = False,
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound, with `only_unchanged` ModifiedMeanwhile instead."""
        condition, refusal = match_certificate(certificate), no_certificate() if not only_unchanged else modified_meanwhile()
        if only_unchanged:
            condition["labels"] = write_part(tuple[Label, ...], certificate.labels)
        fields = {"labels": write_part(tuple[Label, ...], labels), **write_modified_at(certificate.id, at)}
        work = self._change(condition, {"$set": fields}, refusal=refusal)
        return await self._run(work, records)

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        parts, number = write_parts(certificate, contents), certificate.version
        described = write_version(first_version(certificate))
        validity = {"$set": {field: described[field] for field in ("not_after", "validity")}}
        update = {"$set": write_derived(certificate)}
        change = self._change_expiry(certificate, update, self._change(_present(certificate), update, refusal=no_certificate()))

        async def work(session: Session) -> Found:
            document = await change(session)
            await self._database.versions.update_one(match_version(certificate, number), validity, session=session)
            await self._database.contents.delete_many(match_parts(certificate, number), session=session)
            await store_parts(self._database, parts, session)
            return document

        return await self._run(work, records)

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec, end the claim, and return the certificate; raises ModifiedMeanwhile."""
        fields = {
            "renewal": write_part(Renewal, renewal),
            "recipe": write_part(CertificateSpec, spec),
            **write_modified_at(certificate.id, records.audit.at),
        }
        unchanged = {**_present(certificate), **match_switch(certificate)}
        update = {"$set": fields, "$unset": {"claimed_until": ""}}
        work = self._change_expiry(certificate, update, self._change(unchanged, update, refusal=modified_meanwhile()))
        return await self._run(work, records)

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked; raises ModifiedMeanwhile, also if it is revoked already.

        A serial number that is on the list already (of a version that was rolled back to) stays there as it is.
        """
        revocation = write_part(Revocation, Revocation(at=revoked.revoked_at, reason=revoked.reason))
        fields = {"revocation": revocation, **write_modified_at(certificate.id, revoked.revoked_at)}
        change = self._change({**_present(certificate), "revocation": None}, {"$set": fields}, refusal=modified_meanwhile())
        line = write_stored(revoked)

        async def work(session: Session) -> Found:
            document = await change(session)
            listed = {"_id": line["_id"]}
            await self._database.revocations.update_one(listed, {"$setOnInsert": line}, upsert=True, session=session)
            return document

        return await self._run(work, records)

    def _change_expiry(self, certificate: Certificate, update: dict[str, Any], change: Work[Found]) -> Work[Found]:
        """Return the work that makes the change, which is that update, and notes how the tenant's numbers change by it."""

        async def work(session: Session) -> Found:
            before = await self._database.certificates.find_one(match_certificate(certificate), EXPIRIES, session=session) or {}
            document = await change(session)
            after = {**before, **update["$set"]}
            await note_change(self._database, certificate.tenant, before=before, after=after, session=session)
            return document

        return work

    def _change(self, condition: Condition, update: dict[str, Any], *, refusal: DomainError) -> Work[Found]:
        """Return the work that changes the certificate which matches and returns its document; it raises `refusal` if none matches."""

        async def work(session: Session) -> Found:
            document = await self._database.certificates.find_one_and_update(
                condition, update, projection=READ_FIELDS, return_document=ReturnDocument.AFTER, session=session
            )
            if document is None:
                raise refusal
            return document

        return work

    async def _run(self, work: Work[Found], records: TransactionRecords) -> Certificate:
        document = await run_with_records(self._database, work, records=records)
        await complete_subjects(self._database, [document])
        return read_stored(Certificate, document)


def _present(certificate: Certificate) -> Condition:
    return {**match_certificate(certificate), "version": certificate.version}
