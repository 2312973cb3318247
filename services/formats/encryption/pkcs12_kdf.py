"""PKCS#12's own key derivation, RFC 7292 appendix B.2: slow in Python, so every iteration is paid for before it runs."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import Protocol

from services.formats.budget import Budget

KEY = 1
IV = 2
MAC_KEY = 3
"""What the octets are for (RFC 7292 B.3): each purpose gives others."""


class _Digest(Protocol):
    def digest(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pkcs12Derivation:
    """The parameters: a hash of hashlib's, the salt, and the iterations (at least 1)."""

    hash_name: str
    salt: bytes
    iterations: int

    def pay(self, budget: Budget, size: int) -> int:
        """Pay for deriving that many octets and return the cost, in iterations; raises TooCostly."""
        return budget.charge(self.iterations, times=-(-size // hashlib.new(self.hash_name).digest_size))

    def derive(self, password: bytes, *, purpose: int, size: int) -> bytes:
        """Return that many octets for the purpose, from the password in its final form (BMPString with its two zero octets)."""
        new = find_constructor(self.hash_name)
        width = hashlib.new(self.hash_name).block_size
        state = _fill(self.salt, width) + _fill(password, width)
        diversifier = bytes((purpose,)) * width
        derived = b""
        while len(derived) < size:
            digest = iterate(new, diversifier + state, self.iterations)
            derived += digest
            if len(derived) < size:
                state = _add(state, _fill(digest, width)[:width], width)
        return derived[:size]


def find_constructor(hash_name: str) -> Callable[[bytes], _Digest]:
    """Return hashlib's constructor; the named ones are faster than `hashlib.new`."""
    constructor: Callable[[bytes], _Digest] = getattr(hashlib, hash_name, partial(hashlib.new, hash_name))
    return constructor


def iterate(new: Callable[[bytes], _Digest], octets: bytes, iterations: int) -> bytes:
    """Return the hash of the hash of ... the octets, that many times."""
    digest = new(octets).digest()
    for _ in repeat(None, iterations - 1):
        digest = new(digest).digest()
    return digest


def _fill(octets: bytes, width: int) -> bytes:
    """Repeat the octets up to a whole number of blocks; none stay none."""
    if not octets:
        return b""
    size = -(-len(octets) // width) * width
    return (octets * (size // len(octets) + 1))[:size]


def _add(state: bytes, block: bytes, width: int) -> bytes:
    """Add the block and 1 to every block of the state, modulo its width."""
    summand, modulus = int.from_bytes(block, "big") + 1, 1 << 8 * width
    return b"".join(
        ((int.from_bytes(state[at : at + width], "big") + summand) % modulus).to_bytes(width, "big") for at in range(0, len(state), width)
    )
