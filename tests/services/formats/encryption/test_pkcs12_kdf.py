"""PKCS#12's key derivation, against vectors that PKCS#12 programs have shared since the 1990s (password, salt and count in each)."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import TooCostly
from services.formats.budget import Budget
from services.formats.encryption.pkcs12_kdf import IV, KEY, MAC_KEY, Pkcs12Derivation, find_constructor, iterate


@pytest.mark.parametrize(
    ("password", "purpose", "salt", "iterations", "expected"),
    [
        ("smeg", KEY, "0a58cf64530d823f", 1, "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"),
        ("smeg", IV, "0a58cf64530d823f", 1, "79993dfe048d3b76"),
        ("smeg", KEY, "642b99ab44fb4b1f", 1, "f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966"),
        ("smeg", IV, "642b99ab44fb4b1f", 1, "c0a38d64a79bea1d"),
        ("smeg", MAC_KEY, "3d83c0e4546ac140", 1, "8d967d88f6caa9d714800ab3d48051d63f73a312"),
        ("queeg", KEY, "05dec959acff72f7", 1000, "ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4"),
        ("queeg", IV, "05dec959acff72f7", 1000, "11dedad7758d4860"),
        ("queeg", KEY, "1682c0fc5b3f7ec5", 1000, "483dd6e919d7de2e8e648ba8f862f3fbfbdc2bcb2c02957f"),
        ("queeg", IV, "1682c0fc5b3f7ec5", 1000, "9d461d1b00355c50"),
        ("queeg", MAC_KEY, "263216fcc2fab31c", 1000, "5ec4c7a80df652294c3925b6489a7ab857c83476"),
    ],
)
def test_known_answers(*, password: str, purpose: int, salt: str, iterations: int, expected: str) -> None:
    derivation = Pkcs12Derivation(hash_name="sha1", salt=bytes.fromhex(salt), iterations=iterations)
    derived = derivation.derive((password + "\0").encode("utf-16-be"), purpose=purpose, size=len(expected) // 2)
    assert derived.hex() == expected


def derive_by_the_book(hash_name: str, password: bytes, salt: bytes, *, size: int) -> bytes:
    """RFC 7292 B.2 step by step, with two iterations and purpose 1."""
    v = hashlib.new(hash_name).block_size

    def pad(octets: bytes) -> bytes:
        return bytes(octets[i % len(octets)] for i in range(-(-len(octets) // v) * v))

    block, out = pad(salt) + pad(password), b""
    while len(out) < size:
        digest = hashlib.new(hash_name, hashlib.new(hash_name, b"\x01" * v + block).digest()).digest()
        out += digest
        b = int.from_bytes(bytes(digest[i % len(digest)] for i in range(v)), "big")
        parts = [int.from_bytes(block[i : i + v], "big") for i in range(0, len(block), v)]
        block = b"".join(((part + b + 1) % 2 ** (8 * v)).to_bytes(v, "big") for part in parts)
    return out[:size]


@given(
    hash_name=st.sampled_from(["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha512_256", "sha3_256"]),
    password=st.binary(max_size=200),
    salt=st.binary(max_size=200),
    size=st.integers(0, 100),
)
def test_every_hash_follows_the_rfc(*, hash_name: str, password: bytes, salt: bytes, size: int) -> None:
    derivation = Pkcs12Derivation(hash_name=hash_name, salt=salt, iterations=2)
    assert derivation.derive(password, purpose=KEY, size=size) == derive_by_the_book(hash_name, password, salt, size=size)


def test_each_block_of_the_result_is_paid_for() -> None:
    derivation = Pkcs12Derivation(hash_name="sha1", salt=b"", iterations=1000)
    assert derivation.pay(Budget(), 24) == 2000
    assert derivation.pay(Budget(), 0) == 0
    with pytest.raises(TooCostly):
        derivation.pay(Budget(1999), 24)


def test_iterating_hashes_the_hash() -> None:
    assert iterate(find_constructor("md5"), b"x", 3) == hashlib.md5(hashlib.md5(hashlib.md5(b"x").digest()).digest()).digest()
    assert find_constructor("sha512_256")(b"x").digest() == hashlib.new("sha512_256", b"x").digest()
