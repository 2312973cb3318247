"""PKCS#8 (RFC 5958) -> the public facts of a private key, and its certificate. No secret number leaves this module.

RSA is read by ourselves: cryptography proves the primes first, which holds the whole process for seconds with a large key.
"""

import warnings
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from services.asn1.read import Element, parse_der, parse_element
from services.asn1.tags import OBJECT_IDENTIFIER, OCTET_STRING, primitive
from services.errors import ErrorCode, MalformedContent, TooLarge
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.x509 import algorithms
from services.x509.algorithms import AlgorithmIdentifier
from services.x509.key_work import SMALL, KeyWork, curve_cost, power_cost
from services.x509.oids import CURVES
from services.x509.outline import read_outline
from services.x509.pkcs8 import (
    CURVE_KEY_SIZES,
    PrivateKeyInfo,
    read_curve_private_key,
    read_ec_private_key,
    read_private_key_info,
    write_curve_key,
    write_ec_key,
    write_plain,
    write_public_key,
)
from services.x509.public_keys import ML_DSA_HASH_SIZE, KeyFacts, PublicNumbers, describe_ec_key, read_prime_bits, read_public_key

MAX_BITS = 8_192
"""Of a private RSA or DSA key: a handshake with a larger one costs a server seconds, and no public authority signs one."""

_SEED = primitive(0)  # ML-DSA-PrivateKey, RFC 9881 6: seed [0], expandedKey OCTET STRING, or both in a SEQUENCE
_HASH_OF_PUBLIC_KEY = slice(64, 64 + ML_DSA_HASH_SIZE)  # FIPS 204, algorithm 24: rho (32), K (32), then tr


class _NoWorkLeft(Exception):
    """The public half of the key would cost more than is left to its file."""


