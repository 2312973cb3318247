"""Cross-site requests: a page of another site must not be able to make a browser act here (OWASP, CSRF prevention)."""

from collections.abc import Collection, Mapping

from strawberry.http.websocket_origin import is_same_origin, normalize_origin

from server.http.refusal import RequestRefused

# A header that no form, image or link can set, so that a browser asks first (CORS preflight), which we never grant to other sites.
PREFLIGHT_HEADERS = ("graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name")


def check_preflight(headers: Mapping[str, str]) -> None:
    """Raise RequestRefused (403, CSRF) unless one of the preflight headers is there and not empty.

    GET and multipart/form-data are what browsers send to other sites without asking, so both need it.
    """
    if not any(headers.get(name) for name in PREFLIGHT_HEADERS):
        raise RequestRefused(403, "CSRF", "A GET or multipart/form-data request needs the header GraphQL-Require-Preflight: 1.")


def check_origin(headers: Mapping[str, str], allowed_origins: Collection[str]) -> None:
    """Raise RequestRefused (403, CSRF) for a request that a page of another site sent, unless its origin is allowed.

    Clients that are not browsers send no Origin and pass. Host and port decide, not the scheme, because a proxy may end TLS before us.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None:
        is_own = site != "cross-site"
    else:
        is_own = site == "same-origin" or is_same_origin(origin, headers.get("host")) or normalize_origin(origin) in allowed_origins
    if not is_own:
        raise RequestRefused(403, "CSRF", "The request comes from a page of another origin, which is not allowed here.")
