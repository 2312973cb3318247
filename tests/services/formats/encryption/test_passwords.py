"""The forms in which a password is tried."""

import pytest

from services.formats.budget import MAX_ITERATIONS_OF_RETRIES, Budget
from services.formats.encryption.passwords import list_affordable, list_passwords, list_pkcs12_passwords, widen
from services.model.contents import PrivateKeyEntry
from services.model.secret import Secret
from tests.cases import list_cases


def reveal(forms: tuple[Secret, ...]) -> list[bytes]:
    return [form.reveal() for form in forms]


def test_pkcs12_takes_utf16_with_two_zero_octets() -> None:
    assert reveal(list_pkcs12_passwords(Secret(b"ab"))) == [b"\x00a\x00b\x00\x00"]
    assert reveal(list_pkcs12_passwords(Secret("🔐".encode())))[0] == bytes.fromhex("d83ddd100000")


def test_pkcs12_passwords_that_are_not_ascii_are_tried_as_other_programs_wrote_them() -> None:
    forms = reveal(list_pkcs12_passwords(Secret("ä".encode())))
    assert forms == [b"\x00\xe4\x00\x00", b"\x00\xc3\x00\xa4\x00\x00", b"\xe4", b"\xc3\xa4"]


def test_other_schemes_take_utf8_first() -> None:
    assert reveal(list_passwords(Secret(b"ab"))) == [b"ab", b"\x00a\x00b\x00\x00"]
    assert reveal(list_passwords(Secret("ä".encode()))) == [b"\xc3\xa4", b"\xe4", b"\x00\xe4\x00\x00"]
    assert reveal(list_passwords(Secret("東".encode()))) == ["東".encode(), b"\x71", b"\x67\x71\x00\x00"]


def test_no_password_and_the_empty_one_are_tried_alike() -> None:
    assert list_pkcs12_passwords(None) == list_pkcs12_passwords(Secret(b"")) == (Secret(b"\x00\x00"), Secret(b""))
    assert list_passwords(None) == list_passwords(Secret(b"")) == (Secret(b""), Secret(b"\x00\x00"))


def test_octets_that_are_no_utf8_are_taken_as_latin_1() -> None:
    assert reveal(list_pkcs12_passwords(Secret(b"\xe4")))[0] == b"\x00\xe4\x00\x00"


def test_blanks_belong_to_a_password() -> None:
    assert reveal(list_passwords(Secret(b" a ")))[0] == b" a "


def test_further_forms_are_given_while_they_can_be_paid() -> None:
    forms = (Secret(b"1"), Secret(b"2"), Secret(b"3"))
    half = MAX_ITERATIONS_OF_RETRIES // 2 + 1
    assert reveal(tuple(list_affordable(forms, cost=half, budget=Budget()))) == [b"1", b"2"]
    assert reveal(tuple(list_affordable(forms, cost=1, budget=Budget()))) == [b"1", b"2", b"3"]
    assert reveal(tuple(list_affordable(forms, cost=10**9, budget=Budget()))) == [b"1"]


def test_what_is_written_is_utf16_with_two_zero_octets() -> None:
    assert widen("aé😀").hex() == "0061" + "00e9" + "d83dde00" + "0000"
    assert widen("") == b"\x00\x00"


def test_node_forge_folds_units_of_16_bits_into_octets() -> None:
    """Of 東京東京東 (6771 4eac 6771 4eac 6771) the upper octet of the fifth unit is lost, for four are read at once."""
    folded = bytes((0x71 ^ 0x4E, 0xAC ^ 0x67, 0x71 ^ 0x4E, 0xAC, 0x71))
    assert reveal(list_passwords(Secret("東京東京東".encode())))[1] == folded
    assert reveal(list_passwords(Secret("🔐".encode())))[1] == bytes((0x3D ^ 0xDD, 0x10))


@pytest.mark.parametrize(
    "name", ["f12-forge-pw-euro.p12", "f12-forge-pw-cyrillic.p12", "f12-forge-pw-emoji.p12", "f06h-forge-pw-latin.p12"]
)
def test_keystores_of_node_forge_open(name: str) -> None:
    contents = list_cases()[name].read()
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert not entry.private_key.is_locked
    assert not contents.is_locked
