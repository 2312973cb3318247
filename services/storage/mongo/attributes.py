"""What changes of a certificate in MongoDB while its octets stay."""

from datetime import datetime

from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Revocation
from services.model.contents import Contents
from services.model.lifecycle import RevokedSerial, TransactionRecords
from services.storage.mongo.certificate_changes import change, change_contents, match_present, with_expiry
from services.storage.mongo.codec import read_stored, write_part, write_stored
from services.storage.mongo.conditions import match_certificate, match_switch, modified_meanwhile, no_certificate
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_modified_at
from services.storage.mongo.driver import Found, Session
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
        work = change(self._database, condition, {"$set": fields}, refusal=refusal)
        return await self._run(work, records)

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        condition = match_present(certificate)
        work = change_contents(self._database, certificate, contents, condition=condition, refusal=no_certificate())
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
        unchanged = {**match_present(certificate), **match_switch(certificate)}
        update = {"$set": fields, "$unset": {"claimed_until": ""}}
        changing = change(self._database, unchanged, update, refusal=modified_meanwhile())
        work = with_expiry(self._database, certificate, update=update, changing=changing)
        return await self._run(work, records)

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked; raises ModifiedMeanwhile, also if it is revoked already.

        A serial number that is on the list already (of a version that was rolled back to) stays there as it is.
        """
        revocation = write_part(Revocation, Revocation(at=revoked.revoked_at, reason=revoked.reason))
        fields = {"revocation": revocation, **write_modified_at(certificate.id, revoked.revoked_at)}
        unrevoked = {**match_present(certificate), "revocation": None}
        changing = change(self._database, unrevoked, {"$set": fields}, refusal=modified_meanwhile())
        line = write_stored(revoked)

        async def work(session: Session) -> Found:
            document = await changing(session)
            listed = {"_id": line["_id"]}
            await self._database.revocations.update_one(listed, {"$setOnInsert": line}, upsert=True, session=session)
            return document

        return await self._run(work, records)

    async def _run(self, work: Work[Found], records: TransactionRecords) -> Certificate:
        document = await run_with_records(self._database, work, records=records)
        await complete_subjects(self._database, [document])
        return read_stored(Certificate, document)
