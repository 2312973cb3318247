"""Which certificate belongs to which key."""

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, mldsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.describe import describe_certificate
from services.x509.match import CertificatesByKey, find_public_numbers, is_key_of
from services.x509.private_keys import read_key
from services.x509.public_keys import KeyFacts
from tests.services.x509.made import algorithm, bit_string, ec_key, hand_made, integer, issue, rsa_key, rsa_spki, sequence, spki_of, tlv
from tests.services.x509.p256 import P256_PARAMETERS

EC, PSS = "1.2.840.10045.2.1", "1.2.840.113549.1.1.10"


def _facts(key: object) -> KeyFacts:
    facts = read_key(Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())))  # type: ignore[attr-defined]
    assert isinstance(facts, KeyFacts)
    return facts


def _certificate(spki: bytes) -> X509Certificate:
    return describe_certificate(hand_made(public_key=spki))


@pytest.mark.parametrize("key", [rsa_key(), ec_key()])
def test_a_key_belongs_to_its_certificate_and_to_no_other(key: object) -> None:
    own = issue("own", key=key)  # type: ignore[arg-type]
    assert is_key_of(_facts(key), own.described) is True
    assert is_key_of(_facts(key), issue("other").described) is False
    assert is_key_of(_facts(key), issue("other", key=rsa_key(number=1)).described) is False


def test_an_rsa_key_belongs_to_an_rsassa_pss_certificate() -> None:
    numbers = rsa_key().public_key().public_numbers()
    assert is_key_of(_facts(rsa_key()), _certificate(rsa_spki(numbers.n, type_=PSS))) is True


def test_the_same_modulus_with_another_exponent_is_another_key() -> None:
    numbers = rsa_key().public_key().public_numbers()
    assert is_key_of(_facts(rsa_key()), _certificate(rsa_spki(numbers.n, 3))) is False


def test_a_key_belongs_to_a_certificate_with_explicit_parameters() -> None:
    key = ec_key()
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    explicit = _certificate(sequence(algorithm(EC, P256_PARAMETERS), bit_string(point)))
    assert is_key_of(_facts(key), explicit) is True
    assert explicit.public_key.spki_sha256 != hashlib.sha256(spki_of(key)).hexdigest()


@pytest.mark.parametrize("key", [ed25519.Ed25519PrivateKey.generate(), mldsa.MLDSA65PrivateKey.generate()])
def test_keys_of_plain_octets_match(key: ed25519.Ed25519PrivateKey) -> None:
    own = _certificate(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    assert is_key_of(_facts(key), own) is True
    assert is_key_of(_facts(ed25519.Ed25519PrivateKey.generate()), own) is False


def test_an_expanded_ml_dsa_key_matches_by_the_hash_in_it() -> None:
    own, other = mldsa.MLDSA44PrivateKey.generate(), mldsa.MLDSA44PrivateKey.generate()
    public = own.public_key().public_bytes_raw()
    expanded = public[:32] + b"K" * 32 + hashlib.shake_256(public).digest(64) + b"x" * 2_432
    facts = read_key(Secret(sequence(integer(0), algorithm("2.16.840.1.101.3.4.3.17"), tlv(0x04, tlv(0x04, expanded)))))
    assert isinstance(facts, KeyFacts)
    certificates = [_certificate(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)) for key in (own, other)]
    assert [is_key_of(facts, certificate) for certificate in certificates] == [True, False]
    assert CertificatesByKey(certificates).find(facts) == (certificates[0],)


def test_what_cannot_be_compared_gives_no_answer() -> None:
    unknown = _certificate(sequence(algorithm("1.2.3.4"), bit_string(b"x")))
    broken = _certificate(sequence(integer(1)))
    facts = _facts(rsa_key())
    assert (is_key_of(facts, unknown), is_key_of(facts, broken)) == (None, None)
    assert (find_public_numbers(unknown), find_public_numbers(broken)) == (None, None)
    assert is_key_of(replace(facts, numbers=None), issue("own", key=rsa_key()).described) is None


def test_certificates_are_found_by_key_in_their_order() -> None:
    key = rsa_key()
    first, second = issue("first", key=key).described, issue("second", key=key).described
    unknown = _certificate(sequence(algorithm("1.2.3.4"), bit_string(b"x")))
    among = CertificatesByKey([issue("other").described, second, unknown, first])
    assert among.find(_facts(key)) == (second, first)
    assert among.find(_facts(rsa_key(number=1))) == ()
    assert among.find(replace(_facts(key), numbers=None)) == ()
