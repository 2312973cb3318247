"""Who asks: the bearer token of a request makes the caller. Until tenants and roles exist there is one token with all rights, or none."""

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from starlette.requests import HTTPConnection

from server.http.refusal import RequestRefused
from services.model.caller import Caller, Right
from services.storage.files.secret_file import SecretFile

DEVELOPER = Caller(tenant="default", subject="developer", rights=frozenset(Right))
"""Whom the development token stands for."""

MIN_TOKEN_LENGTH, MAX_TOKEN_LENGTH = 32, 256
"""Characters: 32 of URL-safe base64 are 192 random bits, which nobody guesses, and 256 fit any header."""

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="destination-certificates"'}
_TOKEN = rb"[A-Za-z0-9_-]{%d,%d}" % (MIN_TOKEN_LENGTH, MAX_TOKEN_LENGTH)  # the alphabet of RFC 4648, section 5
_RULE = f"hold {MIN_TOKEN_LENGTH} to {MAX_TOKEN_LENGTH} characters of URL-safe base64 and nothing else"


class BearerTokens:
    """Knows callers by the SHA-256 of their tokens, so that the tokens themselves are not kept in memory."""

    def __init__(self, token: str | None, caller: Caller = DEVELOPER) -> None:
        """Know this token only, or with None no token at all. Raises ValueError for a token that is short or has other characters."""
        if token is not None and not re.fullmatch(_TOKEN, token.encode(errors="replace")):
            raise ValueError(f"A token must {_RULE}.")
        self._digest = None if token is None else _digest(token.encode())
        self._caller = caller

    def authenticate(self, connection: HTTPConnection) -> Caller:
        """Return the caller; raises RequestRefused (401) without a token, and with one that is not known (RFC 6750)."""
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise RequestRefused(401, "UNAUTHENTICATED", "Send the access token: Authorization: Bearer TOKEN.", headers=_CHALLENGE)
        # Starlette reads headers as Latin-1, so that this gives the very octets that were sent; none of them is overlooked.
        # Digests of equal length are compared in constant time: the answer's time tells nothing about the token.
        if self._digest is None or not hmac.compare_digest(_digest(token.encode("latin-1")), self._digest):
            raise RequestRefused(401, "UNAUTHENTICATED", "The access token is not known.", headers=_CHALLENGE)
        return self._caller


def load_or_create_token(path: Path) -> str:
    """Return the token in the file; the first call makes it, readable by its owner only. Raises BadSecretFile for a bad file."""
    file = SecretFile(
        path=path, noun="development token file", form=re.compile(_TOKEN + rb"\n?"), rule=_RULE, remedy="remove it, a new one is made"
    )
    return file.load_or_create(lambda: secrets.token_urlsafe(32).encode() + b"\n").reveal().decode().removesuffix("\n")


def _digest(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()
