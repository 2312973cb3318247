"""The keys of an issuer."""

from typing import Protocol

from server.access.keys import Key


class KeySet(Protocol):
    """Finds the key that a token names."""

    async def find(self, kid: str | None) -> Key | None:
        """Return the key of that id, or None; without an id the key that is the only one.

        Raises ServiceUnavailable where that cannot be found out.
        """
