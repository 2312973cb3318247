"""The endpoint as clients and attackers meet it. The cases with numbers are those of the project's list of bad input."""

import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import httpx
import pytest
import pytest_asyncio
import strawberry
from graphql import get_introspection_query
from starlette.responses import HTMLResponse
from starlette.types import Message, Scope

from server.graphql.endpoint import graphql_app
from server.graphql.limits import QueryLimits
from server.graphql.settings import GraphQLSettings
from tests.server.endpoint import (
    AUTHORIZED,
    GRAPHQL_JSON,
    PREFLIGHT,
    SECRET,
    TOKEN,
    Endpoint,
    Query,
    build_test_app,
    open_endpoint,
    read_code,
)
from tests.server.graphql.uploads import OCTETS, UPLOADS
from tests.work import counting

CALLS = 150_000
"""Calls of functions at most: the whole way of the costliest refusal takes 55,000; to validate such a document takes millions."""

UPLOAD = "mutation ($source: Source!, $second: Upload) {upload(source: $source, second: $second)}"
GRAPHQL_MEDIA_TYPE = "application/graphql-response+json; charset=utf-8"
LEGACY_MEDIA_TYPE = "application/json; charset=utf-8"


@pytest_asyncio.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    """The endpoint with the settings of production."""
    async with open_endpoint() as opened:
        yield opened


def check(response: httpx.Response, status: int, code: str, endpoint: Endpoint) -> None:
    """Assert a refusal: JSON with the code, no data, a request id, and nothing executed."""
    assert (response.status_code, read_code(response)) == (status, code)
    assert "data" not in response.json()
    assert len(response.headers["x-request-id"]) == 32
    assert endpoint.made == []


def form(operations: object, mapping: object, *files: bytes) -> dict[str, object]:
    """Return the arguments of a multipart request, as the specification's clients send them."""
    texts: list[tuple[str, tuple[None, str]]] = [("operations", (None, json.dumps(operations))), ("map", (None, json.dumps(mapping)))]
    return {"files": [*texts, *((str(index), (f"file{index}.p12", content)) for index, content in enumerate(files))]}


# ---------------------------------------------------------------- bodies: cases 43 to 48


@pytest.mark.parametrize("body", [b"1", b'"x"', b"null"])
async def test_43_a_body_that_is_no_object(endpoint: Endpoint, body: bytes) -> None:
    check(await endpoint.send(body), 400, "REQUEST_INVALID", endpoint)


@pytest.mark.parametrize("body", ['{"query":"{hello}"}'.encode("utf-16"), b'{"query":"{hello}", "x":"\xff"}'])
async def test_44_a_body_that_is_not_utf8(endpoint: Endpoint, body: bytes) -> None:
    check(await endpoint.send(body), 400, "JSON_INVALID", endpoint)


@pytest.mark.parametrize(
    "value",
    [b"[" * 100_000 + b"]" * 100_000, b"9" * 5_000, b"NaN", b"Infinity", b"1e400", b'{"a":1,"a":2}', b'"\\ud800"'],
    ids=lambda v: repr(v[:9]),
)
async def test_45_to_47_variables_that_are_not_strict_json(endpoint: Endpoint, value: bytes) -> None:
    check(await endpoint.send(b'{"query":"{hello}","variables":{"a":' + value + b"}}"), 400, "JSON_INVALID", endpoint)


@pytest.mark.parametrize("body", [b"[]", b"[1]", json.dumps([{"query": "mutation{change}"}] * 6).encode()])
async def test_48_a_batch(endpoint: Endpoint, body: bytes) -> None:
    check(await endpoint.send(body), 400, "BATCH_DISABLED", endpoint)


async def test_a_body_with_content_encoding(endpoint: Endpoint) -> None:
    check(await endpoint.send(b"\x1f\x8b", Content_Encoding="gzip"), 415, "ENCODING_UNSUPPORTED", endpoint)


# ---------------------------------------------------------------- uploads: cases 1 to 3, 25, 28, 49, 50, 56


