"""What an operation is, for the table in `operations.py`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from server.rest import paging
from server.rest.answer import Answer
from server.rest.bulk import BulkResponse, Changed
from server.rest.representation import LabelBody, LabelChange, Problem
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
    """What an answer of one status means, the type of its body, or several (None: it has none), and the meanings of its header fields."""

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

FLAG: Mapping[str, object] = {"type": "string", "enum": ["true", "false"]}
"""The schema of a parameter that is on or off."""

NAMES = Parameter(name=paging.FILTER, meaning="Which ones: Name in ('a','b').", is_required=True)
"""What deletions of several take."""

OTHER_MODES = (
    Parameter(name=paging.SELECT, meaning="Names only.", schema={"type": "string", "enum": ["Name"]}),
    Parameter(name=paging.PAGE, meaning="The page, from 1.", schema={"type": "integer", "minimum": 1, "maximum": paging.MAX_PAGE}),
    Parameter(
        name=paging.PAGE_SIZE,
        meaning="Entries of a page.",
        schema={"type": "integer", "minimum": 1, "maximum": paging.MAX_PAGE_SIZE, "default": paging.DEFAULT_PAGE_SIZE},
    ),
    Parameter(name=paging.PAGE_COUNT, meaning="Whether the head says how many pages there are.", schema=FLAG),
    Parameter(name=paging.ENTITY_COUNT, meaning="Whether the head says how many entries there are.", schema=FLAG),
)
"""What lists take instead of a filter: names only, or pages."""

PAGE_HEADERS = {"Page-Count": "How many pages there are.", "Entity-Count": "How many entries there are.", "Link": "The pages beside."}
VERSION = {"ETag": "The version."}
MIXED = Reply(meaning="At least one of several failed; each has its status.", body=list[BulkResponse])
CHANGED = Reply(meaning="It is changed.", body=Changed)


def label_rows(path: str, noun: str, *, get: Handler, put: Handler, patch: Handler) -> tuple[Operation, ...]:
    """Return the operations on the labels of what stands at the path."""
    path, of = f"{path}/labels", f"labels of a {noun}"
    return (
        Operation(
            method="GET",
            path=path,
            handler=get,
            summary=f"Get the {of}",
            replies={200: Reply(meaning="The labels.", body=list[LabelBody])},
        ),
        Operation(method="PUT", path=path, handler=put, summary=f"Set the {of}", body=list[LabelBody], replies={200: CHANGED}),
        Operation(
            method="PATCH", path=path, handler=patch, summary=f"Add or delete {of}", body=LabelChange, replies={200: CHANGED, 409: TAKEN}
        ),
    )
