"""From HTTP to the operation that is asked for."""

import json
from collections.abc import AsyncIterator

import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from server.graphql.request import GraphQLRequest, PersistedQuery, check_head, read_request
from server.http.refusal import RequestRefused
from tests.server.http.parts import CONTENT_TYPE, END, part

LIMIT = 1_000


def request(
    body: bytes = b"",
    *,
    method: str = "POST",
    url: str = "/graphql",
    media_type: str = "application/json",
    chunk: int = 100,
    **headers: str,
) -> Request:
    """Return a request that arrives in chunks."""
    named = {"content-type": media_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    path, _, query = url.partition("?")
    pieces = [body[start : start + chunk] for start in range(0, len(body), chunk)] or [b""]
    messages: list[Message] = [
        {"type": "http.request", "body": piece, "more_body": index < len(pieces) - 1} for index, piece in enumerate(pieces)
    ]

    async def receive() -> Message:
        return messages.pop(0)

    raw = [(name.encode(), value.encode()) for name, value in named.items() if value]
    return Request({"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}, receive)


async def read(incoming: Request) -> GraphQLRequest:
    """Read as the endpoint does."""
    check_head(incoming, max_size=LIMIT)
    return await read_request(incoming, max_size=LIMIT)


async def refusal(incoming: Request) -> tuple[int, str]:
    """Return status and code."""
    with pytest.raises(RequestRefused) as refused:
        await read(incoming)
    return refused.value.status, refused.value.code


async def test_a_json_body_is_read() -> None:
    body = {"query": "q", "operationName": "A", "variables": {"a": 1}, "extensions": {"b": 2}, "unknown": 3}
    expected = GraphQLRequest(query="q", operation_name="A", variables={"a": 1}, extensions={"b": 2})
    assert await read(request(json.dumps(body).encode())) == expected


@pytest.mark.parametrize("parameters", [{}, {"operationName": None, "variables": None, "extensions": None}, {"operationName": ""}])
async def test_what_is_left_out_is_empty(parameters: dict[str, object]) -> None:
    expected = GraphQLRequest(query="q", operation_name=None, variables={}, extensions={})
    assert await read(request(json.dumps({"query": "q", **parameters}).encode())) == expected


HASH = {"version": 1, "sha256Hash": "abc"}


@pytest.mark.parametrize(
    ("body", "query", "document_id", "persisted"),
    [
        ({"documentId": "sha256:abc"}, None, "sha256:abc", None),
        ({"doc_id": "abc", "query": None}, None, "abc", None),
        ({"id": "abc", "query": ""}, None, "abc", None),
        ({"id": "abc", "doc_id": "abc", "documentId": None}, None, "abc", None),
        ({"query": "q", "documentId": "abc"}, "q", "abc", None),
        ({"query": "q", "id": 5, "doc_id": ["q1"]}, "q", None, None),
        ({"query": "q", "documentId": ""}, "q", None, None),
        ({"extensions": {"persistedQuery": HASH}}, None, None, PersistedQuery(1, "abc")),
        ({"query": "q", "extensions": {"persistedQuery": {**HASH, "miss": True}}}, "q", None, PersistedQuery(1, "abc")),
        ({"query": "q", "extensions": {"persistedQuery": {"version": 2, "sha256Hash": ""}}}, "q", None, PersistedQuery(2, "")),
        ({"query": "q", "extensions": {"persistedQuery": None}}, "q", None, None),
        ({"documentId": "abc", "extensions": {"persistedQuery": HASH}}, None, "abc", PersistedQuery(1, "abc")),
    ],
    ids=str,
)
async def test_a_document_is_sent_or_named(
    body: dict[str, object], query: str | None, document_id: str | None, persisted: PersistedQuery | None
) -> None:
    found = await read(request(json.dumps(body).encode()))
    assert (found.query, found.document_id, found.persisted) == (query, document_id, persisted)


@pytest.mark.parametrize("name", ["documentId", "doc_id", "id"])
@pytest.mark.parametrize("value", [0, 1, False, ["a"], {}, 1.5], ids=str)
async def test_an_id_of_another_type_is_refused(name: str, value: object) -> None:
    assert await refusal(request(json.dumps({name: value}).encode())) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize(
    "body", [{"documentId": "a", "doc_id": "b"}, {"doc_id": "a", "id": "b"}, {"documentId": "a", "id": ["a"]}], ids=str
)
async def test_two_ids_are_refused(body: object) -> None:
    assert await refusal(request(json.dumps(body).encode())) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize("query", [{}, {"query": "q"}], ids=["hash", "text"])
@pytest.mark.parametrize(
    "value",
    [
        0,
        False,
        True,
        "abc",
        [],
        ["abc"],
        {},
        {"version": 1},
        {"sha256Hash": "abc"},
        {"version": None, "sha256Hash": "abc"},
        {"version": "1", "sha256Hash": "abc"},
        {"version": True, "sha256Hash": "abc"},
        {"version": 1.0, "sha256Hash": "abc"},
        {"version": [1], "sha256Hash": "abc"},
        {"version": 1, "sha256Hash": None},
        {"version": 1, "sha256Hash": 5},
        {"version": 1, "sha256Hash": ["abc"]},
        {"version": 1, "sha256Hash": {"$ne": None}},
        {"version": 1, "SHA256HASH": "abc"},
    ],
    ids=str,
)
async def test_a_hash_of_another_shape_is_refused(value: object, query: dict[str, str]) -> None:
    body = json.dumps({**query, "extensions": {"persistedQuery": value}}).encode()
    assert await refusal(request(body)) == (400, "REQUEST_INVALID")


async def test_a_document_is_named_in_the_url() -> None:
    for name in ("documentId", "doc_id", "id"):
        found = await read(request(method="GET", url=f"/graphql?{name}=sha256:abc", graphql_require_preflight="1"))
        assert (found.query, found.document_id) == (None, "sha256:abc")
    extensions = "%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22abc%22%7D%7D"
    found = await read(request(method="GET", url=f"/graphql?extensions={extensions}", graphql_require_preflight="1"))
    assert (found.query, found.persisted) == (None, PersistedQuery(1, "abc"))


@pytest.mark.parametrize("media_type", ["application/json; charset=utf-8", 'APPLICATION/JSON;charset="UTF-8"', "application/json;odata=1"])
async def test_media_types_of_utf8_json_are_taken(media_type: str) -> None:
    assert (await read(request(b'{"query": "q"}', media_type=media_type))).query == "q"


@pytest.mark.parametrize(
    "media_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/jsonp",
        "multipart/mixed",
    ],
)
async def test_other_media_types_are_refused(media_type: str) -> None:
    assert await refusal(request(b'{"query": "q"}', media_type=media_type)) == (415, "MEDIA_TYPE_UNSUPPORTED")


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "identity, gzip"])
async def test_encoded_bodies_are_refused(encoding: str) -> None:
    assert await refusal(request(b"{}", content_encoding=encoding)) == (415, "ENCODING_UNSUPPORTED")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"])
