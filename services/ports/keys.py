"""What keeps the master key."""

from typing import Protocol

from services.model.encrypted import WrappedKey


class KeyProvider(Protocol):
    """Keeps the master key: wraps and unwraps data keys."""

    def wrap(self, data_key: bytes, context: bytes) -> WrappedKey:
        """Return the data key under the current master key, bound to `context`."""

    def unwrap(self, wrapped: WrappedKey, context: bytes) -> bytes:
        """Return the data key; raises `DecryptionFailed` (services.encryption) for another context or a tampered one."""

    def fingerprint(self, message: bytes, *, use: bytes) -> str:
        """Return what tells messages of one use apart, and is no clue to them without the master key; another key gives another one."""
