"""The private keys of PEM blocks."""

from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from services.errors import MalformedContent, TooCostly
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.pem.blocks import split_blocks
from services.formats.pem.keys import PemKeyReader
from services.model.secret import Secret
from tests.services.formats.java_writer import der

KEY = ec.generate_private_key(ec.SECP256R1())
PKCS8 = KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
LOCK = BestAvailableEncryption(b"secret")
ENCRYPTED = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, LOCK)
TRADITIONAL = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, LOCK)


def read(pem: bytes, password: str | None = None, *, budget: Budget | None = None) -> tuple[RawKey, PemKeyReader]:
    reader = PemKeyReader(None if password is None else Secret(password.encode()), budget or Budget())
    (block,) = split_blocks(pem.decode())
    return reader.read(block), reader


def armoured(label: str, octets: bytes) -> bytes:
    return f"-----BEGIN {label}-----\n{b64encode(octets).decode()}\n-----END {label}-----\n".encode()


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_an_open_key_is_read(form: PrivateFormat) -> None:
    key, reader = read(KEY.private_bytes(Encoding.PEM, form, NoEncryption()))
    assert key.pkcs8 is not None
    assert key.encoding == ("PKCS#8" if form is PrivateFormat.PKCS8 else "SEC1")
    assert not key.is_encrypted
    assert reader.legacy == []


@pytest.mark.parametrize("pem", [ENCRYPTED, TRADITIONAL])
def test_an_encrypted_key_opens_under_its_password_only(pem: bytes) -> None:
    for password, opens in (("secret", True), ("wrong", False), (None, False), ("", False)):
        key, _ = read(pem, password)
        assert (key.pkcs8 is not None) is opens
        assert key.is_encrypted
        assert key.problem is None


def test_the_octets_are_those_of_the_key() -> None:
    assert read(ENCRYPTED, "secret")[0].pkcs8 == Secret(PKCS8)


def test_old_encryption_is_noted() -> None:
    assert read(ENCRYPTED, "secret")[1].legacy == []
    assert read(TRADITIONAL, "secret")[1].legacy == ["AES-256-CBC with a key made by one round of MD5"]


def test_an_unknown_cipher_is_a_problem_of_this_key() -> None:
    key, _ = read(TRADITIONAL.replace(b"AES-256-CBC", b"SM4-CBC"), "secret")
    assert key.pkcs8 is None
    assert key.problem is not None
    assert "SM4-CBC" in key.problem


def test_a_wrong_password_that_passes_the_padding_is_still_wrong() -> None:
    """Found by trying: about one password in 256 decrypts to a right padding, and then to no key."""
    for number in range(2_000):
        assert read(TRADITIONAL, f"wrong {number}")[0].pkcs8 is None


def test_curve_parameters_serve_a_key_without_curve() -> None:
    bare = der(0x30, b"\x02\x01\x01", der(0x04, (1).to_bytes(32, "big")))
    (block,) = split_blocks(armoured("EC PRIVATE KEY", bare).decode())
    reader = PemKeyReader(None, Budget())
    with pytest.raises(MalformedContent):
        reader.read(block)
    reader.curve = bytes.fromhex("06082a8648ce3d030107")
    assert reader.read(block).pkcs8 is not None


def test_a_key_that_is_no_key_is_malformed() -> None:
    for label in ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"):
        with pytest.raises(MalformedContent):
            read(armoured(label, b"\x30\x03\x02\x01\x00"), "x")


def test_derivations_are_paid_for() -> None:
    with pytest.raises(TooCostly):
        read(ENCRYPTED, "secret", budget=Budget(total=1))


def test_nothing_secret_shows_in_a_repr() -> None:
    key, reader = read(ENCRYPTED, "secret")
    assert "secret" not in f"{key!r}{vars(reader)!r}".replace("Secret", "")
