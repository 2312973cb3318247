"""Wrapping private keys of other encodings into PKCS#8."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.read import parse_element
from services.asn1.write import integer, octet_string, sequence
from services.errors import MalformedContent
from services.formats.pem.wrapping import find_encoding, to_pkcs8, unwrap_pkcs8
from tests.services.formats.java_writer import der
from tests.services.x509.made import dsa_key, rsa_key

RSA = rsa_key()
EC = ec.generate_private_key(ec.SECP521R1())
DSA = dsa_key()
P256 = bytes.fromhex("06082a8648ce3d030107")
BARE_SEC1 = der(0x30, b"\x02\x01\x01", der(0x04, (1).to_bytes(32, "big")))


@pytest.mark.parametrize(("key", "encoding"), [(RSA, "PKCS#1"), (EC, "SEC1"), (DSA, "DSA")])
def test_a_wrapped_key_is_what_cryptography_writes_as_pkcs8(key: rsa.RSAPrivateKey, encoding: str) -> None:
    traditional = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    wrapped = load_der_private_key(to_pkcs8(traditional, encoding=encoding), None)
    assert wrapped.private_numbers() == key.private_numbers()  # type: ignore[union-attr]


def test_pkcs8_stays_as_it_is() -> None:
    pkcs8 = ed25519.Ed25519PrivateKey.generate().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert to_pkcs8(pkcs8, encoding="PKCS#8") == pkcs8


@pytest.mark.parametrize("key", [RSA, EC, DSA, ed25519.Ed25519PrivateKey.generate()])
def test_pkcs8_in_pkcs8_is_unwrapped(key: rsa.RSAPrivateKey) -> None:
    pkcs8 = once = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert (find_encoding(once), unwrap_pkcs8(once)) == ("PKCS#8", once)
    algorithm = parse_element(once).first(2)[1].octets
    for _ in range(3):
        pkcs8 = sequence(integer(0), algorithm, octet_string(pkcs8))
        assert find_encoding(pkcs8) == "PKCS#8 in PKCS#8"
        assert to_pkcs8(pkcs8, encoding="PKCS#8") == unwrap_pkcs8(pkcs8) == once


@pytest.mark.parametrize(("key", "encoding"), [(RSA, "PKCS#1"), (EC, "SEC1"), (DSA, "DSA")])
@pytest.mark.parametrize("hint", ["PKCS#8", "PKCS#1", "SEC1", "DSA"])
def test_the_encoding_is_told_by_the_key_and_not_by_its_label(key: rsa.RSAPrivateKey, encoding: str, hint: str) -> None:
    traditional = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    assert find_encoding(traditional) == encoding
    assert to_pkcs8(traditional, encoding=hint) == to_pkcs8(traditional, encoding=encoding)


@pytest.mark.parametrize(
    "octets", [b"", b"\x30", b"\x30\x00", b"\x04\x00", der(0x30, b"\x02\x01\x00" * 8), RSA.private_numbers().d.to_bytes(256)]
)
def test_what_is_no_key_has_no_encoding(octets: bytes) -> None:
    assert find_encoding(octets) is None


def test_what_follows_a_key_is_dropped() -> None:
    pkcs1 = RSA.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    assert to_pkcs8(pkcs1 + b"\n", encoding="PKCS#1") == to_pkcs8(pkcs1, encoding="PKCS#1")


def test_a_curve_outside_the_key_is_used_if_the_key_names_none() -> None:
    key = load_der_private_key(to_pkcs8(BARE_SEC1, encoding="SEC1", curve=P256), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.curve.name == "secp256r1"


def test_the_curve_in_the_key_goes_first() -> None:
    traditional = EC.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    key = load_der_private_key(to_pkcs8(traditional, encoding="SEC1", curve=P256), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.curve.name == "secp521r1"


def test_a_key_without_curve_is_malformed() -> None:
    with pytest.raises(MalformedContent, match="no curve"):
        to_pkcs8(BARE_SEC1, encoding="SEC1")


def test_an_rsa_key_that_lacks_numbers_is_malformed() -> None:
    with pytest.raises(MalformedContent, match="lacks"):
        to_pkcs8(der(0x30, b"\x02\x01\x00" * 8), encoding="PKCS#1")


@pytest.mark.parametrize("encoding", ["PKCS#8", "PKCS#1", "SEC1", "DSA"])
@given(octets=st.binary(max_size=60))
def test_any_octets_are_wrapped_or_malformed(encoding: str, octets: bytes) -> None:
    for content in (octets, der(0x30, octets)):
        try:
            assert to_pkcs8(content, encoding=encoding)[:1] == b"\x30"
        except MalformedContent:
            continue
