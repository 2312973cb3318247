"""Key derivations that have an identifier of their own: PBKDF2 (RFC 8018 5.2) and scrypt (RFC 7914 7)."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from services.asn1.read import Element
from services.asn1.tags import INTEGER, SEQUENCE
from services.formats.budget import MAX_SCRYPT_MEMORY, Budget
from services.formats.encryption.algorithms import HMACS, name_hash, not_read
from services.formats.encryption.pbes1 import read_iterations

PBKDF2 = "1.2.840.113549.1.5.12"
SCRYPT = "1.3.6.1.4.1.11591.4.11"


class KeyDerivation(Protocol):
    """A key derivation with its parameters; `key_size` is None where the file leaves it to the cipher."""

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        ...

    @property
    def key_size(self) -> int | None:
        """The size of key, in octets, that the file asks for."""
        ...

    def pay(self, budget: Budget, size: int) -> int:
        """Pay for deriving that many octets and return the cost, in iterations; raises TooCostly."""
        ...

    def derive(self, password: bytes, size: int) -> bytes:
        """Return that many octets."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pbkdf2:
    """PBKDF2 with HMAC over a hash of hashlib's."""

    hash_name: str
    salt: bytes
    iterations: int
    key_size: int | None

    @property
    def name(self) -> str:
        """PBKDF2 and its hash."""
        return f"PBKDF2 and {name_hash(self.hash_name)}"

    def pay(self, budget: Budget, size: int) -> int:
        """Pay for each block of the hash's size."""
        return budget.charge(self.iterations, times=-(-size // hashlib.new(self.hash_name).digest_size))

    def derive(self, password: bytes, size: int) -> bytes:
        """Return that many octets."""
        return hashlib.pbkdf2_hmac(self.hash_name, password, self.salt, self.iterations, size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrypt:
    """scrypt with cost N, block size r and parallelization p."""

    salt: bytes
    cost: int
    block_size: int
    parallelization: int
    key_size: int | None

    @property
    def name(self) -> str:
        """Its name."""
        return "scrypt"

    def pay(self, budget: Budget, _size: int) -> int:
        """Pay for its memory and work; the size of the key hardly matters."""
        return budget.charge_scrypt(cost=self.cost, block_size=self.block_size, parallelization=self.parallelization)

    def derive(self, password: bytes, size: int) -> bytes:
        """Return that many octets."""
        return hashlib.scrypt(
            password,
            salt=self.salt,
            n=self.cost,
            r=self.block_size,
            p=self.parallelization,
            maxmem=2 * MAX_SCRYPT_MEMORY + 128 * self.block_size * self.parallelization,
            dklen=size,
        )


def read_algorithm(algorithm: Element) -> tuple[str, Element | None]:
    """Return the identifier and the parameters of an AlgorithmIdentifier."""
    fields = algorithm.sequence()
    oid = fields.take().object_identifier()
    parameters = next(fields.rest(), None)
    fields.finish()
    return oid, parameters


def read_key_derivation(algorithm: Element) -> KeyDerivation:
    """Return the key derivation; nothing is paid for yet. Raises UnsupportedAlgorithm for any but PBKDF2 and scrypt."""
    oid, parameters = read_algorithm(algorithm)
    if oid not in (PBKDF2, SCRYPT):
        raise not_read("The key is derived by", oid)
    if parameters is None:
        raise algorithm.malformed("The key derivation has no parameters.")
    return read_pbkdf2(parameters) if oid == PBKDF2 else _read_scrypt(parameters)


def read_pbkdf2(parameters: Element) -> Pbkdf2:
    """Return PBKDF2 with its parameters; raises UnsupportedAlgorithm for an unknown pseudo-random function."""
    fields = parameters.sequence()
    salt = fields.take().octet_string()
    iterations = read_iterations(fields.take())
    length = fields.take_if(INTEGER)
    function = fields.take_if(SEQUENCE)
    fields.finish()
    return Pbkdf2(
        hash_name=read_hmac(function) if function else "sha1",
        salt=salt,
        iterations=iterations,
        key_size=_read_positive(length) if length else None,
    )


def read_hmac(algorithm: Element) -> str:
    """Return the name of the hash that an HMAC is over; raises UnsupportedAlgorithm for an unknown one."""
    oid, _ = read_algorithm(algorithm)
    if oid not in HMACS:
        raise not_read("The file uses", oid)
    return HMACS[oid]


def _read_scrypt(parameters: Element) -> Scrypt:
    fields = parameters.sequence()
    salt = fields.take().octet_string()
    cost, block_size, parallelization = (_read_positive(fields.take()) for _ in range(3))
    length = fields.take_if(INTEGER)
    fields.finish()
    if cost < 2 or cost & (cost - 1) or cost.bit_length() > 16 * block_size:
        raise parameters.malformed("scrypt's cost is no power of 2 that its block size allows.")
    return Scrypt(
        salt=salt,
        cost=cost,
        block_size=block_size,
        parallelization=parallelization,
        key_size=_read_positive(length) if length else None,
    )


def _read_positive(element: Element) -> int:
    number = element.number()
    if number < 1:
        raise element.malformed(f"The number is {number}, which is less than 1.")
    return number
