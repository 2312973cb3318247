"""Certificates made on the spot: sound ones by cryptography, odd ones octet by octet."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID

from services.asn1.read import Element, parse_der
from services.asn1.tags import SEQUENCE
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509.describe import describe_certificate

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True)
class Issued:
    """A certificate with the key it certifies."""

    certificate: x509.Certificate
    key: PrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def described(self) -> X509Certificate:
        return describe_certificate(self.der)

    @property
    def pkcs8(self) -> Secret:
        return Secret(self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))


@cache
def rsa_key(bits: int = 2048, number: int = 0) -> rsa.RSAPrivateKey:
    """Return a key, the same for the same arguments: making one takes a while."""
    return rsa.generate_private_key(65_537, bits)


@cache
def dsa_key() -> dsa.DSAPrivateKey:
    """Return a key of 1024 bits, always the same."""
    return dsa.generate_private_key(1024)


def ec_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def issue(
    name: str | x509.Name,
    issuer: Issued | None = None,
    *,
    key: PrivateKey | None = None,
    ca: bool | None = None,
    identifiers: bool = True,
    key_usage: x509.KeyUsage | None = None,
    days: int = 365,
    hash_: hashes.SHA256 | hashes.SHA384 | hashes.SHA512 | None = None,
    issuer_name: x509.Name | None = None,
    purposes: list[x509.ObjectIdentifier] | None = None,
) -> Issued:
    """Return a certificate; self-signed and a CA's without an issuer. `ca` None with an issuer: an end entity."""
    key = key or ec_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) if isinstance(name, str) else name
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer_name or (issuer.certificate.subject if issuer else subject))
        .public_key(key.public_key())
        .serial_number(secrets.randbits(120) + 1)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW - timedelta(days=1) + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=issuer is None if ca is None else ca, path_length=None), critical=True)
    )
    if identifiers:
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    if key_usage is not None:
        builder = builder.add_extension(key_usage, critical=True)
    if purposes is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    return Issued(builder.sign(signer, hash_ or hashes.SHA256()), key)


def chain_of(length: int, *, identifiers: bool = True) -> list[Issued]:
    """Return a chain, end entity first, root last."""
    chain = [issue("Root", identifiers=identifiers)]
    for number in range(1, length):
        is_last = number == length - 1
        name = "end entity" if is_last else f"CA {number}"
        chain.insert(0, issue(name, chain[0], ca=not is_last, identifiers=identifiers))
    return chain


def tlv(tag: int, *contents: bytes) -> bytes:
    """Return an element of DER."""
    content = b"".join(contents)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def sequence(*members: bytes) -> bytes:
    return tlv(SEQUENCE, *members)


def integer(value: int) -> bytes:
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    octets = b""
    for arc in (40 * first + second, *rest):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.insert(0, arc & 0x7F | 0x80)
        octets += bytes(groups)
    return tlv(0x06, octets)


def bit_string(octets: bytes, unused: int = 0) -> bytes:
    return tlv(0x03, bytes([unused]), octets)


def attribute(type_: str, value: bytes) -> bytes:
    return sequence(oid(type_), value)


def name_of(*rdns: bytes | list[bytes]) -> bytes:
    """Return a Name of attributes; a list makes one RDN of several."""
    return sequence(*(tlv(0x31, *(rdn if isinstance(rdn, list) else [rdn])) for rdn in rdns))


def common_name(text: str, tag: int = 0x0C, encoding: str = "utf-8") -> bytes:
    return attribute("2.5.4.3", tlv(tag, text.encode(encoding)))


def extension(type_: str, value: bytes, *, critical: bool = False) -> bytes:
    return sequence(oid(type_), *([tlv(0x01, b"\xff")] if critical else []), tlv(0x04, value))


def utc_time(text: str) -> bytes:
    return tlv(0x17, text.encode())


def algorithm(dotted: str, *parameters: bytes) -> bytes:
    return sequence(oid(dotted), *parameters)


NULL = b"\x05\x00"
SHA256_WITH_RSA = algorithm("1.2.840.113549.1.1.11", NULL)


def rsa_spki(modulus: int, exponent: int = 65_537, type_: str = "1.2.840.113549.1.1.1") -> bytes:
    return sequence(algorithm(type_, NULL), bit_string(sequence(integer(modulus), integer(exponent))))


def hand_made(**given: bytes | None) -> bytes:
    """Return a certificate with the given elements in place of usual ones (None leaves one out). Nobody has signed it."""
    fields: dict[str, bytes | None] = {
        "version": tlv(0xA0, integer(2)),
        "serial_number": integer(17),
        "algorithm": SHA256_WITH_RSA,
        "issuer": name_of(common_name("Issuer")),
        "validity": sequence(utc_time("250101000000Z"), utc_time("450101000000Z")),
        "subject": name_of(common_name("Subject")),
        "public_key": rsa_spki((1 << 2047) + 1),
        "issuer_unique_id": None,
        "subject_unique_id": None,
        "extensions": None,
        "signature_algorithm": given.get("algorithm", SHA256_WITH_RSA),
        "signature": bit_string(b"\x01" * 256),
    }
    assert set(given) <= set(fields)
    fields |= given
    outer = [fields.pop("signature_algorithm"), fields.pop("signature")]
    return sequence(sequence(*filter(None, fields.values())), *filter(None, outer))


def with_extensions(*extensions: bytes) -> X509Certificate:
    """Return the described certificate with these extensions."""
    return describe_certificate(hand_made(extensions=tlv(0xA3, sequence(*extensions))))


def element(octets: bytes) -> Element:
    """Return the one element that the octets are."""
    return parse_der(octets)


def spki_of(key: PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
