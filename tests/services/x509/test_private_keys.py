"""Private keys: their public facts, and limits before anything costly."""

import hashlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, mldsa, x448, x25519
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
    dsa_key,
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
        dsa_key(),
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


CURVE_KEYS = [
    ed25519.Ed25519PrivateKey.generate(),
    ed448.Ed448PrivateKey.generate(),
    x25519.X25519PrivateKey.generate(),
    x448.X448PrivateKey.generate(),
]
P256_OID, P384_OID = oid("1.2.840.10045.3.1.7"), oid("1.3.132.0.34")


def _public_octets(key: object) -> bytes:
    """The contents of the BIT STRING in the key's SubjectPublicKeyInfo."""
    spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]
    return parse_der(spki).members()[1].contents


def _second_version(key: object, *, public: bytes | None = None, attributes: bytes = b"") -> Secret:
    """A OneAsymmetricKey (RFC 5958 2), as Bouncy Castle writes it."""
    _, type_, value = parse_der(_pkcs8_of(key)).members()[:3]
    beside = tlv(0x81, _public_octets(key) if public is None else public)
    return Secret(sequence(integer(1), type_.octets, value.octets, attributes, beside))


@pytest.mark.parametrize("key", [*CURVE_KEYS, ec_key(), rsa_key(), mldsa.MLDSA44PrivateKey.generate(), dsa_key()])
@pytest.mark.parametrize("attributes", [b"", tlv(0xA0), tlv(0xA0, sequence(oid("1.2.3"), tlv(0x31, NULL)))])
def test_a_key_of_the_second_version_is_read_as_the_first(key: object, attributes: bytes) -> None:
    assert read_key(_second_version(key, attributes=attributes)) == _read(_pkcs8_of(key))


@pytest.mark.parametrize("key", [*CURVE_KEYS, ec_key(), rsa_key(), mldsa.MLDSA44PrivateKey.generate()])
def test_a_key_beside_the_public_key_of_another_is_unsupported_with_that_reason(key: object) -> None:
    public = bytearray(_public_octets(key))
    public[20] ^= 1
    found = read_key(_second_version(key, public=bytes(public)))
    assert isinstance(found, UnsupportedKey)
    assert found.reason.endswith("key is that of another one.")


@pytest.mark.parametrize("key", CURVE_KEYS)
def test_parameters_of_a_key_that_has_none_do_no_harm(key: object) -> None:
    _, type_, value = parse_der(_pkcs8_of(key)).members()[:3]
    with_null = sequence(integer(0), sequence(type_.members()[0].octets, NULL), value.octets)
    assert _read(with_null) == _read(_pkcs8_of(key))


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_curve_key_of_another_length_is_unsupported(size: int) -> None:
    assert isinstance(read_key(_pkcs8(algorithm("1.3.101.112"), tlv(0x04, b"k" * size))), UnsupportedKey)


def _ec_value(key: ec.EllipticCurvePrivateKey, *, inner: bytes = b"", number: bytes | None = None, of: object = None) -> bytes:
    own = key.private_numbers().private_value.to_bytes(32, "big")
    return sequence(integer(1), tlv(0x04, own if number is None else number), inner, tlv(0xA1, tlv(0x03, _public_octets(of or key))))


@pytest.mark.parametrize("outer", [algorithm(EC), algorithm(EC, NULL), algorithm(EC, P256_OID), algorithm(EC, P256_PARAMETERS)])
@pytest.mark.parametrize("inner", [tlv(0xA0, P256_OID), tlv(0xA0, P256_PARAMETERS)])
def test_an_ec_key_is_of_the_curve_that_stands_outside_or_inside(outer: bytes, inner: bytes) -> None:
    key = ec_key()
    assert read_key(_pkcs8(outer, _ec_value(key, inner=inner))) == _read(_pkcs8_of(key))


@pytest.mark.parametrize("outer", [algorithm(EC), algorithm(EC, NULL), algorithm(EC, tlv(0x04, b"x"))])
def test_an_ec_key_without_curve_is_unsupported(outer: bytes) -> None:
    assert isinstance(read_key(_pkcs8(outer, _ec_value(ec_key()))), UnsupportedKey)


def test_an_ec_key_of_two_curves_is_unsupported() -> None:
    value = _ec_value(ec_key(), inner=tlv(0xA0, P384_OID))
    assert isinstance(read_key(_pkcs8(algorithm(EC, P256_OID), value)), UnsupportedKey)


def test_the_number_of_an_ec_key_may_be_longer_or_shorter_than_the_standard_wants() -> None:
    key = next(key for key in (ec_key() for _ in range(10_000)) if key.private_numbers().private_value < 1 << 248)
    octets = key.private_numbers().private_value.to_bytes(31, "big")
    for number in (octets, b"\x00\x00\x00" + octets):
        assert read_key(_pkcs8(algorithm(EC, P256_OID), _ec_value(key, number=number))) == _read(_pkcs8_of(key))


@pytest.mark.parametrize("number", [bytes(32), b"\xff" * 32, b""])
def test_a_number_outside_the_curve_is_no_key_whatever_point_stands_beside_it(number: bytes) -> None:
    found = read_key(_pkcs8(algorithm(EC, P256_OID), _ec_value(ec_key(), number=number)))
    assert isinstance(found, UnsupportedKey)


def test_an_ec_key_with_the_point_of_another_is_unsupported_with_that_reason() -> None:
    found = read_key(_pkcs8(algorithm(EC, P256_OID), _ec_value(ec_key(), of=ec_key())))
    assert isinstance(found, UnsupportedKey)
    assert found.reason == "The public key that stands with the EC key is that of another one."


def test_nobody_can_tell_whether_a_spelled_out_curve_is_the_named_one() -> None:
    """The library knows the parameters of three curves only, so that of others a name and the numbers cannot be compared."""
    key = ec.generate_private_key(ec.BrainpoolP256R1())
    spelled_out = algorithm(EC, P256_PARAMETERS.replace(bytes.fromhex("5ac635d8"), bytes.fromhex("5ac635d9")))
    facts = read_key(_pkcs8(spelled_out, _ec_value(key)))
    assert isinstance(facts, KeyFacts)
    assert facts.curve is None
    assert is_key_of(facts, _certificate(spki_of(key))) is None
    assert is_key_of(facts, _certificate(spki_of(ec.generate_private_key(ec.BrainpoolP256R1())))) is False
    assert is_key_of(facts, _certificate(sequence(spelled_out, tlv(0x03, _public_octets(key))))) is True
