"""One try to sign in at an issuer: what the issuer is told, and the cookie by which the same browser is known when it comes back."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from server.session.cookie import PATH
from services.ports.keys import KeyProvider

LIFETIME = timedelta(minutes=15)
"""To find a password and a second factor."""

MAX_ATTEMPTS = 5
"""Tries of one browser at the same time, in several windows: each has a cookie, and a browser sends all of them."""

_USE = b"sign-in"
_NAME = "destcert-sign-in-"
_NAMED = 16  # characters of the state in the cookie's name: enough to tell a browser's tries apart
_VALUE = re.compile(r"([0-9]{1,12})\.[A-Za-z0-9_-]{43}")
_STATE = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the cookie holds, and what is made of it with the master key: so that no replica has to remember it, and no browser knows it.

    `state` (RFC 6749, 10.12) and `nonce` (OpenID Connect Core 1.0, 3.1.2.1) bind the answer and the ID token to this browser, `verifier`
    (RFC 7636, 4.1) the code to this service.
    """

    cookie: str
    state: str
    nonce: str
    verifier: str

    @property
    def challenge(self) -> str:
        """The S256 challenge of the verifier (RFC 7636, 4.2)."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """Begins attempts, and finds that of an answer."""

    keys: KeyProvider
    base_url: str

    def begin(self, now: datetime) -> Attempt:
        """Return a new attempt."""
        return self._derive(f"{int(now.timestamp())}.{secrets.token_urlsafe(32)}")

    def find(self, request: Request, now: datetime) -> Attempt | None:
        """Return the attempt whose state the request says, if its browser began it and that is not too long ago."""
        state = request.query_params.get("state", "")
        value = request.cookies.get(self._name(state), "") if _STATE.fullmatch(state) else ""
        began = _VALUE.fullmatch(value)
        if began is None or not 0 <= now.timestamp() - int(began[1]) < LIFETIME.total_seconds():
            return None
        attempt = self._derive(value)
        return attempt if hmac.compare_digest(attempt.state, state) else None

    def give(self, request: Request, response: Response, attempt: Attempt) -> None:
        """Let the browser keep the attempt, and forget others if it has many."""
        others = [name for name in request.cookies if name.startswith(self._name(""))]
        for name in others if len(others) >= MAX_ATTEMPTS else ():
            self._write(response, name, "", max_age=0)
        self._write(response, self._name(attempt.state), attempt.cookie, max_age=int(LIFETIME.total_seconds()))

    def take_back(self, response: Response, attempt: Attempt) -> None:
        """Let the browser forget the attempt."""
        self._write(response, self._name(attempt.state), "", max_age=0)

    def _name(self, state: str) -> str:
        prefix = "__Secure-" if self.base_url.startswith("https:") else ""
        return prefix + _NAME + state[:_NAMED]

    def _write(self, response: Response, name: str, value: str, *, max_age: int) -> None:
        # Lax: it is the issuer's page from which the browser comes back, and a strict one would not be sent.
        path, is_secure = urlsplit(self.base_url).path + PATH, self.base_url.startswith("https:")
        response.set_cookie(name, value, max_age=max_age, path=path, secure=is_secure, httponly=True, samesite="lax")

    def _derive(self, cookie: str) -> Attempt:
        def derive(what: str) -> str:
            return self.keys.fingerprint(f"{what} {cookie}".encode(), use=_USE).partition(":")[2]

        return Attempt(cookie, derive("state"), derive("nonce"), derive("verifier"))
