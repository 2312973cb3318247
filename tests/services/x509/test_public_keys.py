"""Public keys: algorithm, size, curve, and numbers that are equal for equal keys."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, x25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.errors import MalformedContent
from services.x509.public_keys import KeyFacts, read_public_key
from tests.services.x509.made import (
    NULL,
    algorithm,
    bit_string,
    dsa_key,
    ec_key,
    element,
    integer,
    oid,
    rsa_key,
    rsa_spki,
    sequence,
    spki_of,
    tlv,
)
from tests.services.x509.p256 import P256_PARAMETERS

EC = "1.2.840.10045.2.1"


def _read(spki: bytes) -> KeyFacts:
    return read_public_key(element(spki))


def test_rsa_has_its_modulus_for_a_size() -> None:
    key = rsa_key()
    facts = _read(spki_of(key))
    assert (facts.algorithm, facts.bits, facts.curve) == ("RSA", 2048, None)
    assert facts.numbers == ("RSA", key.public_key().public_numbers().n, 65_537)


def test_rsassa_pss_has_another_name_and_the_same_numbers() -> None:
    modulus = rsa_key().public_key().public_numbers().n
    facts = _read(rsa_spki(modulus, type_="1.2.840.113549.1.1.10"))
    assert (facts.algorithm, facts.bits) == ("RSASSA-PSS", 2048)
    assert facts.numbers == _read(rsa_spki(modulus)).numbers


def test_a_named_curve_is_told() -> None:
    facts = _read(spki_of(ec_key()))
    assert (facts.algorithm, facts.bits, facts.curve) == ("EC", 256, "secp256r1")


def test_one_point_has_the_same_numbers_however_it_is_written() -> None:
    key = ec_key().public_key()
    uncompressed = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    compressed = key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    hybrid = bytes([6 + (uncompressed[-1] & 1)]) + uncompressed[1:]
    named = oid("1.2.840.10045.3.1.7")
    facts = {
        _read(sequence(algorithm(EC, parameters), bit_string(point)))
        for parameters in (named, P256_PARAMETERS)
        for point in (uncompressed, compressed, hybrid)
    }
    assert len(facts) == 1
    assert facts.pop().curve == "secp256r1"


def test_explicit_parameters_of_no_known_curve_have_a_size_but_no_name() -> None:
    own = P256_PARAMETERS.replace(bytes.fromhex("3bce3c3e27d2604b"), bytes.fromhex("3bce3c3e27d2604c"))
    facts = _read(sequence(algorithm(EC, own), bit_string(b"\x04" + b"\x01" * 64)))
    assert (facts.bits, facts.curve, facts.is_readable) == (256, None, True)
    assert facts.numbers != _read(sequence(algorithm(EC, P256_PARAMETERS), bit_string(b"\x04" + b"\x01" * 64))).numbers


def test_an_unknown_named_curve_has_neither() -> None:
    facts = _read(sequence(algorithm(EC, oid("1.2.3.4")), bit_string(b"\x04" + b"\x01" * 64)))
    assert (facts.algorithm, facts.bits, facts.curve) == ("EC", None, None)


def test_dsa_has_its_prime_for_a_size() -> None:
    key = dsa_key().public_key()
    facts = _read(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    assert (facts.algorithm, facts.bits) == ("DSA", 1024)


def test_dsa_with_inherited_parameters_has_no_size() -> None:
    facts = _read(sequence(algorithm("1.2.840.10040.4.1"), bit_string(integer(5))))
    assert (facts.bits, facts.numbers, facts.is_readable) == (None, ("DSA", 5), True)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (ed25519.Ed25519PrivateKey.generate(), "ED25519"),
        (ed448.Ed448PrivateKey.generate(), "ED448"),
        (x25519.X25519PrivateKey.generate(), "X25519"),
    ],
)
def test_keys_of_plain_octets(key: ed25519.Ed25519PrivateKey, name: str) -> None:
    facts = _read(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    assert (facts.algorithm, facts.bits) == (name, None)
    assert facts.numbers == (facts.oid, key.public_key().public_bytes_raw())


def test_an_ml_dsa_key_is_compared_by_its_hash() -> None:
    key = mldsa.MLDSA65PrivateKey.generate().public_key()
    facts = _read(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    assert (facts.algorithm, facts.bits) == ("ML-DSA-65", None)
    assert facts.numbers == (facts.oid, hashlib.shake_256(key.public_bytes_raw()).digest(64))


def test_an_algorithm_without_name_is_its_identifier() -> None:
    facts = _read(sequence(algorithm("1.2.3.4", NULL), bit_string(b"x")))
    assert (facts.algorithm, facts.oid, facts.numbers, facts.is_readable) == ("1.2.3.4", "1.2.3.4", None, True)


@pytest.mark.parametrize(
    "spki",
    [
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), bit_string(b"\x30\x00")),
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), bit_string(sequence(integer(-5), integer(3)))),
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), bit_string(sequence(integer(5), integer(0)))),
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), bit_string(sequence(integer(15), integer(3)), unused=1)),
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), tlv(0x04, b"x")),
        sequence(algorithm(EC, oid("1.2.840.10045.3.1.7")), bit_string(b"")),
        sequence(algorithm(EC, oid("1.2.840.10045.3.1.7")), bit_string(b"\x05abc")),
        sequence(algorithm(EC, oid("1.2.840.10045.3.1.7")), bit_string(b"\x04abc")),
        sequence(algorithm("1.2.840.10040.4.1"), bit_string(b"")),
    ],
)
def test_a_broken_key_keeps_its_algorithm(spki: bytes) -> None:
    facts = _read(spki)
    assert (facts.numbers, facts.is_readable) == (None, False)
    assert facts.algorithm in ("RSA", "EC", "DSA")


@pytest.mark.parametrize("spki", [sequence(), sequence(integer(1), bit_string(b"")), sequence(algorithm("1.2"), bit_string(b""), NULL)])
def test_a_key_without_algorithm_is_refused(spki: bytes) -> None:
    with pytest.raises(MalformedContent):
        _read(spki)


def test_the_library_is_not_asked_about_named_curves(monkeypatch: pytest.MonkeyPatch) -> None:
    spki = spki_of(ec.generate_private_key(ec.SECP384R1()))
    monkeypatch.setattr("services.x509.public_keys.load_der_public_key", None)
    assert _read(spki).curve == "secp384r1"
