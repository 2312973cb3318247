"""Who asks: the bearer token of a request makes the caller. It is verified once, by the issuer that it names."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol

from starlette.requests import HTTPConnection

from server.access.jwt import read_issuer
from server.access.refused import CHALLENGE, TokenFault, TokenRefused
from server.access.tenants import TenantMemory
from server.http.refusal import RequestRefused
from services.model.caller import Caller
from services.ports.clock import Clock

MAX_TOKENS = 10_000
"""Verified tokens that are known at the same time, some hundred octets each, and 80 KiB where one names rights in 250 scopes. One more
takes the place of the one that was not used for the longest time, which is verified again when it is."""


class TokenIssuer(Protocol):
    """Who made a token, and so can say whom it stands for."""

    def issues(self, issuer: str) -> bool:
        """Whether tokens that name this issuer are its own; a token that is no JWT names the empty one."""

    async def verify(self, token: bytes) -> Caller:
        """Return whom the token stands for, and until when; raises TokenRefused, and ServiceUnavailable where that cannot be found out."""


class AccessTokens:
    """Knows callers by the SHA-256 of their tokens, so that the tokens themselves are not kept in memory."""

    def __init__(
        self, issuers: Sequence[TokenIssuer], clock: Clock, *, tenants: TenantMemory | None = None, most: int = MAX_TOKENS
    ) -> None:
        """Take tokens of these issuers; the first one that says that a token is its own verifies it. Without `tenants` all are active."""
        self._issuers = tuple(issuers)
        self._clock = clock
        self._tenants = tenants
        self._most = most
        self._known: OrderedDict[bytes, Caller] = OrderedDict()

    async def authenticate(self, connection: HTTPConnection) -> Caller:
        """Return the caller, at once for a token that is known.

        Raises RequestRefused (401) without a token, TokenRefused (401) for one that is not valid or not any more (RFC 6750), and
        ServiceUnavailable where that cannot be found out.
        """
        token = _read_token(connection)
        digest = hashlib.sha256(token).digest()
        caller = self._known.get(digest)
        if caller is None or self._is_over(caller):
            caller = await self._verify(token, digest)
        else:
            self._known.move_to_end(digest)
        await self._check_tenant(caller)
        if caller.provider is not None:  # whose program it is: it serves nobody while its own tenant is suspended
            await self._check_tenant(caller.provider)
        return caller

    async def _check_tenant(self, caller: Caller) -> None:
        if self._tenants is not None and not self._tenants.knows_active(caller.tenant):
            await self._tenants.check(caller.tenant)

    async def _verify(self, token: bytes, digest: bytes) -> Caller:
        caller = await self._find_issuer(token).verify(token)
        if self._is_over(caller):
            raise TokenRefused(TokenFault.EXPIRED)
        self._known[digest] = caller
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return caller

    def _find_issuer(self, token: bytes) -> TokenIssuer:
        name = read_issuer(token)
        for issuer in self._issuers:
            if issuer.issues(name):
                return issuer
        raise TokenRefused(TokenFault.ISSUER_UNKNOWN if name else TokenFault.UNKNOWN)

    def _is_over(self, caller: Caller) -> bool:
        return caller.expires_at is not None and caller.expires_at <= self._clock.now()


def _read_token(connection: HTTPConnection) -> bytes:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        message = "Send the access token: Authorization: Bearer TOKEN."
        raise RequestRefused(401, "UNAUTHENTICATED", message, headers={"WWW-Authenticate": CHALLENGE})
    # Starlette reads headers as Latin-1, so that this gives the very octets that were sent; none of them is overlooked.
    return token.encode("latin-1")
