"""Sun's two key protections."""

import os

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from hypothesis import given
from hypothesis import strategies as st
from jks import sun_crypto

from services.errors import ErrorCode, MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import MAX_ITERATIONS, Budget
from services.formats.java.protection import decrypt_key
from tests.services.formats.java_writer import JCEKS_PROTECTION, der, protect_jks
from tests.work import counting

CALLS = 1_000
"""Calls of functions at most: a refusal takes 152; each iteration in Python would be a call."""

KEY = der(0x30, der(0x02, b"\x00"), der(0x04, os.urandom(100)))


def protect_jceks(plain: bytes, password: str, *, salt: bytes = b"saltsalt", iterations: int = 5, padding: bytes | None = None) -> bytes:
    """The key and the vector come from pyjks, the encryption from cryptography: nothing here is what is tested."""
    key, start = sun_crypto._jce_pbe_derive_key_and_iv(password, salt, iterations)
    count = 8 - len(plain) % 8
    encryptor = Cipher(TripleDES(key), modes.CBC(start)).encryptor()
    ciphertext = encryptor.update(plain + (padding if padding is not None else bytes((count,)) * count)) + encryptor.finalize()
    return jceks_blob(salt, iterations, ciphertext)


def jceks_blob(salt: bytes, iterations: int, ciphertext: bytes) -> bytes:
    count = der(0x02, iterations.to_bytes((iterations.bit_length() + 8) // 8, "big", signed=True))
    return der(0x30, der(0x30, JCEKS_PROTECTION, der(0x30, der(0x04, salt), count)), der(0x04, ciphertext))


@pytest.mark.parametrize("has_null", [True, False])
def test_a_jks_key_opens_with_and_without_null_in_its_algorithm(has_null: bool) -> None:
    """Java 20 and later leave the NULL out."""
    opened = decrypt_key(protect_jks(KEY, "changeit", has_null=has_null), "changeit", Budget())
    assert opened is not None
    assert opened.reveal() == KEY


def test_a_jks_key_under_another_password_does_not_open() -> None:
    assert decrypt_key(protect_jks(KEY, "other"), "changeit", Budget()) is None


@pytest.mark.parametrize("octet", [-1, -21, -60])
def test_a_jks_key_with_a_changed_octet_does_not_open(octet: int) -> None:
    blob = bytearray(protect_jks(KEY, "changeit"))
    blob[octet] ^= 1
    assert decrypt_key(bytes(blob), "changeit", Budget()) is None


@given(st.binary(max_size=300), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_jks_keys_open_as_pyjks_encrypts_them(plain: bytes, password: str) -> None:
    blob = der(0x30, der(0x30, bytes.fromhex("060a2b060104012a02110101")), der(0x04, sun_crypto.jks_pkey_encrypt(plain, password)))
    opened = decrypt_key(blob, password, Budget())
    assert opened is not None
    assert opened.reveal() == plain


def test_a_jks_key_that_is_cut_short_is_malformed() -> None:
    blob = der(0x30, der(0x30, bytes.fromhex("060a2b060104012a02110101")), der(0x04, bytes(39)))
    with pytest.raises(MalformedContent):
        decrypt_key(blob, "changeit", Budget())


@pytest.mark.parametrize("salt", [b"12345678", b"abcdabcd", b"aaaaaaaa", bytes(8)])
def test_a_jceks_key_opens_whatever_its_salt(salt: bytes) -> None:
    """Salts of two equal halves meet the error in Java's own code, which must be repeated."""
    opened = decrypt_key(protect_jceks(KEY, "changeit", salt=salt), "changeit", Budget())
    assert opened is not None
    assert opened.reveal() == KEY


@pytest.mark.parametrize("password", ["Changeit", "", "pässwörd"])
def test_a_jceks_key_under_another_password_does_not_open(password: str) -> None:
    assert decrypt_key(protect_jceks(KEY, "changeit"), password, Budget()) is None


def test_a_jceks_key_that_decrypts_to_no_sequence_does_not_open() -> None:
    """A wrong password gives a right padding once in 256 times."""
    assert decrypt_key(protect_jceks(b"no ASN.1 at all", "changeit"), "changeit", Budget()) is None


@pytest.mark.parametrize("padding", [b"\x00" * 8, b"\x09" * 8, b"\x01" * 7 + b"\x02"])
def test_a_jceks_key_with_a_wrong_padding_does_not_open(padding: bytes) -> None:
    assert decrypt_key(protect_jceks(KEY[: len(KEY) // 8 * 8], "changeit", padding=padding), "changeit", Budget()) is None


@pytest.mark.parametrize("iterations", [MAX_ITERATIONS + 1, 2**31 - 1])
def test_too_many_iterations_are_refused_before_any_is_done(iterations: int) -> None:
    with counting(most_calls=CALLS), pytest.raises(TooCostly) as caught:
        decrypt_key(jceks_blob(b"saltsalt", iterations, bytes(16)), "changeit", Budget())
    assert caught.value.code is ErrorCode.KDF_LIMIT


def test_the_keys_of_one_file_share_its_budget() -> None:
    budget = Budget(total=10)
    blob = protect_jceks(KEY, "changeit", iterations=5)
    assert decrypt_key(blob, "changeit", budget)
    assert decrypt_key(blob, "changeit", budget)
    with pytest.raises(TooCostly):
        decrypt_key(blob, "changeit", budget)


@pytest.mark.parametrize(
    ("salt", "iterations", "ciphertext"),
    [(b"saltsal", 1, bytes(8)), (b"saltsalt", 0, bytes(8)), (b"saltsalt", -1, bytes(8)), (b"saltsalt", 1, b""), (b"saltsalt", 1, bytes(9))],
)
def test_impossible_parameters_are_malformed(salt: bytes, iterations: int, ciphertext: bytes) -> None:
    with pytest.raises(MalformedContent):
        decrypt_key(jceks_blob(salt, iterations, ciphertext), "changeit", Budget())


def test_another_protection_is_named() -> None:
    blob = der(0x30, der(0x30, bytes.fromhex("06032a0304")), der(0x04, bytes(40)))
    with pytest.raises(UnsupportedAlgorithm) as caught:
        decrypt_key(blob, "changeit", Budget())
    assert caught.value.algorithm == "1.2.3.4"


@given(st.binary(max_size=120))
def test_any_octets_open_or_raise_a_typed_error(octets: bytes) -> None:
    with pytest.raises((MalformedContent, UnsupportedAlgorithm)):
        decrypt_key(octets, "changeit", Budget())
