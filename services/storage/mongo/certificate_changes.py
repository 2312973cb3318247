"""Changes of a certificate's document, and of what hangs on it, as work in a transaction."""

from typing import Any

from pymongo import ReturnDocument

from services.errors import DomainError
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.storage.mongo.conditions import Condition, match_certificate, match_parts, match_version
from services.storage.mongo.contents import store_parts, write_parts
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_FIELDS, first_version, write_derived, write_version
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.expiries.cells import EXPIRIES
from services.storage.mongo.expiries.changes import note_change
from services.storage.mongo.transactions import Work


def match_present(certificate: Certificate) -> Condition:
    """Return the condition that its version is the present one."""
    return {**match_certificate(certificate), "version": certificate.version}


def change(database: Database, condition: Condition, update: dict[str, Any], *, refusal: DomainError) -> Work[Found]:
    """Return the work that changes the certificate which matches and returns its document; it raises `refusal` if none matches."""

    async def work(session: Session) -> Found:
        document = await database.certificates.find_one_and_update(
            condition, update, projection=READ_FIELDS, return_document=ReturnDocument.AFTER, session=session
        )
        if document is None:
            raise refusal
        return document

    return work


def with_expiry(database: Database, certificate: Certificate, *, update: dict[str, Any], changing: Work[Found]) -> Work[Found]:
    """Return the work that makes the change, which is that update, and notes how the tenant's numbers change by it."""

    async def work(session: Session) -> Found:
        before = await database.certificates.find_one(match_certificate(certificate), EXPIRIES, session=session) or {}
        document = await changing(session)
        after = {**before, **update["$set"]}
        await note_change(database, certificate.tenant, before=before, after=after, session=session)
        return document

    return work


def change_contents(
    database: Database, certificate: Certificate, contents: Contents, *, condition: Condition, refusal: DomainError
) -> Work[Found]:
    """Return the work that replaces what is known of the present version's octets; it raises `refusal` if the condition does not hold."""
    parts, number = write_parts(certificate, contents), certificate.version
    described = write_version(first_version(certificate))
    validity = {"$set": {field: described[field] for field in ("not_after", "validity")}}
    update = {"$set": write_derived(certificate)}
    changing = change(database, condition, update, refusal=refusal)
    noted = with_expiry(database, certificate, update=update, changing=changing)

    async def work(session: Session) -> Found:
        document = await noted(session)
        await database.versions.update_one(match_version(certificate, number), validity, session=session)
        await database.contents.delete_many(match_parts(certificate, number), session=session)
        await store_parts(database, parts, session)
        return document

    return work
