"""Encrypting keys, read again by our reader, by cryptography and by openssl."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import WrongPassword
from services.formats.budget import Budget
from services.formats.encryption.write import Aes256Scheme, EncryptionScheme, TripleDesScheme, encrypt_pkcs8
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.programs import needs_openssl, run
from tests.services.formats.encrypted_keys import decrypt_pkcs8
from tests.services.issuance.pki import key_pair

SCHEMES: list[Aes256Scheme | TripleDesScheme] = [Aes256Scheme(iterations=10), TripleDesScheme(iterations=10)]
KEY = key_pair(KeyAlgorithm.ED25519).private_key


@pytest.mark.parametrize("scheme", SCHEMES)
@given(password=st.text(max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_password_opens_what_it_closed(scheme: EncryptionScheme, password: str) -> None:
    try:
        secret = Secret(password.encode())
    except UnicodeEncodeError:
        return
    assert decrypt_pkcs8(encrypt_pkcs8(KEY, secret, scheme), secret, Budget()) == KEY


@pytest.mark.parametrize("scheme", SCHEMES)
def test_another_password_does_not(scheme: EncryptionScheme) -> None:
    encrypted = encrypt_pkcs8(KEY, Secret(b"right"), scheme)
    with pytest.raises(WrongPassword):
        decrypt_pkcs8(encrypted, Secret(b"wrong"), Budget())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", range(40, 57))
def test_every_length_is_padded(scheme: EncryptionScheme, size: int) -> None:
    octets = Secret(bytes(range(size)))
    _, ciphertext = scheme.encrypt(octets, Secret(b"x"))
    block = 16 if isinstance(scheme, Aes256Scheme) else 8
    assert len(ciphertext) == (size // block + 1) * block


def test_salt_and_vector_are_fresh_each_time() -> None:
    assert encrypt_pkcs8(KEY, Secret(b"x"), SCHEMES[0]) != encrypt_pkcs8(KEY, Secret(b"x"), SCHEMES[0])
    assert encrypt_pkcs8(KEY, Secret(b"x"), SCHEMES[1]) != encrypt_pkcs8(KEY, Secret(b"x"), SCHEMES[1])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_cryptography_reads_it(scheme: EncryptionScheme) -> None:
    key = load_der_private_key(encrypt_pkcs8(KEY, Secret("pä€😀".encode()), scheme), "pä€😀".encode())
    assert key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()) == KEY.reveal()


@needs_openssl
@pytest.mark.parametrize("scheme", SCHEMES)
def test_openssl_reads_it(scheme: EncryptionScheme, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(encrypt_pkcs8(KEY, Secret(b"changeit"), scheme))
    command = (
        "openssl",
        "pkcs8",
        "-inform",
        "DER",
        "-in",
        tmp_path / "key",
        "-passin",
        "pass:changeit",
        "-outform",
        "DER",
        "-topk8",
        "-nocrypt",
    )
    assert run(*command) == KEY.reveal()
