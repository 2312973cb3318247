"""What makes key pairs."""

from typing import Protocol

from services.model.caller import Caller
from services.model.generation import KeyAlgorithm, KeyPair


class KeyPairMaker(Protocol):
    """Makes key pairs without holding up the event loop, or one kind of key another."""

    async def __call__(self, algorithm: KeyAlgorithm, caller: Caller) -> KeyPair:
        """Return a fresh key pair; raises ServiceUnavailable where too many are waited for. Callers take turns."""
