"""What encryption at rest stores, and the place that it is bound to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an encrypted value belongs; a ciphertext moved to any other place does not decrypt.

    `scope_id` is None for what belongs to the whole installation; `noun_id` is the id of the certificate, or of whatever else it is.
    """

    scope_id: str | None
    noun_id: str
    version: int
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrappedKey:
    """A data key encrypted by the master key of that id."""

    master_key_id: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Encrypted:
    """A value under AES-256-GCM with a data key of its own: `ciphertext` ends with the 16 octet tag."""

    wrapped_key: WrappedKey
    nonce: bytes
    ciphertext: bytes