async def test_a_file_reaches_its_resolver(endpoint: Endpoint) -> None:
    content = b"\x30\x82" + b"k" * 2_500_000
    arguments = form({"query": UPLOAD, "variables": {"source": {"file": None}}}, {"0": ["variables.source.file"]}, content)
    response = await endpoint.client.post("/graphql", **arguments)  # type: ignore[arg-type]
    answer = response.json()["data"]["upload"]
    assert answer.startswith("2500002 ")
    assert answer.endswith("in BytesIO")  # not on disk, though it is larger than Starlette keeps in memory by itself


async def test_1_an_empty_file_reaches_its_resolver(endpoint: Endpoint) -> None:
    """The use case refuses it with a typed error."""
    arguments = form({"query": UPLOAD, "variables": {"source": {"file": None}}}, {"0": ["variables.source.file"]}, b"")
    response = await endpoint.client.post("/graphql", **arguments)  # type: ignore[arg-type]
    assert response.json()["data"]["upload"].startswith("0 ")


@pytest.mark.parametrize("name", UPLOADS)
async def test_a_file_reaches_all_its_places_however_its_client_writes_it(endpoint: Endpoint, name: str) -> None:
    media_type, body = UPLOADS[name]
    response = await endpoint.send(body, media_type=media_type)
    whole = f"{len(OCTETS)} {OCTETS.decode('latin-1')} in BytesIO"
    assert response.json().get("data") == {"a": whole, "b": whole}, response.text


async def test_a_variable_gives_its_file_to_each_place_that_names_it(endpoint: Endpoint) -> None:
    """Wherever it stands in the operation: as an argument, twice, or inside another variable's value."""
    query = "mutation ($file: Upload!) {a: upload(source: {file: $file}, second: $file) b: upload(source: {file: $file})}"
    arguments = form({"query": query, "variables": {"file": None}}, {"0": ["variables.file"]}, b"octets")
    response = await endpoint.client.post("/graphql", **arguments)  # type: ignore[arg-type]
    assert response.json()["data"] == {"a": "6 octets in BytesIO", "b": "6 octets in BytesIO"}


@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize("media_type", ["application/json", "multipart/form-data; boundary=b0"])
async def test_2_and_3_a_body_that_is_too_large(is_chunked: bool, media_type: str) -> None:
    size = 1024 * 1024
    opening = b'--b0\r\nContent-Disposition: form-data; name="operations"\r\n\r\n' if "multipart" in media_type else b'{"query":"'
    body = opening + b"x" * (size + 1)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    async with open_endpoint(GraphQLSettings(max_body_size=size)) as endpoint:
        response = await endpoint.client.post("/graphql", content=chunks() if is_chunked else body, headers={"Content-Type": media_type})
        check(response, 413, "PAYLOAD_TOO_LARGE", endpoint)


async def test_25_multipart_that_the_specification_does_not_describe(endpoint: Endpoint) -> None:
    operations = {"query": UPLOAD, "variables": {"source": {"file": None}}}
    two = form(operations, {"0": ["variables.source.file"]}, b"one", b"two")
    check(await endpoint.client.post("/graphql", **two), 400, "MULTIPART_INVALID", endpoint)  # type: ignore[arg-type]
    fields = {"files": [(f"field{index}", (None, "x")) for index in range(11)]}
    check(await endpoint.client.post("/graphql", **fields), 400, "MULTIPART_INVALID", endpoint)  # type: ignore[arg-type]
    without = await endpoint.send(b"--b0--", media_type="multipart/form-data")
    check(without, 400, "MULTIPART_INVALID", endpoint)


async def test_28_a_client_that_leaves_half_way(caplog: pytest.LogCaptureFixture) -> None:
    made: list[str] = []
    messages: list[Message] = [
        {
            "type": "http.request",
            "body": b'--b0\r\nContent-Disposition: form-data; name="0"; filename="a"\r\n\r\nsecret',
            "more_body": True,
        },
        {"type": "http.disconnect"},
    ]
    headers = {"content-type": "multipart/form-data; boundary=b0", **AUTHORIZED}
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": raw}

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None:
        raise AssertionError("nobody is there")

    with caplog.at_level(logging.INFO):
        await build_test_app(made)(scope, receive, send)
    assert made == []
    assert [record.getMessage().split(" ")[4] for record in caplog.records] == ["499"]


