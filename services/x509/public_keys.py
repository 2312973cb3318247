"""SubjectPublicKeyInfo, RFC 5280 4.1.2.7: algorithm, size, curve, and the public numbers by which keys are compared.

Numbers are compared and not octets, because the same key is written in several ways: RSA under rsaEncryption or RSASSA-PSS, a curve
by name or by its parameters, a point compressed or not.
"""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from services.asn1.der import Element, NotDer, expect, read_bit_string, read_children, read_integer, read_oid, read_only
from services.asn1.tags import INTEGER, OBJECT_IDENTIFIER, SEQUENCE
from services.x509.algorithms import DSA, EC, KEY_NAMES, RAW_KEYS, RSA, RSASSA_PSS, AlgorithmIdentifier, read_algorithm
from services.x509.oids import CURVES, Curve

PublicNumbers = tuple[str | int | bytes, ...]
"""The family of a key and its public numbers: equal for equal keys, however they are written; fit for a dict's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeyFacts:
    """A public key; `numbers` is None where the algorithm is unknown or its key unreadable, and then `is_readable` tells which."""

    algorithm: str
    oid: str
    bits: int | None = None
    curve: str | None = None
    numbers: PublicNumbers | None = None
    is_readable: bool = True


def read_public_key(spki: Element) -> PublicKeyFacts:
    """Return the facts of a SubjectPublicKeyInfo; raises NotDer where not even its algorithm can be read."""
    parts = read_children(expect(spki, SEQUENCE))
    if len(parts) != 2:
        raise NotDer("a public key has an algorithm and a value")
    algorithm = read_algorithm(parts[0])
    name = KEY_NAMES.get(algorithm.oid, algorithm.oid)
    try:
        value, unused = read_bit_string(parts[1])
        if unused:
            raise NotDer("a public key of whole octets")
        return _read_key(spki, algorithm, value)
    except NotDer:
        return PublicKeyFacts(algorithm=name, oid=algorithm.oid, is_readable=False)


def _read_key(spki: Element, algorithm: AlgorithmIdentifier, value: bytes) -> PublicKeyFacts:
    oid = algorithm.oid
    name = KEY_NAMES.get(oid, oid)
    if oid in (RSA, RSASSA_PSS):
        modulus, exponent = read_rsa_numbers(value)
        return PublicKeyFacts(algorithm=name, oid=oid, bits=modulus.bit_length(), numbers=("RSA", modulus, exponent))
    if oid == EC:
        return describe_ec_key(_name_curve(spki, algorithm), value)
    if oid == DSA:
        numbers = ("DSA", read_integer(read_only(value, INTEGER)))
        return PublicKeyFacts(algorithm=name, oid=oid, bits=read_prime_bits(algorithm.parameters), numbers=numbers)
    if oid in RAW_KEYS:
        return PublicKeyFacts(algorithm=name, oid=oid, numbers=(oid, value))
    return PublicKeyFacts(algorithm=name, oid=oid)


def read_rsa_numbers(value: bytes) -> tuple[int, int]:
    """Return modulus and exponent of an RSAPublicKey (RFC 8017 A.1.1); raises NotDer."""
    parts = read_children(read_only(value, SEQUENCE))
    if len(parts) != 2:
        raise NotDer("an RSA key has a modulus and an exponent")
    modulus, exponent = read_integer(parts[0]), read_integer(parts[1])
    if modulus < 1 or exponent < 1:
        raise NotDer("numbers of an RSA key are positive")
    return modulus, exponent


def describe_ec_key(algorithm: AlgorithmIdentifier, point: bytes) -> PublicKeyFacts:
    """Return the facts of a point on the curve that the parameters name or spell out; raises NotDer."""
    parameters = algorithm.parameters
    curve = read_curve(parameters)
    if curve is None and parameters is not None and parameters.tag == SEQUENCE:
        bits, identity = _read_order_bits(parameters), hashlib.sha256(parameters.octets).hexdigest()
    elif curve is None:
        bits, identity = None, read_oid(parameters) if parameters else ""
    else:
        bits, identity = curve.bits, curve.name
    name = curve.name if curve else None
    return PublicKeyFacts(algorithm="EC", oid=EC, bits=bits, curve=name, numbers=("EC", identity, *read_point(point)))


def read_curve(parameters: Element | None) -> Curve | None:
    """Return the named curve, or None where the parameters name none that we know."""
    if parameters is None or parameters.tag != OBJECT_IDENTIFIER:
        return None
    return CURVES.get(read_oid(parameters))


def read_point(point: bytes) -> tuple[bytes, int]:
    """Return what tells a point from every other on its curve: its x, and whether y is odd; raises NotDer."""
    form = point[0] if point else 0
    if form in (2, 3) and len(point) > 1:
        return point[1:], form & 1
    if form in (4, 6, 7) and len(point) % 2 == 1 and len(point) > 1:
        return point[1 : 1 + len(point) // 2], point[-1] & 1
    raise NotDer("no point")


def _name_curve(spki: Element, algorithm: AlgorithmIdentifier) -> AlgorithmIdentifier:
    """Explicit parameters that are a well-known curve's become its name: cryptography compares them all, and writes the name."""
    if algorithm.parameters is None or algorithm.parameters.tag != SEQUENCE:
        return algorithm
    try:
        key = load_der_public_key(spki.octets)
    except (ValueError, UnsupportedAlgorithm):
        return algorithm
    named = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return read_algorithm(read_children(read_only(named, SEQUENCE))[0])


def read_prime_bits(parameters: Element | None) -> int | None:
    """Return the bits of p in Dss-Parms (RFC 3279 2.3.2): p, q, g; absent where they are inherited from the issuer."""
    parts = read_children(parameters) if parameters is not None and parameters.tag == SEQUENCE else []
    return read_integer(parts[0]).bit_length() if parts else None


def _read_order_bits(parameters: Element) -> int | None:
    """ECParameters (RFC 3279 2.3.5): version, fieldID, curve, base, order, cofactor."""
    parts = read_children(parameters)
    return read_integer(parts[4]).bit_length() if len(parts) > 4 else None
