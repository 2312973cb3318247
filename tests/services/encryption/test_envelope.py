"""Envelope encryption: what it gives back, and what it refuses."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.encryption.envelope import DATA_KEY, VALUE, DecryptionFailed, bind, decrypt, encrypt
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.model.encrypted import Encrypted, Place, WrappedKey
from services.model.secret import Secret

KEYS = LocalKeyProvider(new_master_key())
PLACE = Place(scope_id="scp_1", noun_id="crt_1", version=1, field="octets")
PLAINTEXT = Secret(b"-----BEGIN PRIVATE KEY-----")

PLACES = st.builds(Place, scope_id=st.text(), noun_id=st.text(), version=st.integers(0), field=st.text())


@given(st.binary(), PLACES)
def test_what_was_encrypted_is_decrypted_at_its_place(octets: bytes, place: Place) -> None:
    assert decrypt(encrypt(Secret(octets), place=place, keys=KEYS), place=place, keys=KEYS) == Secret(octets)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"scope_id": "scp_2"},
        {"noun_id": "crt_2"},
        {"version": 2},
        {"field": "password"},
        {"scope_id": "scp_1crt_1", "noun_id": ""},
    ],
)
def test_a_ciphertext_is_bound_to_its_row(elsewhere: dict[str, Any]) -> None:
    encrypted = encrypt(PLAINTEXT, place=PLACE, keys=KEYS)
    with pytest.raises(DecryptionFailed):
        decrypt(encrypted, place=replace(PLACE, **elsewhere), keys=KEYS)


@given(PLACES)
def test_a_ciphertext_of_one_place_opens_at_no_other(place: Place) -> None:
    encrypted = encrypt(PLAINTEXT, place=place, keys=KEYS)
    if place != PLACE:
        with pytest.raises(DecryptionFailed):
            decrypt(encrypted, place=PLACE, keys=KEYS)


def tampered(encrypted: Encrypted) -> Iterator[Encrypted]:
    """Every value with one bit flipped, one octet cut off the end or the beginning, or nothing left."""

    def variants(octets: bytes) -> Iterator[bytes]:
        for at in range(len(octets)):
            yield octets[:at] + bytes([octets[at] ^ 1]) + octets[at + 1 :]
        yield from (octets[:-1], octets[1:], b"", octets + b"\0")

    for octets in variants(encrypted.ciphertext):
        yield replace(encrypted, ciphertext=octets)
    for octets in variants(encrypted.nonce):
        yield replace(encrypted, nonce=octets)
    for octets in variants(encrypted.wrapped_key.octets):
        yield replace(encrypted, wrapped_key=replace(encrypted.wrapped_key, octets=octets))


def test_a_tampered_one_fails_closed() -> None:
    for changed in tampered(encrypt(PLAINTEXT, place=PLACE, keys=KEYS)):
        with pytest.raises(DecryptionFailed):
            decrypt(changed, place=PLACE, keys=KEYS)


def test_parts_of_two_values_of_the_same_place_do_not_mix() -> None:
    one, other = (encrypt(PLAINTEXT, place=PLACE, keys=KEYS) for _ in range(2))
    for field in fields(Encrypted):
        with pytest.raises(DecryptionFailed):
            decrypt(replace(one, **{field.name: getattr(other, field.name)}), place=PLACE, keys=KEYS)


def test_every_value_has_a_data_key_and_a_nonce_of_its_own() -> None:
    values = [encrypt(PLAINTEXT, place=PLACE, keys=KEYS) for _ in range(50)]
    assert len({value.nonce for value in values}) == 50
    assert len({value.ciphertext for value in values}) == 50
    assert len({value.wrapped_key.octets for value in values}) == 50
    assert {len(value.nonce) for value in values} == {12}


class RecordingKeys(LocalKeyProvider):
    """Remembers the data keys that it was given."""

    def __init__(self) -> None:
        super().__init__(new_master_key())
        self.data_keys: list[bytes] = []

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        self.data_keys.append(data_key)
        return super().wrap(data_key, context)


def test_data_keys_have_256_bits_and_never_leave_in_clear() -> None:
    keys = RecordingKeys()
    encrypted = encrypt(PLAINTEXT, place=PLACE, keys=keys)
    (data_key,) = keys.data_keys
    assert len(data_key) == 32
    assert data_key not in encrypted.wrapped_key.octets + encrypted.nonce + encrypted.ciphertext


def test_a_failure_says_nothing_of_the_value_the_place_or_the_key() -> None:
    encrypted = encrypt(PLAINTEXT, place=PLACE, keys=KEYS)
    with pytest.raises(DecryptionFailed) as raised:
        decrypt(encrypted, place=replace(PLACE, version=2), keys=KEYS)
    assert str(raised.value) == "A stored value cannot be decrypted."
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


SIMILAR_PLACES = st.builds(
    Place, scope_id=st.none() | st.text("ab:\0"), noun_id=st.text("ab:\0"), version=st.integers(0, 20), field=st.text("ab:\0")
)


@given(SIMILAR_PLACES, SIMILAR_PLACES)
def test_two_places_have_the_same_binding_only_if_they_are_the_same(one: Place, other: Place) -> None:
    assert (bind(VALUE, one) == bind(VALUE, other)) == (one == other)


@given(SIMILAR_PLACES)
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