@pytest.mark.parametrize(
    ("operations", "mapping"),
    [
        ({"query": UPLOAD, "variables": {"source": {"file": None}}}, 5),
        ({"query": UPLOAD, "variables": {"source": {"file": None}}}, {"1": ["variables.source.file"]}),
        ({"query": UPLOAD, "variables": {"source": {"file": None}}}, {"0": ["variables.source.file"] * 30_000}),
        (1, {"0": ["variables.source.file"]}),
        (None, {"0": ["variables.source.file"]}),
    ],
)
async def test_49_and_50_operations_and_map_that_do_not_fit(endpoint: Endpoint, operations: object, mapping: object) -> None:
    response = await endpoint.client.post("/graphql", **form(operations, mapping, b"x"))  # type: ignore[arg-type]
    assert response.status_code == 400
    assert endpoint.made == []


async def test_a_batch_with_files(endpoint: Endpoint) -> None:
    response = await endpoint.client.post("/graphql", **form([{"query": UPLOAD}], {"0": ["0.variables.a"]}, b"x"))  # type: ignore[arg-type]
    check(response, 400, "BATCH_DISABLED", endpoint)


async def ask_as_a_page_could(endpoint: Endpoint, headers: dict[str, str]) -> list[httpx.Response]:
    """Send what a browser sends to other sites without asking them first."""
    multipart = form({"query": "{hello}"}, {})
    return [
        await endpoint.client.get("/graphql", params={"query": "{hello}"}, headers=headers),
        await endpoint.client.post("/graphql", headers=headers, **multipart),  # type: ignore[arg-type]
    ]


async def test_56_a_token_is_the_only_header_that_get_and_multipart_need(endpoint: Endpoint) -> None:
    for response in await ask_as_a_page_could(endpoint, {}):
        assert (response.status_code, response.json()["data"]) == (200, {"hello": "hello you"})


@pytest.mark.parametrize(
    "more", [{}, PREFLIGHT, {"Cookie": f"token={TOKEN}; Authorization=Bearer {TOKEN}"}], ids=["bare", "preflight", "cookie"]
)
async def test_56_without_a_token_they_are_nobodys(endpoint: Endpoint, more: dict[str, str]) -> None:
    for response in await ask_as_a_page_could(endpoint, {"Authorization": "", **more}):
        check(response, 401, "UNAUTHENTICATED", endpoint)
        assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://test:81"}]
)
async def test_56_a_foreign_origin(endpoint: Endpoint, headers: dict[str, str]) -> None:
    check(await endpoint.ask("mutation{change}", headers={**PREFLIGHT, **headers}), 403, "CSRF", endpoint)


@pytest.mark.parametrize("origin", ["http://test", "https://portal.example"])
async def test_own_and_allowed_origins(origin: str) -> None:
    async with open_endpoint(GraphQLSettings(allowed_origins=frozenset({"https://portal.example:443"}))) as endpoint:
        assert (await endpoint.ask("{hello}", headers={"Origin": origin})).status_code == 200


@pytest.mark.parametrize("origin", ["*", "portal.example", "https://portal.example/path"])
def test_an_allowed_origin_that_is_none_stops_the_start(origin: str) -> None:
    async def context(_: object) -> None:
        return None

    with pytest.raises(ValueError, match="origin"):
        graphql_app(strawberry.Schema(Query), context=context, settings=GraphQLSettings(allowed_origins=frozenset({origin})))