async def test_other_methods_are_refused_and_told_which(method: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        check_head(request(method=method), max_size=LIMIT)
    assert (refused.value.status, refused.value.headers) == (405, {"Allow": "GET, POST"})


@pytest.mark.parametrize("body", [b"1", b'"x"', b"null", b"true", b"1.5"])
async def test_a_body_that_is_no_object_is_refused(body: bytes) -> None:
    assert await refusal(request(body)) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize("body", [b"[]", b"[1]", b'[{"query": "q"}]', json.dumps([{"query": "q"}] * 6).encode()])
async def test_a_batch_is_refused(body: bytes) -> None:
    assert await refusal(request(body)) == (400, "BATCH_DISABLED")


@pytest.mark.parametrize("name", ["query", "operationName", "variables", "extensions"])
@pytest.mark.parametrize("value", [0, False, ["a"], 1.5])
async def test_parameters_of_another_type_are_refused(name: str, value: object) -> None:
    assert await refusal(request(json.dumps({"query": "q", name: value}).encode())) == (400, "REQUEST_INVALID")


@pytest.mark.parametrize("body", [{}, {"query": None}, {"query": ""}, {"qeury": "q"}, {"query": "q", "variables": "{}"}])
async def test_a_body_without_a_query_or_with_texts_for_objects_is_refused(body: object) -> None:
    assert await refusal(request(json.dumps(body).encode())) == (400, "REQUEST_INVALID")


async def test_a_body_is_too_large_by_its_length() -> None:
    with pytest.raises(RequestRefused) as refused:
        check_head(request(b"", content_length=str(LIMIT + 1)), max_size=LIMIT)
    assert (refused.value.status, refused.value.code) == (413, "PAYLOAD_TOO_LARGE")


async def test_a_body_is_too_large_by_its_octets() -> None:
    body = json.dumps({"query": "q" * LIMIT}).encode()
    assert await refusal(request(body)) == (413, "PAYLOAD_TOO_LARGE")
    assert await refusal(request(body, content_length="10")) == (413, "PAYLOAD_TOO_LARGE")
    parts = part("operations", body) + END
    assert await refusal(request(parts, media_type=CONTENT_TYPE)) == (413, "PAYLOAD_TOO_LARGE")


async def test_a_length_of_thousands_of_digits_is_just_too_large() -> None:
    assert await refusal(request(b"", content_length="9" * 5_000)) == (413, "PAYLOAD_TOO_LARGE")


async def test_a_body_at_the_limit_is_read() -> None:
    body = json.dumps({"query": "q" * (LIMIT - 13)}).encode()
    assert len(body) == LIMIT
    assert len((await read(request(body))).query or "") == LIMIT - 13


async def test_get_is_read_from_the_url() -> None:
    url = "/graphql?query=q&operationName=A&variables=%7B%22a%22%3A1%7D&extensions=&unknown=1"
    incoming = request(method="GET", url=url)
    assert await read(incoming) == GraphQLRequest(query="q", operation_name="A", variables={"a": 1}, extensions={})


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "REQUEST_INVALID"),
        ("query=", "REQUEST_INVALID"),
        ("query=q&query=r", "REQUEST_INVALID"),
        ("query=q&variables=1", "REQUEST_INVALID"),
        ("query=q&variables={", "JSON_INVALID"),
        ("query=q&extensions=NaN", "JSON_INVALID"),
    ],
)
async def test_a_malformed_url_is_refused(query: str, code: str) -> None:
    assert await refusal(request(method="GET", url=f"/graphql?{query}")) == (400, code)


@pytest.mark.parametrize(("media_type", "half"), [("application/json", b'{"query": '), (CONTENT_TYPE, part("operations", b"{}"))])
async def test_a_client_that_leaves_half_way_is_noticed(media_type: str, half: bytes) -> None:
    async def receive() -> AsyncIterator[Message]:
        yield {"type": "http.request", "body": half, "more_body": True}
        yield {"type": "http.disconnect"}

    messages = receive()
    incoming = request(media_type=media_type)
    incoming._receive = messages.__anext__
    with pytest.raises(ClientDisconnect):
        await read(incoming)


def test_a_request_does_not_show_what_it_says() -> None:
    shown = repr(GraphQLRequest(query="secret", operation_name="A", variables={"password": "secret"}, extensions={"a": "secret"}))
    assert "secret" not in shown
    assert "operation_name='A'" in shown
