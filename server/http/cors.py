"""Pages of other origins that may call the service (CORS, in the Fetch standard, 3.2): what they may send, and what they may read.

A preflight is answered at once and without work, so that it counts for no limit; everything else carries the fields as well, refusals too:
a page that may not read an answer sees "Failed to fetch" and not what to do.
"""

from collections.abc import Iterable

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry.http.websocket_origin import normalize_allowed_origins

METHODS = ("GET", "POST")

SENT_HEADERS = (
    "authorization",
    "content-type",
    # What clients of Apollo and of uploads add by themselves or by their manuals: against CSRF elsewhere, and to tell programs apart.
    "apollo-require-preflight",
    "graphql-require-preflight",
    "x-apollo-operation-name",
    "apollographql-client-name",
    "apollographql-client-version",
    # Tracing in the browser: W3C Trace Context and Baggage, then Sentry, Zipkin (B3 in one header), New Relic and Datadog.
    "traceparent",
    "tracestate",
    "baggage",
    "sentry-trace",
    "b3",
    "newrelic",
    "x-datadog-origin",
    "x-datadog-parent-id",
    "x-datadog-sampling-priority",
    "x-datadog-trace-id",
    # What readers of event streams by fetch send when they come back.
    "last-event-id",
    "x-request-id",
)
"""What a page may send beside what every form can; nothing here is believed for coming from a page."""

READ_HEADERS = ("Retry-After", "X-Request-Id")
"""What a page may read beside the safelisted fields such as Content-Type."""

PREFLIGHT_CACHED_FOR = 7_200
"""Seconds that a browser need not ask again; Chromium takes no more."""


def share_with_pages(app: ASGIApp, origins: Iterable[str], *, never: str | None = None) -> ASGIApp:
    """Return the application with the fields on all its answers, except on the path `never` and below it.

    Raises ValueError for an origin that is none.
    """
    shared = CORSMiddleware(
        app,
        allow_origins=normalize_allowed_origins(origins),
        allow_methods=METHODS,
        allow_headers=SENT_HEADERS,
        expose_headers=READ_HEADERS,
        max_age=PREFLIGHT_CACHED_FOR,
    )
    if never is None:
        return shared

    async def choose(scope: Scope, receive: Receive, send: Send) -> None:
        path = "" if scope["type"] == "lifespan" else scope["path"]
        await (app if path == never or path.startswith(f"{never}/") else shared)(scope, receive, send)

    return choose


def write_page_fields(fields: Iterable[tuple[bytes, bytes]], origins: frozenset[str]) -> list[str]:
    """Return the lines of fields for an answer that comes from before the application; none where the request names no allowed origin.

    The request's own fields are given with names in lower case; `origins` are normalised.
    """
    origin = next((value.decode("latin-1") for name, value in fields if name == b"origin"), None)
    if origin not in origins:
        return []
    return [f"access-control-allow-origin: {origin}", f"access-control-expose-headers: {', '.join(READ_HEADERS)}", "vary: Origin"]
