"""Traditional PEM encryption."""

import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from services.errors import MalformedContent, UnsupportedAlgorithm, WrongPassword
from services.formats.pem.blocks import decode_block, read_headers, split_blocks
from services.formats.pem.encryption import decrypt_traditional

KEY = ec.generate_private_key(ec.SECP256R1())
PLAIN = KEY.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
CIPHERS = ["aes128", "aes192", "aes256", "camellia128", "camellia192", "camellia256", "aria128", "aria192", "aria256", "des3", "seed"]


def decrypt(pem: bytes, password: bytes) -> bytes:
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
        try:
            assert decrypt(pem, b"wrong %d" % number) != PLAIN
        except WrongPassword:
            wrong += 1
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
