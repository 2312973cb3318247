"""The GraphQL endpoint: GraphQL over HTTP for queries and mutations, guarded, and a page for browsers.

What the status of an answer says: with application/graphql-response+json it is the outcome's (server/operations.py). With
application/json, which older clients use, it is 200 for every operation, executed or not. What cannot be read as a GraphQL request
at all has its own status in both (server/refusal.py).
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import orjson
import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry.http.websocket_origin import normalize_allowed_origins

from server.accept import MediaType, choose_media_type, prefers_html
from server.graphql_request import check_head, read_request
from server.graphql_settings import GraphQLSettings
from server.masking import INTERNAL, UNAVAILABLE, UNEXPECTED, log_failure
from server.operations import Operations, Outcome
from server.origin import check_origin
from server.refusal import RequestRefused, answer_refusal
from server.request_id import RequestId, find_request_id
from services.errors import ServiceUnavailable

BuildContext = Callable[[Request], Awaitable[object]]
"""Authenticates a request and returns what resolvers get as `info.context`; raises RequestRefused (such as 401) to refuse it."""


def graphql_app(
    schema: strawberry.Schema,
    *,
    context: BuildContext,
    settings: GraphQLSettings | None = None,
    may_introspect: Callable[[object], bool] = lambda _: True,
) -> ASGIApp:
    """Return the endpoint as an ASGI app for one path (`Route("/graphql", graphql_app(...))`).

    The schema must have neither extensions nor directives of its own. `may_introspect` gets the context of a request that asks for
    `__schema` or `__type`. Everything wrong with a request that its head shows is answered before `context` is asked, and before
    the body is read. Raises ValueError for an allowed origin that is none.
    """
    settings = settings or GraphQLSettings()
    origins = normalize_allowed_origins(settings.allowed_origins)
    if "*" in origins:
        raise ValueError("Name the origins that are allowed: with * every page that a user opens could act here.")
    settings = replace(settings, allowed_origins=origins)
    operations = Operations(schema, settings=settings, may_introspect=may_introspect)
    return RequestId(_Endpoint(operations, context, settings))


class _Endpoint:
    def __init__(self, operations: Operations, context: BuildContext, settings: GraphQLSettings) -> None:
        self._operations = operations
        self._context = context
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; a socket is refused, for there are no subscriptions."""
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return  # nobody is there to be answered, and nothing was executed
        except RequestRefused as refusal:
            response = _refuse(refusal, request)
        except ServiceUnavailable as error:
            log_failure(error, request_id=find_request_id(request))
            headers = {"Retry-After": str(error.retry_after)}
            response = _refuse(RequestRefused(503, UNAVAILABLE, str(error), headers=headers), request)
        except Exception as error:
            log_failure(error, request_id=find_request_id(request))
            response = _refuse(RequestRefused(500, INTERNAL, UNEXPECTED), request)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        settings = self._settings
        if settings.page is not None and _wants_page(request):
            return Response(settings.page.html, media_type="text/html", headers=settings.page.headers)
        check_origin(request.headers, settings.allowed_origins)
        check_head(request, max_size=settings.max_body_size)
        media_type = choose_media_type(request.headers.get("accept"))
        context = await self._context(request)
        operation = await read_request(request, max_size=settings.max_body_size)
        by_get = request.method == "GET"
        outcome = await self._operations.run(operation, context, request_id=find_request_id(request), by_get=by_get)
        return _write(outcome, media_type)


def _write(outcome: Outcome, media_type: MediaType) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Accept"}
    if outcome.retry_after is not None:
        headers["Retry-After"] = str(outcome.retry_after)
    status = outcome.status if media_type is MediaType.GRAPHQL_RESPONSE else 200
    return Response(orjson.dumps(outcome.payload), status_code=status, media_type=f"{media_type.value}; charset=utf-8", headers=headers)


def _refuse(refusal: RequestRefused, request: Request) -> Response:
    """Answer in the media type that the client wants, and in JSON where it wants none that there is."""
    try:
        media_type = choose_media_type(request.headers.get("accept"))
    except RequestRefused:
        media_type = MediaType.JSON
    return answer_refusal(refusal, media_type=media_type.value)


def _wants_page(request: Request) -> bool:
    return request.method == "GET" and "query" not in request.query_params and prefers_html(request.headers.get("accept"))
