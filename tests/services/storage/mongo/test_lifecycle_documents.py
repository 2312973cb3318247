"""Audit records, intents, idempotency records and revoked serial numbers as documents, and back."""

import bson
import pytest
from hypothesis import given

from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, IdempotencyRecord, Intent, RevokedSerial
from services.model.limits import IDEMPOTENCY_RECORD_LIFETIME
from services.storage.mongo.document import UnreadableDocument
from services.storage.mongo.lifecycle_documents import (
    read_audit,
    read_idempotency_record,
    read_intent,
    read_revoked,
    write_audit,
    write_idempotency_record,
    write_intent,
    write_revoked,
)
from tests.services.storage.examples import NOW
from tests.services.storage.strategies import any_of


def stored(document: dict) -> dict:
    return bson.decode(bson.encode(document))


@given(any_of(AuditRecord))
def test_any_audit_record_is_read_as_it_was_written(record):
    assert read_audit(stored(write_audit(record))) == record


def test_an_audit_record_from_before_there_were_nouns_is_about_a_certificate():
    document = {
        "_id": bson.ObjectId("0123456789abcdef01234567"),
        "v": 1,
        "action": "RENEWED",
        "tenant": "acme",
        "scope_id": "scp_1",
        "certificate_id": "crt_1",
        "name": "client.pem",
        "version": 2,
        "subject": "bob",
        "at": NOW,
    }
    assert read_audit(stored(document)) == AuditRecord(
        id="0123456789abcdef01234567",
        action=AuditAction.RENEWED,
        tenant="acme",
        subject="bob",
        at=NOW,
        noun=AuditNoun.CERTIFICATE,
        noun_id="crt_1",
        scope_id="scp_1",
        name="client.pem",
        before={},
        after={"version": "2"},
    )


@given(any_of(Intent))
def test_any_intent_is_read_as_it_was_written(intent):
    assert read_intent(stored(write_intent(intent))) == intent


@given(any_of(RevokedSerial))
def test_any_revoked_serial_number_is_read_as_it_was_written(revoked):
    assert read_revoked(stored(write_revoked(revoked))) == revoked


def test_a_receipt_is_read_as_it_was_written_and_says_when_it_goes():
    idempotency = IdempotencyRecord(tenant="acme", key="k", input_digest="ab", certificate_id="crt_1", version=2, at=NOW)
    document = write_idempotency_record(idempotency)
    assert read_idempotency_record(stored(document)) == idempotency
    assert document["expires_at"] == NOW + IDEMPOTENCY_RECORD_LIFETIME


@pytest.mark.parametrize("read", [read_audit, read_intent, read_idempotency_record, read_revoked])
def test_a_newer_or_damaged_document_is_refused(read):
    with pytest.raises(UnreadableDocument, match="schema version 2"):
        read({"v": 2})
    with pytest.raises(UnreadableDocument, match="damaged"):
        read({"v": 1})
