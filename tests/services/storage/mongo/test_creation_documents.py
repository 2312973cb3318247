"""What documents say of how certificates came to be and go on, and back."""

import bson
import pytest
from hypothesis import given

from services.model.certificate import CertificateSpec, CreationDetails, Renewal, Revocation
from services.storage.mongo.creation_documents import (
    read_creation,
    read_renewal,
    read_revocation,
    read_spec,
    write_creation,
    write_renewal,
    write_revocation,
    write_spec,
)
from tests.services.storage.strategies import any_of


def stored(document: dict) -> dict:
    return bson.decode(bson.encode(document))


@given(any_of(CreationDetails))
def test_any_creation_is_read_as_it_was_written(creation):
    assert read_creation(stored(write_creation(creation))) == creation


@given(any_of(CertificateSpec))
def test_any_recipe_is_read_as_it_was_written(spec):
    read = read_spec(stored(write_spec(spec)))
    assert read == spec
    assert type(read.csr) is type(spec.csr)


@given(any_of(Renewal))
def test_any_renewal_is_read_as_it_was_written(renewal):
    assert read_renewal(stored(write_renewal(renewal))) == renewal


@given(any_of(Revocation))
def test_any_revocation_is_read_as_it_was_written(revocation):
    assert read_revocation(stored(write_revocation(revocation))) == revocation


@pytest.mark.parametrize(("write", "read"), [(write_spec, read_spec), (write_renewal, read_renewal), (write_revocation, read_revocation)])
def test_none_is_none(write, read):
    assert write(None) is None
    assert read(None) is None
