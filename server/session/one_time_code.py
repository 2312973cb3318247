"""The code in the link that a start prints: it lets one browser in, once, and soon after the start only."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from enum import Enum

from server.http.refusal import RequestRefused
from services.ports.clock import Clock

LIFETIME = timedelta(hours=1)
"""Long enough to look at something else after the start. What is printed stays in the scrollback of terminals, and in some logs."""

CODE_SIZE = 32
"""Random octets: 256 bits, which nobody guesses."""


class LinkFault(Enum):
    """Why a link lets nobody in: the code for programs, and the sentence for people."""

    UNKNOWN = ("LINK_UNKNOWN", "The link is not of this start of the service.")
    USED = ("LINK_USED", "The link was used already: it opens one browser, once.")
    EXPIRED = ("LINK_EXPIRED", f"The link has expired: it opens for {LIFETIME // timedelta(minutes=1)} minutes after the start.")


class LinkRefused(RequestRefused):
    """A code that lets nobody in: 401."""

    def __init__(self, fault: LinkFault) -> None:
        code, message = fault.value
        super().__init__(401, code, message)
        self.fault = fault


class OneTimeCode:
    """The present code, of which the SHA-256 only is kept. No code is taken before `make` was called."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._digest: bytes | None = None
        self._ends_at: datetime | None = None
        self._is_used = False

    def make(self) -> str:
        """Return a new code, in the place of the one before."""
        code = secrets.token_urlsafe(CODE_SIZE)
        self._digest, self._is_used = hashlib.sha256(code.encode()).digest(), False
        self._ends_at = self._clock.now() + LIFETIME
        return code

    def redeem(self, code: str) -> None:
        """Take the code, which is of no use from now on; raises LinkRefused. Nothing is awaited, so that two cannot both take it."""
        given = hashlib.sha256(code.encode()).digest()
        # Digests of equal length are compared in constant time. Only who has the code hears what became of it.
        if self._digest is None or self._ends_at is None or not hmac.compare_digest(given, self._digest):
            raise LinkRefused(LinkFault.UNKNOWN)
        if self._is_used:
            raise LinkRefused(LinkFault.USED)
        if self._ends_at <= self._clock.now():
            raise LinkRefused(LinkFault.EXPIRED)
        self._is_used = True

    def give_back(self) -> None:
        """Let the code be taken again, as nobody got in by it after all."""
        self._is_used = False
