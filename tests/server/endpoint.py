"""A small schema behind the real endpoint, for the tests of the edge: in memory, and served by a real uvicorn on a free port."""

import asyncio
import enum
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

import httpx
import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import Mount, Route
from starlette.types import ASGIApp
from strawberry.file_uploads import Upload

from server.graphql.endpoint import graphql_app
from server.graphql.graphiql import graphiql_files
from server.graphql.settings import GraphQLSettings
from server.http.config import KEEP_ALIVE_SECONDS, server_config
from server.http.connections import Connections
from server.http.protocol import TimedProtocol
from server.http.refusal import RequestRefused
from server.http.request_id import RequestId
from server.http.socket_protocol import SocketProtocol
from services.errors import ErrorCode, InvalidInput, NotFound, ServiceUnavailable

TOKEN = "token-of-the-tests"
AUTHORIZED = {"Authorization": f"Bearer {TOKEN}"}
PREFLIGHT = {"GraphQL-Require-Preflight": "1"}
GRAPHQL_JSON = {"Accept": "application/graphql-response+json"}
SECRET = "hunter2-mongodb://user:pw@host"


@dataclass
class Caller:
    """The context of one request. `made` is what resolvers did: it stays empty wherever a request is refused."""

    made: list[str]


class Colour(enum.Enum):
    """Something to misspell."""

    RED = "RED"
    GREEN = "GREEN"


GraphQLColour = strawberry.enum(Colour, name="Colour")


@strawberry.type
class Leaf:
    """A tree without end, so that queries can be as deep and as wide as they like."""

    id: strawberry.ID
    name: str

    @strawberry.field
    def child(self) -> "Leaf":
        return self

    @strawberry.field
    def siblings(self) -> list["Leaf"]:
        return [self, self]

    @strawberry.field
    def children(self, first: int = 50, after: str | None = None) -> "Leaves":
        return Leaves(nodes=[self] * min(first, 3), total_count=3)


@strawberry.type
class Leaves:
    """A connection."""

    nodes: list[Leaf]
    total_count: int


@strawberry.input
class Source:
    """A file, or a text."""

    file: Upload | None = None
    text: str | None = None


@strawberry.input
class Filter:
    """Something that a client may fill with what is no text."""

    name: str | None = None


@strawberry.type
class Query:
    """One field for each thing that can happen."""

    @strawberry.field
    def hello(self, info: strawberry.Info[Caller, None], name: str = "you", number: int = 1, share: float = 0.5) -> str:
        info.context.made.append("hello")
        return f"hello {name}"

    @strawberry.field
    def paint(self, colour: GraphQLColour) -> str:  # type: ignore[valid-type]
        return str(colour)

    @strawberry.field
    def find(self, where: Filter) -> str:
        return str(where.name)

    @strawberry.field
    def leaf(self) -> Leaf:
        return Leaf(id=strawberry.ID("1"), name="leaf")

    @strawberry.field
    def leaves(self, first: int = 50, after: str | None = None) -> Leaves:
        if after == "forged":
            raise InvalidInput("The cursor is not one of this list.", field="after", code=ErrorCode.PAGE_INVALID)
        return Leaves(nodes=[Leaf(id=strawberry.ID("1"), name="leaf")] * min(first, 3), total_count=3)

    @strawberry.field
    async def bug(self) -> str | None:
        password = SECRET
        raise RuntimeError(f"cannot open {password}")

    @strawberry.field
    def wrapped_bug(self) -> str | None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"wrapped {SECRET}") from error

    @strawberry.field
    def fatal_bug(self) -> str:
        raise RuntimeError(SECRET)

    @strawberry.field
    def wrong_type(self) -> int | None:
        return cast("int", SECRET)

    @strawberry.field
    def bugs(self) -> list[str | None]:
        return [cast("str", RuntimeError(SECRET))] * 50

    @strawberry.field
    def missing(self) -> str | None:
        raise NotFound("There is no scope with this id.")

    @strawberry.field
    def unavailable(self) -> str | None:
        raise ServiceUnavailable("The database does not answer.", retry_after=3)

    @strawberry.field
    def unavailable_for_sure(self) -> str:
        raise ServiceUnavailable("The database does not answer.", retry_after=3)

    @strawberry.field
    async def slow(self, seconds: float = 60) -> str:
        await asyncio.sleep(seconds)
        return "done"


