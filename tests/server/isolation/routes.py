"""Which routes there are, found in the application itself, and who is told what by each."""

from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

OF_FIELDS = {"/graphql", "ws:/graphql"}
"""What each field tells there has its own rule, over both."""

OF_TOKENS = {"/oauth/token"}
"""Where there is another rule for the client and the tenant that are named."""

OF_SESSIONS = {"/session"}
"""Where the cookie says who asks, and an access token nothing."""

PLAIN = {
    "/livez": "/livez",
    "/readyz": "/readyz",
    "/graphiql": "/graphiql/page.js",
    "/pki/issuing.crl": "/pki/issuing.crl",
    "/pki/issuing.cer": "/pki/issuing.cer",
    "/pki/root.cer": "/pki/root.cer",
    "/token_keys": "/token_keys",
    "/.well-known/openid-configuration": "/.well-known/openid-configuration",
    "/": "/",
    "/icon.svg": "/icon.svg",
    "/assets/{name}": "/assets/main-1a2b.js",
}
"""Those that tell everybody the same, with or without a token, whatever is asked for; and a path of each."""


def list_routes(app: object) -> set[str]:
    """Return the paths of all routes that stand somewhere behind the application; those of sockets begin with ws:."""
    return {_name(route) for starlette in _find(app, set()) for route in starlette.routes}


def _name(route: BaseRoute) -> str:
    assert isinstance(route, Route | WebSocketRoute | Mount), f"there is no rule for {route}"
    return f"ws:{route.path}" if isinstance(route, WebSocketRoute) else route.path


def _find(app: object, seen: set[int]) -> Iterator[Starlette]:
    """Yield what the middleware and the functions of our own have around them."""
    if id(app) in seen or not callable(app):
        return
    seen.add(id(app))
    if isinstance(app, Starlette):
        yield app
        return
    cells = [cell.cell_contents for cell in getattr(app, "__closure__", None) or ()]
    for inner in (*cells, *getattr(app, "__dict__", {}).values(), *(getattr(app, name, None) for name in getattr(app, "__slots__", ()))):
        yield from _find(inner, seen)
