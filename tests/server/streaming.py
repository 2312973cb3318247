"""Subscriptions of a small schema behind the real endpoint, and a client that speaks graphql-transport-ws word by word."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Self

import httpx
import strawberry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import Route, WebSocketRoute
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from server.graphql.endpoint import graphql_app
from server.graphql.open_streams import OpenStreams
from server.graphql.settings import GraphQLSettings
from server.graphql.socket import PROTOCOL
from server.http.protocol import TimedProtocol
from server.http.refusal import RequestRefused
from server.http.request_id import RequestId
from server.http.socket_protocol import SocketProtocol
from services.errors import NotFound, ServiceUnavailable
from tests.server.endpoint import SECRET, TOKEN, Leaf, Mutation, Query, serve

FAST = GraphQLSettings(recheck_interval=timedelta(seconds=0.1), socket_init_timeout=timedelta(seconds=0.3))


@dataclass
class World:
    """What tests turn, and what resolvers did."""

    tokens: set[str] = field(default_factory=lambda: {TOKEN})
    trouble: Exception | None = None
    delay: float = 0
    made: list[str] = field(default_factory=list)
    told: int = 0
    open_sources: int = 0
    contexts: int = 0
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    streams: OpenStreams = field(default_factory=OpenStreams)

    def reset(self) -> None:
        """Be as new, except for what is open."""
        fresh = World(streams=self.streams)
        assert self.open_sources == self.streams.count == self.streams.strangers == 0
        self.__dict__.update(fresh.__dict__)


@dataclass
class Here:
    """The context of one event."""

    world: World
    number: int

    @property
    def made(self) -> list[str]:
        """What the resolvers of queries and mutations did."""
        return self.world.made


Info = strawberry.Info[Here, None]


@strawberry.type
class Event:
    """What is told."""

    number: int

    @strawberry.field
    def context(self, info: Info) -> int:
        return info.context.number

    @strawberry.field
    def leaf(self) -> Leaf:
        return Leaf(id=strawberry.ID("1"), name="leaf")

    @strawberry.field
    async def bug(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.sleep(60)
        return "done"


@strawberry.type
class Subscription:
    """One field for each way that a stream can go."""

    @strawberry.subscription
    async def count(self, info: Info, to: int = 3) -> AsyncGenerator[Event, None]:
        async with _opened(info.context.world):
            for number in range(to):
                yield Event(number=number)

    @strawberry.subscription
    async def on_demand(self, info: Info) -> AsyncGenerator[Event, None]:
        world = info.context.world
        async with _opened(world):
            while True:
                await world.go_on.wait()
                world.go_on.clear()
                world.told += 1
                yield Event(number=world.told)

    @strawberry.subscription
    async def flood(self, info: Info) -> AsyncGenerator[str, None]:
        async with _opened(info.context.world):
            while True:
                info.context.world.told += 1
                yield "x" * 50_000

    @strawberry.subscription
    async def bug(self, info: Info) -> AsyncGenerator[int, None]:
        yield 1
        raise RuntimeError(SECRET)

    @strawberry.subscription
    async def unavailable(self, info: Info) -> AsyncGenerator[int, None]:
        yield 1
        raise ServiceUnavailable("Changes may have been missed.", retry_after=3)

    @strawberry.subscription
    async def missing(self, info: Info) -> AsyncGenerator[int, None]:
        raise NotFound("There is no scope with this id.")
        yield 1


@asynccontextmanager
async def _opened(world: World) -> AsyncIterator[None]:
    world.open_sources += 1
    try:
        yield
    finally:
        world.open_sources -= 1


SCHEMA = strawberry.Schema(Query, Mutation, Subscription)


def build_streaming_app(world: World, settings: GraphQLSettings = FAST) -> Starlette:
    """Return the endpoint as an installation wires it."""

    async def context(connection: HTTPConnection) -> Here:
        world.contexts += 1
        await asyncio.sleep(world.delay)
        if world.trouble is not None:
            raise world.trouble
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or token not in world.tokens:
            raise RequestRefused(401, "UNAUTHENTICATED", "Send the access token.", headers={"WWW-Authenticate": "Bearer"})
        return Here(world, world.contexts)

    app = graphql_app(SCHEMA, context=context, settings=settings, streams=world.streams)
    return Starlette(routes=[Route("/graphql", app), WebSocketRoute("/graphql", app)], middleware=[Middleware(RequestId, logs=True)])


@dataclass
class Served:
    """A running server."""

    world: World
    host: str
    port: int

    async def nothing_is_open(self) -> None:
        """Wait until all sources and streams are closed."""
        await until(lambda: self.world.streams.count == self.world.streams.strangers == self.world.open_sources == 0)

    def socket(self, **options: Any) -> "Talk":
        """Return a client that is about to connect; `websockets.connect`'s options."""
        return Talk(f"ws://{self.host}:{self.port}/graphql", options)

    def http(self) -> httpx.AsyncClient:
        """Return a client with the token."""
        headers = {"Authorization": f"Bearer {TOKEN}"}
        return httpx.AsyncClient(base_url=f"http://{self.host}:{self.port}", headers=headers, timeout=5)


@asynccontextmanager
async def serve_streams(
    settings: GraphQLSettings = FAST,
    protocol: type[TimedProtocol] = TimedProtocol,
    *,
    socket_protocol: type[SocketProtocol] = SocketProtocol,
) -> AsyncIterator[Served]:
    """Serve the test schema by a real uvicorn; afterwards nothing may be open."""
    world = World()
    async with serve(build_streaming_app(world, settings), protocol, socket_protocol=socket_protocol) as (host, port):
        served = Served(world, host, port)
        yield served
        await served.nothing_is_open()


async def until(is_so: Callable[[], bool], *, seconds: float = 3) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(seconds):
        while not is_so():
            await asyncio.sleep(0.01)


class Talk:
    """One socket, spoken by hand."""

    def __init__(self, url: str, options: dict[str, Any]) -> None:
        self._url = url
        self._options = {"subprotocols": [PROTOCOL], **options}
        self.connection: ClientConnection
        self.unread: list[str | bytes] = []

    async def __aenter__(self) -> Self:
        self.connection = await connect(self._url, **self._options)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.connection.close()

    async def send(self, **message: object) -> None:
        """Send a message."""
        await self.connection.send(json.dumps(message))

    async def receive(self) -> Any:
        """Return the next message."""
        return json.loads(await asyncio.wait_for(self.connection.recv(), 5))

    async def init(self, **payload: object) -> Self:
        """Introduce oneself, with the token unless another payload is given; returns when acknowledged."""
        await self.send(type="connection_init", payload=payload or {"token": TOKEN})
        assert await self.receive() == {"type": "connection_ack"}
        return self

    async def subscribe(self, query: str, key: str = "1", **variables: object) -> None:
        """Ask for an operation."""
        await self.send(id=key, type="subscribe", payload={"query": query, "variables": variables})

    async def ask(self, query: str, **variables: object) -> list[Any]:
        """Ask for an operation and return all messages about it."""
        await self.subscribe(query, "asked", **variables)
        messages = [await self.receive()]
        while messages[-1]["type"] == "next":
            messages.append(await self.receive())
        return messages

    async def closed(self) -> tuple[int, str]:
        """Return code and reason of the server's close, what came before it is `unread`."""
        try:
            async with asyncio.timeout(5):
                while True:
                    self.unread.append(await self.connection.recv())
        except ConnectionClosed as closed:
            assert closed.rcvd is not None, "the connection was cut"
            return closed.rcvd.code, closed.rcvd.reason
