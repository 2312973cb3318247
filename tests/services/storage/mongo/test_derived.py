"""What documents hold beside the fields of their nouns."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import bson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.model.certificate import Certificate, SearchFacts, Version
from services.model.destination import Configuration
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, IdempotencyRecord
from services.model.limits import IDEMPOTENCY_RECORD_LIFETIME
from services.model.query import Position
from services.storage.mongo.codec import UnreadableDocument, read_stored
from services.storage.mongo.derived import (
    READ_CONFIGURATION,
    READ_FIELDS,
    derive_added,
    first_version,
    order_key,
    read_audit,
    version_id,
    write_certificate,
    write_configuration,
    write_derived,
    write_idempotency_record,
    write_next_configuration,
    write_next_version,
    write_scope,
    write_version,
)
from tests.services.storage.examples import NOW, a_certificate, a_scope
from tests.services.storage.mongo.golden import EXAMPLES
from tests.services.storage.strategies import MOMENTS, any_of


def stored(document: dict[str, Any]) -> dict[str, Any]:
    """As it is read: without what only queries use."""
    return {field: value for field, value in bson.decode(bson.encode(document)).items() if field not in READ_FIELDS}


@settings(max_examples=50, deadline=None)
@given(any_of(Certificate))
def test_any_certificate_is_read_as_it_was_written_without_its_search_facts(certificate: Certificate) -> None:
    assert read_stored(Certificate, stored(write_certificate(certificate))) == replace(certificate, facts=SearchFacts())


@settings(max_examples=50, deadline=None)
@given(any_of(Configuration), any_of(Configuration))
def test_the_next_version_of_a_configuration_replaces_its_type_its_properties_and_what_follows(
    old: Configuration, new: Configuration
) -> None:
    document = stored({**write_configuration(old), **write_next_configuration(new)})
    kept = ("id", "tenant", "scope_id", "subaccount", "kind", "name", "labels", "created_at", "created_by")
    expected = replace(new, **{field: getattr(old, field) for field in kept})
    assert read_stored(Configuration, document) == expected
    assert READ_CONFIGURATION.keys() <= write_configuration(old).keys() - document.keys()


@settings(max_examples=25, deadline=None)
@given(any_of(Certificate), any_of(Certificate))
def test_the_derived_fields_replace_all_but_what_names_and_labels_the_certificate(old: Certificate, new: Certificate) -> None:
    changed = read_stored(Certificate, stored({**write_certificate(old), **write_derived(new)}))
    kept = (
        "id",
        "tenant",
        "scope_id",
        "name",
        "type",
        "size",
        "created_at",
        "version",
        "labels",
        "spec",
        "renewal",
        "revocation",
        "deleted_at",
    )
    assert changed == replace(new, **{field: getattr(old, field) for field in kept}, facts=SearchFacts())


@settings(max_examples=25, deadline=None)
@given(any_of(Certificate), any_of(Certificate))
def test_the_next_version_replaces_all_but_what_names_and_labels_the_certificate_and_tells_its_creation(
    old: Certificate, new: Certificate
) -> None:
    document = write_certificate(old)
    for field, value in write_next_version(new).items():
        outer, _, inner = field.partition(".")
        (document[outer] if inner else document)[inner or outer] = value
    kept = ("id", "tenant", "scope_id", "name", "created_at", "labels", "deleted_at")
    creation = replace(new.creation, created_by=old.creation.created_by)
    expected = replace(new, **{field: getattr(old, field) for field in kept}, creation=creation, facts=SearchFacts())
    assert read_stored(Certificate, stored(document)) == expected


def test_a_document_of_before_certificates_were_generated_is_read() -> None:
    certificate = a_certificate(a_scope())
    document = write_certificate(certificate)
    for field in ("recipe", "renewal", "revocation", "deleted_at"):
        del document[field]
    assert read_stored(Certificate, document) == certificate


def test_a_damaged_certificate_is_refused_without_showing_it() -> None:
    document = write_certificate(a_certificate(a_scope(), name="private.pem"))
    for damage in ({"type": "EXE"}, {"creation": None}, {"labels": 1}, {"created_at": "yesterday"}):
        with pytest.raises(UnreadableDocument, match=r"^A stored certificate is damaged \(\w+\)\.$"):
            read_stored(Certificate, {**document, **damage})


ADDED = ("search_tokens", "search_tokens_of", "order_type")
"""Fields that certificates of before lack, and that a migration adds."""

DEFAULTED = ("destination_count", "fragment_count", "declared_type", "subject", "common_name", "subject_of", "read_by", "validity")
"""Fields that documents of before lack, and that are read as their defaults."""


@given(any_of(Certificate))
def test_a_migrated_certificate_has_what_a_new_one_has(certificate: Certificate) -> None:
    document = write_certificate(certificate)
    assert derive_added(document) == {field: document[field] for field in ADDED}


def test_what_was_written_for_every_noun_before_is_written_still(golden: dict[str, Any]) -> None:
    certificate = EXAMPLES["certificate"]
    written = {
        "scope": write_scope(EXAMPLES["scope"]),
        "certificate": write_certificate(certificate),
        "derived": write_derived(certificate),
        "next_version": write_next_version(certificate),
        "version": write_version(EXAMPLES["version"]),
        "receipt": write_idempotency_record(EXAMPLES["receipt"]),
    }
    for name, value in written.items():
        document = bson.decode(bson.encode(value))
        for finding in document.get("findings", ()):
            assert (finding.pop("kind"), finding.pop("parameters")) == (None, [])
        for validity in document.get("validities", ()):
            assert validity.pop("issuers") == []
        assert {field: value for field, value in document.items() if field not in (*ADDED, *DEFAULTED)} == golden[name], name


def test_an_idempotency_record_says_when_it_goes() -> None:
    record = IdempotencyRecord(tenant="acme", key="k", input_digest="ab", certificate_id="crt_1", version=2, at=NOW)
    document = write_idempotency_record(record)
    assert read_stored(IdempotencyRecord, stored(document)) == record
    assert document["expires_at"] == NOW + IDEMPOTENCY_RECORD_LIFETIME


def test_a_version_of_before_there_were_several_is_read_as_the_first() -> None:
    version = first_version(a_certificate(a_scope()))
    document = write_version(version)
    assert document["_id"] == version_id(version.certificate_id, 1)
    for field in ("origin", "of_version", "superseded_at", "is_kept"):
        del document[field]
    assert read_stored(Version, document) == version


def test_an_audit_record_from_before_there_were_nouns_is_about_a_certificate() -> None:
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
    assert read_audit(bson.decode(bson.encode(document))) == AuditRecord(
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
    with pytest.raises(UnreadableDocument, match="audit record has schema version 2"):
        read_audit({**document, "v": 2})
    with pytest.raises(UnreadableDocument, match="audit record is damaged"):
        read_audit({"v": 1})


IDS = st.text("0123456789abcdef", min_size=3, max_size=3)
NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.builds(Position, value=NAMES, id=IDS), st.builds(Position, value=NAMES, id=IDS))
def test_names_sort_by_their_lower_case_form_and_then_by_id(one: Position, other: Position) -> None:
    assert (order_key(one) < order_key(other)) == ((str(one.value).lower(), one.id) < (str(other.value).lower(), other.id))


@given(st.builds(Position, value=MOMENTS, id=IDS), st.builds(Position, value=MOMENTS, id=IDS))
def test_moments_sort_by_time_and_then_by_id(one: Position, other: Position) -> None:
    assert (order_key(one) < order_key(other)) == ((one.value, one.id) < (other.value, other.id))


def test_the_zone_of_a_moment_does_not_matter() -> None:
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert order_key(Position(value=moment, id="a")) == order_key(Position(value=elsewhere, id="a"))


@given(st.text())
def test_any_text_of_a_forged_cursor_can_be_asked_for(text: str) -> None:
    order_key(Position(value=text, id=text)).encode()
