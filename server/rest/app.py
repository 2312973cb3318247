"""The REST API as an ASGI app, at /destination-configuration: SAP's Destination service, as its clients speak it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.graphql.masking import log_failure
from server.http.outbox import Outbox
from server.http.refusal import RequestRefused
from server.http.request_id import find_request_id
from server.rest.answer import Answer, answer
from server.rest.levels import find_levels
from server.rest.openapi import write_document
from server.rest.operation import Operation
from server.rest.operations import OPERATIONS
from server.rest.problems import answer_crash, answer_refusal, refuse
from server.rest.request import Call, check_head, convert, read_body, read_query, split_path
from server.rest.routes import Routes
from server.wiring.use_cases import UseCases
from services.errors import DomainError, ServiceUnavailable
from services.model.caller import Caller

Authenticate = Callable[[HTTPConnection], Awaitable[Caller]]
"""Returns who asks; raises RequestRefused (401)."""

DOCUMENT = ("openapi.json",)
"""The path of the OpenAPI document, which everybody may read."""

DEADLINE = 20.0
"""Seconds of one operation, as of one of GraphQL: clients wait for about 30."""


class RestApp:
    """Serves the operations. Whatever goes wrong is answered in the API's own shape (`problems.py`)."""

    def __init__(self, use_cases: UseCases, authenticate: Authenticate, *, max_body_size: int, protects_used: bool = False) -> None:
        """Bodies have at most `max_body_size` octets; `protects_used` keeps certificates that are used from being deleted."""
        self._use_cases = use_cases
        self._authenticate = authenticate
        self._max_body_size = max_body_size
        self._protects_used = protects_used
        self._routes = Routes(OPERATIONS)
        self._document = answer(write_document(OPERATIONS))
        self._outbox = Outbox()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        if request.method == "HEAD":
            send = _without_body(send)
        try:
            answered = await self._answer(request)
        except ClientDisconnect:
            return  # nobody is there to be answered, and nothing was done
        except Exception as error:
            await _describe(error, find_request_id(request))(scope, receive, send)
            return
        try:
            await answered.send(send, self._outbox)
        except RequestRefused as refusal:
            await answer_refusal(refusal)(scope, receive, send)
        except Exception as error:  # a part of the answer is gone: the server ends the connection, so that nobody takes it for the whole
            log_failure(error, request_id=find_request_id(request))

    async def _answer(self, request: Request) -> Answer:
        path = split_path(request.scope)
        if path == DOCUMENT and request.method == "GET":
            return self._document
        by_method, name = self._routes.find(path)
        operation = by_method.get(request.method)
        if operation is None:
            raise _no_operation(by_method)
        if operation.body is not None:
            check_head(request, max_size=self._max_body_size)
        caller = await self._authenticate(request)
        call = await self._read(request, operation, name, caller=caller)
        try:
            async with asyncio.timeout(DEADLINE):
                return await operation.handler(call)
        except TimeoutError:
            raise RequestRefused(503, "TIMEOUT", "The operation took too long and was stopped.", headers={"Retry-After": "1"}) from None

    async def _read(self, request: Request, operation: Operation, name: str, *, caller: Caller) -> Call:
        query = read_query(request.scope["query_string"], operation.query)
        levels = await find_levels(caller, request.headers, self._use_cases)
        body = None
        if operation.body is not None:
            body = convert(await read_body(request, max_size=self._max_body_size), operation.body)
        return Call(
            caller=caller,
            levels=levels,
            use=self._use_cases,
            level=operation.level,
            name=name,
            query=query,
            headers=request.headers,
            body=body,
            protects_used=self._protects_used,
        )


def _no_operation(by_method: Mapping[str, Operation]) -> RequestRefused:
    if not by_method:
        return RequestRefused(404, "NOT_FOUND", "There is nothing at this path.")
    allowed = ", ".join(sorted(by_method))
    return RequestRefused(405, "METHOD_NOT_ALLOWED", f"This path is served by {allowed}.", headers={"Allow": allowed})


def _describe(error: Exception, request_id: str) -> ASGIApp:
    """Return what is answered to a failure; what nobody thought of goes to the log."""
    if isinstance(error, RequestRefused):
        return answer_refusal(error)
    if isinstance(error, DomainError | ServiceUnavailable):
        if isinstance(error, ServiceUnavailable):
            log_failure(error, request_id=request_id)
        return answer_refusal(refuse(error))
    log_failure(error, request_id=request_id)
    return answer_crash(request_id)


def _without_body(send: Send) -> Send:
    """Return what sends the head of an answer only."""

    async def send_head(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head
