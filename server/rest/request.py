"""From an HTTP request to a call of an operation: path, query, head and body, each read strictly.

What two readers could understand differently is refused. Of what real clients send, all is taken: apostrophes and parentheses in paths,
`$` as it is or as `%24`, `+` or `%20` for blanks in queries.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

import msgspec
from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import Scope

from server.http.body import check_length, receive_whole
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused
from server.wiring.use_cases import UseCases
from services.errors import NotFound
from services.model.caller import Caller, CallerLevels

MAX_TARGET = 4_000
"""Characters of path and query, as in SAP's service."""

MAX_VALUES = 40_000
"""Texts, brackets and commas of a body: a thousand destinations with ten properties have 37,000; reading so many takes some tens of ms."""

PREFIX = "/destination-configuration/"
"""Before the path of each operation, which begins where its slash is."""

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_AT_PATH = re.compile(r" - at `(\$[^`]*)`")
_MAX_MESSAGE = 300  # characters: a name of a member can be as long as the body

T = TypeVar("T")


class Level(Enum):
    """The two levels of the API, by their words in paths; the token says which subaccount and which service instance."""

    SUBACCOUNT = "subaccount"
    INSTANCE = "instance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to an operation. `name` is the one in the path, empty where there is none; `body` is of the operation's type.

    `query` has the parameters that were given, each known to the operation. `protects_used` says whether a certificate that is used is
    kept from being deleted. Its `repr` shows nothing that may be secret.
    """

    caller: Caller
    levels: CallerLevels
    use: UseCases = field(repr=False)
    level: Level | None
    name: str
    query: Mapping[str, str] = field(repr=False)
    headers: Headers = field(repr=False)
    body: Any = field(repr=False, default=None)
    protects_used: bool = False

    def find_scope_id(self) -> str | None:
        """Return the id of the scope that the path's level is; None for the instance's where the token names no service instance."""
        return self.levels.subaccount_scope_id if self.level is not Level.INSTANCE else self.levels.instance_scope_id

    @property
    def scope_id(self) -> str:
        """The same; raises NotFound where there is none. Lists of such a level are empty, and whatever is named in it is not found."""
        found = self.find_scope_id()
        if found is None:
            raise NotFound("The access token names no service instance, so there is nothing on its level.")
        return found


def invalid(message: str, code: str = "REQUEST_INVALID") -> RequestRefused:
    """Return the refusal of a request that breaks a rule of this edge."""
    return RequestRefused(400, code, message[:_MAX_MESSAGE])


def split_path(scope: Scope) -> tuple[str, ...]:
    """Return the decoded segments of the path behind the prefix; raises RequestRefused (400) for what cannot be decoded exactly.

    A slash inside a segment is refused: proxies take it for a separator, or not.
    """
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    if len(raw) + len(scope["query_string"]) > MAX_TARGET:
        raise invalid(f"Path and query together must have at most {MAX_TARGET} characters.", "TARGET_TOO_LONG")
    segments = raw.partition(PREFIX.encode())[2].split(b"/")
    if b"%" not in raw and raw.isascii():
        return tuple(segment.decode("ascii") for segment in segments)
    return tuple(decode(segment, what="path") for segment in segments)


def decode(octets: bytes, *, what: str) -> str:
    """Return the text, percent-decoded once; raises RequestRefused (400) for broken escapes, what is no UTF-8, and slashes in a path."""
    if _BAD_ESCAPE.search(octets):
        raise invalid(f"The {what} has a % that begins no escape of two hexadecimal digits.")
    decoded = unquote_to_bytes(octets)
    if what == "path" and b"/" in decoded:
        raise invalid("A name in the path must not contain a slash, even as %2F.", "NAME_INVALID")
    try:
        return decoded.decode("utf-8")
    except UnicodeDecodeError:
        raise invalid(f"The {what} is not UTF-8.") from None


def read_query(query: bytes, known: frozenset[str]) -> dict[str, str]:
    """Return the parameters; raises RequestRefused (400) for one that the operation does not know, or that is given twice."""
    given: dict[str, str] = {}
    for pair in query.split(b"&") if query else ():
        if not pair:
            continue
        name, _, value = (decode(part.replace(b"+", b" "), what="query") for part in pair.partition(b"="))
        if name not in known:
            allowed = ", ".join(sorted(known)) or "none"
            raise invalid(f"The query parameter {name!r:.60} is not known here; there are: {allowed}.", "PARAMETER_UNKNOWN")
        if name in given:
            raise invalid(f"The query parameter {name} is given twice.", "PARAMETER_REPEATED")
        given[name] = value
    return given


def check_head(request: Request, *, max_size: int) -> None:
    """Refuse by its head alone a body that would be refused anyway: 413 or 415."""
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        message = "Bodies are taken without Content-Encoding only."
        raise RequestRefused(415, "ENCODING_UNSUPPORTED", message, headers={"Accept-Encoding": "identity"})
    if not _is_json(request.headers.get("content-type")):
        message = "The body must be application/json, in UTF-8."
        raise RequestRefused(415, "MEDIA_TYPE_UNSUPPORTED", message, headers={"Accept-Post": "application/json"})
    check_length(request, max_size=max_size)


@lru_cache(maxsize=64)
def _is_json(header: str | None) -> bool:
    media_type, options = parse_options_header(header)
    return media_type == b"application/json" and options.get(b"charset", b"utf-8").lower() in (b"utf-8", b"utf8")


async def read_body(request: Request, *, max_size: int) -> object:
    """Return the JSON of the body; raises RequestRefused (400 or 413), and ClientDisconnect."""
    return parse_json(await receive_whole(request, max_size=max_size), max_values=MAX_VALUES)


def convert(value: object, kind: type[T] | Any) -> T:
    """Return the value as the type has it; raises RequestRefused (400) that says where it differs, and nothing of its values."""
    try:
        converted: T = msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        raise invalid(_describe(str(error)), "VALIDATION_FAILED") from None
    return converted


def _describe(message: str) -> str:
    """Return the library's sentence without the value that it may repeat."""
    place = _AT_PATH.search(message)
    where = f" at {place[1]}" if place else ""
    what = "a value that is none of those allowed" if message.startswith("Invalid enum value") else message.partition(" - at ")[0]
    return f"The body does not have the expected form{where}: {what}."
