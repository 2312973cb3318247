"""Where the keys are kept that sign access tokens."""

from collections.abc import Collection
from typing import Protocol

from services.model.access import SigningKey


class SigningKeyRepository(Protocol):
    """Keeps the signing keys of all replicas, encrypted."""

    async def list(self) -> tuple[SigningKey, ...]:
        """Return all keys by their numbers, the lowest first."""

    async def add(self, key: SigningKey) -> bool:
        """Store a key; return False, and store nothing, where there is one of that number."""

    async def remove(self, numbers: Collection[int]) -> None:
        """Remove the keys of these numbers."""
