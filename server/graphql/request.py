"""From an HTTP request to the operation that it asks for: query, variables and operation name, all checked for their shape."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import lru_cache

from python_multipart.multipart import parse_options_header
from starlette.requests import Request

from server.graphql.multipart import read_multipart
from server.http.body import check_length, receive_body, receive_whole
from server.http.json_body import parse_json
from server.http.refusal import RequestRefused

_DOCUMENT_IDS = ("documentId", "doc_id", "id")
"""How a document is named instead of sent: in GraphQL over HTTP, appendix A, and in two customs of Relay's network layers."""

_PARAMETERS = ("query", "operationName", "variables", "extensions", *_DOCUMENT_IDS)
_MULTIPART = b"multipart/form-data"


@dataclass(frozen=True, slots=True)
class PersistedQuery:
    """The hash of a query, which comes with its text or stands for it, as Apollo's clients send it in `extensions`."""

    version: int
    sha256_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphQLRequest:
    """One operation as the client sent it; its variables may hold uploaded files. Its `repr` shows nothing that may be secret.

    Without a `query`, there is a `document_id` or a `persisted` hash that names it. None of them was compared with the others.
    """

    query: str | None = field(repr=False)
    operation_name: str | None
    variables: dict[str, object] = field(repr=False)
    extensions: dict[str, object] = field(repr=False)
    document_id: str | None = None
    persisted: PersistedQuery | None = None


def check_head(request: Request, *, max_size: int) -> None:
    """Refuse by its head alone what would be refused anyway, before anybody reads its body: 405, 413 or 415."""
    if request.method == "GET":
        return
    if request.method != "POST":
        raise RequestRefused(405, "METHOD_NOT_ALLOWED", "GraphQL is served by POST and GET.", headers={"Allow": "GET, POST"})
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding != "identity":
        raise RequestRefused(
            415, "ENCODING_UNSUPPORTED", "Bodies are taken without Content-Encoding only.", headers={"Accept-Encoding": "identity"}
        )
    media_type, charset = _read_content_type(request.headers.get("content-type"))
    if media_type not in (b"application/json", _MULTIPART) or charset not in (b"", b"utf-8", b"utf8"):
        raise RequestRefused(
            415,
            "MEDIA_TYPE_UNSUPPORTED",
            "The body must be application/json or multipart/form-data, in UTF-8.",
            headers={"Accept-Post": "application/json, multipart/form-data"},
        )
    check_length(request, max_size=max_size)


@lru_cache(maxsize=64)
def _read_content_type(header: str | None) -> tuple[bytes, bytes]:
    """Return the media type and the charset in lower case: of one of few headers that clients send, but for the boundaries in some."""
    media_type, options = parse_options_header(header)
    return media_type, options.get(b"charset", b"").lower()


async def read_request(request: Request, *, max_size: int) -> GraphQLRequest:
    """Return the operation of a request that passed `check_head`.

    Raises RequestRefused: 413 for a body beyond `max_size` octets (also without Content-Length), 400 for everything malformed.
    Raises starlette's ClientDisconnect where the client leaves before the body is whole.
    """
    if request.method == "GET":
        return build_request(_read_query_string(request))
    content_type = request.headers["content-type"]
    if _read_content_type(content_type)[0] != _MULTIPART:
        return build_request(parse_json(await receive_whole(request, max_size=max_size)))
    async with aclosing(receive_body(request, max_size=max_size)) as pieces:
        return build_request(await read_multipart(content_type, pieces))


def says_anything(request: Request) -> bool:
    """Whether the URL holds a part of an operation: then it is a program's, also where it prefers text/html."""
    return any(name in request.query_params for name in _PARAMETERS)


def _read_query_string(request: Request) -> dict[str, object]:
    given = request.query_params.multi_items()
    if len(dict(given)) != len(given):
        raise _invalid("A parameter of the URL is given twice.")
    parameters: dict[str, object] = {name: value for name, value in given if name in _PARAMETERS}
    for name in ("variables", "extensions"):
        text = parameters.get(name)
        if isinstance(text, str):
            parameters[name] = parse_json(text.encode()) if text else None
    return parameters


def build_request(parameters: object) -> GraphQLRequest:
    """Return the operation that these parameters say; raises RequestRefused (400) for a wrong shape."""
    if isinstance(parameters, list):
        raise RequestRefused(400, "BATCH_DISABLED", "One request carries one operation; send several requests instead of a list.")
    if not isinstance(parameters, dict):
        raise _invalid("The body must be an object.")
    query = parameters.get("query")
    if not isinstance(query, str | None):
        raise _invalid("`query` must be a text.")
    # Beside a query only `documentId` names a document: older network layers of Relay number their requests by `id`.
    ids = _DOCUMENT_IDS[:1] if query else _DOCUMENT_IDS
    for name in ("operationName", *ids):
        if not isinstance(parameters.get(name), str | None):
            raise _invalid(f"`{name}` must be a text or null.")
    for name in ("variables", "extensions"):
        if not isinstance(parameters.get(name), dict | None):
            raise _invalid(f"`{name}` must be an object or null.")
    extensions = parameters.get("extensions") or {}
    document_id, persisted = _choose_one([parameters.get(name) for name in ids]), _read_persisted(extensions.get("persistedQuery"))
    if not query and document_id is None and persisted is None:
        raise _invalid("`query` must be a text that is not empty, or else `documentId` or `extensions.persistedQuery` must name one.")
    return GraphQLRequest(
        query=query or None,
        operation_name=parameters.get("operationName") or None,
        variables=parameters.get("variables") or {},
        extensions=extensions,
        document_id=document_id,
        persisted=persisted,
    )


def _choose_one(document_ids: Sequence[str | None]) -> str | None:
    """Return the id that is given, perhaps several times; raises RequestRefused for two different ones."""
    given = {one for one in document_ids if one}
    if len(given) > 1:
        raise _invalid("The request names two documents.")
    return next(iter(given), None)


def _read_persisted(value: object) -> PersistedQuery | None:
    if value is None:
        return None
    version, sha256_hash = (value.get("version"), value.get("sha256Hash")) if isinstance(value, dict) else (None, None)
    if not isinstance(version, int) or isinstance(version, bool) or not isinstance(sha256_hash, str):
        raise _invalid("`extensions.persistedQuery` must be an object with the whole number `version` and the text `sha256Hash`.")
    return PersistedQuery(version, sha256_hash)


def _invalid(message: str) -> RequestRefused:
    return RequestRefused(400, "REQUEST_INVALID", message)
