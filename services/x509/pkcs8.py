"""The outline of an unencrypted private key: PKCS#8 and its second version, OneAsymmetricKey (RFC 5958 2).

Libraries refuse what they do not expect beside the key: cryptography the second version of some algorithms, parameters that stand inside
an EC key only. So the fields are taken apart here, and a library is given the plainest form of the same key.
"""

from dataclasses import dataclass, field

from services.asn1.read import Element, parse_der
from services.asn1.tags import BIT_STRING, NULL, OBJECT_IDENTIFIER, SEQUENCE, constructed, primitive
from services.asn1.write import algorithm, element, explicit, integer, octet_string, sequence
from services.errors import MalformedContent
from services.x509.algorithms import EC, ED448, ED25519, X448, X25519, AlgorithmIdentifier, read_algorithm

CURVE_KEY_SIZES = {X25519: 32, X448: 56, ED25519: 32, ED448: 57}
"""Octets: RFC 7748 5 and 6, RFC 8032 5.1.5 and 5.2.5."""

_PUBLIC_KEY = primitive(1)
_EC_PARAMETERS, _EC_PUBLIC_KEY = constructed(0), constructed(1)
_MAX_FIELDS = 5  # RFC 5958 has no more
_MAX_EC_FIELDS = 4  # nor has RFC 5915


@dataclass(frozen=True, slots=True)
class PrivateKeyInfo:
    """The fields that are read. `public_key` are the contents of the BIT STRING [1] that a key of the second version may have."""

    algorithm: AlgorithmIdentifier = field(repr=False)  # its parameters hold all octets that they stand in
    value: bytes = field(repr=False)
    public_key: bytes | None


@dataclass(frozen=True, slots=True)
class EcPrivateKey:
    """ECPrivateKey, RFC 5915 3: the parameters of the curve, the private number, and the point if it is there."""

    parameters: Element = field(repr=False)  # an element holds all octets that it stands in
    number: bytes = field(repr=False)
    point: bytes | None


def read_private_key_info(pkcs8: bytes) -> PrivateKeyInfo:
    """Return the fields of a PrivateKeyInfo, its attributes passed over; raises MalformedContent."""
    parts = parse_der(pkcs8).first(_MAX_FIELDS)
    if len(parts) < 3:
        raise MalformedContent("The private key does not consist of a version, an algorithm and a value.")
    public = next((part for part in parts[3:] if part.tag == _PUBLIC_KEY), None)
    return PrivateKeyInfo(read_algorithm(parts[1]), parts[2].octet_string(), public.contents if public else None)


def read_ec_private_key(info: PrivateKeyInfo) -> EcPrivateKey:
    """Return the parts of an EC key, with the parameters of either place; raises MalformedContent if there are none, or two curves."""
    fields = parse_der(info.value).first(_MAX_EC_FIELDS)
    if len(fields) < 2 or fields[0].number() != 1:
        raise MalformedContent("The EC key is of an unknown version, or has no number.")
    parts = {part.tag: part for part in fields[2:]}
    inner = parts[_EC_PARAMETERS].explicit(0) if _EC_PARAMETERS in parts else None
    outer = info.algorithm.parameters
    if outer is None or outer.tag == NULL:
        outer = inner
    if outer is None:
        raise MalformedContent("An EC key names no curve.")
    if inner is not None and inner.tag == outer.tag == OBJECT_IDENTIFIER and inner.octets != outer.octets:
        raise MalformedContent("An EC key names two curves.")
    if outer.tag not in (OBJECT_IDENTIFIER, SEQUENCE):
        raise outer.malformed("An EC key names no curve.")
    point = parts[_EC_PUBLIC_KEY].explicit(1).bit_string()[0] if _EC_PUBLIC_KEY in parts else None
    return EcPrivateKey(outer, fields[1].octet_string(), point)


def read_curve_private_key(info: PrivateKeyInfo) -> bytes:
    """Return the octets of a CurvePrivateKey (RFC 8410 7), an OCTET STRING inside the value; raises MalformedContent.

    Their number is checked, because cryptography answers another one by an InternalError.
    """
    octets = parse_der(info.value).octet_string()
    if len(octets) != CURVE_KEY_SIZES[info.algorithm.oid]:
        raise MalformedContent("A private key has another length than its curve.")
    return octets


def write_ec_key(key: EcPrivateKey, *, bits: int | None) -> bytes:
    """Return the key as PKCS#8 with its parameters outside; its number is as long as `bits` of the curve want it."""
    size = 0 if bits is None else (bits + 7) // 8
    point = b"" if key.point is None else explicit(1, element(BIT_STRING, b"\x00" + key.point))
    value = sequence(integer(1), octet_string(key.number.lstrip(b"\x00").rjust(size, b"\x00")), point)
    return sequence(integer(0), algorithm(EC, key.parameters.octets), octet_string(value))


def write_curve_key(oid: str, octets: bytes) -> bytes:
    """Return a CurvePrivateKey as PKCS#8 of the first version, without parameters."""
    return sequence(integer(0), algorithm(oid), octet_string(octet_string(octets)))


def write_plain(info: PrivateKeyInfo) -> bytes:
    """Return the key as PKCS#8 of the first version, without what stands beside it."""
    return sequence(integer(0), _write_algorithm(info.algorithm), octet_string(info.value))


def write_public_key(identifier: AlgorithmIdentifier, bits: bytes) -> Element:
    """Return the SubjectPublicKeyInfo of a public key that stands beside a private one; `bits` are the contents of its BIT STRING."""
    return parse_der(sequence(_write_algorithm(identifier), element(BIT_STRING, bits)))


def _write_algorithm(identifier: AlgorithmIdentifier) -> bytes:
    return algorithm(identifier.oid, b"" if identifier.parameters is None else identifier.parameters.octets)