class _OtherPublicKey(Exception):
    """The public key that stands with the private one is not its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedKey:
    """A private key that is kept and shown, but of which nothing is told beyond its algorithm's name or OID (None: not even that).

    `is_broken` tells a structure that contradicts itself from an algorithm or curve that is only unknown here.
    """

    algorithm: str | None
    reason: str
    is_broken: bool = False


def read_key(pkcs8: Secret, work: KeyWork | None = None) -> KeyFacts | UnsupportedKey:
    """Return the public facts of an unencrypted PKCS#8 key; raises TooLarge for RSA or DSA of more than 8,192 bits, and nothing else.

    An RSA key whose numbers do not belong together is unsupported, with that reason; so is a key beside which another one's public key
    stands, and a key whose public half would cost more to compute than the work that is left to its file. What is not checked: that
    RSA's primes are prime.
    """
    try:
        info = read_private_key_info(pkcs8.reveal())
    except MalformedContent:
        return UnsupportedKey(algorithm=None, reason="The key is not a PKCS#8 structure.", is_broken=True)
    oid = info.algorithm.oid
    name = algorithms.KEY_NAMES.get(oid, oid)
    try:
        facts = _read_numbers(info, work or KeyWork())
        if facts is not None:
            _compare_public_key(info, facts)
    except _NoWorkLeft:
        return UnsupportedKey(algorithm=name, reason="The file has more keys than are computed with, or too long numbers in them.")
    except _OtherPublicKey:
        reason = f"The public key that stands with the {name} key is that of another one."
        return UnsupportedKey(algorithm=name, reason=reason, is_broken=True)
    except (MalformedContent, UnsupportedAlgorithm, ValueError, TypeError) as error:
        # The library's sentence is not passed on: it may quote what it read.
        reason = f"The {name} key breaks the structure of its algorithm, or has parameters that are not supported."
        # Of an EC key the structure was read before the library, which knows some curves and parameters only.
        is_broken = isinstance(error, MalformedContent) or (oid != algorithms.EC and not isinstance(error, UnsupportedAlgorithm))
        return UnsupportedKey(algorithm=name, reason=reason, is_broken=is_broken)
    if facts is None:
        return UnsupportedKey(algorithm=name, reason=f"Keys of the algorithm {name} are not supported.")
    return facts


class CertificatesByKey:
    """Certificates by their public key, so that many keys find theirs among many certificates in linear time."""

    def __init__(self, certificates: Iterable[X509Certificate]) -> None:
        self._all = tuple(certificates)
        self._found: dict[PublicNumbers | None, list[X509Certificate]] = defaultdict(list)
        self._by_point: dict[PublicNumbers, list[X509Certificate]] = defaultdict(list)
        for certificate in self._all:
            numbers = _find_public_numbers(certificate)
            self._found[numbers].append(certificate)
            if numbers is not None and numbers[0] == "EC":
                self._by_point[numbers[2:]].append(certificate)

    def find(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return the certificates of that key, in the order given; empty where there is none or the key has no readable numbers."""
        return tuple(self._found.get(key.numbers, ())) if key.numbers is not None else ()

    def list_incomparable(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return those of which nobody can tell: their own numbers cannot be read, or (then all of them) the key's cannot."""
        return self._all if key.numbers is None else (*self.list_of_point(key), *self._found.get(None, ()))

    def list_of_point(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return those with the point of an EC key where one of the two spells out its curve, so that it may be the other's or not."""
        if key.numbers is None or key.numbers[0] != "EC":
            return ()
        same = (each for each in self._by_point.get(key.numbers[2:], ()) if key.curve is None or each.public_key.curve is None)
        return tuple(each for each in same if _find_public_numbers(each) != key.numbers)


def _find_public_numbers(certificate: X509Certificate) -> PublicNumbers | None:
    try:
        return read_public_key(read_outline(certificate.der).public_key).numbers
    except MalformedContent:
        return None


def _read_numbers(info: PrivateKeyInfo, work: KeyWork) -> KeyFacts | None:
    oid, parameters = info.algorithm
    if oid in (algorithms.RSA, algorithms.RSASSA_PSS):
        return _read_rsa_key(oid, info.value)
    if oid == algorithms.EC:
        return _read_ec_key(info, work)
    if oid in algorithms.ML_DSA:
        return _read_ml_dsa_key(info, work)
    if oid in algorithms.SLH_DSA:  # FIPS 205, 9.1: the second half of the private key is the public one
        return KeyFacts(algorithm=algorithms.SLH_DSA[oid], oid=oid, numbers=(oid, info.value[len(info.value) // 2 :]))
    if oid == algorithms.DSA:
        bits = read_prime_bits(parameters) or 0
        _refuse_too_large(bits)
        return _load(write_plain(info), work, cost=power_cost(bits=bits, exponent_bits=parse_der(info.value).integer().bit_length()))
    return _load(write_curve_key(oid, read_curve_private_key(info)), work, cost=SMALL) if oid in CURVE_KEY_SIZES else None


def _compare_public_key(info: PrivateKeyInfo, facts: KeyFacts) -> None:
    """Raise _OtherPublicKey unless the public key of a OneAsymmetricKey, if it has one that can be compared, is that of the private key."""
    if info.public_key is None or facts.numbers is None:
        return
    algorithm = info.algorithm
    if info.algorithm.oid == algorithms.EC:
        algorithm = AlgorithmIdentifier(algorithms.EC, read_ec_private_key(info).parameters)
    if read_public_key(write_public_key(algorithm, info.public_key)).numbers != facts.numbers:
        raise _OtherPublicKey


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


def _read_ec_key(info: PrivateKeyInfo, work: KeyWork) -> KeyFacts:
    """Compute the public key on the curves that cryptography knows; on others it is the one that stands with the private key."""
    key = read_ec_private_key(info)
    curve, bits = _find_curve(key.parameters)
    cost = curve_cost(curve, bits)
    try:
        return _load(write_ec_key(key, bits=bits), work, cost=cost)
    except UnsupportedAlgorithm:
        if key.point is None:
            raise
        return describe_ec_key(AlgorithmIdentifier(algorithms.EC, key.parameters), key.point)
    except ValueError:
        if key.point is None:
            raise
        _load(write_ec_key(replace(key, point=None), bits=bits), work, cost=cost)
        raise _OtherPublicKey from None


def _read_ml_dsa_key(info: PrivateKeyInfo, work: KeyWork) -> KeyFacts:
    oid, choice = info.algorithm.oid, parse_element(info.value, is_der=True)
    if choice.tag == _SEED:
        return _load(write_plain(info), work, cost=SMALL)
    if choice.tag != OCTET_STRING:
        _, choice = choice.first(2)
    public_key_hash = choice.octet_string()[_HASH_OF_PUBLIC_KEY]
    if len(public_key_hash) != ML_DSA_HASH_SIZE:
        raise MalformedContent("The key is too short.")
    return KeyFacts(algorithm=algorithms.ML_DSA[oid], oid=oid, numbers=(oid, public_key_hash))


def _find_curve(parameters: Element) -> tuple[str | None, int | None]:
    """Return the curve's name and bits, of ECParameters those of the order (RFC 3279 2.3.5: the fifth); None for what is not known."""
    if parameters.tag == OBJECT_IDENTIFIER:
        return CURVES.get(parameters.object_identifier(), (None, None))
    order = parameters.first(5)[4:]
    return None, order[0].integer().bit_length() if order else None


def _load(pkcs8: bytes, work: KeyWork, *, cost: int) -> KeyFacts:
    """Let the library read the key; raises _NoWorkLeft before it does."""
    if not work.pay(cost):
        raise _NoWorkLeft
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a curve will be dropped some day is the lock file's concern, not the uploader's
        key = load_der_private_key(pkcs8, None)
        spki = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return read_public_key(parse_der(spki))