# ---------------------------------------------------------------- documents: cases 51 to 54, 57


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{leaf{" + "child{" * 10 + "id" + "}" * 12, "QUERY_TOO_DEEP"),
        ("{leaf{" + "child{" * 500 + "id" + "}" * 502, "QUERY_TOO_DEEP"),
        ("{" + " ".join(f"a{index}:hello" for index in range(1_000)) + "}", "QUERY_TOO_COMPLEX"),
        ("{" + "hello " * 10_000 + "}", "QUERY_TOO_COMPLEX"),
        ("{" + "hello " * 500 + "}", "QUERY_TOO_COMPLEX"),
        ("{hello " + "@skip(if:false) " * 4_000 + "}", "QUERY_TOO_COMPLEX"),
        ("{hello " + "@aa " * 400 + "}", "QUERY_TOO_COMPLEX"),
        ("{leaf{...F}} fragment F on Leaf {child{...F}}", "GRAPHQL_VALIDATION_FAILED"),
        ("{leaf{...F}} fragment F on Leaf {...F}", "GRAPHQL_VALIDATION_FAILED"),
        ("{leaf{...F}} fragment F on Leaf {...G} fragment G on Leaf {...F}", "GRAPHQL_VALIDATION_FAILED"),
        (" ".join(f"query A{index}{{hello}}" for index in range(1_000)), "GRAPHQL_VALIDATION_FAILED"),
        ("{leaves(first: 1000000){totalCount}}", "PAGE_INVALID"),
        ("{leaves(first: -1){totalCount}}", "PAGE_INVALID"),
        ("{__schema{types{fields{type{fields{type{fields{name}}}}}}}}", "QUERY_TOO_DEEP"),
    ],
    ids=lambda text: text[:20],
)
async def test_51_to_54_documents_that_ask_too_much(endpoint: Endpoint, query: str, code: str) -> None:
    check(await endpoint.ask(query, headers=GRAPHQL_JSON), 400, code, endpoint)
    legacy = await endpoint.ask(query)
    assert (legacy.status_code, read_code(legacy)) == (200, code)


async def test_52_refusals_cost_little(endpoint: Endpoint) -> None:
    """Calls from the request to the answer: a document that was validated would take ten times as many."""
    for query in (
        "{" + "hello " * 10_000 + "}",
        "{" + " ".join(f"a{index}:hello" for index in range(1_000)) + "}",
        "{hello " + "@aa " * 400 + "}",
    ):
        with counting(most_calls=CALLS):
            await endpoint.ask(query)


async def test_54_a_cursor_that_is_refused_by_its_use_case(endpoint: Endpoint) -> None:
    response = await endpoint.ask('{leaves(after: "forged"){totalCount}}')
    assert read_code(response) == "PAGE_INVALID"
    assert response.json()["errors"][0]["extensions"]["field"] == "after"


async def test_57_a_misspelt_field(endpoint: Endpoint) -> None:
    response = await endpoint.ask("{helo}")
    assert read_code(response) == "GRAPHQL_VALIDATION_FAILED"
    assert "hello" not in response.text


async def test_59_a_filter_that_is_an_operator_of_the_database(endpoint: Endpoint) -> None:
    response = await endpoint.ask("query ($where: Filter!) {find(where: $where)}", variables={"where": {"name": {"$ne": None}}})
    assert (response.status_code, read_code(response)) == (200, "VALIDATION_FAILED")


async def test_a_bad_value_is_not_echoed_whole(endpoint: Endpoint) -> None:
    response = await endpoint.ask("query ($n: Int) {hello(number: $n)}", variables={"n": "x" * 100_000})
    assert read_code(response) == "VALIDATION_FAILED"
    assert len(response.content) < 1_000


async def test_at_most_ten_errors_are_reported(endpoint: Endpoint) -> None:
    assert len((await endpoint.ask("{bugs}")).json()["errors"]) == QueryLimits().errors
    assert len((await endpoint.ask("{" + " ".join(f"x{index}" for index in range(200)) + "}")).json()["errors"]) == QueryLimits().errors


async def test_introspection_by_tools_passes(endpoint: Endpoint) -> None:
    response = await endpoint.ask(get_introspection_query(descriptions=True, input_value_deprecation=True))
    assert "errors" not in response.json()


# ---------------------------------------------------------------- methods and media types: case 55


