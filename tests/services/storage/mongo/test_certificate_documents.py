"""Certificates as documents, and back."""

from dataclasses import replace

import bson
import pytest
from hypothesis import given, settings

from services.model.certificate import Certificate, SearchFacts
from services.storage.mongo.certificate_documents import READ_FIELDS, read_certificate, write_certificate, write_derived, write_next_version
from services.storage.mongo.document import UnreadableDocument
from tests.services.storage.examples import a_certificate, a_scope
from tests.services.storage.strategies import any_of


def stored(document: dict) -> dict:
    """As it is read: without what only queries use."""
    return {field: value for field, value in bson.decode(bson.encode(document)).items() if field not in READ_FIELDS}


@settings(max_examples=50, deadline=None)
@given(any_of(Certificate))
def test_any_certificate_is_read_as_it_was_written_without_its_search_facts(certificate):
    assert read_certificate(stored(write_certificate(certificate))) == replace(certificate, facts=SearchFacts())


@settings(max_examples=25, deadline=None)
@given(any_of(Certificate), any_of(Certificate))
def test_the_derived_fields_replace_all_but_what_names_and_labels_the_certificate(old, new):
    changed = read_certificate(stored({**write_certificate(old), **write_derived(new)}))
    kept = ("id", "tenant", "scope_id", "name", "type", "size", "created_at", "version", "labels")
    kept += ("spec", "renewal", "revocation", "deleted_at")
    assert changed == replace(new, **{field: getattr(old, field) for field in kept}, facts=SearchFacts())


@settings(max_examples=25, deadline=None)
@given(any_of(Certificate), any_of(Certificate))
def test_the_next_version_replaces_all_but_what_names_and_labels_the_certificate_and_tells_its_creation(old, new):
    document = write_certificate(old)
    for field, value in write_next_version(new).items():
        outer, _, inner = field.partition(".")
        (document[outer] if inner else document)[inner or outer] = value
    kept = ("id", "tenant", "scope_id", "name", "created_at", "labels", "deleted_at")
    creation = replace(new.creation, created_by=old.creation.created_by)
    expected = replace(new, **{field: getattr(old, field) for field in kept}, creation=creation, facts=SearchFacts())
    assert read_certificate(stored(document)) == expected


def test_a_document_of_before_certificates_were_generated_is_read():
    certificate = a_certificate(a_scope())
    document = write_certificate(certificate)
    for field in ("recipe", "renewal", "revocation", "deleted_at"):
        del document[field]
    assert read_certificate(document) == certificate


def test_a_damaged_certificate_is_refused_without_showing_it():
    document = write_certificate(a_certificate(a_scope(), name="private.pem"))
    for damage in ({"type": "EXE"}, {"creation": None}, {"labels": 1}, {"created_at": "yesterday"}):
        with pytest.raises(UnreadableDocument, match=r"^A stored certificate is damaged \(\w+\)\.$"):
            read_certificate({**document, **damage})
