"""Keys that sign access tokens, in memory."""

from collections.abc import Collection

from services.errors import ServiceUnavailable
from services.model.access import SigningKey


class MemorySigningKeys:
    """A SigningKeyRepository that counts how often its keys were read."""

    def __init__(self) -> None:
        self.keys: dict[int, SigningKey] = {}
        self.reads = 0
        self.is_away = False

    async def list(self) -> tuple[SigningKey, ...]:
        """Return all keys by their numbers, the lowest first."""
        self.reads += 1
        if self.is_away:
            raise ServiceUnavailable("The database does not answer.")
        return tuple(self.keys[number] for number in sorted(self.keys))

    async def add(self, key: SigningKey) -> bool:
        """Store a key; return False, and store nothing, where there is one of that number."""
        return self.keys.setdefault(key.number, key) is key

    async def remove(self, numbers: Collection[int]) -> None:
        """Remove the keys of these numbers."""
        for number in numbers:
            self.keys.pop(number, None)
