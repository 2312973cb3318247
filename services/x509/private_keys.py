"""PKCS#8 (RFC 5958) -> the public facts of a private key, and its certificate. No secret number leaves this module.

RSA is read by ourselves: cryptography proves the primes first, which holds the whole process for seconds with a large key.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from services.asn1.read import parse_der, parse_element
from services.asn1.tags import OBJECT_IDENTIFIER, OCTET_STRING, constructed, primitive
from services.errors import ErrorCode, MalformedContent, TooLarge
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509 import algorithms
from services.x509.algorithms import AlgorithmIdentifier, read_algorithm
from services.x509.key_work import SMALL, KeyWork, curve_cost, power_cost
from services.x509.oids import CURVES
from services.x509.outline import read_outline
from services.x509.public_keys import ML_DSA_HASH_SIZE, KeyFacts, PublicNumbers, describe_ec_key, read_prime_bits, read_public_key

MAX_BITS = 8_192
"""Of a private RSA or DSA key: a handshake with a larger one costs a server seconds, and no public authority signs one."""

_LOADED = {algorithms.X25519, algorithms.X448, algorithms.ED25519, algorithms.ED448}
_SEED = primitive(0)  # ML-DSA-PrivateKey, RFC 9881 6: seed [0], expandedKey OCTET STRING, or both in a SEQUENCE
_HASH_OF_PUBLIC_KEY = slice(64, 64 + ML_DSA_HASH_SIZE)  # FIPS 204, algorithm 24: rho (32), K (32), then tr
_EC_PUBLIC_KEY = constructed(1)


class _NoWorkLeft(Exception):
    """The public half of the key would cost more than is left to its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedKey:
    """A private key that is kept and shown, but of which nothing is told beyond its algorithm's name or OID (None: not even that)."""

    algorithm: str | None
    reason: str


def read_key(pkcs8: Secret, work: KeyWork | None = None) -> KeyFacts | UnsupportedKey:
    """Return the public facts of an unencrypted PKCS#8 key; raises TooLarge for RSA or DSA of more than 8,192 bits, and nothing else.

    An RSA key whose numbers do not belong together is unsupported, with that reason, and so is a key whose public half would cost more
    to compute than the work that is left to its file. What is not checked: that RSA's primes are prime.
    """
    try:
        algorithm, value = _read_outline(pkcs8.reveal())
    except MalformedContent:
        return UnsupportedKey(algorithm=None, reason="The key is not a PKCS#8 structure.")
    name = algorithms.KEY_NAMES.get(algorithm.oid, algorithm.oid)
    try:
        facts = _read_numbers(pkcs8.reveal(), algorithm, value, work=work or KeyWork())
    except _NoWorkLeft:
        return UnsupportedKey(algorithm=name, reason="The file has more keys than are computed with, or too long numbers in them.")
    except (MalformedContent, UnsupportedAlgorithm, ValueError, TypeError):
        # The library's sentence is not passed on: it may quote what it read.
        return UnsupportedKey(
            algorithm=name, reason=f"The {name} key breaks the structure of its algorithm, or has parameters that are not supported."
        )
    if facts is None:
        return UnsupportedKey(algorithm=name, reason=f"Keys of the algorithm {name} are not supported.")
    return facts


