"""Certificates as documents, and back."""

from dataclasses import replace

import bson
import pytest
from hypothesis import given, settings

from services.model.certificate import Certificate, SearchFacts
from services.storage.certificate_documents import READ_FIELDS, read_certificate, write_certificate, write_derived
from services.storage.document import UnreadableDocument
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
    kept = {field: getattr(old, field) for field in ("id", "tenant", "scope_id", "name", "type", "size", "created_at", "version", "labels")}
    assert changed == replace(new, **kept, facts=SearchFacts())


def test_a_damaged_certificate_is_refused_without_showing_it():
    document = write_certificate(a_certificate(a_scope(), name="private.pem"))
    for damage in ({"type": "EXE"}, {"creation": None}, {"labels": 1}, {"created_at": "yesterday"}):
        with pytest.raises(UnreadableDocument, match=r"^A stored certificate is damaged \(\w+\)\.$"):
            read_certificate({**document, **damage})
