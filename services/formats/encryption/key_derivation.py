"""Key derivations: PBKDF2 (RFC 8018 5.2), scrypt (RFC 7914 7), and PKCS#12's own (RFC 7292 B.2).

PKCS#12's own is slow in Python, so every iteration is paid for before it runs.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import ClassVar, Protocol

from services.asn1.read import Element
from services.asn1.tags import INTEGER, SEQUENCE
from services.formats.budget import MAX_SCRYPT_MEMORY, Budget
from services.formats.derived_keys import DerivedKeys, recall
from services.formats.encryption.algorithms import HMACS, name_algorithm, name_hash, not_read
from services.x509.algorithms import read_algorithm

PBKDF2 = "1.2.840.113549.1.5.12"
SCRYPT = "1.3.6.1.4.1.11591.4.11"

KEY, IV, MAC_KEY = 1, 2, 3
"""What PKCS#12's octets are for (RFC 7292 B.3): each purpose gives others."""


class _Digest(Protocol):
    def digest(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pkcs12Derivation:
    """PKCS#12's own: a hash of hashlib's, the salt, and the iterations (at least 1)."""

    hash_name: str
    salt: bytes
    iterations: int

    def pay(self, budget: Budget, size: int) -> int:
        """Pay for deriving that many octets and return the cost, in iterations; raises TooCostly."""
        return budget.charge(self.iterations, times=_count_blocks(self.hash_name, size))

    def derive(self, password: bytes, *, purpose: int, size: int, known: DerivedKeys | None = None) -> bytes:
        """Return that many octets for the purpose, from the password in its final form (BMPString with its two zero octets)."""
        return recall(known, (self, password, purpose, size), lambda: self._derive(password, purpose=purpose, size=size))

    def _derive(self, password: bytes, *, purpose: int, size: int) -> bytes:
        width = hashlib.new(self.hash_name).block_size
        state = _fill(self.salt, width) + _fill(password, width)
        diversifier = bytes((purpose,)) * width
        derived = b""
        while len(derived) < size:
            digest = iterate(self.hash_name, diversifier + state, self.iterations)
            derived += digest
            if len(derived) < size:
                state = _add(state, _fill(digest, width)[:width], width)
        return derived[:size]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pbkdf2:
    """PBKDF2 with HMAC over a hash of hashlib's. `key_size`, in octets, is None where the file leaves it to the cipher."""

    hash_name: str
    salt: bytes
    iterations: int
    key_size: int | None

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"PBKDF2 and {name_hash(self.hash_name)}"

    def pay(self, budget: Budget, size: int) -> int:
        """Pay for deriving that many octets and return the cost, in iterations; raises TooCostly."""
        return budget.charge(self.iterations, times=_count_blocks(self.hash_name, size))

    def derive(self, password: bytes, size: int, *, known: DerivedKeys | None = None) -> bytes:
        """Return that many octets."""
        derive = partial(hashlib.pbkdf2_hmac, self.hash_name, password, self.salt, self.iterations, size)
        return recall(known, (self, password, size), derive)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrypt:
    """scrypt with cost N, block size r and parallelization p. `key_size` is as PBKDF2's."""

    name: ClassVar[str] = "scrypt"
    salt: bytes
    cost: int
    block_size: int
    parallelization: int
    key_size: int | None

    def pay(self, budget: Budget, _size: int) -> int:
        """Pay for its memory and work; the size of the key hardly matters. Raises TooCostly."""
        return budget.charge_scrypt(cost=self.cost, block_size=self.block_size, parallelization=self.parallelization)

    def derive(self, password: bytes, size: int, *, known: DerivedKeys | None = None) -> bytes:
        """Return that many octets."""
        maxmem = 2 * MAX_SCRYPT_MEMORY + 128 * self.block_size * self.parallelization
        n, r, p = self.cost, self.block_size, self.parallelization
        derive = partial(hashlib.scrypt, password, salt=self.salt, n=n, r=r, p=p, maxmem=maxmem, dklen=size)
        return recall(known, (self, password, size), derive)


KeyDerivation = Pbkdf2 | Scrypt
"""Those that have an identifier of their own."""


def require_parameters(algorithm: Element, parameters: Element | None) -> Element:
    """Return the parameters of an AlgorithmIdentifier; raises MalformedContent if it has none."""
    if parameters is None:
        raise algorithm.malformed(f"{name_algorithm(read_algorithm(algorithm).oid)} has no parameters.")
    return parameters


def read_key_derivation(algorithm: Element) -> KeyDerivation:
    """Return the key derivation; nothing is paid for yet. Raises UnsupportedAlgorithm for any but PBKDF2 and scrypt."""
    oid, parameters = read_algorithm(algorithm)
    if oid not in (PBKDF2, SCRYPT):
        raise not_read("The key is derived by", oid)
    read = read_pbkdf2 if oid == PBKDF2 else _read_scrypt
    return read(require_parameters(algorithm, parameters))


def read_pbkdf2(parameters: Element) -> Pbkdf2:
    """Return PBKDF2 with its parameters; raises UnsupportedAlgorithm for an unknown pseudo-random function."""
    fields = parameters.sequence()
    salt = fields.take().octet_string()
    iterations = read_positive(fields.take())
    length = fields.take_if(INTEGER)
    function = fields.take_if(SEQUENCE)
    fields.finish()
    hash_name = read_hmac(function) if function else "sha1"
    return Pbkdf2(hash_name=hash_name, salt=salt, iterations=iterations, key_size=read_positive(length) if length else None)


def read_hmac(algorithm: Element) -> str:
    """Return the name of the hash that an HMAC is over; raises UnsupportedAlgorithm for an unknown one."""
    oid = read_algorithm(algorithm).oid
    if oid not in HMACS:
        raise not_read("The file uses", oid)
    return HMACS[oid]


def _read_scrypt(parameters: Element) -> Scrypt:
    fields = parameters.sequence()
    salt = fields.take().octet_string()
    n, r, p = (read_positive(fields.take()) for _ in range(3))
    length = fields.take_if(INTEGER)
    fields.finish()
    if n < 2 or n & (n - 1) or n.bit_length() > 16 * r:
        raise parameters.malformed("The scrypt cost is not a power of 2 that the block size allows.")
    return Scrypt(salt=salt, cost=n, block_size=r, parallelization=p, key_size=read_positive(length) if length else None)


def read_positive(element: Element) -> int:
    """Return a count (of iterations, of octets); raises MalformedContent if it is less than 1."""
    number = element.number()
    if number < 1:
        raise element.malformed(f"The number is {number}, which is less than 1.")
    return number


def iterate(hash_name: str, octets: bytes, iterations: int) -> bytes:
    """Return the hash of the hash of ... the octets, that many times."""
    # hashlib's named constructors are faster than `hashlib.new`, but not every hash has one.
    new: Callable[[bytes], _Digest] = getattr(hashlib, hash_name, partial(hashlib.new, hash_name))
    digest = new(octets).digest()
    for _ in repeat(None, iterations - 1):
        digest = new(digest).digest()
    return digest


def _count_blocks(hash_name: str, size: int) -> int:
    return -(-size // hashlib.new(hash_name).digest_size)


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
