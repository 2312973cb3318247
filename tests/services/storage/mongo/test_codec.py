"""Nouns as BSON documents and back, by the types of their fields."""

from dataclasses import replace
from typing import Any

import bson
import pytest
from hypothesis import given, settings

from services.codec.compile import Numbers
from services.model.access import ServiceKey, Subscription, Tenant
from services.model.caller import Right
from services.model.certificate import Certificate, CertificateSpec, CreationDetails, Renewal, Revocation, SearchFacts, Version
from services.model.destination import Configuration
from services.model.encrypted import Encrypted
from services.model.lifecycle import AuditRecord, IdempotencyRecord, Intent, RevokedSerial
from services.model.scope import Scope
from services.model.x509 import X509Certificate
from services.storage.mongo.codec import BSON, Document, UnreadableDocument, read_stored, write_part, write_stored
from tests.services.storage.examples import a_service_key, an_x509
from tests.services.storage.mongo.golden import EXAMPLES
from tests.services.storage.strategies import any_of

STORED = (Scope, Version, Encrypted, AuditRecord, Intent, IdempotencyRecord, RevokedSerial, ServiceKey, Tenant, Subscription, Configuration)
PARTS = (CreationDetails, CertificateSpec, Renewal, Revocation)


def stored(document: dict[str, Any]) -> dict[str, Any]:
    return bson.decode(bson.encode(document))


@pytest.mark.parametrize("kind", STORED)
def test_any_noun_is_read_as_it_was_written(kind: Any) -> None:
    @settings(max_examples=50, deadline=None)
    @given(any_of(kind))
    def check(value: object) -> None:
        assert read_stored(kind, stored(write_stored(value))) == value

    check()


@pytest.mark.parametrize("kind", PARTS)
def test_any_part_is_read_as_it_was_written(kind: Any) -> None:
    @settings(max_examples=50, deadline=None)
    @given(any_of(kind))
    def check(value: object) -> None:
        assert BSON.reader(kind)(stored(write_part(kind, value)), ()) == value

    check()


@settings(max_examples=100, deadline=None)
@given(any_of(X509Certificate))
def test_any_x509_certificate_is_read_as_it_was_written(certificate: X509Certificate) -> None:
    assert read_x509(stored(write_x509(certificate))) == certificate


def test_an_absent_extension_is_not_an_empty_one() -> None:
    absent = an_x509(key_usage=None, extended_key_usage=None)
    empty = an_x509(key_usage=(), extended_key_usage=())
    for certificate in (absent, empty):
        assert read_x509(stored(write_x509(certificate))) == certificate


def write_x509(certificate: X509Certificate) -> dict[str, Any]:
    written: dict[str, Any] = BSON.record_writer(X509Certificate)(certificate, Numbers())
    return written


def read_x509(document: Document) -> X509Certificate:
    read: X509Certificate = BSON.record_reader(X509Certificate)(document, ())
    return read


def test_octets_are_read_as_octets() -> None:
    read = read_stored(Encrypted, stored(write_stored(EXAMPLES["encrypted"])))
    assert type(read.ciphertext) is type(read.nonce) is type(read.wrapped_key.octets) is bytes


@pytest.mark.parametrize("name", ["encrypted", "intent", "revocation"])
def test_what_was_written_before_is_written_still(golden: dict[str, Any], name: str) -> None:
    assert stored(write_stored(EXAMPLES[name])) == golden[name]


@pytest.mark.parametrize("name", ["scope", "version", "encrypted", "intent", "receipt", "revocation"])
def test_what_was_written_before_is_read(golden: dict[str, Any], name: str) -> None:
    assert read_stored(type(EXAMPLES[name]), golden[name]) == EXAMPLES[name]


def test_rights_are_stored_by_the_names_that_claims_give_them() -> None:
    rights = frozenset({Right.CERTIFICATE_WRITE, Right.CERTIFICATE_READ})
    document = write_stored(a_service_key(rights=rights, scope_rights={"scp_1": rights}))
    assert document["rights"] == ["certificate.read", "certificate.write"]
    assert document["scope_rights"] == {"scp_1": ["certificate.read", "certificate.write"]}
    for unknown in ({"rights": ["certificate.fly"]}, {"scope_rights": {"scp_1": ["certificate.fly"]}}):
        with pytest.raises(UnreadableDocument):
            read_stored(ServiceKey, {**document, **unknown})


def test_a_certificate_that_was_written_before_is_read_without_its_search_facts(golden: dict[str, Any]) -> None:
    assert read_stored(Certificate, golden["certificate"]) == replace(EXAMPLES["certificate"], facts=SearchFacts())


@pytest.mark.parametrize("kind", [*STORED, Certificate])
def test_a_newer_or_damaged_document_is_refused(kind: Any) -> None:
    with pytest.raises(UnreadableDocument, match="schema version 2; this version of the service reads 1"):
        read_stored(kind, {"v": 2})
    with pytest.raises(UnreadableDocument, match="schema version None"):
        read_stored(kind, {})
    with pytest.raises(UnreadableDocument, match=r"^A stored [a-z ]+ is damaged \(\w+\)\.$"):
        read_stored(kind, {"v": 1})


def test_an_encrypted_value_inside_a_document_has_a_schema_version_of_its_own(golden: dict[str, Any]) -> None:
    document = golden["certificate"]
    spec = {**document["recipe"], "password": {**document["recipe"]["password"], "v": 2}}
    with pytest.raises(UnreadableDocument, match="encrypted value has schema version 2"):
        read_stored(Certificate, {**document, "recipe": spec})
