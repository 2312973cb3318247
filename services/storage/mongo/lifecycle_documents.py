"""Audit records, intents, idempotency records and revoked serial numbers as BSON documents, and back. Pure."""

from typing import Any

from services.model.generation import RevocationReason
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, IdempotencyRecord, Intent, IntentState, RevokedSerial
from services.model.limits import IDEMPOTENCY_RECORD_LIFETIME
from services.storage.mongo.document import SCHEMA_VERSION, Document, read_document, read_moment


def write_audit(record: AuditRecord) -> dict[str, Any]:
    """Return the document of an audit record."""
    return {
        "_id": record.id,
        "v": SCHEMA_VERSION,
        "action": record.action.value,
        "tenant": record.tenant,
        "scope_id": record.scope_id,
        "noun": record.noun.value,
        "noun_id": record.noun_id,
        "name": record.name,
        "before": dict(record.before),
        "after": dict(record.after),
        "subject": record.subject,
        "at": record.at,
    }


def read_audit(document: Document) -> AuditRecord:
    """Return the audit record of a document; raises UnreadableDocument.

    Documents without a `noun` are older: they are about the version `version` of the certificate `certificate_id`, and the driver
    gave them their ids. Their schema version is the same, because nothing that reads the newer ones takes them for anything else.
    """
    return read_document("audit record", document, _read_audit)


def _read_audit(document: Document) -> AuditRecord:
    is_older = "noun" not in document
    return AuditRecord(
        id=str(document["_id"]),
        action=AuditAction(document["action"]),
        tenant=document["tenant"],
        subject=document["subject"],
        at=read_moment(document["at"]),
        noun=AuditNoun.CERTIFICATE if is_older else AuditNoun(document["noun"]),
        noun_id=document["certificate_id"] if is_older else document["noun_id"],
        scope_id=document["scope_id"],
        name=document["name"],
        before={} if is_older else document["before"],
        after={"version": str(document["version"])} if is_older else document["after"],
    )


def write_intent(intent: Intent) -> dict[str, Any]:
    """Return the document of an intent."""
    return {
        "_id": intent.id,
        "v": SCHEMA_VERSION,
        "tenant": intent.tenant,
        "scope_id": intent.scope_id,
        "certificate_id": intent.certificate_id,
        "name": intent.name,
        "serial_number": intent.serial_number,
        "authority": intent.authority,
        "at": intent.at,
        "state": intent.state.value,
    }


def read_intent(document: Document) -> Intent:
    """Return the intent of a document; raises UnreadableDocument."""
    return read_document("intent", document, _read_intent)


def _read_intent(document: Document) -> Intent:
    return Intent(
        id=document["_id"],
        tenant=document["tenant"],
        scope_id=document["scope_id"],
        certificate_id=document["certificate_id"],
        name=document["name"],
        serial_number=document["serial_number"],
        authority=document["authority"],
        at=read_moment(document["at"]),
        state=IntentState(document["state"]),
    )


def write_idempotency_record(idempotency: IdempotencyRecord) -> dict[str, Any]:
    """Return the document of a idempotency record; the driver gives it an id."""
    return {
        "v": SCHEMA_VERSION,
        "tenant": idempotency.tenant,
        "key": idempotency.key,
        "input_digest": idempotency.input_digest,
        "certificate_id": idempotency.certificate_id,
        "version": idempotency.version,
        "at": idempotency.at,
        "expires_at": idempotency.at + IDEMPOTENCY_RECORD_LIFETIME,  # then mongod removes it
    }


def read_idempotency_record(document: Document) -> IdempotencyRecord:
    """Return the idempotency record of a document; raises UnreadableDocument."""
    return read_document("receipt", document, _read_receipt)


def _read_receipt(document: Document) -> IdempotencyRecord:
    return IdempotencyRecord(
        tenant=document["tenant"],
        key=document["key"],
        input_digest=document["input_digest"],
        certificate_id=document["certificate_id"],
        version=document["version"],
        at=read_moment(document["at"]),
    )


def write_revoked(revoked: RevokedSerial) -> dict[str, Any]:
    """Return the document of a revoked serial number."""
    return {
        "_id": revoked.serial_number,
        "v": SCHEMA_VERSION,
        "certificate_id": revoked.certificate_id,
        "tenant": revoked.tenant,
        "scope_id": revoked.scope_id,
        "version": revoked.version,
        "revoked_at": revoked.revoked_at,
        "not_after": revoked.not_after,
        "reason": revoked.reason.value,
    }


def read_revoked(document: Document) -> RevokedSerial:
    """Return the revoked serial number of a document; raises UnreadableDocument."""
    return read_document("revocation", document, _read_revoked)


def _read_revoked(document: Document) -> RevokedSerial:
    return RevokedSerial(
        serial_number=document["_id"],
        certificate_id=document["certificate_id"],
        tenant=document["tenant"],
        scope_id=document["scope_id"],
        version=document["version"],
        revoked_at=read_moment(document["revoked_at"]),
        not_after=read_moment(document["not_after"]),
        reason=RevocationReason(document["reason"]),
    )
