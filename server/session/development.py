"""Signing in on one's own machine: by the printed link, or by the development token itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from server.access.development import DevelopmentToken
from server.access.own_tokens import OwnTokens
from server.session.one_time_code import OneTimeCode
from server.session.sessions import Sessions
from services.errors import ServiceUnavailable
from services.model.access import BrowserSession

LIFETIME = timedelta(days=30)
"""Of a session: the token in the file `dev-token`, which opens the same, never ends. NIST SP 800-63B-4, 2.1.3: at most 30 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentSignIn:
    """Begins sessions that stand for the development token, and gives them access tokens, never that token itself."""

    token: DevelopmentToken
    code: OneTimeCode
    sessions: Sessions
    own: OwnTokens

    async def by_code(self, code: str) -> str:
        """Return what the cookie is to hold; raises LinkRefused (401), and ServiceUnavailable."""
        self.code.redeem(code)
        try:
            return await self._begin()
        except ServiceUnavailable:
            self.code.give_back()
            raise

    async def by_token(self, token: str) -> str:
        """Return what the cookie is to hold; raises TokenRefused (401), and ServiceUnavailable."""
        await self.token.verify(token.strip().encode())
        return await self._begin()

    def began(self, session: BrowserSession) -> bool:
        """Whether the session was begun here, by the token that there is now."""
        return session.origin == self.token.origin

    async def issue(self) -> tuple[str, datetime]:
        """Return an access token, and until when; raises ServiceUnavailable."""
        return await self.own.issue_to(self.token.caller)

    async def _begin(self) -> str:
        return await self.sessions.begin(self.token.caller, origin=self.token.origin, lifetime=LIFETIME)
