"""The sessions of browsers: begun for who has proven who it is, found by what a cookie holds, and ended."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from services.model.access import BrowserSession, IssuerTokens
from services.model.caller import Caller
from services.ports.clock import Clock
from services.repositories.browser_sessions import BrowserSessionRepository
from services.rules.records import stored_moment

SECRET_SIZE = 32
"""Random octets in a cookie: as many as SHA-256 has, so that its plain hash is as hard to invert as the cookie is to guess."""

MAX_SESSIONS = 50
"""Browsers in which one subject is signed in at the same time; one more signs out the one that signed in first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Begins, finds and ends sessions. What a cookie holds is stored nowhere, only its hash."""

    repository: BrowserSessionRepository
    clock: Clock

    async def begin(self, caller: Caller, *, origin: str, lifetime: timedelta, tokens: IssuerTokens | None = None) -> str:
        """Return what the cookie is to hold; raises ServiceUnavailable."""
        secret, now = secrets.token_urlsafe(SECRET_SIZE), stored_moment(self.clock)
        session = BrowserSession(
            id=_hash(secret),
            tenant=caller.tenant,
            subject=caller.subject,
            origin=origin,
            created_at=now,
            expires_at=now + lifetime,
            tokens=tokens,
        )
        await self.repository.add(session, most=MAX_SESSIONS)
        return secret

    async def find(self, secret: str) -> BrowserSession | None:
        """Return the session of what a cookie holds, unless it has ended; raises ServiceUnavailable."""
        session = await self.repository.find(_hash(secret))
        return session if session is not None and session.expires_at > self.clock.now() else None

    async def end(self, secret: str) -> None:
        """End the session, if there is one; raises ServiceUnavailable."""
        await self.repository.remove(_hash(secret))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