async def test_55_a_mutation_by_get(endpoint: Endpoint) -> None:
    response = await endpoint.client.get("/graphql", params={"query": "mutation{change}"})
    check(response, 405, "METHOD_NOT_ALLOWED", endpoint)
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
async def test_55_other_media_types(endpoint: Endpoint, media_type: str) -> None:
    check(await endpoint.send(b'{"query":"mutation{change}"}', media_type=media_type), 415, "MEDIA_TYPE_UNSUPPORTED", endpoint)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods(endpoint: Endpoint, method: str) -> None:
    response = await endpoint.client.request(method, "/graphql", json={"query": "{hello}"})
    check(response, 405, "METHOD_NOT_ALLOWED", endpoint)
    assert response.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        (
            "query=query%20Hello(%24n%3A%20Int)%20%7B%0A%20%20hello(number%3A%20%24n)%0A%7D&operationName=Hello&variables=%7B%22n%22%3A1%7D"
            "&extensions=%7B%22clientLibrary%22%3A%7B%22name%22%3A%22%40apollo%2Fclient%22%2C%22version%22%3A%224.3.8%22%7D%7D",
            {"Accept": "application/graphql-response+json,application/json;q=0.9", "Content-Type": "application/json"},
        ),
        (
            "query=query+Hello%28%24n%3A+Int%29+%7B%0A++hello%28number%3A+%24n%29%0A%7D&operationName=Hello&variables=%7B%22n%22%3A1%7D",
            {"Accept": "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"},
        ),
        (
            "query=query+Hello%28%24n%3A+Int%29+%7Bhello%28number%3A%24n%29%7D&variables=%7B%22n%22%3A1%7D&operationName=Hello",
            {"Accept": "application/graphql-response+json, application/json"},
        ),
    ],
    ids=["apollo", "urql", "graphql-request"],
)
async def test_queries_by_get_as_clients_send_them(endpoint: Endpoint, query: str, headers: dict[str, str]) -> None:
    """As captured from Apollo Client 4.3.8 (`useGETForQueries`), @urql/core 5 (its default) and graphql-request 7."""
    response = await endpoint.client.get(f"/graphql?{query}", headers=headers)
    assert response.json()["data"] == {"hello": "hello you"}
    assert response.headers["content-type"] == GRAPHQL_MEDIA_TYPE


async def test_an_accept_that_takes_neither(endpoint: Endpoint) -> None:
    check(await endpoint.ask("{hello}", headers={"Accept": "text/plain"}), 406, "NOT_ACCEPTABLE", endpoint)


