"""ARIA against the test vectors of RFC 5794 and against OpenSSL."""

import os
import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from cryptography.x509 import load_der_x509_certificate

from services.errors import TooCostly
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawKey
from services.formats.encryption.aria import MAX_OCTETS, decrypt_aria
from services.formats.pkcs12.read import read_pkcs12
from services.model.contents import Integrity
from services.model.secret import Secret
from tests.services.formats.encrypted_keys import decrypt_pkcs8
from tests.services.formats.pkcs12_writer import make_pair

BITS = [128, 192, 256]
PAIR = make_pair("aria")
PASSWORD = Secret(b"changeit")

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def openssl(*arguments: str, data: bytes) -> bytes:
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


def openssl_encrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
    return openssl("enc", f"-aria-{8 * len(key)}-cbc", "-nopad", "-K", key.hex(), "-iv", iv.hex(), data=data)


@pytest.mark.parametrize(
    ("key_size", "ciphertext"),
    [
        pytest.param(16, "d718fbd6ab644c739da95f3be6451778", id="A.1"),
        pytest.param(24, "26449c1805dbe7aa25a468ce263a9e79", id="A.2"),
        pytest.param(32, "f92bd7c79fb72e2f2b8f80c1972d24fc", id="A.3"),
    ],
)
def test_vectors_of_rfc_5794(key_size: int, ciphertext: str) -> None:
    """One block each: under a vector of zeros, CBC is the bare cipher; under any other, its sum with the vector."""
    key, block, plaintext = bytes(range(key_size)), bytes.fromhex(ciphertext), bytes.fromhex("00112233445566778899aabbccddeeff")
    assert decrypt_aria(key, bytes(16), block) == plaintext
    assert decrypt_aria(key, plaintext, block) == bytes(16)


def test_blocks_are_chained() -> None:
    key, (first, second, third) = os.urandom(32), (os.urandom(16) for _ in range(3))
    blocks = decrypt_aria(key, first, second), decrypt_aria(key, second, third)
    assert decrypt_aria(key, first, second + third) == b"".join(blocks)
    assert decrypt_aria(key, first, b"") == b""


@needs_openssl
@pytest.mark.parametrize("bits", BITS)
@pytest.mark.parametrize("blocks", [1, 2, 3, 77, 65_536])
def test_what_openssl_encrypts_is_decrypted(bits: int, blocks: int) -> None:
    key, iv, plaintext = os.urandom(bits // 8), os.urandom(16), os.urandom(16 * blocks)
    assert decrypt_aria(key, iv, openssl_encrypt(key, iv, plaintext)) == plaintext


@needs_openssl
@pytest.mark.parametrize("bits", BITS)
def test_every_octet_of_a_block_and_of_a_key_is_looked_at(bits: int) -> None:
    """All 256 values at all 16 places, in one ciphertext; and keys of one bit each."""
    plaintext = b"".join(bytes(place) + bytes((value,)) + bytes(15 - place) for place in range(16) for value in range(256))
    for key in (bytes(bits // 8), b"\xff" * (bits // 8), *((1 << bit).to_bytes(bits // 8) for bit in range(0, bits, 13))):
        assert decrypt_aria(key, bytes(16), openssl_encrypt(key, bytes(16), plaintext)) == plaintext


@needs_openssl
@pytest.mark.parametrize("bits", BITS)
def test_private_keys_of_openssl_are_read(bits: int) -> None:
    arguments = ("-topk8", "-inform", "DER", "-outform", "DER", "-v2", f"aria-{bits}-cbc", "-passout", "pass:changeit")
    der = openssl("pkcs8", *arguments, data=PAIR.pkcs8)
    assert decrypt_pkcs8(der, PASSWORD, Budget()) == Secret(PAIR.pkcs8)


@needs_openssl
@pytest.mark.parametrize("bits", BITS)
def test_keystores_of_openssl_are_read(bits: int) -> None:
    key = load_der_private_key(PAIR.pkcs8, None).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    certificate = load_der_x509_certificate(PAIR.certificate).public_bytes(Encoding.PEM)
    cipher = f"aria-{bits}-cbc"
    arguments = ("-export", "-keypbe", cipher, "-certpbe", cipher, "-name", "entry", "-passout", "pass:changeit")
    contents = read_pkcs12(openssl("pkcs12", *arguments, data=key + certificate), password=PASSWORD, budget=Budget())
    assert contents.integrity is Integrity.VERIFIED
    assert not contents.is_locked
    assert [entry.der for entry in contents.entries if isinstance(entry, RawCertificate)] == [PAIR.certificate]
    (private_key,) = (entry for entry in contents.entries if isinstance(entry, RawKey))
    assert (private_key.pkcs8, private_key.name, private_key.problem) == (Secret(PAIR.pkcs8), "entry", None)


def test_more_than_the_limit_is_too_costly() -> None:
    with pytest.raises(TooCostly) as caught:
        decrypt_aria(bytes(32), bytes(16), bytes(MAX_OCTETS + 16))
    assert f"{MAX_OCTETS:,}" in caught.value.message


def test_as_much_as_the_limit_is_decrypted() -> None:
    assert len(decrypt_aria(bytes(32), bytes(16), bytes(MAX_OCTETS))) == MAX_OCTETS
