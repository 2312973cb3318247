"""Signing in by an OpenID issuer: from the code that a browser brings back to a session, and from that to fresh access tokens."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.access.issuers import OpenIdIssuer
from server.access.jwt import AskedFor, verify_id_token
from server.access.refused import TokenRefused
from server.session.attempts import Attempt
from server.session.openid_client import EXCHANGE_WITHIN, Given, GrantRefused, OpenIdClient
from server.session.sessions import Sessions
from services.errors import ServiceUnavailable
from services.model.access import BrowserSession, IssuerTokens
from services.model.caller import Caller
from services.model.secret import Secret
from services.ports.clock import Clock

LIFETIME = timedelta(hours=24)
"""Of a session, however often it is used: NIST SP 800-63B-4 has people prove who they are once a day where much is at stake (AAL2)."""

IDLE_LIFETIME = timedelta(hours=4)
"""Of a session that no page uses: a long meeting. An open page uses it each time its access token comes to its end."""

EXTENDED_EVERY = timedelta(minutes=5)
"""By so much the end of a session moves at least: not every use is written."""

CLAIMED_FOR = timedelta(seconds=2 * EXCHANGE_WITHIN)
"""For which others wait for whoever renews a session's tokens: longer than that can take. After a crash somebody else does it."""

_LOOK_AGAIN = 0.1  # seconds between two looks at whether another window has renewed the tokens

_log = logging.getLogger("destcert.access")


class SignInRefused(Exception):
    """The issuer signed somebody in whom this service does not take; the log says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIdSignIn:
    """Begins sessions of an issuer's subjects. Refresh tokens never leave the service, and the access token goes to the page only."""

    client: OpenIdClient
    issuer: OpenIdIssuer
    sessions: Sessions
    clock: Clock

    async def begin(self, code: str, attempt: Attempt) -> str:
        """Return what the cookie is to hold, for the code that the issuer gave; raises GrantRefused, SignInRefused, ServiceUnavailable."""
        given = await self.client.exchange(code, attempt)
        settings, now = self.client.settings, self.clock.now()
        try:
            if given.id_token is None:
                _log.warning("The issuer %s gives no ID token: the scope openid is missing.", settings.issuer)
                raise SignInRefused
            asked = AskedFor(issuer=settings.issuer, client_id=settings.client_id, nonce=attempt.nonce)
            await verify_id_token(given.id_token.encode(), self.issuer.keys, asked, now=now)
            caller, tokens = await self._verify(given, kept=None)
        except TokenRefused as refused:
            _log.warning("A token that %s gave to who signs in is refused: %s", settings.issuer, refused.message)
            raise SignInRefused from None
        return await self.sessions.begin(caller, origin=settings.issuer, lifetime=IDLE_LIFETIME, tokens=tokens)

    def began(self, session: BrowserSession) -> bool:
        """Whether the session was begun here."""
        return session.origin == self.client.settings.issuer and session.tokens is not None

    async def issue(self, session: BrowserSession) -> tuple[str, datetime] | None:
        """Return the access token, fresh, and until when; None where the session is over by now. Raises ServiceUnavailable.

        However many windows ask at once, on however many replicas, one renews the tokens, since issuers take a refresh token that was
        used before for a stolen one (RFC 9700, 4.14.2); the others wait for what it gets.
        """
        give_up_at = self.clock.monotonic() + CLAIMED_FOR.total_seconds()
        found: BrowserSession | None = session
        while found is not None and found.tokens is not None and self.clock.monotonic() <= give_up_at:
            tokens, now = found.tokens, self.clock.now()
            if now < tokens.fresh_until or (tokens.refresh is None and now < tokens.expires_at):
                await self._extend(found, now)
                return _show(tokens)
            if tokens.refresh is None:
                await self.sessions.repository.remove(found.id)
                return None
            if await self.sessions.repository.claim(found, now=now, until=now + CLAIMED_FOR):
                return await self._renew(found, tokens, tokens.refresh)
            await asyncio.sleep(_LOOK_AGAIN)
            found = await self.sessions.repository.find(session.id)
        if found is None:
            return None
        raise ServiceUnavailable("The access token could not be renewed in time.")

    async def _renew(self, session: BrowserSession, tokens: IssuerTokens, refresh: Secret) -> tuple[str, datetime] | None:
        try:
            given = await self.client.renew(refresh)
            caller, renewed = await self._verify(given, kept=refresh)
        except ServiceUnavailable:
            await self.sessions.repository.release(session)
            if self.clock.now() < tokens.expires_at:  # it was not fresh any more, and yet is better than none
                return _show(tokens)
            raise
        except (GrantRefused, TokenRefused) as refused:
            _log.info("A session of %s is over: its tokens are not renewed (%s).", session.subject, type(refused).__name__)
            await self.sessions.repository.remove(session.id)
            return None
        if (caller.tenant, caller.subject) != (session.tenant, session.subject):
            _log.warning("The issuer %s gave a token of somebody else to a session.", session.origin)
            await self.sessions.repository.remove(session.id)
            return None
        await self.sessions.repository.renew(session, renewed, expires_at=_end(session, self.clock.now()))
        return _show(renewed)

    async def _extend(self, session: BrowserSession, now: datetime) -> None:
        expires_at = _end(session, now)
        if expires_at - session.expires_at >= EXTENDED_EVERY:
            await self.sessions.repository.extend(session, expires_at=expires_at)

    async def _verify(self, given: Given, *, kept: Secret | None) -> tuple[Caller, IssuerTokens]:
        """Return whom the access token stands for, as every request with it will be asked; raises TokenRefused, ServiceUnavailable."""
        caller, now = await self.issuer.verify(given.access.encode()), self.clock.now()
        assert caller.expires_at is not None
        fresh_until = now + (caller.expires_at - now) / 2
        refresh = given.refresh or kept  # an issuer that does not rotate refresh tokens need not repeat it (RFC 6749, section 6)
        tokens = IssuerTokens(
            access=Secret(given.access.encode()), expires_at=_cut(caller.expires_at), fresh_until=_cut(fresh_until), refresh=refresh
        )
        return caller, tokens


def _show(tokens: IssuerTokens) -> tuple[str, datetime]:
    return tokens.access.reveal().decode(), tokens.expires_at


def _end(session: BrowserSession, now: datetime) -> datetime:
    return _cut(min(session.created_at + LIFETIME, now + IDLE_LIFETIME))


def _cut(moment: datetime) -> datetime:
    """Return the moment in milliseconds, as MongoDB keeps it."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