@pytest.mark.parametrize(
    ("accept", "expected"), [("application/graphql-response+json", GRAPHQL_MEDIA_TYPE), ("text/plain", LEGACY_MEDIA_TYPE)]
)
async def test_a_refusal_is_told_in_the_media_type_that_is_wanted(endpoint: Endpoint, accept: str, expected: str) -> None:
    response = await endpoint.client.post("/graphql", content=b"1", headers={"Content-Type": "text/plain", "Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (415, expected)


async def test_a_socket_is_refused() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "websocket", "path": "/graphql", "headers": [], "query_string": b"", "subprotocols": ["graphql-ws"]}
    await build_test_app([])(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]


# ---------------------------------------------------------------- who asks


@pytest.mark.parametrize("headers", [{"Authorization": ""}, {"Authorization": "Bearer no"}])
async def test_without_a_token_nothing_is_read(endpoint: Endpoint, headers: dict[str, str]) -> None:
    response = await endpoint.ask("mutation{change}", headers=headers)
    check(response, 401, "UNAUTHENTICATED", endpoint)
    assert response.headers["www-authenticate"] == "Bearer"


async def test_a_bug_before_execution_is_masked_too(endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    check(await endpoint.ask("{hello}", headers={"X-Fail": "bug"}), 500, "INTERNAL", endpoint)
    assert SECRET not in caplog.text


async def test_unavailability_before_execution_is_503(endpoint: Endpoint) -> None:
    response = await endpoint.ask("{hello}", headers={"X-Fail": "unavailable"})
    check(response, 503, "UNAVAILABLE", endpoint)
    assert response.headers["retry-after"] == "7"


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize("field", ["bug", "wrappedBug", "fatalBug", "wrongType"])
async def test_60_a_bug_tells_nothing_but_its_id(endpoint: Endpoint, field: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = await endpoint.ask(f"{{{field}}}", headers={"X-Request-Id": "id-of-60"})
    error = response.json()["errors"][0]
    assert (response.status_code, error["message"]) == (200, "Unexpected error.")
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "id-of-60"}
    assert response.headers["x-request-id"] == "id-of-60"
    assert SECRET not in response.text
    assert SECRET not in caplog.text
    assert "id-of-60" in caplog.text
    assert "Error" in caplog.text  # the type


async def test_a_failure_of_the_domain_in_a_query_has_its_code(endpoint: Endpoint) -> None:
    response = await endpoint.ask("{missing hello}")
    assert response.status_code == 200
    assert response.json()["data"] == {"missing": None, "hello": "hello you"}
    assert response.json()["errors"] == [
        {
            "message": "There is no scope with this id.",
            "locations": [{"line": 1, "column": 2}],
            "path": ["missing"],
            "extensions": {"code": "NOT_FOUND"},
        }
    ]


@pytest.mark.parametrize(("headers", "status"), [(GRAPHQL_JSON, 503), ({}, 200)])
async def test_unavailability_says_when_to_come_back(endpoint: Endpoint, headers: dict[str, str], status: int) -> None:
    response = await endpoint.ask("{unavailableForSure}", headers=headers)
    assert (response.status_code, response.headers["retry-after"], read_code(response)) == (status, "3", "UNAVAILABLE")


async def test_an_operation_that_takes_too_long() -> None:
    async with open_endpoint(GraphQLSettings(operation_timeout=timedelta(milliseconds=50))) as endpoint:
        response = await endpoint.ask("{slow}", headers=GRAPHQL_JSON)
        check(response, 503, "TIMEOUT", endpoint)
        assert response.headers["retry-after"] == "1"


async def test_media_type_and_headers_of_an_answer(endpoint: Endpoint) -> None:
    legacy, new = await endpoint.ask("{hello}"), await endpoint.ask("{hello}", headers=GRAPHQL_JSON)
    assert legacy.headers["content-type"] == "application/json; charset=utf-8"
    assert new.headers["content-type"] == GRAPHQL_MEDIA_TYPE
    for response in (legacy, new):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["vary"] == "Accept, Accept-Encoding"


TALK = "query ($text: String!) {hello(name: $text)}"
SAY = "mutation ($text: String!) {say(text: $text)}"


@pytest.mark.parametrize(
    ("query", "length", "accepted", "coding"),
    [
        (TALK, 2_000, "gzip, deflate, br", "gzip"),
        (TALK, 200_000, "gzip", "gzip"),
        (TALK, 500, "gzip", None),
        (TALK, 2_000, "gzip;q=0", None),
        (TALK, 2_000, "identity", None),
        (SAY, 2_000, "gzip", None),
        (SAY, 200_000, "gzip", None),
    ],
    ids=["query", "large", "small", "refused", "identity", "mutation", "large mutation"],
)
async def test_long_answers_to_queries_are_compressed(
    endpoint: Endpoint, query: str, length: int, accepted: str, coding: str | None
) -> None:
    """Answers to mutations are not: some hold a private key or a client's secret beside what the client chose."""
    said = "ab" * (length // 2)
    response = await endpoint.ask(query, variables={"text": said}, headers={"Accept-Encoding": accepted})
    assert response.headers.get("content-encoding") == coding
    assert response.headers["vary"] == "Accept, Accept-Encoding"
    assert (int(response.headers["content-length"]) < length / 2) == (coding is not None)
    assert response.json()["data"] in ({"hello": f"hello {said}"}, {"say": said})


async def test_an_answer_that_is_refused_is_not_compressed(endpoint: Endpoint) -> None:
    response = await endpoint.ask("{" + " ".join(f"x{index}" for index in range(200)) + "}", headers={"Accept-Encoding": "gzip"})
    assert len(response.content) > 1_024
    assert "content-encoding" not in response.headers


async def test_a_browser_gets_the_page_and_a_program_does_not() -> None:
    page = partial(HTMLResponse, "<!doctype html>", headers={"Content-Security-Policy": "default-src 'none'"})
    async with open_endpoint(GraphQLSettings(page=page)) as endpoint:
        response = await endpoint.client.get("/graphql", headers={"Accept": "text/html", "Authorization": ""})
        assert (response.status_code, response.text) == (200, "<!doctype html>")
        assert response.headers["content-security-policy"] == "default-src 'none'"
        assert (await endpoint.client.get("/graphql")).status_code == 400
        for parameters in ({"query": "{hello}"}, {"extensions": "{}"}):
            asked = await endpoint.client.get("/graphql", params=parameters, headers={"Accept": "text/html"})
            assert asked.status_code == 406


async def test_without_the_setting_there_is_no_page(endpoint: Endpoint) -> None:
    response = await endpoint.client.get("/graphql", headers={"Accept": "text/html"})
    assert response.status_code == 406
