"""Cross-site requests: a page of another site must not be able to make a browser act here (OWASP, CSRF prevention).

What acts here needs a bearer token in the header field Authorization, and nothing that a browser adds by itself counts: no cookie, no
HTTP Basic, no client certificate. No form, image or link can set that field, and a script of another site only after a preflight (Fetch
standard, 4.10), which is granted to allowed origins alone. So the token is the header field against CSRF that GET and multipart/form-data
need; there is no second one. The check of the origin stands beside it, also for a gateway that adds the token to what a browser sends.
"""

from collections.abc import Collection, Mapping

from strawberry.http.websocket_origin import is_same_origin, normalize_origin

from server.http.refusal import RequestRefused


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
