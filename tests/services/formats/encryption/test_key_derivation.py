"""PBKDF2, scrypt and PKCS#12's own derivation, from their parameters to the key."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.read import parse_whole
from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.algorithms import HMACS
from services.formats.encryption.key_derivation import IV, KEY, MAC_KEY, KeyDerivation, Pkcs12Derivation, iterate, read_key_derivation
from tests.services.formats.pkcs12_writer import PBKDF2, SCRYPT, algorithm, der, integer, octets, pbkdf2, seq

NULL = b"\x05\x00"


def read(encoded: bytes) -> KeyDerivation:
    return read_key_derivation(parse_whole(encoded))


def scrypt(cost: int, block_size: int, parallelization: int, *rest: bytes) -> bytes:
    return algorithm(SCRYPT, seq(octets(b"NaCl"), integer(cost), integer(block_size), integer(parallelization), *rest))


def test_pbkdf2_known_answer() -> None:
    """RFC 6070: HMAC-SHA-1, which is also what is meant where no function is named."""
    derivation = read(algorithm(PBKDF2, seq(octets(b"salt"), integer(4096))))
    assert derivation.derive(b"password", 20).hex() == "4b007901b765489abead49d926f721d065a429c1"
    assert derivation.name == "PBKDF2 and SHA-1"
    assert derivation.key_size is None


@pytest.mark.parametrize(("oid", "hash_name"), HMACS.items())
def test_pbkdf2_with_every_function(oid: str, hash_name: str) -> None:
    derivation = read(pbkdf2(salt=octets(b"s"), iterations=integer(3), rest=integer(32) + algorithm(oid, NULL)))
    assert derivation.derive(b"p", 32) == hashlib.pbkdf2_hmac(hash_name, b"p", b"s", 3, 32)
    assert derivation.key_size == 32


def test_scrypt_known_answer() -> None:
    """RFC 7914 section 12."""
    derivation = read(scrypt(1024, 8, 16))
    expected = (
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )
    assert derivation.derive(b"password", 64).hex() == expected
    assert derivation.pay(Budget(), 64) == 1024 * 8 * 16


def test_pbkdf2_pays_for_each_block() -> None:
    assert read(pbkdf2(iterations=integer(1000))).pay(Budget(), 33) == 2000


def test_scrypt_up_to_64_mib_runs_and_above_is_too_costly() -> None:
    largest = read(scrypt(2**16, 8, 1))
    largest.pay(Budget(), 32)
    assert len(largest.derive(b"p", 32)) == 32
    with pytest.raises(TooCostly):
        read(scrypt(2**17, 8, 1)).pay(Budget(), 32)


@pytest.mark.parametrize(
    ("cost", "block_size", "parallelization"), [(2, 1, 1), (2**15, 1, 1), (2, 8, 16384), (1024, 1, 2048), (2, 2**17, 1)]
)
def test_scrypt_runs_with_all_parameters_that_are_taken(cost: int, block_size: int, parallelization: int) -> None:
    derivation = read(scrypt(cost, block_size, parallelization, integer(16)))
    derivation.pay(Budget(), 16)
    assert len(derivation.derive(b"", 16)) == 16


@pytest.mark.parametrize("numbers", [(0, 8, 1), (1, 8, 1), (3, 8, 1), (-2, 8, 1), (2, 0, 1), (2, 8, 0), (2, 8, -1), (2**16, 1, 1)])
def test_scrypt_parameters_outside_its_rules_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(MalformedContent):
        read(scrypt(*numbers))


@pytest.mark.parametrize("iterations", [integer(0), integer(-1), integer(-(2**31)), integer(2**64), octets(b"\x01")])
def test_iteration_counts_that_are_no_count_are_refused(iterations: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(pbkdf2(iterations=iterations))


def test_a_salt_that_is_no_octet_string_is_refused() -> None:
    for salt in (der(0x0C, b"salt"), integer(7), seq(octets(b"salt"))):
        with pytest.raises(MalformedContent):
            read(pbkdf2(salt=salt))


def test_what_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(algorithm("1.2.3.4", seq()))
    assert caught.value.algorithm == "1.2.3.4"
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(pbkdf2(rest=algorithm("1.2.643.7.1.1.4.1")))
    assert caught.value.algorithm == "HMAC with Streebog-256"


@pytest.mark.parametrize("broken", [algorithm(PBKDF2), algorithm(SCRYPT), seq(), octets(b""), algorithm(PBKDF2, seq(octets(b"salt")))])
def test_missing_parameters_are_damage(broken: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(broken)


def test_an_algorithm_has_at_most_one_parameter() -> None:
    with pytest.raises(MalformedContent):
        read(algorithm(PBKDF2, seq(octets(b"salt"), integer(1)), NULL))


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
def test_pkcs12s_own_known_answers(*, password: str, purpose: int, salt: str, iterations: int, expected: str) -> None:
    """Vectors that PKCS#12 programs have shared since the 1990s (password, salt and count in each)."""
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
def test_pkcs12s_own_follows_the_rfc_with_every_hash(*, hash_name: str, password: bytes, salt: bytes, size: int) -> None:
    derivation = Pkcs12Derivation(hash_name=hash_name, salt=salt, iterations=2)
    assert derivation.derive(password, purpose=KEY, size=size) == derive_by_the_book(hash_name, password, salt, size=size)


def test_pkcs12s_own_pays_for_each_block() -> None:
    derivation = Pkcs12Derivation(hash_name="sha1", salt=b"", iterations=1000)
    assert derivation.pay(Budget(), 24) == 2000
    assert derivation.pay(Budget(), 0) == 0
    with pytest.raises(TooCostly):
        derivation.pay(Budget(1999), 24)


def test_iterating_hashes_the_hash() -> None:
    assert iterate("md5", b"x", 3) == hashlib.md5(hashlib.md5(hashlib.md5(b"x").digest()).digest()).digest()
    assert iterate("sha512_256", b"x", 1) == hashlib.new("sha512_256", b"x").digest()
