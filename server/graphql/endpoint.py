"""The GraphQL endpoint: GraphQL over HTTP, over server-sent events and over WebSocket, guarded, and a page for browsers.

What the status of an answer says: with application/graphql-response+json it is the outcome's (server/graphql/operations.py). With
application/json, which older clients use, it is 200 for every operation, executed or not. What cannot be read as a GraphQL request
at all has its own status in both (server/graphql/masking.py).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import orjson
import strawberry
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.http.websocket_origin import normalize_allowed_origins

from server.graphql.accept import MediaType, Wish, negotiate
from server.graphql.event_stream import EventStream
from server.graphql.masking import INTERNAL, UNAVAILABLE, UNEXPECTED, answer_refusal, log_failure
from server.graphql.open_streams import OpenStreams
from server.graphql.operations import Operations, Outcome, Prepared
from server.graphql.request import check_head, read_request, says_anything
from server.graphql.settings import GraphQLSettings
from server.graphql.socket import Conversation
from server.http.compression import MIN_COMPRESSED, compress, takes_gzip
from server.http.origin import check_origin
from server.http.outbox import PIECE, Outbox, send_pieces
from server.http.refusal import RequestRefused
from server.http.request_id import RequestId, find_request_id, note_codes
from services.errors import ServiceUnavailable

BuildContext = Callable[[HTTPConnection], Awaitable[object]]
"""Authenticates a request and returns what resolvers get as `info.context`; raises RequestRefused (such as 401) to refuse it.

For a subscription it is asked again and again, whether the client is still welcome.
"""


def graphql_app(
    schema: strawberry.Schema,
    *,
    context: BuildContext,
    settings: GraphQLSettings | None = None,
    streams: OpenStreams | None = None,
) -> ASGIApp:
    """Return the endpoint as an ASGI app for a `Route` and a `WebSocketRoute` of one path; `streams` can end its subscriptions.

    The schema must have neither extensions nor directives of its own. Everything wrong with a request that its head shows is answered
    before `context` is asked, and before the body is read. Raises ValueError for an allowed origin that is none, and BadManifest for a
    trusted document that cannot be executed.
    """
    settings = settings or GraphQLSettings()
    origins = normalize_allowed_origins(settings.allowed_origins)
    if "*" in origins:
        raise ValueError("Name the origins that are allowed: with * every page that a user opens could act here.")
    settings = replace(settings, allowed_origins=origins)
    operations = Operations(schema, settings=settings)
    return RequestId(_Endpoint(operations, context, settings, streams or OpenStreams(), Outbox()))


@dataclass(frozen=True, slots=True)
class _Endpoint:
    operations: Operations
    context: BuildContext
    settings: GraphQLSettings
    streams: OpenStreams
    outbox: Outbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or one socket."""
        if scope["type"] == "websocket":
            await self._converse(WebSocket(scope, receive, send))
            return
        request = _Request(scope, receive)
        wish = negotiate(request.headers.get("accept"))
        try:
            response: ASGIApp = await self._answer(request, wish)
        except ClientDisconnect:
            return  # nobody is there to be answered, and nothing was executed
        except RequestRefused as refusal:
            response = _refuse(refusal, wish)
        except ServiceUnavailable as error:
            log_failure(error, request_id=find_request_id(request))
            headers = {"Retry-After": str(error.retry_after)}
            response = _refuse(RequestRefused(503, UNAVAILABLE, str(error), headers=headers), wish)
        except Exception as error:
            log_failure(error, request_id=find_request_id(request))
            response = _refuse(RequestRefused(500, INTERNAL, UNEXPECTED), wish)
        if isinstance(response, _Answer) and len(response.body) > PIECE:
            try:
                with self.outbox.hold(len(response.body)):
                    await response(scope, receive, send)
                return
            except RequestRefused as refusal:
                response = _refuse(refusal, wish)
        await response(scope, receive, send)

    async def _converse(self, websocket: WebSocket) -> None:
        try:
            check_origin(websocket.headers, self.settings.allowed_origins)
            self.streams.check_room()
        except RequestRefused as refusal:
            await websocket.send_denial_response(answer_refusal(refusal))
            return
        conversation = Conversation(websocket, self.operations, self.context, self.settings)
        with self.streams.met() as stranger:
            await conversation.hold(stranger)

    async def _answer(self, request: Request, wish: Wish) -> ASGIApp:
        settings, by_get = self.settings, request.method == "GET"
        if settings.page is not None and by_get and wish.prefers_page and not says_anything(request):
            return settings.page()
        check_origin(request.headers, settings.allowed_origins)
        check_head(request, max_size=settings.max_body_size)
        is_stream = wish.prefers_events
        if is_stream and by_get:  # as a browser's EventSource asks, which can send no token
            raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Event streams are answers to POST.", headers={"Allow": "POST"})
        media_type = MediaType.JSON if is_stream else wish.require_media_type()
        context = await self.context(request)
        question = await read_request(request, max_size=settings.max_body_size)
        prepared = self.operations.prepare(question, tenant=settings.tenant_of(context))
        if is_stream or (not by_get and wish.takes_events and prepared.is_subscription):
            return self._stream(prepared, request)
        outcome = await self.operations.run(prepared, context, request_id=find_request_id(request), by_get=by_get)
        note_codes(request.scope, outcome.codes)
        answer = _write(outcome, media_type)
        # Of queries only: each secret that the service tells is in the answer to a mutation (docs/adr/0027-browsers-and-compression.md).
        if len(answer.body) < MIN_COMPRESSED or not prepared.is_query or not takes_gzip(request.headers.get("accept-encoding")):
            return answer
        return replace(answer, headers=(*answer.headers, (b"content-encoding", b"gzip")), body=await compress(answer.body))

    def _stream(self, prepared: Prepared, request: Request) -> EventStream:
        self.streams.check_room()
        outcomes = self.operations.stream(prepared, lambda: self.context(request), request_id=find_request_id(request))
        return EventStream(outcomes, self.streams)


class _Request(Request):
    """Starlette's request, whose header fields are read once: Starlette goes through all of them for each that is asked for."""

    @cached_property
    def headers(self) -> Mapping[str, str]:  # type: ignore[override]  # the fields by their names in lower case
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in reversed(self.scope["headers"])}


_HEADERS = {
    media_type: (
        (b"content-type", f"{media_type.value}; charset=utf-8".encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Accept, Accept-Encoding"),
    )
    for media_type in MediaType
}
"""What every answer has, ready to be sent."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer without what Starlette's Response has and no answer of ours needs, such as cookies."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        length = (b"content-length", b"%d" % len(self.body))
        await send({"type": "http.response.start", "status": self.status, "headers": [*self.headers, length]})
        await (send({"type": "http.response.body", "body": self.body}) if len(self.body) <= PIECE else send_pieces(send, self.body))


def _write(outcome: Outcome, media_type: MediaType) -> _Answer:
    status = outcome.status if media_type is MediaType.GRAPHQL_RESPONSE else 200
    headers: tuple[tuple[bytes, bytes], ...] = _HEADERS[media_type]
    if outcome.retry_after is not None:
        headers = (*headers, (b"retry-after", b"%d" % outcome.retry_after))
    return _Answer(status, headers, orjson.dumps(outcome.payload))


def _refuse(refusal: RequestRefused, wish: Wish) -> Response:
    """Answer in the media type that the client wants, and in JSON where it wants none that there is."""
    return answer_refusal(refusal, media_type=(wish.media_type or MediaType.JSON).value)
