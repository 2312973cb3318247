"""What algorithms are called."""

import hashlib

import pytest

from services.formats.encryption.algorithms import HASHES, HMACS, name_algorithm, name_hash, name_secret_key


@pytest.mark.parametrize("hash_name", sorted({*HASHES.values(), *HMACS.values()}))
def test_every_hash_exists(hash_name: str) -> None:
    assert hashlib.pbkdf2_hmac(hash_name, b"", b"", 1)


def test_hashes_are_called_as_their_standards_do() -> None:
    assert [name_hash(name) for name in ("md5", "sha1", "sha512_256", "sha3_256")] == ["MD5", "SHA-1", "SHA-512/256", "SHA3-256"]


def test_an_unknown_algorithm_is_named_by_its_identifier() -> None:
    assert name_algorithm("1.2.410.200046.1.1.12") == "ARIA-256-CBC"
    assert name_algorithm("1.2.3") == "1.2.3"


def test_secret_keys_are_named_by_their_algorithm() -> None:
    oids = ["2.16.840.1.101.3.4.1", "2.16.840.1.101.3.4.1.42", "1.2.840.113549.2.9", "1.2.840.113549.3.7", "1.2.3"]
    assert [name_secret_key(oid) for oid in oids] == ["AES", "AES", "HMAC-SHA-256", "DESede", "1.2.3"]
