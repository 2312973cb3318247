"""Private keys: their public facts, and limits before anything costly."""

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, mldsa, x448, x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from services.asn1.read import parse_der
from services.errors import DomainError, ErrorCode, TooLarge
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.describe import describe_certificate
from services.x509.private_keys import CertificatesByKey, UnsupportedKey, read_key
from services.x509.public_keys import KeyFacts, read_public_key
from tests.services.x509.made import (
    NULL,
    algorithm,
    bit_string,
    ec_key,
    element,
    hand_made,
    integer,
    issue,
    oid,
    rsa_key,
    rsa_spki,
    sequence,
    spki_of,
    tlv,
)
from tests.services.x509.p256 import P256_PARAMETERS
from tests.work import counting

CALLS = 1_000
"""Calls of functions at most; checking numbers of a million bits would be few calls in C, but those that compute are not made."""

RSA, PSS, EC, DSA = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10", "1.2.840.10045.2.1", "1.2.840.10040.4.1"
ML_DSA_65, SLH_DSA_128S = "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.20"


def _pkcs8_of(key: object) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())  # type: ignore[attr-defined, no-any-return]


def _pkcs8(type_: bytes, value: bytes) -> Secret:
    return Secret(sequence(integer(0), type_, tlv(0x04, value)))


def _read(pkcs8: bytes) -> KeyFacts:
    facts = read_key(Secret(pkcs8))
    assert isinstance(facts, KeyFacts)
    return facts


def _rsa_value(**given: int) -> bytes:
    numbers = rsa_key().private_numbers()
    values = {"version": 0, "n": numbers.public_numbers.n, "e": 65_537, "d": numbers.d, "p": numbers.p, "q": numbers.q}
    values |= {"dp": numbers.dmp1, "dq": numbers.dmq1, "qi": numbers.iqmp, **given}
    return sequence(*(integer(value) for value in values.values()))


@pytest.mark.parametrize(
    "key",
    [
        rsa_key(),
        ec_key(),
        ec.generate_private_key(ec.SECP521R1()),
        ec.generate_private_key(ec.BrainpoolP256R1()),
        dsa.generate_private_key(1024),
        ed25519.Ed25519PrivateKey.generate(),
        ed448.Ed448PrivateKey.generate(),
        x25519.X25519PrivateKey.generate(),
        x448.X448PrivateKey.generate(),
        mldsa.MLDSA44PrivateKey.generate(),
        mldsa.MLDSA87PrivateKey.generate(),
    ],
)
def test_the_public_facts_are_those_of_the_public_key(key: ec.EllipticCurvePrivateKey) -> None:
    public = read_public_key(element(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)))
    facts = _read(_pkcs8_of(key))
    assert (facts.algorithm, facts.bits, facts.curve, facts.numbers) == (public.algorithm, public.bits, public.curve, public.numbers)
    assert facts.numbers is not None


def test_an_rsassa_pss_key_keeps_its_name() -> None:
    facts = read_key(_pkcs8(algorithm(PSS), _rsa_value()))
    assert isinstance(facts, KeyFacts)
    assert (facts.algorithm, facts.numbers) == ("RSASSA-PSS", _read(_pkcs8_of(rsa_key())).numbers)


def test_a_key_with_explicit_parameters_is_named_by_its_curve() -> None:
    key = ec_key()
    value = sequence(integer(1), tlv(0x04, key.private_numbers().private_value.to_bytes(32, "big")))
    facts = read_key(_pkcs8(algorithm(EC, P256_PARAMETERS), value))
    assert isinstance(facts, KeyFacts)
    assert (facts.curve, facts.numbers) == ("secp256r1", _read(_pkcs8_of(key)).numbers)


def test_a_key_of_a_curve_that_the_library_does_not_know_is_read_by_the_public_key_in_it() -> None:
    public = b"\x04" + b"\x01" * 128
    value = sequence(integer(1), tlv(0x04, b"\x02" * 64), tlv(0xA1, bit_string(public)))
    facts = read_key(_pkcs8(algorithm(EC, oid("1.3.36.3.3.2.8.1.1.14")), value))
    assert isinstance(facts, KeyFacts)
    assert (facts.curve, facts.bits, facts.numbers) == ("brainpoolP512t1", 512, ("EC", "brainpoolP512t1", b"\x01" * 64, 1))


def test_a_key_of_such_a_curve_without_public_key_is_unsupported() -> None:
    value = sequence(integer(1), tlv(0x04, b"\x02" * 64))
    found = read_key(_pkcs8(algorithm(EC, oid("1.3.36.3.3.2.8.1.1.14")), value))
    assert isinstance(found, UnsupportedKey)
    assert found.algorithm == "EC"


@pytest.mark.parametrize("wrap", [lambda key: tlv(0x04, key), lambda key: sequence(tlv(0x04, b"s" * 32), tlv(0x04, key))])
def test_an_expanded_ml_dsa_key_tells_the_hash_of_its_public_key(wrap: object) -> None:
    assert callable(wrap)
    expanded = b"r" * 32 + b"K" * 32 + b"t" * 64 + b"x" * 3_904
    facts = read_key(_pkcs8(algorithm(ML_DSA_65), wrap(expanded)))
    assert isinstance(facts, KeyFacts)
    assert (facts.algorithm, facts.numbers) == ("ML-DSA-65", ("2.16.840.1.101.3.4.3.18", b"t" * 64))


