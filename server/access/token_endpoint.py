"""The token endpoint (RFC 6749), and what tells clients where it is and by which keys tokens are verified (OpenID Connect Discovery)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from server.access.fetch import DISCOVERY
from server.access.own_tokens import OwnTokens
from server.access.signing_keys import ALGORITHM, SigningKeys
from server.access.token_request import GRANT_TYPE, MAX_BODY_SIZE, OAuthRefused, Received, TokenRequest, read_token_request
from server.access.tries import Tries
from server.http.request_id import find_client, note_codes
from services.access.authorize import Authorize, TenantRefused, WantedTenant, WrongClient
from services.errors import ServiceUnavailable

TOKEN, KEYS = "/oauth/token", "/token_keys"
"""The paths that SAP's token service has."""

KEYS_CACHED_FOR = 600
"""Seconds: the next key is published for an hour before it signs."""

_BASIC = {"WWW-Authenticate": 'Basic realm="destination-certificates", charset="UTF-8"'}
"""Said to those who tried that way (RFC 6749, 5.2). openid-client takes it for the whole answer, and does not read the error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenEndpoint:
    """Gives access tokens to service keys. All its answers are JSON, errors in OAuth's own form."""

    authorize: Authorize
    tokens: OwnTokens
    keys: SigningKeys
    token_domain: str | None
    tries: Tries = field(default_factory=Tries)

    def routes(self) -> list[Route]:
        """Return the three routes."""
        return [
            Route(TOKEN, self.token, methods=["GET", "POST"]),
            Route(KEYS, self.publish_keys),
            Route(DISCOVERY, self.describe),
        ]

    async def token(self, request: Request) -> Response:
        """Answer with a token, or say why there is none."""
        try:
            wanted = read_token_request(await _receive(request), token_domain=self.token_domain)
            return _answer(await self._issue(wanted, address=find_client(request.scope)))
        except OAuthRefused as refused:
            return _refuse(request, refused)
        except ServiceUnavailable as error:
            unavailable = OAuthRefused("temporarily_unavailable", str(error), status=503, retry_after=error.retry_after)
            return _refuse(request, unavailable)

    async def _issue(self, wanted: TokenRequest, *, address: str) -> Mapping[str, object]:
        wait = self.tries.wait(address, wanted.client_id)
        if wait:
            sentence = "Too many wrong secrets were sent for this client."
            raise OAuthRefused("invalid_client", sentence, status=429, retry_after=math.ceil(wait))
        try:
            grant = await self.authorize(wanted.client_id, wanted.secret, WantedTenant(id=wanted.tenant_id, subdomain=wanted.subdomain))
        except WrongClient as wrong:
            self.tries.note_failure(address, wanted.client_id)
            raise OAuthRefused("invalid_client", str(wrong), status=401) from None
        except TenantRefused as refused:
            raise OAuthRefused("unauthorized_client", str(refused)) from None
        return await self.tokens.issue(grant)

    async def publish_keys(self, _request: Request) -> Response:
        """Answer with the public keys (RFC 7517)."""
        try:
            return _answer(await self.keys.publish(), cached=f"public, max-age={KEYS_CACHED_FOR}")
        except ServiceUnavailable as error:
            headers = {"Retry-After": str(error.retry_after)}
            return _answer({"error": "temporarily_unavailable", "error_description": str(error)}, status=503, headers=headers)

    async def describe(self, _request: Request) -> Response:
        """Answer with what OpenID Connect Discovery 1.0 and RFC 8414 have clients look for."""
        issuer = self.tokens.issuer
        described = {
            "issuer": issuer,
            "token_endpoint": issuer + TOKEN,
            "jwks_uri": issuer + KEYS,
            "grant_types_supported": [GRANT_TYPE],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "response_types_supported": [],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
        }
        return _answer(described, cached=f"public, max-age={KEYS_CACHED_FOR}")


async def _receive(request: Request) -> Received:
    """Return the request with its body; raises OAuthRefused for one that is too large or encoded."""
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise OAuthRefused("invalid_request", "Bodies are taken without Content-Encoding only.", status=415)
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BODY_SIZE:
                raise OAuthRefused("invalid_request", f"The body has more than {MAX_BODY_SIZE} octets.", status=413)
    except ClientDisconnect:
        raise OAuthRefused("invalid_request", "The body came only in part.") from None
    return Received(method=request.method, query=request.scope["query_string"], headers=request.headers, body=bytes(body))


def _refuse(request: Request, refused: OAuthRefused) -> Response:
    note_codes(request.scope, [refused.error.upper()])
    headers = dict(_BASIC) if refused.status == 401 and "authorization" in request.headers else {}
    if refused.retry_after is not None:
        headers["Retry-After"] = str(refused.retry_after)
    return _answer({"error": refused.error, "error_description": refused.description}, status=refused.status, headers=headers)


def _answer(
    content: Mapping[str, object], *, status: int = 200, headers: Mapping[str, str] | None = None, cached: str = "no-store"
) -> Response:
    common = {"Cache-Control": cached, "X-Content-Type-Options": "nosniff"}
    return Response(orjson.dumps(content), status, {**common, **(headers or {})}, "application/json")
