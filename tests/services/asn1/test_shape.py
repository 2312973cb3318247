"""Telling DER structures apart by their outermost tags."""

import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, pkcs7, pkcs12
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.shape import DerShape, find_shape
from tests.cases import list_cases
from tests.services.x509.made import dsa_key, rsa_key

RSA, EC, ED = rsa_key(1024), ec.generate_private_key(ec.SECP256R1()), ed25519.Ed25519PrivateKey.generate()
DSA = dsa_key()
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "x")])
START, END = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
CERTIFICATE = x509.CertificateBuilder(NAME, NAME, EC.public_key(), 1, START, END).sign(EC, hashes.SHA256())
PLAIN = NoEncryption()
LOCK = serialization.BestAvailableEncryption(b"x")
EXAMPLES = [
    (CERTIFICATE.public_bytes(Encoding.DER), DerShape.CERTIFICATE),
    (x509.CertificateSigningRequestBuilder(NAME).sign(EC, hashes.SHA256()).public_bytes(Encoding.DER), DerShape.CERTIFICATE_REQUEST),
    (
        x509.CertificateSigningRequestBuilder(x509.Name([])).sign(EC, hashes.SHA256()).public_bytes(Encoding.DER),
        DerShape.CERTIFICATE_REQUEST,
    ),
    (
        x509.CertificateRevocationListBuilder(NAME, START, END).sign(EC, hashes.SHA256()).public_bytes(Encoding.DER),
        DerShape.REVOCATION_LIST,
    ),
    (EC.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo), DerShape.PUBLIC_KEY),
    (RSA.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1), DerShape.PUBLIC_KEY),
    *((key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, PLAIN), DerShape.PRIVATE_KEY) for key in (RSA, EC, ED, DSA)),
    *((key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, PLAIN), DerShape.PRIVATE_KEY) for key in (RSA, EC, DSA)),
    (EC.private_bytes(Encoding.DER, PrivateFormat.PKCS8, LOCK), DerShape.ENCRYPTED_PRIVATE_KEY),
    (pkcs7.serialize_certificates([CERTIFICATE], Encoding.DER), DerShape.PKCS7),
    (pkcs12.serialize_key_and_certificates(b"x", EC, CERTIFICATE, None, LOCK), DerShape.PKCS12),
    (list_cases()["own-bc.bcfks"].octets, DerShape.BCFKS),
    (list_cases()["own-pse-outline.pse"].octets, DerShape.SAP_PSE),
    (list_cases()["own-request.tsq"].octets, DerShape.TIME_STAMP_REQUEST),
    (list_cases()["own-stamp.tsr"].octets, DerShape.TIME_STAMP_RESPONSE),
    (list_cases()["own-token.tst"].octets, DerShape.PKCS7),
    (list_cases()["own-request.ocsp"].octets, DerShape.OCSP_REQUEST),
    (list_cases()["own-response.ocsp"].octets, DerShape.OCSP_RESPONSE),
    (bytes.fromhex("300a020102a0053003040178"), DerShape.SAP_PSE),
    (bytes.fromhex("300b02020100a3053003020101"), DerShape.SAP_PSE),
]


@pytest.mark.parametrize(("octets", "shape"), EXAMPLES, ids=lambda value: value.name if isinstance(value, DerShape) else "")
def test_each_structure_has_its_shape(octets: bytes, shape: DerShape) -> None:
    assert find_shape(octets) is shape
    assert find_shape(b"something before" + octets, 16) is shape


@pytest.mark.parametrize(("octets", "shape"), EXAMPLES, ids=lambda value: value.name if isinstance(value, DerShape) else "")
def test_the_shape_outlives_the_end(octets: bytes, shape: DerShape) -> None:
    """What is cut short is to be called damaged, not foreign; where the end hides the difference, a certificate is assumed."""
    cut = find_shape(octets[: len(octets) - 1])
    assert cut is shape


@pytest.mark.parametrize("octets", [b"", b"0", b"text", b"\x02\x01\x00", b"\xfe\xed\xfe\xed"])
def test_other_octets_have_no_shape(octets: bytes) -> None:
    assert find_shape(octets) is None


@pytest.mark.parametrize(
    "octets", ["3000", "3080", "30050403020100", "3003300130", "30 80 30 80 30 80", "3006 3004 0402 0000", "3003020100"]
)
def test_other_sequences_are_other(octets: str) -> None:
    assert find_shape(bytes.fromhex(octets)) is DerShape.OTHER


def test_a_refused_time_stamp_is_no_request_for_a_certificate() -> None:
    assert find_shape(bytes.fromhex("300d300b02010230060c0462616421")) is DerShape.TIME_STAMP_RESPONSE


@pytest.mark.parametrize("version", [2, 4, 256])
def test_a_pkcs12_of_another_version_is_one_by_its_contents(version: int) -> None:
    octets = version.to_bytes(2, "big")
    assert find_shape(bytes.fromhex(f"301302 02{octets.hex()} 300d06092a864886f70d010701a000")) is DerShape.PKCS12


def test_a_pkcs12_that_is_cut_behind_its_version_keeps_its_shape() -> None:
    assert find_shape(bytes.fromhex("30847fffffff020103")) is DerShape.PKCS12


def test_indefinite_lengths_are_entered() -> None:
    assert find_shape(bytes.fromhex("308006092a864886f70d010702a080")) is DerShape.PKCS7
    assert find_shape(bytes.fromhex("3080020103308006092a864886f70d010701")) is DerShape.PKCS12


@given(st.binary(max_size=80))
def test_any_octets_have_a_shape_or_none(octets: bytes) -> None:
    assert (find_shape(b"\x30" + octets) is None) == (not octets)
