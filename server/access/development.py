"""The development token: one random text with all rights, for those who run the service on their own machine."""

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from server.access.refused import TokenFault, TokenRefused
from services.model.access import DEFAULT_TENANT
from services.model.caller import Caller, Right
from services.storage.files.secret_file import SecretFile

DEVELOPER = Caller(tenant=DEFAULT_TENANT, subject="developer", rights=frozenset(Right))
"""Whom the development token stands for."""

MIN_TOKEN_LENGTH, MAX_TOKEN_LENGTH = 32, 256
"""Characters: 32 of URL-safe base64 are 192 random bits, which nobody guesses, and 256 fit any header."""

_TOKEN = rb"[A-Za-z0-9_-]{%d,%d}" % (MIN_TOKEN_LENGTH, MAX_TOKEN_LENGTH)  # the alphabet of RFC 4648, section 5
_NAME_LENGTH = 16  # hexadecimal digits of the hash: two tokens of one installation never share them
_RULE = f"hold {MIN_TOKEN_LENGTH} to {MAX_TOKEN_LENGTH} characters of URL-safe base64 and nothing else"


class DevelopmentToken:
    """A `TokenIssuer` of one token, which it knows by its SHA-256, so that the token itself is not kept in memory."""

    def __init__(self, token: str, caller: Caller = DEVELOPER) -> None:
        """Raises ValueError for a token that is short or has other characters."""
        if not re.fullmatch(_TOKEN, token.encode(errors="replace")):
            raise ValueError(f"A token must {_RULE}.")
        self._digest = hashlib.sha256(token.encode()).digest()
        self._caller = caller

    @property
    def origin(self) -> str:
        """The name of this very token, which tells nothing about it: what was let in by it ends when another one takes its place."""
        return f"development:{self._digest.hex()[:_NAME_LENGTH]}"

    @property
    def caller(self) -> Caller:
        """Whom it stands for."""
        return self._caller

    def issues(self, issuer: str) -> bool:
        """Whether the token may be its own: it is no JWT, and so names no issuer."""
        return not issuer

    async def verify(self, token: bytes) -> Caller:
        """Return the caller; raises TokenRefused for another token."""
        # Digests of equal length are compared in constant time: the answer's time tells nothing about the token.
        if not hmac.compare_digest(hashlib.sha256(token).digest(), self._digest):
            raise TokenRefused(TokenFault.UNKNOWN)
        return self._caller


def load_or_create_token(path: Path) -> str:
    """Return the token in the file; the first call makes it, readable by its owner only. Raises BadSecretFile for a bad file."""
    file = SecretFile(
        path=path, noun="development token file", form=re.compile(_TOKEN + rb"\n?"), rule=_RULE, remedy="remove it, a new one is made"
    )
    return file.load_or_create(lambda: secrets.token_urlsafe(32).encode() + b"\n").reveal().decode().removesuffix("\n")
