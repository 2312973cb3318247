"""Signed JSON Web Tokens as access tokens and ID tokens (RFC 7519, 7515, 9068, and the advice of RFC 8725).

Nothing that a token's header refers to (`jku`, `x5u`) or brings along (`jwk`, `x5c`) is ever looked at: keys come from the issuer.
"""

import base64
import hmac
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from joserfc import jws
from joserfc.errors import JoseError, SecurityWarning

from server.access.key_sets import KeySet
from server.access.keys import Key
from server.access.refused import TokenFault, TokenRefused
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused

MAX_TOKEN_SIZE = 16 * 1024
"""Octets, looked at before anything is decoded. The head of a request may hold no more; a token with 200 groups has about 9 KiB."""

MAX_HEADER_SIZE = 4 * 1024
"""Octets of a token's encoded header: an algorithm, a key's id and, with some issuers, an address or a short chain of certificates."""

LEEWAY = timedelta(seconds=60)
"""By which an issuer's clock may be ahead of ours, so that `nbf` and `iat` lie in the future (RFC 7519, section 4.1.5: a few minutes).
A token's end has none: sockets and what is remembered end when the token says, and whoever holds one fetches the next in time."""

_SEGMENTS = re.compile(rb"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)")
_LATEST = datetime(9999, 1, 1, tzinfo=UTC).timestamp()
_TYPES = {
    "jwt",
    "at+jwt",
}  # of headers: as all issuers had it, and RFC 9068; others are logout tokens, proofs of possession, security events
_OTHER_KINDS = {"id", "refresh", "offline", "logout"}  # how Keycloak's claim `typ` names tokens that are none of access
_ONLY_ELSEWHERE = ("at_hash", "c_hash", "s_hash", "events")  # claims of OpenID's ID tokens and logout tokens


@dataclass(frozen=True, slots=True)
class VerifiedToken:
    """The claims of a token that is valid until `expires_at`."""

    claims: Mapping[str, object] = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Token:
    """What a token says before anybody has verified it."""

    octets: bytes = field(repr=False)
    header: Mapping[str, object]
    claims: Mapping[str, object] = field(repr=False)


def read_issuer(token: bytes) -> str:
    """Return the issuer that a token names, unverified: only to choose who verifies it. It is empty for what has not the form of a JWT.

    Raises TokenRefused for a JWT that is malformed or names no issuer.
    """
    if token.count(b".") != 2:
        return ""
    issuer = _read(token).claims.get("iss")
    if not isinstance(issuer, str) or not issuer:
        raise TokenRefused(TokenFault.ISSUER_UNKNOWN)
    return issuer


