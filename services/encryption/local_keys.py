"""Master keys that this process holds itself."""

import secrets
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.encryption.envelope import NONCE_LENGTH, DecryptionFailed
from services.encryption.master_key import MasterKey
from services.model.encrypted import WrappedKey


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
