"""Master keys: 256 random bits that only wrap data keys, and the provider that holds them in this process."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services.encryption.envelope import NONCE_LENGTH, DecryptionFailed
from services.model.encrypted import WrappedKey
from services.model.secret import Secret

MASTER_KEY_LENGTH = 32
"""Octets: AES-256."""

_ID_LABEL = b"destination-certificates master key id v1\x00"
_ID_LENGTH = 16  # hexadecimal digits: enough to tell keys apart, and of a hash, so that it says nothing about the key

_FINGERPRINT_LABEL = b"destination-certificates fingerprint v1 "


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


class LocalKeyProvider:
    """A KeyProvider that wraps under `current` and unwraps what any of the keys wrapped, so that master keys can be rotated.

    The octets of a wrapped key are the nonce and the AES-256-GCM ciphertext with its tag.
    """

    def __init__(self, current: MasterKey, others: Sequence[MasterKey] = ()) -> None:
        self._current = current
        self._keys = {key.id: key for key in (*others, current)}

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        """Return the data key under the current master key, bound to `context`."""
        # Random, so one master key should wrap fewer than 2^32 data keys (NIST SP 800-38D, 8.3): 50 uploads a second for two years.
        nonce = secrets.token_bytes(NONCE_LENGTH)
        ciphertext = AESGCM(self._current.secret.reveal()).encrypt(nonce, data_key, context)
        return WrappedKey(master_key_id=self._current.id, octets=nonce + ciphertext)

    def fingerprint(self, message: bytes, *, use: bytes) -> str:
        """Return the id of the current master key, a colon, and HMAC-SHA256 of the message under a key that is derived for the use.

        The key is HKDF-SHA256 of the master key (RFC 5869), whose label no other derivation has.
        """
        key = HKDF(SHA256(), MASTER_KEY_LENGTH, salt=None, info=_FINGERPRINT_LABEL + use).derive(self._current.secret.reveal())
        return f"{self._current.id}:{hmac.new(key, message, hashlib.sha256).hexdigest()}"

    def unwrap(self, wrapped: WrappedKey, context: bytes) -> bytes:
        """Return the data key; raises DecryptionFailed for an unknown master key, another context or tampered octets."""
        key = self._keys.get(wrapped.master_key_id)
        if key is None:
            raise DecryptionFailed
        nonce, ciphertext = wrapped.octets[:NONCE_LENGTH], wrapped.octets[NONCE_LENGTH:]
        try:
            return AESGCM(key.secret.reveal()).decrypt(nonce, ciphertext, context)
        except (InvalidTag, ValueError):
            raise DecryptionFailed from None
