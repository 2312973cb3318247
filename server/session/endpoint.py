"""Signing in and out of the page: `/session`, the one place that is sent a cookie, gives short access tokens to the page."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server.access.tries import Tries
from server.http.refusal import RequestRefused
from server.http.request_id import find_client, note_codes
from server.session.cookie import PATH, SessionCookie
from server.session.development import LIFETIME, DevelopmentSignIn
from server.session.navigation import Navigation
from server.session.request import Wish, check_page, read_wish
from server.session.sessions import Sessions
from services.errors import ServiceUnavailable
from services.model.access import BrowserSession

_SIGNED_OUT = RequestRefused(401, "SIGNED_OUT", "Nobody is signed in here.")
_GUESSED = "development"
"""By what name wrong codes and tokens of one address are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEndpoint:
    """Answers JSON. Without `development` no code and no token is taken, without `navigation` nobody signs in by an issuer."""

    cookie: SessionCookie
    sessions: Sessions
    development: DevelopmentSignIn | None
    navigation: Navigation | None
    tries: Tries = field(default_factory=Tries)

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [Route(PATH, self.serve, methods=["POST", "DELETE"]), *(self.navigation.routes() if self.navigation else ())]

    async def serve(self, request: Request) -> Response:
        """Sign in or out, or give a fresh access token; say why not."""
        try:
            check_page(request)
            return await (self._open(request) if request.method == "POST" else self._close(request))
        except RequestRefused as refused:
            return self._refuse(request, refused)
        except ServiceUnavailable as error:
            headers = {"Retry-After": str(error.retry_after)}
            return self._refuse(request, RequestRefused(503, "UNAVAILABLE", str(error), headers=headers))

    async def _open(self, request: Request) -> Response:
        wish = await read_wish(request)
        try:
            begun = await self._begin(wish, address=find_client(request.scope))
        except RequestRefused as refused:
            # Who follows the link a second time in the browser that it signed in is signed in there.
            token = await self._find_token(request) if refused.status == 401 else None
            if token is None:
                raise
            return _answer(_write_token(*token))
        if begun is None:
            token = await self._find_token(request)
            if token is None:
                raise _SIGNED_OUT
            return _answer(_write_token(*token))
        before = self.cookie.find(request)
        if before is not None:
            await self.sessions.end(before)
        assert self.development is not None
        answer = _answer(_write_token(*await self.development.issue()))
        self.cookie.give(answer, begun, lifetime=LIFETIME)
        return answer

    async def _begin(self, wish: Wish, *, address: str) -> str | None:
        """Return what the cookie is to hold; None where neither a code nor a token is sent. Raises RequestRefused."""
        if wish.code is None and wish.token is None:
            return None
        if self.development is None:
            raise RequestRefused(401, "LINK_UNKNOWN", "This service signs nobody in by a link or a development token.")
        wait = self.tries.wait(address, _GUESSED)
        if wait:
            headers = {"Retry-After": str(math.ceil(wait))}
            raise RequestRefused(429, "RATE_LIMITED", "Too many wrong codes were sent.", headers=headers)
        try:
            return await (self.development.by_code(wish.code) if wish.code is not None else self.development.by_token(wish.token or ""))
        except RequestRefused:
            self.tries.note_failure(address, _GUESSED)
            raise

    async def _find_token(self, request: Request) -> tuple[str, datetime] | None:
        """Return an access token for whom the cookie stands for, and until when; None where nobody is signed in."""
        session = await self._find(request)
        if session is None:
            return None
        if self.development is not None and self.development.began(session):
            return await self.development.issue()
        if self.navigation is not None and self.navigation.openid.began(session):
            return await self.navigation.openid.issue(session)
        return None

    async def _find(self, request: Request) -> BrowserSession | None:
        secret = self.cookie.find(request)
        return None if secret is None else await self.sessions.find(secret)

    async def _close(self, request: Request) -> Response:
        session, elsewhere = await self._find(request), None
        if session is not None:
            await self.sessions.repository.remove(session.id)
            if self.navigation is not None and self.navigation.openid.began(session):
                elsewhere = await self.navigation.openid.client.find_sign_out()
        answer = _answer({"signOut": elsewhere})
        self.cookie.take_back(answer)
        return answer

    def _refuse(self, request: Request, refused: RequestRefused) -> Response:
        note_codes(request.scope, [refused.code])
        said: dict[str, object] = {"code": refused.code, "message": refused.message}
        if refused.status == 401:
            said |= {"signIn": self.navigation.sign_in_url if self.navigation else None, "takesToken": self.development is not None}
        answer = _answer(said, status=refused.status, headers=refused.headers)
        if refused is _SIGNED_OUT and self.cookie.find(request) is not None:
            self.cookie.take_back(answer)
        return answer


def _write_token(token: str, expires_at: datetime) -> Mapping[str, object]:
    return {"accessToken": token, "expiresAt": expires_at.isoformat().replace("+00:00", "Z")}


def _answer(content: Mapping[str, object], *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    common = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(orjson.dumps(content), status, {**common, **(headers or {})}, "application/json")
