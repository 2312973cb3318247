"""What ciphertexts are bound to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.encryption.binding import DATA_KEY, VALUE, bind
from services.model.encrypted import Place

PLACES = st.builds(
    Place, scope_id=st.none() | st.text("ab:\0"), noun_id=st.text("ab:\0"), version=st.integers(0, 20), field=st.text("ab:\0")
)


@given(PLACES, PLACES)
def test_two_places_have_the_same_binding_only_if_they_are_the_same(one: Place, other: Place) -> None:
    assert (bind(VALUE, one) == bind(VALUE, other)) == (one == other)


@given(PLACES)
def test_a_data_key_is_bound_otherwise_than_a_value(place: Place) -> None:
    assert bind(VALUE, place) != bind(DATA_KEY, place)


def test_the_binding_stays_as_it_is_because_stored_values_depend_on_it() -> None:
    place = Place(scope_id="s", noun_id="c", version=12, field="octets")
    label = b"destination-certificates value v1"
    expected = b"\0\0\0!" + label + b"\0\0\0\1s" + b"\0\0\0\1c" + b"\0\0\0\x0212" + b"\0\0\0\6octets"
    assert bind(VALUE, place) == expected


def test_what_belongs_to_no_scope_is_bound_as_it_was_stored_from_the_first() -> None:
    place = Place(scope_id=None, noun_id="authority:local", version=1, field="private_key")
    label = b"destination-certificates value v1"
    expected = b"\0\0\0!" + label + b"\0\0\0\x0cinstallation" + b"\0\0\0\x0fauthority:local" + b"\0\0\0\x011" + b"\0\0\0\x0bprivate_key"
    assert bind(VALUE, place) == expected


def test_no_scope_stands_for_the_installation() -> None:
    with pytest.raises(ValueError, match="no scope"):
        bind(VALUE, Place(scope_id="installation", noun_id="c", version=1, field="octets"))