@strawberry.type
class Mutation:
    """What changes something."""

    @strawberry.mutation
    def change(self, info: strawberry.Info[Caller, None]) -> str:
        info.context.made.append("change")
        return "changed"

    @strawberry.mutation
    def say(self, text: str) -> str:
        return text

    @strawberry.mutation
    async def upload(self, info: strawberry.Info[Caller, None], source: Source, second: Upload | None = None) -> str:
        file = cast("UploadFile", source.file)
        content = await file.read()
        info.context.made.append("upload")
        return f"{len(content)} {content[:20].decode('latin-1')} in {type(file.file).__name__}"


@dataclass
class Endpoint:
    """The endpoint in memory. `made` is what its resolvers did."""

    client: httpx.AsyncClient
    made: list[str] = field(default_factory=list)

    async def ask(self, query: str, *, headers: dict[str, str] | None = None, **parameters: object) -> httpx.Response:
        """Send a query by POST as JSON."""
        return await self.client.post("/graphql", json={"query": query, **parameters}, headers=headers)

    async def send(self, body: bytes, *, media_type: str = "application/json", **headers: str) -> httpx.Response:
        """Send octets as they are."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.client.post("/graphql", content=body, headers={"Content-Type": media_type, **named})


def build_test_app(made: list[str], settings: GraphQLSettings | None = None) -> Starlette:
    """Return the endpoint as an installation wires it: request ids, the log, authentication, GraphiQL's files."""

    async def context(request: HTTPConnection) -> Caller:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise RequestRefused(401, "UNAUTHENTICATED", "Send the access token.", headers={"WWW-Authenticate": "Bearer"})
        if request.headers.get("x-fail") == "bug":
            raise RuntimeError(SECRET)
        if request.headers.get("x-fail") == "unavailable":
            raise ServiceUnavailable("The keys of the issuer cannot be read.", retry_after=7)
        return Caller(made)

    app = graphql_app(strawberry.Schema(Query, Mutation), context=context, settings=settings)
    return Starlette(
        routes=[Route("/graphql", app), Mount("/graphiql", graphiql_files())],
        middleware=[Middleware(RequestId, logs=True)],
    )


@asynccontextmanager
async def open_endpoint(settings: GraphQLSettings | None = None) -> AsyncIterator[Endpoint]:
    """Give the endpoint in memory to a client that is authorized."""
    made: list[str] = []
    transport = httpx.ASGITransport(build_test_app(made, settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=AUTHORIZED) as client:
        yield Endpoint(client, made)


@asynccontextmanager
async def serve(
    app: ASGIApp,
    protocol: type[TimedProtocol] = TimedProtocol,
    *,
    socket_protocol: type[SocketProtocol] = SocketProtocol,
    connections: Connections | None = None,
    keep_alive: float = KEEP_ALIVE_SECONDS,
    allowed_origins: Iterable[str] = (),
) -> AsyncIterator[tuple[str, int]]:
    """Serve an app by uvicorn as in production, with these protocols; gives host and port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        host, port = listener.getsockname()
        config = server_config(app, host=host, port=port, connections=connections, allowed_origins=allowed_origins)
        config.http, config.ws = protocol, socket_protocol
        config.timeout_keep_alive = keep_alive  # type: ignore[assignment]  # any number of seconds
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([listener]))
        while not server.started:  # uvicorn offers no event for it
            await asyncio.sleep(0.01)
        try:
            yield host, port
        finally:
            server.should_exit = server.force_exit = True
            await task
            # A forced exit leaves this out, and the task that waits for it would be found by the garbage collector in another test.
            await server.lifespan.shutdown()


def read_code(response: httpx.Response) -> str:
    """Return the code of the first error."""
    code = response.json()["errors"][0]["extensions"]["code"]
    assert isinstance(code, str)
    return code
