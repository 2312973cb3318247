"""SubjectPublicKeyInfo, RFC 5280 4.1.2.7: algorithm, size, curve, and the public numbers by which keys are compared.

Numbers are compared and not octets, because the same key is written in several ways: RSA under rsaEncryption or RSASSA-PSS, a curve
by name or by its parameters, a point compressed or not.
"""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from services.asn1.read import Element, parse_der
from services.asn1.tags import SEQUENCE
from services.errors import MalformedContent
from services.x509.algorithms import DSA, EC, KEY_NAMES, ML_DSA, RAW_KEYS, RSA, RSASSA_PSS, AlgorithmIdentifier, read_algorithm
from services.x509.oids import CURVES

ML_DSA_HASH_SIZE = 64
"""Octets: FIPS 204, algorithm 24, where a private key has the hash, too."""

PublicNumbers = tuple[str | int | bytes, ...]
"""The family of a key and its public numbers: equal for equal keys, however they are written; fit for a dict's key.

Of ML-DSA they are the SHAKE-256 of the public key: a private key that is stored in its expanded form has no more of it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFacts:
    """The public facts of a key. `numbers` is None where the algorithm is unknown or the key unreadable; `is_readable` tells which."""

    algorithm: str
    oid: str
    bits: int | None = None
    curve: str | None = None
    numbers: PublicNumbers | None = None
    is_readable: bool = True


def read_public_key(spki: Element) -> KeyFacts:
    """Return the facts of a SubjectPublicKeyInfo; raises MalformedContent where not even its algorithm can be read."""
    identifier, key = spki.members(count=2)
    algorithm = read_algorithm(identifier)
    name = KEY_NAMES.get(algorithm.oid, algorithm.oid)
    try:
        value, unused = key.bit_string()
        if not unused:
            return _read_key(spki, algorithm, value)
    except MalformedContent:
        pass
    return KeyFacts(algorithm=name, oid=algorithm.oid, is_readable=False)


def _read_key(spki: Element, algorithm: AlgorithmIdentifier, value: bytes) -> KeyFacts:
    oid = algorithm.oid
    name = KEY_NAMES.get(oid, oid)
    if oid in (RSA, RSASSA_PSS):
        modulus, exponent = _read_rsa_numbers(value)
        return KeyFacts(algorithm=name, oid=oid, bits=modulus.bit_length(), numbers=("RSA", modulus, exponent))
    if oid == EC:
        return describe_ec_key(_name_curve(spki, algorithm), value)
    if oid == DSA:
        numbers = ("DSA", parse_der(value).integer())
        return KeyFacts(algorithm=name, oid=oid, bits=read_prime_bits(algorithm.parameters), numbers=numbers)
    if oid in ML_DSA:
        return KeyFacts(algorithm=name, oid=oid, numbers=(oid, hashlib.shake_256(value).digest(ML_DSA_HASH_SIZE)))
    return KeyFacts(algorithm=name, oid=oid, numbers=(oid, value) if oid in RAW_KEYS else None)


def _read_rsa_numbers(value: bytes) -> tuple[int, int]:
    """Return modulus and exponent of an RSAPublicKey (RFC 8017 A.1.1); raises MalformedContent."""
    modulus, exponent = (part.integer() for part in parse_der(value).members(count=2))
    if modulus < 1 or exponent < 1:
        raise MalformedContent("The numbers of an RSA key are positive.")
    return modulus, exponent


def describe_ec_key(algorithm: AlgorithmIdentifier, point: bytes) -> KeyFacts:
    """Return the facts of a point on the curve that the parameters name or spell out; raises MalformedContent."""
    parameters = algorithm.parameters
    if parameters is not None and parameters.tag == SEQUENCE:
        order = parameters.first(5)[4:]  # ECParameters (RFC 3279 2.3.5): version, fieldID, curve, base, order, cofactor
        curve, bits = None, order[0].integer().bit_length() if order else None
        identity = hashlib.sha256(parameters.octets).hexdigest()
    else:
        oid = parameters.object_identifier() if parameters else ""
        curve, bits = CURVES.get(oid, (None, None))
        identity = curve or oid
    return KeyFacts(algorithm="EC", oid=EC, bits=bits, curve=curve, numbers=("EC", identity, *_read_point(point)))


def _read_point(point: bytes) -> tuple[bytes, int]:
    """Return what tells a point from every other on its curve: its x, and whether y is odd; raises MalformedContent."""
    form = point[0] if point else 0
    if form in (2, 3) and len(point) > 1:
        return point[1:], form & 1
    if form in (4, 6, 7) and len(point) % 2 == 1 and len(point) > 1:
        return point[1 : 1 + len(point) // 2], point[-1] & 1
    raise MalformedContent("The point of the curve does not begin with a known form.")


def _name_curve(spki: Element, algorithm: AlgorithmIdentifier) -> AlgorithmIdentifier:
    """Explicit parameters that are a well-known curve's become its name: cryptography compares them all, and writes the name."""
    if algorithm.parameters is None or algorithm.parameters.tag != SEQUENCE:
        return algorithm
    try:
        key = load_der_public_key(spki.octets)
    except (ValueError, UnsupportedAlgorithm):
        return algorithm
    named = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return read_algorithm(parse_der(named).members()[0])


def read_prime_bits(parameters: Element | None) -> int | None:
    """Return the bits of p in Dss-Parms (RFC 3279 2.3.2): p, q, g; absent where they are inherited from the issuer."""
    parts = parameters.first(1) if parameters is not None and parameters.tag == SEQUENCE else []
    return parts[0].integer().bit_length() if parts else None
