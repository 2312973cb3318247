"""PBKDF2 and scrypt, from their parameters to the key."""

import hashlib

import pytest

from services.asn1.read import parse_whole
from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.algorithms import HMACS
from services.formats.encryption.key_derivation import KeyDerivation, read_algorithm, read_key_derivation
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
    assert read_algorithm(parse_whole(algorithm("1.2.3"))) == ("1.2.3", None)
    with pytest.raises(MalformedContent):
        read_algorithm(parse_whole(algorithm("1.2.3", NULL, NULL)))