async def verify(token: bytes, keys: KeySet, *, issuer: str, audiences: frozenset[str], now: datetime) -> VerifiedToken:
    """Return the token's claims, after checking its form, its signature by one of the issuer's keys, and `iss aud exp nbf iat`.

    Raises TokenRefused, and what `keys` raises. `sub` and other claims are not looked at.
    """
    claims = await _verify_signed(token, keys, issuer=issuer)
    _check_kind(claims)
    expires_at = _check_times(claims, now)
    _check_audience(claims.get("aud"), audiences)
    return VerifiedToken(claims, expires_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """What an ID token has to say: the issuer, the client that asked for it, and the nonce that it asked with."""

    issuer: str
    client_id: str
    nonce: str = field(repr=False)


async def verify_id_token(token: bytes, keys: KeySet, asked: AskedFor, *, now: datetime) -> VerifiedToken:
    """Return the claims of an ID token that was asked for so (OpenID Connect Core 1.0, section 3.1.3.7).

    Raises TokenRefused, and what `keys` raises. `at_hash` is not looked at: the access token came in the same answer from the issuer.
    """
    claims = await _verify_signed(token, keys, issuer=asked.issuer)
    expires_at = _check_times(claims, now)
    audience, party = claims.get("aud"), claims.get("azp")
    _check_audience(audience, frozenset({asked.client_id}))
    is_shared = isinstance(audience, list) and len(audience) > 1
    if party != asked.client_id and (is_shared or party is not None):
        raise TokenRefused(TokenFault.AUDIENCE_WRONG)
    said = claims.get("nonce")
    if not isinstance(said, str) or not hmac.compare_digest(said.encode(), asked.nonce.encode()):
        raise TokenRefused(TokenFault.CLAIMS_UNFIT)
    if "iat" not in claims or not isinstance(claims.get("sub"), str):
        raise TokenRefused(TokenFault.CLAIMS_UNFIT)
    return VerifiedToken(claims, expires_at)


async def _verify_signed(token: bytes, keys: KeySet, *, issuer: str) -> Mapping[str, object]:
    """Return the claims, after checking form, signature and issuer."""
    unverified = _read(token)
    algorithm, kid = _check_header(unverified.header)
    key = await keys.find(kid)
    if key is None:
        raise TokenRefused(TokenFault.KEY_UNKNOWN)
    if algorithm not in key.algorithms:
        raise TokenRefused(TokenFault.ALGORITHM_UNSUPPORTED)
    _check_signature(unverified.octets, key, algorithm)
    if unverified.claims.get("iss") != issuer:
        raise TokenRefused(TokenFault.ISSUER_UNKNOWN)
    return unverified.claims


def _read(token: bytes) -> _Token:
    """Return header and claims; raises TokenRefused for all that two readers could understand differently."""
    segments = _SEGMENTS.fullmatch(token) if len(token) <= MAX_TOKEN_SIZE else None
    if segments is None or len(segments[1]) > MAX_HEADER_SIZE:
        raise TokenRefused(TokenFault.MALFORMED)
    return _Token(token, _read_object(segments[1]), _read_object(segments[2]))


def _read_object(segment: bytes) -> Mapping[str, object]:
    try:
        value = parse_json(base64.urlsafe_b64decode(segment + b"=" * (-len(segment) % 4)))
    except (ValueError, RequestRefused):
        raise TokenRefused(TokenFault.MALFORMED) from None
    if not isinstance(value, dict):
        raise TokenRefused(TokenFault.MALFORMED)
    return value


def _check_header(header: Mapping[str, object]) -> tuple[str, str | None]:
    """Return algorithm and key id. There is no extension that is understood here, so `crit` refuses (RFC 7515, section 4.1.11)."""
    algorithm, kid, kind = header.get("alg"), header.get("kid"), header.get("typ", "JWT")
    if "crit" in header or "b64" in header or "enc" in header:
        raise TokenRefused(TokenFault.MALFORMED)
    if not isinstance(algorithm, str) or not isinstance(kind, str) or not (kid is None or isinstance(kid, str)):
        raise TokenRefused(TokenFault.MALFORMED)
    if kind.lower().removeprefix("application/") not in _TYPES:
        raise TokenRefused(TokenFault.KIND_WRONG)
    return algorithm, kid


def _check_signature(token: bytes, key: Key, algorithm: str) -> None:
    registry = jws.JWSRegistry(algorithms=[algorithm], strict_check_header=False)  # RFC 7515, section 4: unknown parameters are ignored
    registry.max_header_length = MAX_HEADER_SIZE
    try:
        with warnings.catch_warnings():
            # RFC 9864 gives "EdDSA" the new name "Ed25519"; issuers have not heard of it yet.
            warnings.simplefilter("ignore", SecurityWarning)
            jws.deserialize_compact(token, key.public, registry=registry)
    except JoseError:
        raise TokenRefused(TokenFault.SIGNATURE_WRONG) from None


def _check_kind(claims: Mapping[str, object]) -> None:
    """Refuse tokens that the same issuer signs for another purpose (RFC 8725, section 3.12)."""
    if str(claims.get("typ", "")).lower() in _OTHER_KINDS or any(name in claims for name in _ONLY_ELSEWHERE):
        raise TokenRefused(TokenFault.KIND_WRONG)


def _check_times(claims: Mapping[str, object], now: datetime) -> datetime:
    """Return when the token expires, exclusively."""
    if "exp" not in claims:
        raise TokenRefused(TokenFault.EXPIRY_MISSING)
    expires_at = _read_time(claims["exp"])
    if expires_at <= now:
        raise TokenRefused(TokenFault.EXPIRED)
    if any(name in claims and _read_time(claims[name]) > now + LEEWAY for name in ("nbf", "iat")):
        raise TokenRefused(TokenFault.NOT_YET_VALID)
    return expires_at


def _read_time(value: object) -> datetime:
    """Return a NumericDate (RFC 7519, section 2); raises TokenRefused for what is no number, or none of this era."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LATEST:
        raise TokenRefused(TokenFault.MALFORMED)
    return datetime.fromtimestamp(value, UTC)


def _check_audience(given: object, audiences: frozenset[str]) -> None:
    named = given if isinstance(given, list) else [given]
    if not all(isinstance(name, str) for name in named) or audiences.isdisjoint(named):
        raise TokenRefused(TokenFault.AUDIENCE_WRONG)
