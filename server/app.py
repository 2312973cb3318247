"""The ASGI application: GraphQL, the REST API, the page, health, and nothing else that answers."""

from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from resolvers.context import Context
from resolvers.schema import build_schema
from server.graphql.endpoint import graphql_app
from server.graphql.graphiql import graphiql_files, graphiql_page
from server.graphql.manifest import BadManifest, Manifest
from server.graphql.masking import answer_refusal
from server.graphql.open_streams import OpenStreams
from server.graphql.settings import GraphQLSettings
from server.health import livez, readyz
from server.http.cors import share_with_pages
from server.http.head import CheckedHead
from server.http.proxies import ForwardedClient
from server.http.rate_limit import RateLimit
from server.http.refusal import Edges
from server.http.request_id import RequestId, find_request_id
from server.installation import Installation
from server.page.app import ASSETS_PATH, page_routes
from server.page.documents import list_manifests
from server.page.files import DIST, BadPage
from server.pki import pki_routes
from server.rest.app import RestApp
from server.rest.problems import answer_refusal as answer_rest_refusal
from server.rest.request import PREFIX as REST
from server.session.cookie import PATH as SESSION
from server.settings import PREFIX, Settings
from server.values import BadSetting
from services.model.caller import Caller
from services.model.installation import TrustedDocumentsMode
from services.model.limits import MEBIBYTE

GRAPHQL = "/graphql"
EDGES: Edges = {GRAPHQL: answer_refusal, REST: answer_rest_refusal}


def build_app(settings: Settings, installation: Installation, streams: OpenStreams | None = None, *, page: Path = DIST) -> ASGIApp:
    """Return the application over an installation that is open already, without the periodic job; `streams` can end subscriptions.

    `page` is the folder of the built page. Raises BadSetting for a page that cannot be served, and for a trusted document that cannot
    be executed.
    """
    graphql = _graphql(settings, installation, streams or OpenStreams(), page=page)
    rest = RestApp(
        installation.use_cases,
        installation.tokens.access.authenticate,
        max_body_size=_max_body_size(settings),
        protects_used=settings.rest_protect_used,
    )
    others = Starlette(
        routes=[Route(GRAPHQL, graphql), WebSocketRoute(GRAPHQL, graphql), *_routes(settings, installation), *_page(settings, page)]
    )
    others.router.redirect_slashes = False  # to the Host that the request names, which anybody can choose

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        # GraphQL and REST answer for all that can go wrong themselves; what Starlette puts around a route costs a tenth of a small query.
        path = "" if scope["type"] == "lifespan" else scope["path"]
        if path == GRAPHQL:
            await graphql(scope, receive, send)
        elif path.startswith(REST) and scope["type"] == "http":
            await rest(scope, receive, send)
        else:
            await others(scope, receive, send)

    return ForwardedClient(RequestId(_limit(app, settings), logs=True), trusted=settings.trusted_proxies)


def _limit(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Return the application behind the checks that hold for every request, and the limits that the settings wish for."""
    app = CheckedHead(app, edges=EDGES)
    if settings.requests_per_second is not None:
        app = _spare_assets(app, RateLimit(app, per_second=settings.requests_per_second, edges=EDGES))
    # Around all that refuses: a page must be able to read every answer, and a preflight counts for no limit.
    # Not so what is sent a cookie: pages of other origins have no part in it.
    return share_with_pages(app, settings.allowed_origins, never=SESSION) if settings.allowed_origins else app


def _spare_assets(app: ASGIApp, limited: ASGIApp) -> ASGIApp:
    """Return what limits all but the assets of the page: a browser asks for some dozens of them at once, and they cost next to nothing."""

    async def spare(scope: Scope, receive: Receive, send: Send) -> None:
        is_asset = scope["type"] == "http" and scope["path"].startswith(ASSETS_PATH)
        await (app if is_asset else limited)(scope, receive, send)

    return spare


def _graphql(settings: Settings, installation: Installation, streams: OpenStreams, *, page: Path) -> ASGIApp:
    async def context(connection: HTTPConnection) -> Context:
        async def authenticate() -> Caller:
            return await installation.tokens.access.authenticate(connection)

        return Context(await authenticate(), installation.use_cases, find_request_id(connection), authenticate=authenticate)

    try:
        return graphql_app(build_schema(), context=context, settings=_graphql_settings(settings, page), streams=streams)
    except BadManifest as error:
        raise BadSetting(f"{PREFIX}TRUSTED_DOCUMENTS_MANIFEST: {error}") from None


def _page(settings: Settings, folder: Path) -> list[BaseRoute]:
    try:
        return page_routes(folder) if settings.page else []
    except BadPage as error:
        raise BadSetting(f"{PREFIX}PAGE: {error} Run `make web`, or set it to false.") from None


def _routes(settings: Settings, installation: Installation) -> list[BaseRoute]:
    return [
        Route("/livez", livez),
        Route("/readyz", partial(readyz, installation.checks)),
        *([Mount("/graphiql", graphiql_files())] if settings.graphiql else []),
        *pki_routes(installation.authority, installation.use_cases.certificates.publish),
        *installation.tokens.endpoint.routes(),
        *installation.session.routes(),
    ]


def _graphql_settings(settings: Settings, page: Path) -> GraphQLSettings:
    return GraphQLSettings(
        max_body_size=_max_body_size(settings),
        allowed_origins=frozenset(settings.allowed_origins),
        introspection=settings.introspection,
        page=graphiql_page() if settings.graphiql else None,
        trust=TrustedDocumentsMode(settings.trusted_documents),
        manifests=_list_manifests(settings, page),
        tenant_of=lambda context: context.caller.tenant,
    )


def _list_manifests(settings: Settings, page: Path) -> tuple[Manifest, ...]:
    """Return the manifests of trusted documents, that of the page among them."""
    if settings.trusted_documents == TrustedDocumentsMode.OFF.value:
        return ()
    manifests = (*settings.trusted_documents_manifest, *(list_manifests(page) if settings.page else ()))
    if not manifests:
        mode = f"{PREFIX}TRUSTED_DOCUMENTS={settings.trusted_documents}"
        raise BadSetting(f"{mode} needs {PREFIX}TRUSTED_DOCUMENTS_MANIFEST, or the page, which `make web` builds.")
    return manifests


def _max_body_size(settings: Settings) -> int:
    """Return the octets of a body: Base64 makes four of three, and the rest of a request fits a mebibyte."""
    return settings.limits.file_size * 4 // 3 + MEBIBYTE
