"""The master key: 256 random bits that only wrap data keys."""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from services.model.secret import Secret

MASTER_KEY_LENGTH = 32
"""Octets: AES-256."""

_ID_LABEL = b"destination-certificates master key id v1\x00"
_ID_LENGTH = 16  # hexadecimal digits: enough to tell keys apart, and of a hash, so that it says nothing about the key


class InvalidMasterKey(Exception):
    """A master key cannot be used; the sentence says why and what to do, without the key."""


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A master key of exactly 32 octets; raises InvalidMasterKey for another length."""

    secret: Secret

    def __post_init__(self) -> None:
        length = len(self.secret.reveal())
        if length != MASTER_KEY_LENGTH:
            raise InvalidMasterKey(f"A master key has {MASTER_KEY_LENGTH} octets; this one has {length}.")

    @property
    def id(self) -> str:
        """What wrapped keys name their master key by; it is public."""
        return hashlib.sha256(_ID_LABEL + self.secret.reveal()).hexdigest()[:_ID_LENGTH]


def new_master_key() -> MasterKey:
    """Return a fresh random master key."""
    return MasterKey(Secret(secrets.token_bytes(MASTER_KEY_LENGTH)))


def parse_master_key(text: str) -> MasterKey:
    """Read a master key from a setting: base64 of 32 octets; raises InvalidMasterKey, which does not repeat the text."""
    try:
        octets = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidMasterKey("The master key must be base64 of 32 octets, as `openssl rand -base64 32` prints.") from None
    return MasterKey(Secret(octets))
