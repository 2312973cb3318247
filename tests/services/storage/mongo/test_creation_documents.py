"""What documents say of how certificates came to be and go on, and back."""

import bson
import pytest
from hypothesis import given

from services.model.certificate import CreationDetails, Recipe, Renewal, Revocation
from services.storage.mongo.creation_documents import (
    read_creation,
    read_recipe,
    read_renewal,
    read_revocation,
    write_creation,
    write_recipe,
    write_renewal,
    write_revocation,
)
from tests.services.storage.strategies import any_of


def stored(document: dict) -> dict:
    return bson.decode(bson.encode(document))


@given(any_of(CreationDetails))
def test_any_creation_is_read_as_it_was_written(creation):
    assert read_creation(stored(write_creation(creation))) == creation


@given(any_of(Recipe))
def test_any_recipe_is_read_as_it_was_written(recipe):
    read = read_recipe(stored(write_recipe(recipe)))
    assert read == recipe
    assert type(read.csr) is type(recipe.csr)


@given(any_of(Renewal))
def test_any_renewal_is_read_as_it_was_written(renewal):
    assert read_renewal(stored(write_renewal(renewal))) == renewal


@given(any_of(Revocation))
def test_any_revocation_is_read_as_it_was_written(revocation):
    assert read_revocation(stored(write_revocation(revocation))) == revocation


@pytest.mark.parametrize(
    ("write", "read"), [(write_recipe, read_recipe), (write_renewal, read_renewal), (write_revocation, read_revocation)]
)
def test_none_is_none(write, read):
    assert write(None) is None
    assert read(None) is None
