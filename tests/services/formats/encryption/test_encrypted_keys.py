"""Encrypted private keys."""

import base64
import contextlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509 import load_der_x509_certificate
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, MalformedContent, TooCostly, UnsupportedAlgorithm, WrongPassword
from services.formats.budget import Budget
from services.formats.encryption.pbe import find_key_algorithm, is_private_key_info
from services.model.secret import Secret
from tests.corpus import CorpusFile, load_corpus, needs_corpus
from tests.services.formats.encrypted_keys import decrypt_pkcs8
from tests.services.formats.pkcs12_writer import SM4_CBC, aes_256, encrypted_key, integer, make_pair, octets, pbes2, pbkdf2, seq
from tests.work import counting

CALLS = 1_500
"""Calls of functions at most: a refusal takes 367; each iteration in Python would be a call."""

PKCS8 = make_pair().pkcs8


def decrypt(der: bytes, password: bytes | None) -> bytes:
    return decrypt_pkcs8(der, None if password is None else Secret(password), Budget()).reveal()


def test_the_password_gives_the_key() -> None:
    assert decrypt(encrypted_key("password", PKCS8), b"password") == PKCS8


def test_what_cryptography_writes_is_read() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption("pässwörd 🔐".encode()))
    assert decrypt(der, "pässwörd 🔐".encode()) == key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@pytest.mark.parametrize("wrong", [b"Password", b"password ", b"", None])
def test_a_wrong_password_opens_nothing(wrong: bytes | None) -> None:
    with pytest.raises(WrongPassword):
        decrypt(encrypted_key("password", PKCS8), wrong)


def test_a_key_under_the_empty_password_needs_none() -> None:
    assert decrypt(encrypted_key("", PKCS8), None) == decrypt(encrypted_key("", PKCS8), b"") == PKCS8


@pytest.mark.parametrize("secret", ["ä".encode(), "ä".encode("latin-1"), "ä\0".encode("utf-16-be")])
def test_passwords_written_as_utf8_latin_1_or_utf16_are_found(secret: bytes) -> None:
    assert decrypt(encrypted_key(secret, PKCS8), "ä".encode()) == PKCS8


def test_right_padding_alone_is_not_the_right_password() -> None:
    """What decrypts to octets that are no PrivateKeyInfo was not opened."""
    for plaintext in (b"\x00", b"not a key", PKCS8[:-1], PKCS8 + b"\x00", seq(integer(2), PKCS8)):
        with pytest.raises(WrongPassword):
            decrypt(encrypted_key("password", plaintext), b"password")


@pytest.mark.parametrize("iterations", [5_000_001, 2**31 - 1, 2**62])
def test_bombs_are_refused_at_once(iterations: int) -> None:
    with counting(most_calls=CALLS) as work, pytest.raises(TooCostly):
        decrypt(seq(pbes2(pbkdf2(iterations=integer(iterations))), octets(bytes(48))), b"password")
    assert work.derivations == 0


@pytest.mark.parametrize("iterations", [0, -1, -(2**31), 2**70])
def test_iteration_counts_that_are_none_are_damage(iterations: int) -> None:
    with pytest.raises(MalformedContent) as caught:
        decrypt(seq(pbes2(pbkdf2(iterations=integer(iterations))), octets(bytes(48))), b"password")
    assert caught.value.position


def test_an_algorithm_that_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        decrypt(seq(pbes2(cipher=SM4_CBC), octets(bytes(48))), b"password")
    assert caught.value.algorithm == "SM4-CBC"


def test_octets_after_the_end_are_damage() -> None:
    with pytest.raises(MalformedContent):
        decrypt(encrypted_key("password", PKCS8) + b"\n", b"password")


def test_errors_show_neither_password_nor_key() -> None:
    with pytest.raises(WrongPassword) as caught:
        decrypt(encrypted_key("password", PKCS8), b"s3cr3t-s3cr3t")
    assert "s3cr3t" not in f"{caught.value!r}{caught.value.message}{caught.value.__context__!r}"


def test_a_private_key_info_is_known_by_its_outline() -> None:
    assert is_private_key_info(PKCS8)
    assert find_key_algorithm(PKCS8) == "1.3.101.112"
    for other in (b"", b"0", make_pair().certificate, encrypted_key("p", PKCS8), PKCS8[:-1], PKCS8 + b"\x00", seq(integer(2), PKCS8[4:])):
        assert not is_private_key_info(other)


@given(st.binary(max_size=200), st.none() | st.binary(max_size=20))
def test_any_octets_give_a_key_or_a_certificate_error(data: bytes, password: bytes | None) -> None:
    with contextlib.suppress(DomainError):
        decrypt(data, password)


@given(st.data())
@settings(max_examples=200)
def test_damaged_keys_give_a_key_or_a_certificate_error(data: st.DataObject) -> None:
    der = bytearray(seq(pbes2(), octets(aes_256("password", PKCS8))))
    for _ in range(data.draw(st.integers(1, 3))):
        der[data.draw(st.integers(0, len(der) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(DomainError):
        decrypt(bytes(der), b"password")


GOLDEN = json.loads((Path(__file__).parents[3] / "vectors" / "pkcs8" / "openssl.json").read_text())
NOT_READ = {"-v2 sm4-cbc": "SM4-CBC", "-v2 bf-cbc": "Blowfish-CBC"}


@pytest.mark.parametrize("option", [option for option in GOLDEN["encrypted"] if option not in NOT_READ])
def test_what_openssl_encrypts_is_read(option: str) -> None:
    der = base64.b64decode(GOLDEN["encrypted"][option])
    assert decrypt(der, GOLDEN["password"].encode()) == base64.b64decode(GOLDEN["key"])
    with pytest.raises(WrongPassword):
        decrypt(der, b"not-the-password")


@pytest.mark.parametrize(("option", "name"), NOT_READ.items())
def test_what_openssl_encrypts_by_ciphers_that_are_not_read_is_named(option: str, name: str) -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        decrypt(base64.b64decode(GOLDEN["encrypted"][option]), GOLDEN["password"].encode())
    assert caught.value.algorithm == name


def cut_block(pem: bytes, label: bytes) -> bytes:
    return base64.b64decode(pem.split(b"-----BEGIN " + label + b"-----")[1].split(b"-----END")[0])


@needs_corpus
@pytest.mark.parametrize(
    "file", [file for file in load_corpus() if file.path.startswith("pem/") and b"BEGIN ENCRYPTED PRIVATE KEY" in file.octets], ids=str
)
def test_corpus_keys_belong_to_the_certificate_beside_them(file: CorpusFile) -> None:
    private_key = decrypt(cut_block(file.octets, b"ENCRYPTED PRIVATE KEY"), (file.key_password or "").encode())
    certificate = load_der_x509_certificate(cut_block(file.octets, b"CERTIFICATE"))
    assert load_der_private_key(private_key, None).public_key() == certificate.public_key()
