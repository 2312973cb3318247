"""Places in the database's log as opaque texts: nobody reads in them what else was done in the installation, or makes one up.

AES-SIV (RFC 5297) needs no nonce, so that the same place is the same text on every replica, and is bound to its tenant.
"""

import base64
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from services.ports.keys import KeyProvider

MAX_POSITION_LENGTH = 1000
"""Characters: a resume token of MongoDB has about 130 octets, and the encodings around it fit four times."""

_USE = b"positions"
_HALVES = (b"1", b"2")  # of the key: each fingerprint gives 32 of its 64 octets
_TIME_LENGTH = 4


@dataclass(frozen=True, slots=True)
class LogPlace:
    """A resume token of MongoDB, upper-case hexadecimal digits that sort as the log does, and its time in seconds since 1970."""

    token: str
    seconds: int


class PositionSeal:
    """Writes places as positions and reads them, the same way on all replicas with the same master key."""

    def __init__(self, keys: KeyProvider) -> None:
        halves = [keys.fingerprint(half, use=_USE).partition(":")[2] for half in _HALVES]
        self._cipher = AESSIV(bytes.fromhex("".join(halves)))

    def write(self, place: LogPlace, *, tenant: str) -> str:
        """Return the place as a position of the tenant."""
        octets = place.seconds.to_bytes(_TIME_LENGTH, "big") + bytes.fromhex(place.token)
        return base64.urlsafe_b64encode(self._cipher.encrypt(octets, [tenant.encode()])).decode().rstrip("=")

    def find(self, position: str, *, tenant: str) -> LogPlace | None:
        """Return the place of a position of the tenant; None for everything else, also under another master key."""
        if len(position) > MAX_POSITION_LENGTH:
            return None
        try:
            octets = base64.b64decode(position + "=" * (-len(position) % 4), altchars=b"-_", validate=True)
            opened = self._cipher.decrypt(octets, [tenant.encode()])
        except (ValueError, InvalidTag):  # ValueError: no base64, or shorter than its tag
            return None
        return LogPlace(token=opened[_TIME_LENGTH:].hex().upper(), seconds=int.from_bytes(opened[:_TIME_LENGTH], "big"))
