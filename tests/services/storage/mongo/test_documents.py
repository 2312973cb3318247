"""Scopes, versions and encrypted values as documents, and back."""

from collections.abc import Callable

import bson
import pytest
from hypothesis import given

from services.model.certificate import Version
from services.model.encrypted import Encrypted
from services.model.scope import Scope
from services.storage.mongo.document import UnreadableDocument
from services.storage.mongo.documents import (
    first_version,
    read_encrypted,
    read_scope,
    read_version,
    write_encrypted,
    write_scope,
    write_version,
)
from tests.services.storage.examples import a_certificate, a_scope
from tests.services.storage.strategies import any_of


def stored(document: dict) -> dict:
    return bson.decode(bson.encode(document))


@given(any_of(Scope))
def test_any_scope_is_read_as_it_was_written(scope):
    assert read_scope(stored(write_scope(scope))) == scope


@given(any_of(Version))
def test_any_version_is_read_as_it_was_written(version):
    assert read_version(stored(write_version(version))) == version


def test_a_version_of_before_there_were_several_is_read_as_the_first():
    version = first_version(a_certificate(a_scope()))
    document = write_version(version)
    for field in ("origin", "of_version", "superseded_at", "is_kept"):
        del document[field]
    assert read_version(document) == version


@given(any_of(Encrypted))
def test_any_encrypted_value_is_read_as_it_was_written(encrypted):
    read = read_encrypted(stored(write_encrypted(encrypted)))
    assert read == encrypted
    assert type(read.ciphertext) is type(read.nonce) is type(read.wrapped_key.octets) is bytes


@pytest.mark.parametrize("read", [read_scope, read_version, read_encrypted])
def test_a_newer_or_damaged_document_is_refused(read: Callable[[dict], object]):
    document = write_scope(a_scope())
    with pytest.raises(UnreadableDocument, match="schema version 2"):
        read({**document, "v": 2})
    with pytest.raises(UnreadableDocument, match="schema version None"):
        read({})
    with pytest.raises(UnreadableDocument, match="damaged"):
        read({"v": 1})
