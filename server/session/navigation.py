"""The way of a browser through the issuer: `/session/sign-in` sends it there, and to `/session/callback` it comes back."""

import hmac
import logging
from dataclasses import dataclass
from enum import Enum

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from server.http.request_id import note_codes
from server.session.attempts import Attempt, Attempts
from server.session.cookie import PATH, SessionCookie
from server.session.openid import LIFETIME, OpenIdSignIn, SignInRefused
from server.session.openid_client import CALLBACK, GrantRefused
from services.errors import ServiceUnavailable
from services.ports.clock import Clock

SIGN_IN = f"{PATH}/sign-in"

MAX_CODE_LENGTH = 4 * 1024
"""Characters; some issuers put all they know into the code."""

_log = logging.getLogger("destcert.access")


class Outcome(Enum):
    """Why nobody is signed in, as the page reads it behind `#sign-in=`."""

    DENIED = "denied"
    EXPIRED = "expired"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """Answers redirects only. Where the page was, it remembers itself: what stands behind `#` comes to no server."""

    base_url: str
    cookie: SessionCookie
    attempts: Attempts
    openid: OpenIdSignIn
    clock: Clock

    @property
    def sign_in_url(self) -> str:
        """Where the page sends the browser: at the service's own address, to which the issuer sends it back."""
        return self.base_url + SIGN_IN

    def routes(self) -> list[BaseRoute]:
        """Return the two routes."""
        return [Route(SIGN_IN, self.sign_in, methods=["GET"]), Route(CALLBACK, self.come_back, methods=["GET"])]

    async def sign_in(self, request: Request) -> Response:
        """Send the browser to the issuer."""
        attempt = self.attempts.begin(self.clock.now())
        try:
            answer = _redirect(await self.openid.client.write_request(attempt))
        except ServiceUnavailable:
            return self._go_home(request, Outcome.UNAVAILABLE)
        self.attempts.give(request, answer, attempt)
        return answer

    async def come_back(self, request: Request) -> Response:
        """Begin the session of who comes back from the issuer, and show the page, which finds it by its cookie."""
        attempt = self.attempts.find(request, self.clock.now())
        if attempt is None:
            return self._go_home(request, Outcome.EXPIRED)
        try:
            begun = await self._begin(request, attempt)
        except ServiceUnavailable:
            begun = Outcome.UNAVAILABLE
        except (GrantRefused, SignInRefused):
            begun = Outcome.REFUSED
        answer = self._go_home(request, begun if isinstance(begun, Outcome) else None)
        self.attempts.take_back(answer, attempt)
        if not isinstance(begun, Outcome):
            self.cookie.give(answer, begun, lifetime=LIFETIME)
        return answer

    async def _begin(self, request: Request, attempt: Attempt) -> str | Outcome:
        said, issuer = request.query_params, self.openid.client.settings.issuer
        # RFC 9207, 2.4: an answer of another issuer, which an attacker mixed up with ours, is not looked at further.
        named = said.get("iss")
        if named is None and await self.openid.client.says_issuer():
            return Outcome.REFUSED
        if named is not None and not hmac.compare_digest(named.encode(), issuer.encode()):
            return Outcome.REFUSED
        if "error" in said:
            _log.info("The issuer %s signs nobody in: %.60r", issuer, said["error"])
            return Outcome.DENIED if said["error"] == "access_denied" else Outcome.REFUSED
        code = said.get("code", "")
        if not 0 < len(code) <= MAX_CODE_LENGTH:
            return Outcome.REFUSED
        return await self.openid.begin(code, attempt)

    def _go_home(self, request: Request, outcome: Outcome | None) -> Response:
        if outcome is None:
            return _redirect(f"{self.base_url}/")
        note_codes(request.scope, [f"SIGN_IN_{outcome.name}"])
        return _redirect(f"{self.base_url}/#sign-in={outcome.value}")


def _redirect(address: str) -> Response:
    return RedirectResponse(address, 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
