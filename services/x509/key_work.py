"""How much arithmetic with the keys of one file may be done. Each piece is paid for by what it costs before it is done.

Costs are estimates by the sizes of the numbers, in microseconds of one core: never measured, so that a file always says the same.
"""

MAX_WORK = 3_000_000
"""Of one file: 5,000 self-signed certificates with P-384, the slowest usual key, take 2.7 seconds."""

READING = 50
"""Of two certificates, once more, so that their signature can be checked."""

SMALL = 300
"""Of one operation with Ed25519, Ed448 or ML-DSA: 30 to 270, the longest that of ML-DSA-87."""

_FAST_CURVES = {"secp224r1": 100, "secp256r1": 100}
"""These OpenSSL computes by a way of its own."""

_BITS_SQUARED_OF_CURVES = 200
_BITS_CUBED = 2_000_000


class KeyWork:
    """Counts down what is left to one file."""

    def __init__(self, total: int = MAX_WORK) -> None:
        self._left = total

    def pay(self, cost: int) -> bool:
        """Whether so much was left; then it is taken."""
        if cost > self._left:
            return False
        self._left -= cost
        return True


def power_cost(*, bits: int, exponent_bits: int) -> int:
    """Return the cost of one power modulo a number of so many bits: RSA's signature, or half of DSA's, or DSA's public key.

    RSA-4096 with the exponent 65,537 takes 0.07 to 0.14 ms, RSA-3072 with an exponent of 3,071 bits 10 to 15 ms.
    """
    return bits * bits * exponent_bits // _BITS_CUBED


def curve_cost(name: str | None, bits: int | None) -> int:
    """Return the cost of one operation on an elliptic curve: 0.5 ms on P-384, 1 ms on brainpoolP512r1, the slowest."""
    size = bits or 521  # of an unknown curve nothing is computed, and the largest known one is near
    return _FAST_CURVES.get(name or "", size * size // _BITS_SQUARED_OF_CURVES)
