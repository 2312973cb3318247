"""GraphQL over WebSocket, in the sub-protocol graphql-transport-ws and no other.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. The older graphql-ws (subscriptions-transport-ws) is not spoken: it
ran operations before anybody was authenticated (CVE-2026-35523).
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, field

import orjson
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.graphql.close_codes import CloseCode, SocketClosed, close_for
from server.graphql.limits import refuse
from server.graphql.masking import log_failure
from server.graphql.open_streams import Stranger
from server.graphql.operations import Operations
from server.graphql.request import GraphQLRequest, build_request
from server.graphql.settings import GraphQLSettings
from server.http.connections import mark_authenticated
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused
from server.http.request_id import find_client, find_request_id
from services.errors import ServiceUnavailable

PROTOCOL = "graphql-transport-ws"

MAX_OPERATIONS = 10
"""At the same time on one socket; a front end has one or two."""

_FAREWELL_SECONDS = 1.0  # for the close frame to somebody who may not be reading

_logger = logging.getLogger("destcert.requests")


@dataclass(slots=True)
class Conversation:
    """One client's socket: what it may say, and when.

    Everything runs in one task group, so that nothing outlives the socket. Who reads slowly slows down his own operations only: each
    waits until its last message is sent.
    """

    websocket: WebSocket
    operations: Operations
    context: Callable[[HTTPConnection], Awaitable[object]]
    settings: GraphQLSettings
    _request_id: str = field(init=False)
    _connection: HTTPConnection = field(init=False)
    _is_acknowledged: bool = False
    _tenant: str = ""
    _stranger: Stranger = field(init=False)
    _waiting_for_init: asyncio.Task[None] = field(init=False)
    _tasks: asyncio.TaskGroup = field(default_factory=asyncio.TaskGroup)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._request_id = find_request_id(self.websocket)
        self._connection = self.websocket

    async def hold(self, stranger: Stranger) -> None:
        """Speak until the client is gone, breaks the protocol, is not welcome or no longer, or the service stops."""
        began = time.monotonic()
        is_spoken = PROTOCOL in self.websocket.scope["subprotocols"]
        await self.websocket.accept(PROTOCOL if is_spoken else None)
        closed = await self._converse(stranger) if is_spoken else SocketClosed(CloseCode.SUBPROTOCOL_NOT_ACCEPTABLE, f"Speak {PROTOCOL}.")
        if closed.code is not None:
            with suppress(RuntimeError, OSError, TimeoutError, WebSocketDisconnect):
                async with asyncio.timeout(_FAREWELL_SECONDS):
                    await self.websocket.close(closed.code, closed.reason)
        how = "by the client" if closed.code is None else f"with {closed.code:d}"
        duration, client = time.monotonic() - began, find_client(self.websocket.scope)
        _logger.info("request %s: socket closed %s after %.1f s from %s", self._request_id, how, duration, client)

    async def _converse(self, stranger: Stranger) -> SocketClosed:
        end = SocketClosed(CloseCode.INTERNAL, "Unexpected error.")
        try:
            async with self._tasks:
                self._stranger = stranger
                self._tasks.create_task(_raise_after(stranger.ending))
                self._waiting_for_init = self._tasks.create_task(_raise_late(stranger, self.settings.socket_init_timeout.total_seconds()))
                await self._listen()
        except* SocketClosed as closed:
            end = next((leaf for leaf in closed.exceptions if isinstance(leaf, SocketClosed)), end)
        except* Exception as unexpected:
            log_failure(unexpected.exceptions[0], request_id=self._request_id)
        return end

    async def _listen(self) -> None:
        while True:
            message = await self.websocket.receive()
            if message["type"] == "websocket.disconnect":
                raise SocketClosed(None)
            await self._answer(_read(message.get("text")))

    async def _answer(self, message: dict[str, object]) -> None:
        match message.get("type"):
            case "connection_init":
                await self._initialise(message.get("payload"))
            case "ping":
                await self._send({"type": "pong", **({"payload": message["payload"]} if "payload" in message else {})})
            case "pong":
                pass
            case "subscribe":
                await self._subscribe(message.get("id"), message.get("payload"))
            case "complete":
                operation = self._running.pop(str(message.get("id")), None)
                if operation is not None:
                    operation.cancel()
            case _:
                raise SocketClosed(CloseCode.BAD_REQUEST, "There is no message of that type.")

    async def _initialise(self, payload: object) -> None:
        if self._is_acknowledged:
            raise SocketClosed(CloseCode.TOO_MANY_INITS, "Too many initialisation requests")
        self._connection = _with_credentials(self.websocket, payload)
        try:
            self._tenant = self.settings.tenant_of(await self._build_context())
            self._stranger.welcome()
        except RequestRefused as refusal:
            raise close_for(refusal) from None
        except ServiceUnavailable as error:
            log_failure(error, request_id=self._request_id, level=logging.WARNING)
            raise SocketClosed(CloseCode.TRY_AGAIN_LATER, str(error)) from None
        self._waiting_for_init.cancel()
        mark_authenticated(self.websocket.scope)
        self._is_acknowledged = True
        self._tasks.create_task(self._watch_welcome())
        await self._send({"type": "connection_ack"})

    async def _watch_welcome(self) -> None:
        """End the socket soon after its token, also while nothing runs on it."""
        while True:
            await asyncio.sleep(self.settings.recheck_interval.total_seconds())
            try:
                await self._build_context()
            except RequestRefused as refusal:
                raise close_for(refusal) from None
            except ServiceUnavailable:
                continue  # nobody can tell now

    async def _subscribe(self, key: object, payload: object) -> None:
        if not self._is_acknowledged:
            raise SocketClosed(CloseCode.UNAUTHORIZED, "Unauthorized")
        if not isinstance(key, str) or not key:
            raise SocketClosed(CloseCode.BAD_REQUEST, "`id` must be a text that is not empty.")
        if key in self._running:
            raise SocketClosed(CloseCode.SUBSCRIBER_EXISTS, f"Subscriber for {key} already exists")
        try:
            request = build_request(payload)
        except RequestRefused as refusal:
            raise close_for(refusal) from None
        if len(self._running) < MAX_OPERATIONS:
            self._running[key] = self._tasks.create_task(self._run(key, request))
        else:
            error = refuse("TOO_MANY_OPERATIONS", f"At most {MAX_OPERATIONS} operations run on one socket.")
            await self._send({"id": key, "type": "error", "payload": [error.formatted]})

    async def _run(self, key: str, request: GraphQLRequest) -> None:
        """Run one operation; its key is free again before the client hears that it is over."""
        last: dict[str, object] = {"id": key, "type": "complete"}
        prepared = self.operations.prepare(request, tenant=self._tenant)
        try:
            async with aclosing(self.operations.stream(prepared, self._build_context, request_id=self._request_id)) as outcomes:
                async for outcome in outcomes:
                    if outcome is not None and "data" not in outcome.payload:
                        last = {"id": key, "type": "error", "payload": outcome.payload["errors"]}
                    elif outcome is not None:
                        await self._send({"id": key, "type": "next", "payload": outcome.payload})
        except RequestRefused as refusal:
            raise close_for(refusal) from None
        finally:
            if self._running.get(key) is asyncio.current_task():
                del self._running[key]
        await self._send(last)

    async def _build_context(self) -> object:
        return await self.context(self._connection)

    async def _send(self, message: dict[str, object]) -> None:
        try:
            await self.websocket.send_text(orjson.dumps(message).decode())
        except (OSError, RuntimeError, WebSocketDisconnect):  # RuntimeError: uvicorn has closed it, and says so by the next message
            raise SocketClosed(None) from None


def _read(text: object) -> dict[str, object]:
    if not isinstance(text, str):
        raise SocketClosed(CloseCode.BAD_REQUEST, "Messages must be text.")
    try:
        message = parse_json(text.encode(errors="surrogatepass"))
    except RequestRefused as refusal:
        raise close_for(refusal) from None
    if not isinstance(message, dict):
        raise SocketClosed(CloseCode.BAD_REQUEST, "A message must be an object.")
    return message


def _with_credentials(websocket: WebSocket, payload: object) -> HTTPConnection:
    """Return the connection as if its handshake had carried the credentials of connection_init, for browsers cannot set headers."""
    if payload is not None and not isinstance(payload, dict):
        raise SocketClosed(CloseCode.BAD_REQUEST, "The payload of connection_init must be an object.")
    given = {str(name).lower(): value for name, value in (payload or {}).items()}
    authorization = given.get("authorization", f"Bearer {given['token']}" if "token" in given else None)
    if authorization is None:
        return websocket
    if not isinstance(authorization, str):
        raise SocketClosed(CloseCode.BAD_REQUEST, "`Authorization` must be a text.")
    headers = [(name, value) for name, value in websocket.scope["headers"] if name != b"authorization"]
    return HTTPConnection({**websocket.scope, "headers": [*headers, (b"authorization", authorization.encode("latin-1", "replace"))]})


async def _raise_after(ending: asyncio.Event) -> None:
    await ending.wait()
    raise SocketClosed(CloseCode.GOING_AWAY, "The service stops.")


async def _raise_late(stranger: Stranger, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stranger.dismissed.wait()
            raise SocketClosed(CloseCode.TRY_AGAIN_LATER, "Send the token at once.")
    raise SocketClosed(CloseCode.INIT_TIMEOUT, "Connection initialisation timeout")
