"""Who asks: the bearer token of a request makes the caller. Until tenants and roles exist there is one token with all rights."""

import hashlib
import hmac
import secrets
from pathlib import Path

from starlette.requests import HTTPConnection

from server.http.refusal import RequestRefused
from services.model.caller import Caller, Right
from services.storage.files.private import sync_folder, write_new_private_file

DEVELOPER = Caller(tenant="default", subject="developer", rights=frozenset(Right))
"""Whom the development token stands for."""

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="destination-certificates"'}


class BearerTokens:
    """Knows callers by the SHA-256 of their tokens, so that the tokens themselves are not kept in memory."""

    def __init__(self, token: str, caller: Caller = DEVELOPER) -> None:
        self._digest = hashlib.sha256(token.encode()).digest()
        self._caller = caller

    def authenticate(self, connection: HTTPConnection) -> Caller:
        """Return the caller; raises RequestRefused (401) without a token, and with one that is not known (RFC 6750)."""
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise RequestRefused(401, "UNAUTHENTICATED", "Send the access token: Authorization: Bearer TOKEN.", headers=_CHALLENGE)
        # Digests of equal length are compared in constant time: the answer's time tells nothing about the token.
        if not hmac.compare_digest(hashlib.sha256(token.strip().encode(errors="replace")).digest(), self._digest):
            raise RequestRefused(401, "UNAUTHENTICATED", "The access token is not known.", headers=_CHALLENGE)
        return self._caller


def load_or_create_token(path: Path) -> str:
    """Return the token in the file; the first call makes it, readable by its owner only."""
    try:
        write_new_private_file(path, secrets.token_urlsafe(32).encode() + b"\n")
        sync_folder(path.parent)
    except FileExistsError:
        pass
    return path.read_text().strip()
