"""What a request for an access token says: which client, by which secret, for which tenant (RFC 6749, 2.3.1 and 4.4).

Clients send it in many forms: parameters in the body or the query of POST, or in the query of GET; the client in HTTP Basic or as
parameters; ids and secrets in Basic as they are (curl) or encoded as in forms (the RFC's way).
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote_plus

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers

from services.model.secret import Secret

GRANT_TYPE = "client_credentials"
MAX_BODY_SIZE = 8_192
"""Octets: ids and secrets have some hundreds, and clients add little of their own."""

_MAX_PARAMETERS = 50
_FORM = b"application/x-www-form-urlencoded"


class OAuthRefused(Exception):
    """A request that gets an error of OAuth 2.0 (RFC 6749, 5.2) and no token; nothing in it is secret."""

    def __init__(self, error: str, description: str, *, status: int = 400, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.error = error
        self.description = description
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """A client and the tenant that it wishes for; None for both is its own."""

    client_id: str
    secret: Secret
    tenant_id: str | None
    subdomain: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The parts of an HTTP request that say something about a token."""

    method: str
    query: bytes
    headers: Headers
    body: bytes = field(repr=False, default=b"")


def read_token_request(received: Received, *, token_domain: str | None) -> TokenRequest:
    """Return what is asked for; raises OAuthRefused for what no client of this service may send.

    Parameters that are not known here are ignored, as RFC 6749 (3.2) wants.
    """
    in_query, in_body = _read_form(received.query), _read_body(received)
    if any(name == "client_secret" for name, _ in in_query):
        raise OAuthRefused("invalid_request", "The secret must not stand in the address, which is logged in many places.")
    parameters = _gather([*in_query, *in_body])
    client_id, secret = _find_client(received.headers, parameters)
    if parameters.get("grant_type") is None:
        raise OAuthRefused("invalid_request", "The parameter grant_type is missing.")
    if parameters["grant_type"] != GRANT_TYPE:
        raise OAuthRefused("unsupported_grant_type", f"The grant type must be {GRANT_TYPE}.")
    tenant_ids = received.headers.getlist("x-zid")
    if len(tenant_ids) > 1 or tenant_ids == [""]:
        raise OAuthRefused("invalid_request", "The header x-zid must name one tenant.")
    return TokenRequest(
        client_id=client_id,
        secret=Secret(secret.encode()),
        tenant_id=tenant_ids[0] if tenant_ids else None,
        subdomain=_find_subdomain(received.headers.get("host", ""), token_domain),
    )


def _read_body(received: Received) -> list[tuple[str, str]]:
    if received.method == "GET" or not received.body:
        return []
    media_type, options = parse_options_header(received.headers.get("content-type"))
    if media_type.lower() != _FORM or options.get(b"charset", b"utf-8").lower() not in (b"utf-8", b"utf8"):
        raise OAuthRefused("invalid_request", "The body must be application/x-www-form-urlencoded, in UTF-8.")
    return _read_form(received.body)


def _read_form(octets: bytes) -> list[tuple[str, str]]:
    """Return names and values, decoded exactly once; raises OAuthRefused for what is no form."""
    try:
        return parse_qsl(octets.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS)
    except ValueError:  # UnicodeDecodeError is one
        raise OAuthRefused("invalid_request", "The parameters are not encoded as application/x-www-form-urlencoded.") from None


def _gather(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    parameters = dict(pairs)
    if len(parameters) != len(pairs):
        raise OAuthRefused("invalid_request", "A parameter stands there twice.")
    return parameters


def _find_client(headers: Headers, parameters: dict[str, str]) -> tuple[str, str]:
    """Return the client's id and its secret."""
    basic = _read_basic(headers)
    client_id, secret = parameters.get("client_id"), parameters.get("client_secret")
    if basic is not None:
        if secret is not None:
            raise OAuthRefused("invalid_request", "The secret is sent in two ways.")
        if client_id not in (None, basic[0]):
            raise OAuthRefused("invalid_request", "The parameter client_id names another client than the header Authorization.")
        return basic
    if not client_id or not secret:
        raise OAuthRefused("invalid_client", "Send client_id and client_secret, or both by HTTP Basic.", status=401)
    return client_id, secret


def _read_basic(headers: Headers) -> tuple[str, str] | None:
    """Return what stands in the header Authorization; None without one. Raises OAuthRefused for one that is not HTTP Basic (RFC 7617)."""
    header = headers.get("authorization")
    if header is None:
        return None
    scheme, _, encoded = header.partition(" ")
    try:
        client_id, colon, secret = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
        if scheme.lower() != "basic" or not colon:
            raise ValueError
        # The RFC has both encoded as in a form; curl and most clients do not. No id or secret of this service has a %.
        if "%" in client_id or "%" in secret:
            return unquote_plus(client_id, errors="strict"), unquote_plus(secret, errors="strict")
    except (ValueError, binascii.Error):  # UnicodeDecodeError is one
        raise OAuthRefused("invalid_client", "The header Authorization must be HTTP Basic with client id and secret.", status=401) from None
    return client_id, secret


def _find_subdomain(host: str, token_domain: str | None) -> str | None:
    """Return what stands before the token domain in the name of the host; None where it is any other host."""
    if token_domain is None:
        return None
    name, domain = (text.lower().partition(":")[0].rstrip(".") for text in (host, token_domain))
    return name.removesuffix(f".{domain}") if name.endswith(f".{domain}") else None
