"""The table of operations, from which the routes and the OpenAPI document are made, so that the document is true.

To add a route: write a handler `async def name(call: Call) -> Answer` in the module of its noun, and a row here. The handler finds in the
call who asks (`caller`), what can be done (`use`, by noun and name), the scope of the path's level (`scope_id`, or `find_scope_id` where
nothing being there is no error), the `name` in the path, the `query` and the `headers`, and the `body` as the row's type. It raises what
use cases raise, or `invalid(...)` for what only this edge refuses (400); it answers by `answer(value, status, headers)` with a Struct of
`representation.py`, or by `Answer(status=...)` without a body. In a path `{L}` stands for both levels, and `{name}` for a name.
A row names each parameter that it takes; any other one in the query is refused. It names each status with what it answers; `ALWAYS` are
added. A test asks every operation and compares the answers with the document.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from server.rest import certificates, lookups
from server.rest.answer import Answer
from server.rest.representation import NewCertificate, Problem, StoredCertificate
from server.rest.request import Call, Level

Handler = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of the query, or a header field, and its JSON Schema."""

    name: str
    meaning: str
    is_header: bool = False
    is_required: bool = False
    schema: Mapping[str, object] = field(default_factory=lambda: {"type": "string"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an answer of one status means, the type of its body (None: it has none), and its header fields with their meanings."""

    meaning: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One row. `body` is the type of the request's body, None without one."""

    method: str
    path: str
    handler: Handler
    summary: str
    replies: Mapping[int, Reply]
    parameters: tuple[Parameter, ...] = ()
    body: Any = None
    level: Level | None = None

    @property
    def query(self) -> frozenset[str]:
        """The names of the parameters of the query."""
        return frozenset(parameter.name for parameter in self.parameters if not parameter.is_header)


def fails(meaning: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Return the answer of a failure."""
    return Reply(meaning=meaning, body=Problem, headers=headers or {})


NOT_FOUND = fails("There is nothing of this name.")
TAKEN = fails("There is something of this name already, or it was changed meanwhile.")
UNCHANGED = Reply(meaning="The client has this version.", headers={"ETag": "The version."})
OTHER_VERSION = fails("It has another version than If-Match names.")

ALWAYS: Mapping[int, Reply] = {
    400: fails("The request breaks a rule."),
    401: fails("The access token is missing, or is not valid.", {"WWW-Authenticate": "How to send one."}),
    403: fails("The token lacks a right, which is named, or names no subaccount."),
    404: NOT_FOUND,
    429: fails("Too many requests of this address.", {"Retry-After": "Seconds."}),
    500: fails("Something unexpected happened; the log has it under requestId."),
    503: fails("A part of the service does not answer, or is full.", {"Retry-After": "Seconds."}),
}
"""What every operation can answer."""

WITH_BODY: Mapping[int, Reply] = {413: fails("The body, or a file, is too large."), 415: fails("The body is no JSON in UTF-8.")}
"""What every operation with a body can answer."""

CONDITIONS = (
    Parameter(name="If-None-Match", meaning="Versions that the client has: then the answer is 304.", is_header=True),
    Parameter(name="If-Match", meaning="The version that the client wants: for another one the answer is 412.", is_header=True),
)

_FOUND = Reply(meaning="The destination.", body=lookups.FoundDestination, headers={"ETag": "The version of all that it is made of."})
_FLAG: Mapping[str, object] = {"type": "string", "enum": ["true", "false"]}

LOOK_UP = (
    *CONDITIONS,
    Parameter(name=lookups.SKIP_CREDENTIALS, meaning="Whether secret properties are left out.", schema=_FLAG),
    Parameter(name=lookups.SKIP_TOKENS, meaning="Of no effect: tokens are never fetched.", schema=_FLAG),
    Parameter(
        name=lookups.FRAGMENT_NAME,
        meaning="Fragments to merge into the destination, with commas between them; the last one wins.",
        is_header=True,
    ),
    Parameter(name=lookups.FRAGMENT_OPTIONAL, meaning="Whether a single fragment may be missing.", is_header=True, schema=_FLAG),
    Parameter(name=lookups.USER_TOKEN, meaning="Of no effect, and not to be combined with X-tenant.", is_header=True),
    Parameter(name=lookups.TENANT, meaning="Of no effect, and not to be combined with X-user-token.", is_header=True),
)
"""What both ways of looking a destination up take."""

TABLE: tuple[Operation, ...] = (
    Operation(
        method="POST",
        path="/v1/{L}Certificates",
        handler=certificates.post_certificates,
        summary="Store or generate certificates",
        body=NewCertificate,
        replies={201: Reply(meaning="It is stored."), 409: TAKEN},
    ),
    Operation(
        method="GET",
        path="/v1/{L}Certificates/{name}",
        handler=certificates.get_certificate,
        summary="Get a certificate with its file",
        parameters=CONDITIONS,
        replies={
            200: Reply(meaning="The certificate.", body=StoredCertificate, headers={"ETag": "The version."}),
            304: UNCHANGED,
            412: OTHER_VERSION,
        },
    ),
    Operation(
        method="GET",
        path="/v1/destinations/{name}",
        handler=lookups.find_destination,
        summary="Find a destination: the service instance's, or else the subaccount's",
        parameters=LOOK_UP,
        replies={200: _FOUND, 304: UNCHANGED, 412: OTHER_VERSION},
    ),
    Operation(
        method="GET",
        path="/v2/destinations/{name}",
        handler=lookups.consume_destination,
        summary="Consume a destination of one level, which follows its name after an @",
        parameters=(
            *LOOK_UP,
            Parameter(
                name=lookups.INCLUDE_METADATA, meaning="To be told where everything is kept.", schema={"type": "string", "enum": ["owner"]}
            ),
        ),
        replies={200: _FOUND, 304: UNCHANGED, 412: OTHER_VERSION},
    ),
)


def list_operations() -> Iterator[Operation]:
    """Yield every operation of each level, with all its answers."""
    for row in TABLE:
        replies = {**ALWAYS, **(WITH_BODY if row.body is not None else {}), **row.replies}
        if "{L}" not in row.path:
            yield replace(row, replies=replies)
            continue
        for level in Level:
            yield replace(row, path=row.path.replace("{L}", level.value), level=level, replies=replies)


OPERATIONS = tuple(list_operations())
"""All operations."""


class Routes:
    """Finds operations by path and method."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        self._by_path: dict[tuple[str, ...], dict[str, Operation]] = {}
        for operation in operations:
            self._by_path.setdefault(tuple(operation.path.strip("/").split("/")), {})[operation.method] = operation

    def find(self, path: tuple[str, ...]) -> tuple[Mapping[str, Operation], str]:
        """Return the operations at the path by method, none for an unknown path, and the name in it, empty where there is none."""
        if len(path) > _NAME_AT and path[_NAME_AT]:
            return self._by_path.get((*path[:_NAME_AT], "{name}", *path[_NAME_AT + 1 :]), {}), path[_NAME_AT]
        return self._by_path.get(path, {}), ""


_NAME_AT = 2  # behind the version and the noun
