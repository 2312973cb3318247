"""The ASGI application: GraphQL, health, and nothing else that answers."""

from functools import partial

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from resolvers.context import Context
from resolvers.schema import build_schema
from server.graphql.endpoint import graphql_app
from server.graphql.graphiql import graphiql_files, graphiql_page
from server.graphql.masking import answer_refusal
from server.graphql.open_streams import OpenStreams
from server.graphql.settings import GraphQLSettings
from server.health import livez, readyz
from server.http.rate_limit import RateLimit
from server.http.request_id import RequestId, find_request_id
from server.http.request_log import RequestLog
from server.installation import Installation
from server.pki import pki_routes
from server.settings import Settings
from services.model.caller import Caller
from services.model.limits import MEBIBYTE

GRAPHQL = "/graphql"


def build_app(settings: Settings, installation: Installation, streams: OpenStreams | None = None) -> Starlette:
    """Return the application over an installation that is open already, without the periodic job; `streams` can end subscriptions."""
    return Starlette(routes=_routes(settings, installation, streams), middleware=_middleware(settings))


def _middleware(settings: Settings) -> list[Middleware]:
    middleware = [Middleware(RequestId), Middleware(RequestLog)]
    if settings.requests_per_second is not None:
        middleware.append(Middleware(RateLimit, per_second=settings.requests_per_second, edges={GRAPHQL: answer_refusal}))
    if settings.allowed_origins:
        allowed = ["authorization", "content-type", "graphql-require-preflight", "x-request-id"]
        origins = list(settings.allowed_origins)
        middleware.append(Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"], allow_headers=allowed))
    return middleware


def _routes(settings: Settings, installation: Installation, streams: OpenStreams | None = None) -> list[BaseRoute]:
    async def context(connection: HTTPConnection) -> Context:
        async def authenticate() -> Caller:
            return installation.tokens.authenticate(connection)

        return Context(await authenticate(), installation.use_cases, find_request_id(connection), authenticate=authenticate)

    graphql = graphql_app(build_schema(), context=context, settings=_graphql_settings(settings), streams=streams)
    return [
        Route(GRAPHQL, graphql),
        WebSocketRoute(GRAPHQL, graphql),
        Route("/livez", livez),
        Route("/readyz", partial(readyz, installation.checks)),
        *([Mount("/graphiql", graphiql_files())] if settings.graphiql else []),
        *pki_routes(installation.authority, installation.use_cases.certificates.revoke),
    ]


def _graphql_settings(settings: Settings) -> GraphQLSettings:
    return GraphQLSettings(
        # Base64 makes four octets of three; the rest of a request fits a mebibyte.
        max_body_size=settings.limits.file_size * 4 // 3 + MEBIBYTE,
        allowed_origins=frozenset(settings.allowed_origins),
        introspection=settings.introspection,
        page=graphiql_page() if settings.graphiql else None,
    )
