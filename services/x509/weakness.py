"""What makes a key weak. Everything here is told from public numbers, so that private keys and certificates are judged alike."""

from collections.abc import Callable
from math import isqrt, prod

from services.x509.public_keys import KeyFacts

MIN_RSA_BITS = 2_048
"""NIST SP 800-131A rev. 2: shorter ones are disallowed since 2014."""

MIN_RSA_EXPONENT = 65_537
"""FIPS 186-5 A.1.1: the exponent is odd and above 2^16. Small ones turn padding mistakes of others into forged signatures."""

MIN_EC_BITS = 224
"""NIST SP 800-131A rev. 2: shorter ones, such as P-192, are disallowed since 2014."""

FERMAT_ROUNDS = 100
"""Steps of Fermat's factorization; Böck's survey of broken generators (CVE-2022-26320) needed at most 20 for every key found."""

_ROCA_PRIMES = (
    *(3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71),
    *(73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167),
)
_ROCA_REMAINDERS = tuple((prime, frozenset(pow(65_537, power, prime) for power in range(prime))) for prime in _ROCA_PRIMES)
_ROCA_PRODUCT = prod(_ROCA_PRIMES)
_ROCA_BITS = range(512, 4_097)  # the sizes that the broken library makes


def list_weaknesses(key: KeyFacts) -> tuple[str, ...]:
    """Return what is weak about the key, as clauses such as "its RSA modulus has 1,024 bits, ..."; empty if nothing is."""
    return tuple(reason for check in _CHECKS if (reason := check(key)) is not None)


def list_private_weaknesses(key: KeyFacts) -> tuple[str, ...]:
    """Return what is weak about a private key: `list_weaknesses`, and primes so close that the modulus can be factored at once."""
    close = _has_close_primes(key)
    return (*list_weaknesses(key), close) if close else list_weaknesses(key)


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
    """Fermat: if the primes lie close together, the modulus is a square less a small square. An even modulus has no such form."""
    modulus, _ = _find_rsa(key) or (0, 0)
    if modulus % 2 == 0:
        return None
    middle = isqrt(modulus - 1) + 1 if modulus > 1 else 1
    for candidate in range(middle, middle + FERMAT_ROUNDS):
        rest = candidate * candidate - modulus
        if isqrt(rest) ** 2 == rest:
            return "its primes lie so close together that it can be factored at once (CVE-2022-26320)"
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
)
