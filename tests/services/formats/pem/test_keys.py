"""The private keys of PEM blocks."""

import shutil
import subprocess
from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.pem.blocks import decode_block, read_headers, split_blocks
from services.formats.pem.keys import PemKeyReader, decrypt_traditional
from services.model.secret import Secret
from tests.services.formats.java_writer import der

KEY = ec.generate_private_key(ec.SECP256R1())
PKCS8 = KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
LOCK = BestAvailableEncryption(b"secret")
ENCRYPTED = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, LOCK)
TRADITIONAL = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, LOCK)
PLAIN = KEY.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
CIPHERS = ["aes128", "aes192", "aes256", "camellia128", "camellia192", "camellia256", "aria128", "aria192", "aria256", "des3", "seed"]


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


def decrypt(pem: bytes, password: bytes) -> bytes | None:
    block = split_blocks(pem.decode())[0]
    return decrypt_traditional(decode_block(block), password, read_headers(block)["DEK-Info"])


@pytest.mark.parametrize("password", [b"x", "pässwörd".encode(), b"p" * 300])
def test_what_cryptography_encrypts_opens(password: bytes) -> None:
    pem = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(password))
    assert decrypt(pem, password) == PLAIN


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize("cipher", CIPHERS)
def test_what_openssl_encrypts_opens(cipher: str) -> None:
    pem = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    command = ["openssl", "ec", f"-{cipher}", "-passout", "pass:secret", "-provider", "legacy", "-provider", "default"]
    made = subprocess.run(command, input=pem, capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"this openssl does not write {cipher}")
    assert decrypt(made.stdout, b"secret") == PLAIN


def test_a_wrong_password_is_told_by_the_padding() -> None:
    pem = KEY.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, BestAvailableEncryption(b"right"))
    wrong = 0
    for number in range(64):
        plain = decrypt(pem, b"wrong %d" % number)
        assert plain != PLAIN
        wrong += plain is None
    assert wrong > 56  # a wrong one passes once in 256 times


@pytest.mark.parametrize("name", ["SM4-CBC", "BF-CBC", "", "AES-256-GCM"])
def test_other_ciphers_are_named(name: str) -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        decrypt_traditional(bytes(16), b"x", f"{name},{'00' * 16}")
    assert caught.value.algorithm == name


@pytest.mark.parametrize(
    ("dek_info", "size"),
    [
        ("AES-256-CBC", 16),
        ("AES-256-CBC,", 16),
        ("AES-256-CBC,00", 16),
        ("AES-256-CBC,xx", 16),
        ("DES-CBC," + "00" * 16, 16),
        ("AES-256-CBC," + "00" * 16, 0),
        ("AES-256-CBC," + "00" * 16, 17),
    ],
)
def test_impossible_headers_and_lengths_are_malformed(dek_info: str, size: int) -> None:
    with pytest.raises(MalformedContent):
        decrypt_traditional(bytes(size), b"x", dek_info)