class CertificatesByKey:
    """Certificates by their public key, so that many keys find theirs among many certificates in linear time."""

    def __init__(self, certificates: Iterable[X509Certificate]) -> None:
        self._all = tuple(certificates)
        found: dict[PublicNumbers | None, list[X509Certificate]] = defaultdict(list)
        for certificate in self._all:
            found[_find_public_numbers(certificate)].append(certificate)
        self._found = {numbers: tuple(group) for numbers, group in found.items()}

    def find(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return the certificates of that key, in the order given; empty where there is none or the key has no readable numbers."""
        return self._found.get(key.numbers, ()) if key.numbers is not None else ()

    def list_incomparable(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return those of which nobody can tell: their own numbers cannot be read, or (then all of them) the key's cannot."""
        return self._all if key.numbers is None else self._found.get(None, ())


def _find_public_numbers(certificate: X509Certificate) -> PublicNumbers | None:
    try:
        return read_public_key(read_outline(certificate.der).public_key).numbers
    except MalformedContent:
        return None


def _read_outline(pkcs8: bytes) -> tuple[AlgorithmIdentifier, bytes]:
    parts = parse_der(pkcs8).first(5)  # RFC 5958 has no more
    if len(parts) < 3:
        raise MalformedContent("The private key does not consist of a version, an algorithm and a value.")
    return read_algorithm(parts[1]), parts[2].octet_string()


def _read_numbers(pkcs8: bytes, algorithm: AlgorithmIdentifier, value: bytes, *, work: KeyWork) -> KeyFacts | None:
    oid = algorithm.oid
    if oid in (algorithms.RSA, algorithms.RSASSA_PSS):
        return _read_rsa_key(oid, value)
    if oid == algorithms.EC:
        return _read_ec_key(pkcs8, algorithm, value, work=work)
    if oid in algorithms.ML_DSA:
        return _read_ml_dsa_key(pkcs8, oid, value, work=work)
    if oid in algorithms.SLH_DSA:  # FIPS 205, 9.1: the second half of the private key is the public one
        return KeyFacts(algorithm=algorithms.SLH_DSA[oid], oid=oid, numbers=(oid, value[len(value) // 2 :]))
    if oid == algorithms.DSA:
        bits = read_prime_bits(algorithm.parameters) or 0
        _refuse_too_large(bits)
        return _load(pkcs8, work, cost=power_cost(bits=bits, exponent_bits=parse_der(value).integer().bit_length()))
    return _load(pkcs8, work, cost=SMALL) if oid in _LOADED else None


def _read_rsa_key(oid: str, value: bytes) -> KeyFacts:
    """RSAPrivateKey, RFC 8017 A.1.2: version, n, e, d, p, q and up to four more."""
    numbers = [part.integer() for part in parse_der(value).first(10)[:6]]
    if len(numbers) < 6:
        raise MalformedContent("Numbers are missing.")
    version, modulus, exponent, private, *primes = numbers
    _refuse_too_large(modulus.bit_length())
    if version == 0 and not _belong_together(modulus, exponents=(exponent, private), primes=primes):
        raise MalformedContent("The numbers of the key do not fit each other.")
    return KeyFacts(algorithm=algorithms.KEY_NAMES[oid], oid=oid, bits=modulus.bit_length(), numbers=("RSA", modulus, exponent))


def _belong_together(modulus: int, *, exponents: tuple[int, int], primes: list[int]) -> bool:
    """Sizes first: numbers longer than the modulus would make the products costly, and belong to no key."""
    if not all(1 < number <= modulus for number in (*exponents, *primes)):
        return False
    if primes[0] * primes[1] != modulus:
        return False
    return all(exponents[0] * exponents[1] % (prime - 1) == 1 % (prime - 1) for prime in primes)


def _refuse_too_large(bits: int) -> None:
    if bits > MAX_BITS:
        raise TooLarge(f"The private key has {bits:,} bits; the limit is {MAX_BITS:,}.", limit=MAX_BITS, code=ErrorCode.KEY_TOO_LARGE)


def _read_ec_key(pkcs8: bytes, algorithm: AlgorithmIdentifier, value: bytes, *, work: KeyWork) -> KeyFacts:
    """ECPrivateKey, RFC 5915. The public key in it is optional, so that cryptography computes it for the curves that it knows."""
    try:
        return _load(pkcs8, work, cost=curve_cost(*_find_curve(algorithm)))
    except (UnsupportedAlgorithm, ValueError, TypeError):
        parts = {part.tag: part for part in parse_der(value).first(4)}
        if _EC_PUBLIC_KEY not in parts:
            raise
        point, _ = parts[_EC_PUBLIC_KEY].explicit(1).bit_string()
        return describe_ec_key(algorithm, point)


def _read_ml_dsa_key(pkcs8: bytes, oid: str, value: bytes, *, work: KeyWork) -> KeyFacts:
    choice = parse_element(value, is_der=True)
    if choice.tag == _SEED:
        return _load(pkcs8, work, cost=SMALL)
    if choice.tag != OCTET_STRING:
        _, choice = choice.first(2)
    public_key_hash = choice.octet_string()[_HASH_OF_PUBLIC_KEY]
    if len(public_key_hash) != ML_DSA_HASH_SIZE:
        raise MalformedContent("The key is too short.")
    return KeyFacts(algorithm=algorithms.ML_DSA[oid], oid=oid, numbers=(oid, public_key_hash))


def _find_curve(algorithm: AlgorithmIdentifier) -> tuple[str | None, int | None]:
    parameters = algorithm.parameters
    is_named = parameters is not None and parameters.tag == OBJECT_IDENTIFIER
    return CURVES.get(parameters.object_identifier(), (None, None)) if parameters is not None and is_named else (None, None)


def _load(pkcs8: bytes, work: KeyWork, *, cost: int) -> KeyFacts:
    """Let the library read the key; raises _NoWorkLeft before it does."""
    if not work.pay(cost):
        raise _NoWorkLeft
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a curve will be dropped some day is the lock file's concern, not the uploader's
        key = load_der_private_key(pkcs8, None)
        spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return read_public_key(parse_der(spki))
