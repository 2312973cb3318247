"""What makes a key weak. Everything here is told from public numbers, so that private keys and certificates are judged alike."""

from collections.abc import Callable
from functools import cache
from math import isqrt, prod
from typing import NamedTuple

from services.x509.algorithms import ED448, ED25519, X448, X25519
from services.x509.public_keys import KeyFacts

MIN_RSA_BITS = 2_048
"""NIST SP 800-131A rev. 2: shorter ones are disallowed since 2014."""

MIN_RSA_EXPONENT = 65_537
"""FIPS 186-5 A.1.1: the exponent is odd and above 2^16. Small ones turn padding mistakes of others into forged signatures."""

MIN_EC_BITS = 224
"""NIST SP 800-131A rev. 2: shorter ones, such as P-192, are disallowed since 2014."""

FERMAT_ROUNDS = 100
"""Steps of Fermat's factorization; Böck's survey of broken generators (CVE-2022-26320) needed at most 20 for every key found."""

MAX_FERMAT_BITS = 16_384
"""Of a modulus that is tried: OpenSSL uses no larger one, and a root of a longer one takes longer than its certificate is worth."""

_SIEVE_PRIMES = (3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
_SIEVE_PRODUCT = prod(_SIEVE_PRIMES)

_ROCA_PRIMES = (
    *(3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71),
    *(73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167),
)
_ROCA_REMAINDERS = tuple((prime, frozenset(pow(65_537, power, prime) for power in range(prime))) for prime in _ROCA_PRIMES)
_ROCA_PRODUCT = prod(_ROCA_PRIMES)
_ROCA_BITS = range(512, 4_097)  # the sizes that the broken library makes


class _LowOrder(NamedTuple):
    """The points of low order on a curve, by the coordinate that encodes them modulo `prime`; `bits` are those of the coordinate."""

    size: int
    bits: int
    prime: int
    points: frozenset[int]


_P25519 = 2**255 - 19
_P448 = 2**448 - 2**224 - 1
_ORDER_8_Y = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7  # of Ed25519, or its negative
_ORDER_8_U = (
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
)
_LOW_ORDER = {
    ED25519: _LowOrder(32, 255, _P25519, frozenset({0, 1, _P25519 - 1, _ORDER_8_Y, _P25519 - _ORDER_8_Y})),
    X25519: _LowOrder(32, 255, _P25519, frozenset({0, 1, _P25519 - 1, *_ORDER_8_U})),
    ED448: _LowOrder(57, 455, _P448, frozenset({0, 1, _P448 - 1})),
    X448: _LowOrder(56, 448, _P448, frozenset({0, 1, _P448 - 1})),
}
"""RFC 7748 4 and RFC 8032 5: the cofactors are 8 and 4, and these are all points whose order divides them."""


def list_weaknesses(key: KeyFacts) -> tuple[str, ...]:
    """Return what is weak about the key, as clauses such as "its RSA modulus has 1,024 bits, ..."; empty if nothing is."""
    return tuple(reason for check in _CHECKS if (reason := check(key)) is not None)


def _has_short_modulus(key: KeyFacts) -> str | None:
    if _find_rsa(key) and key.bits is not None and key.bits < MIN_RSA_BITS:
        return f"its RSA modulus has {key.bits:,} bits, and {MIN_RSA_BITS:,} are the least"
    return None


def _has_small_exponent(key: KeyFacts) -> str | None:
    _, exponent = _find_rsa(key) or (None, MIN_RSA_EXPONENT)
    if exponent < MIN_RSA_EXPONENT or exponent % 2 == 0:
        return f"its RSA exponent is not an odd number from {MIN_RSA_EXPONENT:,}"
    return None


def _is_roca(key: KeyFacts) -> str | None:
    """Nemec et al. 2017 (CVE-2017-15361): moduli of Infineon's RSALib are powers of 65537 modulo every small prime."""
    modulus, _ = _find_rsa(key) or (0, 0)
    if modulus.bit_length() not in _ROCA_BITS:
        return None
    remainder = modulus % _ROCA_PRODUCT
    if all(remainder % prime in powers for prime, powers in _ROCA_REMAINDERS):
        return "it has the ROCA fingerprint (CVE-2017-15361): it can be factored"
    return None


def _is_dsa(key: KeyFacts) -> str | None:
    return "DSA is withdrawn (FIPS 186-5), and TLS 1.3 does not know it" if key.algorithm == "DSA" else None


def _is_short_curve(key: KeyFacts) -> str | None:
    if key.algorithm == "EC" and key.bits is not None and key.bits < MIN_EC_BITS:
        return f"its curve has {key.bits:,} bits, and {MIN_EC_BITS:,} are the least"
    return None


def _has_close_primes(key: KeyFacts) -> str | None:
    """Fermat: if the primes lie close together, the modulus is a square less a small square. An even modulus has no such form.

    Of the squares to try a sieve leaves one in a thousand, so that little more than one root is taken.
    """
    modulus, _ = _find_rsa(key) or (0, 0)
    if modulus % 2 == 0 or modulus.bit_length() > MAX_FERMAT_BITS:
        return None
    middle = isqrt(modulus - 1) + 1 if modulus > 1 else 1
    rounds, middle_rest, modulus_rest = (1 << FERMAT_ROUNDS) - 1, middle % _SIEVE_PRODUCT, modulus % _SIEVE_PRODUCT
    for prime in _SIEVE_PRIMES:
        rounds &= _sieve(prime, middle_rest % prime, modulus_rest % prime)
    while rounds:
        candidate = middle + (rounds & -rounds).bit_length() - 1
        rest = candidate * candidate - modulus
        if isqrt(rest) ** 2 == rest:
            return "its primes lie so close together that it can be factored at once (CVE-2022-26320)"
        rounds &= rounds - 1
    return None


@cache
def _sieve(prime: int, middle: int, modulus: int) -> int:
    """Return the bits of the rounds in which the rest may be a square, for it is one modulo the prime; all numbers are below it."""
    squares = {number * number % prime for number in range(prime)}
    return sum(1 << at for at in range(FERMAT_ROUNDS) if ((middle + at) ** 2 - modulus) % prime in squares)


def _is_low_order_point(key: KeyFacts) -> str | None:
    """With a point whose multiples are 8 at most, everybody can sign (Ed25519, Ed448) or knows the shared secret (X25519, X448)."""
    match key.numbers:
        case (str(oid), bytes(point)) if oid in _LOW_ORDER and len(point) == _LOW_ORDER[oid].size:
            field = _LOW_ORDER[oid]
            number = int.from_bytes(point, "little") & ((1 << field.bits) - 1)
            if number % field.prime in field.points:
                return "its public key is a point of low order: everybody can do what needs its private key"
    return None


def _find_rsa(key: KeyFacts) -> tuple[int, int] | None:
    """Return modulus and exponent of an RSA key, under whichever algorithm."""
    match key.numbers:
        case ("RSA", int(modulus), int(exponent)):
            return modulus, exponent
    return None


_CHECKS: tuple[Callable[[KeyFacts], str | None], ...] = (
    _has_short_modulus,
    _has_small_exponent,
    _is_roca,
    _is_dsa,
    _is_short_curve,
    _has_close_primes,
    _is_low_order_point,
)