def test_the_second_half_of_an_slh_dsa_key_is_the_public_one() -> None:
    facts = read_key(_pkcs8(algorithm(SLH_DSA_128S), b"s" * 32 + b"p" * 32))
    assert isinstance(facts, KeyFacts)
    assert (facts.algorithm, facts.numbers) == ("SLH-DSA-SHA2-128s", (SLH_DSA_128S, b"p" * 32))


def test_an_unknown_algorithm_is_named_by_its_identifier() -> None:
    assert read_key(_pkcs8(algorithm("1.2.3.4"), b"x")) == UnsupportedKey(
        algorithm="1.2.3.4", reason="Keys of the algorithm 1.2.3.4 are not supported."
    )


def test_attributes_after_the_key_are_passed_over() -> None:
    value = parse_der(_pkcs8_of(rsa_key())).members()[2].contents
    with_attributes = sequence(integer(0), algorithm(RSA, NULL), tlv(0x04, value), tlv(0xA0))
    assert _read(with_attributes).bits == 2048


@pytest.mark.parametrize("bits", [8_193, 16_384, 1_000_000])
def test_a_large_rsa_key_is_refused_before_anything_is_computed(bits: int) -> None:
    with counting(most_calls=CALLS), pytest.raises(TooLarge) as caught:
        read_key(_pkcs8(algorithm(RSA, NULL), _rsa_value(n=(1 << bits) - 1, p=(1 << bits) - 1, q=(1 << bits) - 1)))
    assert (caught.value.code, caught.value.limit) == (ErrorCode.KEY_TOO_LARGE, 8_192)


def test_a_large_dsa_key_is_refused() -> None:
    parameters = sequence(integer((1 << 9_000) - 1), integer(5), integer(2))
    with pytest.raises(TooLarge):
        read_key(_pkcs8(algorithm(DSA, parameters), integer(3)))


@pytest.mark.parametrize(
    "given",
    [
        {"p": rsa_key().private_numbers().p + 2},
        {"q": 1},
        {"d": rsa_key().private_numbers().d + 2},
        {"e": 3},
        {"p": 0},
        {"d": -1},
        {"n": 1},
        {"d": 1 << 1_000_000},
        {"p": 1 << 1_000_000, "q": 1 << 1_000_000},
    ],
)
def test_rsa_numbers_that_do_not_belong_together_are_no_key(given: dict[str, int]) -> None:
    assert isinstance(read_key(_pkcs8(algorithm(RSA, NULL), _rsa_value(**given))), UnsupportedKey)


@pytest.mark.parametrize(
    "octets",
    [b"", b"secret password", sequence(), sequence(integer(0), algorithm(RSA)), sequence(integer(0), integer(1), tlv(0x04, b"x"))],
)
def test_what_is_no_pkcs8_is_unsupported_without_a_name(octets: bytes) -> None:
    found = read_key(Secret(octets))
    assert isinstance(found, UnsupportedKey)
    assert found.algorithm is None


def test_a_reason_quotes_nothing_of_the_key() -> None:
    found = read_key(_pkcs8(algorithm(RSA, NULL), b"hunter2"))
    assert isinstance(found, UnsupportedKey)
    assert "hunter2" not in found.reason
    assert b"hunter2".hex() not in found.reason


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([_pkcs8_of(rsa_key()), _pkcs8_of(ec_key()), _pkcs8_of(ed25519.Ed25519PrivateKey.generate())]), st.data())
def test_any_change_of_a_key_gives_facts_or_an_unsupported_key(pkcs8: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pkcs8) - 1))
    changed = pkcs8[:at] + data.draw(st.binary(max_size=3)) + pkcs8[at + data.draw(st.integers(0, 3)) :]
    try:
        assert isinstance(read_key(Secret(changed)), KeyFacts | UnsupportedKey)
    except DomainError as error:
        assert error.code is ErrorCode.KEY_TOO_LARGE


EC, PSS = "1.2.840.10045.2.1", "1.2.840.113549.1.1.10"


def _facts(key: object) -> KeyFacts:
    facts = read_key(Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())))  # type: ignore[attr-defined]
    assert isinstance(facts, KeyFacts)
    return facts


def is_key_of(key: KeyFacts, certificate: X509Certificate) -> bool | None:
    """Whether the key belongs to the certificate; None where nobody can tell."""
    among = CertificatesByKey([certificate])
    return True if among.find(key) else None if among.list_incomparable(key) else False


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
    assert is_key_of(replace(facts, numbers=None), issue("own", key=rsa_key()).described) is None


def test_certificates_are_found_by_key_in_their_order() -> None:
    key = rsa_key()
    first, second = issue("first", key=key).described, issue("second", key=key).described
    unknown = _certificate(sequence(algorithm("1.2.3.4"), bit_string(b"x")))
    among = CertificatesByKey([issue("other").described, second, unknown, first])
    assert among.find(_facts(key)) == (second, first)
    assert among.find(_facts(rsa_key(number=1))) == ()
    assert among.find(replace(_facts(key), numbers=None)) == ()
