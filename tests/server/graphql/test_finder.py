"""The document that a request is about: by its text, its hash or its id, and by each way that a request comes in."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from server.graphql.documents import Documents, PreparedDocument, QueryRefused
from server.graphql.finder import DocumentFinder
from server.graphql.limits import QueryLimits
from server.graphql.manifest import Manifest
from server.graphql.request import GraphQLRequest, build_request
from server.graphql.settings import GraphQLSettings
from server.graphql.trusted import hash_text, prepare_trusted
from server.http.refusal import RequestRefused
from services.model.installation import TrustedDocumentsMode
from tests.server.endpoint import GRAPHQL_JSON, PREFLIGHT, Endpoint, open_endpoint, read_code
from tests.server.graphql.test_documents import SCHEMA
from tests.server.streaming import FAST, serve_streams

HELLO = "{hello}"
HASH = hash_text(HELLO)
NOT_FOUND = ("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
NOT_SUPPORTED = ("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")


def by_hash(sha256_hash: str = HASH, version: object = 1) -> dict[str, Any]:
    """Return what Apollo's clients send for a query."""
    return {"extensions": {"persistedQuery": {"version": version, "sha256Hash": sha256_hash}}}


def make_request(**parameters: object) -> GraphQLRequest:
    """Return the request of these parameters."""
    return build_request(parameters)


def open_finder() -> DocumentFinder:
    """Return one without trusted documents."""
    return DocumentFinder(Documents(SCHEMA, limits=QueryLimits()))


def refusal(finder: DocumentFinder, tenant: str = "acme", **parameters: object) -> tuple[str, str]:
    """Return code and message."""
    with pytest.raises(QueryRefused) as refused:
        finder.find(make_request(**parameters), tenant)
    [error] = refused.value.errors
    return (error.extensions or {})["code"], error.message


# Automatic persisted queries


def test_a_query_is_sent_once_and_named_from_then_on() -> None:
    finder = open_finder()
    assert refusal(finder, **by_hash()) == NOT_FOUND
    document = finder.find(make_request(query=HELLO, **by_hash()), "acme")
    assert isinstance(document, PreparedDocument)
    assert finder.find(make_request(**by_hash()), "acme") is document


def test_a_query_without_its_hash_is_not_kept() -> None:
    finder = open_finder()
    finder.find(make_request(query=HELLO), "acme")
    assert refusal(finder, **by_hash()) == NOT_FOUND


def test_a_tenant_does_not_find_what_another_sent() -> None:
    """Neither may it run it, nor learn that it was sent: a text can be guessed from its hash."""
    finder = open_finder()
    finder.find(make_request(query=HELLO, **by_hash()), "acme")
    assert refusal(finder, "other", **by_hash()) == NOT_FOUND


@pytest.mark.parametrize(
    "given",
    [hash_text("{leaf{id}}"), HASH.upper(), HASH[:-1], f"sha256:{HASH}", "", "ä" * 64, "0" * 1_000_000],
    ids=["another", "upper", "short", "prefix", "empty", "unicode", "long"],
)
def test_a_hash_of_another_text_poisons_nothing(given: str) -> None:
    finder = open_finder()
    code, message = refusal(finder, query=HELLO, **by_hash(given))
    assert code == "PERSISTED_QUERY_MISMATCH"
    assert given[:20] not in message or not given
    assert refusal(finder, **by_hash(given)) == NOT_FOUND


@pytest.mark.parametrize("query", ["{", "{unknown}", "{" + " ".join(f"a{index}:hello" for index in range(100)) + "}"], ids=lambda q: q[:9])
def test_what_is_refused_is_not_kept(query: str) -> None:
    finder = open_finder()
    assert refusal(finder, query=query, **by_hash(hash_text(query)))[0] not in (NOT_FOUND[0], "PERSISTED_QUERY_MISMATCH")
    assert refusal(finder, **by_hash(hash_text(query))) == NOT_FOUND


def test_a_query_with_a_string_is_run_and_not_kept() -> None:
    finder, query = open_finder(), '{hello(name: "password")}'
    assert isinstance(finder.find(make_request(query=query, **by_hash(hash_text(query))), "acme"), PreparedDocument)
    assert refusal(finder, **by_hash(hash_text(query))) == NOT_FOUND


@pytest.mark.parametrize("version", [0, 2, -1, 10**30])
@pytest.mark.parametrize("query", [{}, {"query": HELLO}], ids=["hash", "text"])
def test_of_another_version_a_client_hears_to_send_the_text(version: int, query: dict[str, str]) -> None:
    assert refusal(open_finder(), **query, **by_hash(version=version)) == NOT_SUPPORTED


# Without trusted documents


def test_without_trusted_documents_there_is_none_by_id() -> None:
    finder = open_finder()
    finder.find(make_request(query=HELLO, **by_hash()), "acme")
    for name in (HASH, f"sha256:{HASH}", "anything"):
        assert refusal(finder, documentId=name)[0] == "DOCUMENT_UNKNOWN"


def test_an_id_beside_a_text_must_be_true_where_that_can_be_seen() -> None:
    finder = open_finder()
    for name in ("anything", f"sha256:{HASH}"):
        assert isinstance(finder.find(make_request(query=HELLO, documentId=name), "acme"), PreparedDocument)
    assert refusal(finder, query="{leaf{id}}", documentId=f"sha256:{HASH}")[0] == "PERSISTED_QUERY_MISMATCH"


# With trusted documents

QUERY = 'query Q($name: String = "you") {hello(name: $name)}'
CHANGE = "mutation M {change}"
INTROSPECTION = "{__schema{queryType{name}}}"
MANIFEST = Manifest("front.json", {"5d41402abc4b2a76b9719d911017c592": QUERY, "change": CHANGE})
OTHER = "query Other {hello}"


def with_trusted(trust: TrustedDocumentsMode, manifest: Manifest = MANIFEST) -> DocumentFinder:
    """Return one with the manifest."""
    documents = Documents(SCHEMA, limits=QueryLimits())
    return DocumentFinder(documents, trust=trust, trusted=prepare_trusted([manifest], documents, limits=QueryLimits()))


NAMES = [
    {"documentId": "5d41402abc4b2a76b9719d911017c592"},
    {"doc_id": "5d41402abc4b2a76b9719d911017c592"},
    {"id": "5d41402abc4b2a76b9719d911017c592"},
    {"documentId": hash_text(QUERY)},
    {"documentId": f"sha256:{hash_text(QUERY)}"},
    {"doc_id": f"sha256:{hash_text(QUERY)}", "query": ""},
    by_hash(hash_text(QUERY)),
    by_hash("5d41402abc4b2a76b9719d911017c592"),
    {"documentId": "5d41402abc4b2a76b9719d911017c592", **by_hash(hash_text(QUERY))},
    {"query": QUERY},
    {"query": QUERY, **by_hash(hash_text(QUERY))},
    {"query": QUERY, **by_hash("5d41402abc4b2a76b9719d911017c592")},
    {"query": QUERY, "documentId": "5d41402abc4b2a76b9719d911017c592"},
    {"query": QUERY, "documentId": f"sha256:{hash_text(QUERY)}"},
    {"query": QUERY, "documentId": "unknown", "id": "q1"},
]


@pytest.mark.parametrize("trust", [TrustedDocumentsMode.ALLOW, TrustedDocumentsMode.REQUIRE])
@pytest.mark.parametrize("parameters", NAMES, ids=str)
def test_a_trusted_document_is_found_by_all_its_names(trust: TrustedDocumentsMode, parameters: dict[str, object]) -> None:
    finder = with_trusted(trust)
    assert finder.find(make_request(**parameters), "acme") is finder.find(make_request(query=QUERY), "other")


@pytest.mark.parametrize("trust", [TrustedDocumentsMode.ALLOW, TrustedDocumentsMode.REQUIRE])
@pytest.mark.parametrize(
    "document_id", ["unknown", "", f"sha256:{HASH}", HASH, f"SHA256:{hash_text(QUERY)}", f"sha256:{hash_text(QUERY)[:-1]}", "sha256:change"]
)
def test_an_unknown_id_is_refused_with_its_code(trust: TrustedDocumentsMode, document_id: str) -> None:
    request = replace(make_request(documentId="x"), document_id=document_id)
    with pytest.raises(QueryRefused) as refused:
        with_trusted(trust).find(request, "acme")
    assert (refused.value.errors[0].extensions or {})["code"] == "DOCUMENT_UNKNOWN"


@pytest.mark.parametrize("trust", [TrustedDocumentsMode.ALLOW, TrustedDocumentsMode.REQUIRE])
@pytest.mark.parametrize(
    "parameters",
    [
        {"query": QUERY, "documentId": "change"},
        {"query": QUERY, "documentId": f"sha256:{hash_text(CHANGE)}"},
        {"query": QUERY, **by_hash(hash_text(CHANGE))},
        {"query": QUERY, **by_hash("change")},
        {"query": QUERY, **by_hash("unknown")},
        {"documentId": "change", **by_hash(hash_text(QUERY))},
        {"documentId": "change", **by_hash("unknown")},
    ],
    ids=str,
)
def test_names_of_two_documents_are_refused(trust: TrustedDocumentsMode, parameters: dict[str, Any]) -> None:
    assert refusal(with_trusted(trust), **parameters)[0] == "PERSISTED_QUERY_MISMATCH"


def test_other_documents_are_allowed_beside_trusted_ones() -> None:
    finder = with_trusted(TrustedDocumentsMode.ALLOW)
    assert refusal(finder, **by_hash(hash_text(OTHER))) == NOT_FOUND
    sent = finder.find(make_request(query=OTHER, **by_hash(hash_text(OTHER))), "acme")
    assert finder.find(make_request(**by_hash(hash_text(OTHER))), "acme") is sent
    assert refusal(finder, query=OTHER, documentId="change")[0] == "PERSISTED_QUERY_MISMATCH"


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": OTHER},
        {"query": f"{QUERY} "},
        {"query": f"{QUERY} {OTHER}", "operationName": "Q"},
        {"query": f"{QUERY} {OTHER}", "operationName": "Other"},
        {"query": QUERY.lower()},
        {"query": OTHER, "documentId": "5d41402abc4b2a76b9719d911017c592"},
        {"query": OTHER, "id": "5d41402abc4b2a76b9719d911017c592"},
        {"query": OTHER, **by_hash(hash_text(OTHER))},
        {"query": OTHER, **by_hash(hash_text(QUERY))},
        {"query": INTROSPECTION},
        {"query": "{__typename}"},
        {"query": "{"},
    ],
    ids=str,
)
def test_where_trust_is_required_no_other_text_is_looked_at(parameters: dict[str, Any]) -> None:
    finder = with_trusted(TrustedDocumentsMode.REQUIRE)
    for _ in range(2):
        assert refusal(finder, **parameters)[0] == "DOCUMENT_NOT_TRUSTED"
        assert refusal(finder, **by_hash(hash_text(OTHER))) == NOT_SUPPORTED


def test_introspection_is_trusted_where_it_is_in_the_manifest() -> None:
    finder = with_trusted(TrustedDocumentsMode.REQUIRE, Manifest("front.json", {"introspection": INTROSPECTION}))
    assert finder.find(make_request(query=INTROSPECTION), "acme").introspects


TEXTS = st.sampled_from([QUERY, CHANGE, OTHER, HELLO, INTROSPECTION, f"{QUERY} ", f"{QUERY} {OTHER}", "", "{", "{unknown}"])
IDS = (
    st.sampled_from(["change", "5d41402abc4b2a76b9719d911017c592", "q1", "sha256:", "\0"])
    | st.builds(hash_text, TEXTS)
    | st.builds(lambda text: f"sha256:{hash_text(text)}", TEXTS)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("{}a", max_size=9) | IDS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["version", "sha256Hash", "a"]), inner, max_size=3),
    max_leaves=5,
)
HASHES = st.fixed_dictionaries({"version": st.just(1) | JSON, "sha256Hash": IDS | JSON})
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        "query": TEXTS | JSON,
        "documentId": IDS | JSON,
        "doc_id": IDS | JSON,
        "id": IDS | JSON,
        "operationName": st.sampled_from(["Q", "M", "Other"]),
        "extensions": st.fixed_dictionaries({"persistedQuery": HASHES | JSON}),
    },
)
CODES = {
    "DOCUMENT_NOT_TRUSTED",
    "DOCUMENT_UNKNOWN",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "PERSISTED_QUERY_MISMATCH",
    "PERSISTED_QUERY_NOT_FOUND",
    "PERSISTED_QUERY_NOT_SUPPORTED",
}


@settings(max_examples=200, deadline=None)
@given(requests=st.lists(PARAMETERS, min_size=1, max_size=4), trust=st.sampled_from(TrustedDocumentsMode))
def test_whatever_is_asked_is_answered_and_where_trust_is_required_nothing_else_is_found(
    requests: list[dict[str, object]], trust: TrustedDocumentsMode
) -> None:
    finder = with_trusted(trust) if trust is not TrustedDocumentsMode.OFF else open_finder()
    trusted = [id(finder.find(make_request(query=text), "")) for text in (QUERY, CHANGE)]
    for parameters in requests:
        try:
            found = finder.find(make_request(**parameters), "acme")
        except RequestRefused as refused:
            assert (refused.status, refused.code) == (400, "REQUEST_INVALID")
        except QueryRefused as refused:
            assert {(error.extensions or {})["code"] for error in refused.errors} <= CODES
        else:
            assert trust is not TrustedDocumentsMode.REQUIRE or id(found) in trusted


# By each way that a request comes in


@pytest_asyncio.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    """The endpoint with the settings of production."""
    async with open_endpoint() as opened:
        yield opened


async def test_apollo_asks_by_post(endpoint: Endpoint) -> None:
    missed = await endpoint.client.post("/graphql", json={"operationName": None, "variables": {}, **by_hash()})
    assert (missed.status_code, read_code(missed), missed.json()["errors"][0]["message"]) == (200, *NOT_FOUND)
    assert missed.headers["cache-control"] == "no-store"
    assert (await endpoint.ask(HELLO, **by_hash())).json()["data"] == {"hello": "hello you"}
    assert (await endpoint.client.post("/graphql", json=by_hash())).json()["data"] == {"hello": "hello you"}


@pytest.mark.parametrize("version", [1, 2], ids=["not found", "not supported"])
async def test_a_client_that_is_to_send_the_text_hears_it_with_200_in_both_media_types(endpoint: Endpoint, version: int) -> None:
    """Apollo iOS takes application/graphql-response+json, and looks at no answer with another status."""
    for headers in ({}, GRAPHQL_JSON):
        answer = await endpoint.client.post("/graphql", json=by_hash(version=version), headers=headers)
        assert (answer.status_code, "data" in answer.json()) == (200, False)


async def test_a_hash_of_another_text_is_refused_like_other_queries(endpoint: Endpoint) -> None:
    answers = [await endpoint.ask("{leaf{id}}", headers=headers, **by_hash()) for headers in ({}, GRAPHQL_JSON)]
    assert [answer.status_code for answer in answers] == [200, 400]
    assert {read_code(answer) for answer in answers} == {"PERSISTED_QUERY_MISMATCH"}


async def test_apollo_asks_by_get(endpoint: Endpoint) -> None:
    query = "query Q($name: String!) {hello(name: $name)}"
    extensions = json.dumps(by_hash(hash_text(query))["extensions"])
    named = {"operationName": "Q", "variables": '{"name": "me"}', "extensions": extensions}

    async def get(**parameters: str) -> httpx.Response:
        return await endpoint.client.get("/graphql", params={**named, **parameters}, headers=PREFLIGHT)

    assert read_code(await get()) == NOT_FOUND[0]
    assert (await get(query=query)).json()["data"] == {"hello": "hello me"}
    assert (await get()).json()["data"] == {"hello": "hello me"}


async def test_a_mutation_by_its_hash_is_not_executed_by_get(endpoint: Endpoint) -> None:
    query = "mutation {change}"
    await endpoint.ask(query, **by_hash(hash_text(query)))
    assert endpoint.made == ["change"]
    extensions = json.dumps(by_hash(hash_text(query))["extensions"])
    answer = await endpoint.client.get("/graphql", params={"extensions": extensions}, headers=PREFLIGHT)
    assert (answer.status_code, read_code(answer), endpoint.made) == (405, "METHOD_NOT_ALLOWED", ["change"])


async def test_a_hash_is_asked_for_in_an_event_stream(endpoint: Endpoint) -> None:
    async def stream(**parameters: object) -> str:
        return (await endpoint.client.post("/graphql", json={**by_hash(), **parameters}, headers={"Accept": "text/event-stream"})).text

    assert NOT_FOUND[0] in await stream()
    assert "hello you" in await stream(query=HELLO)
    assert "hello you" in await stream()


async def test_a_hash_is_asked_for_in_a_multipart_form(endpoint: Endpoint) -> None:
    async def post(**parameters: object) -> httpx.Response:
        fields = {"operations": (None, json.dumps({**by_hash(), **parameters})), "map": (None, "{}")}
        return await endpoint.client.post("/graphql", files=fields, headers=PREFLIGHT)

    assert read_code(await post()) == NOT_FOUND[0]
    assert (await post(query=HELLO)).json()["data"] == {"hello": "hello you"}
    assert (await post()).json()["data"] == {"hello": "hello you"}


@pytest_asyncio.fixture
async def closed() -> AsyncIterator[Endpoint]:
    """The endpoint where trust is required."""
    async with open_endpoint(GraphQLSettings(trust=TrustedDocumentsMode.REQUIRE, manifests=(MANIFEST,))) as opened:
        yield opened


async def test_a_trusted_document_is_asked_for_by_post_get_stream_and_form(closed: Endpoint) -> None:
    named: dict[str, Any] = {"documentId": f"sha256:{hash_text(QUERY)}", "variables": {"name": "me"}}
    fields = {"operations": (None, json.dumps(named)), "map": (None, "{}")}
    parameters = {**named, "variables": json.dumps(named["variables"])}
    for answer in (
        await closed.client.post("/graphql", json=named),
        await closed.client.get("/graphql", params=parameters, headers=PREFLIGHT),
        await closed.client.post("/graphql", json=named, headers={"Accept": "text/event-stream"}),
        await closed.client.post("/graphql", files=fields, headers=PREFLIGHT),
    ):
        assert answer.status_code == 200
        assert "hello me" in answer.text


@pytest.mark.parametrize("accept", [{}, GRAPHQL_JSON], ids=["json", "graphql-response"])
async def test_no_other_is_asked_for_by_any_of_them(closed: Endpoint, accept: dict[str, str]) -> None:
    sent: dict[str, Any] = {"query": "mutation M {change}\n", "documentId": "change", "operationName": "M"}
    fields = {"operations": (None, json.dumps(sent)), "map": (None, "{}")}
    for answer in (
        await closed.client.post("/graphql", json=sent, headers=accept),
        await closed.client.get("/graphql", params=sent, headers={**PREFLIGHT, **accept}),
        await closed.client.post("/graphql?documentId=change", json=sent, headers=accept),
        await closed.client.post("/graphql", files=fields, headers={**PREFLIGHT, **accept}),
    ):
        assert (answer.status_code, read_code(answer)) == (400 if accept else 200, "DOCUMENT_NOT_TRUSTED")
    assert "DOCUMENT_NOT_TRUSTED" in (await closed.client.post("/graphql", json=sent, headers={"Accept": "text/event-stream"})).text
    assert read_code(await closed.client.post("/graphql", json=[sent])) == "BATCH_DISABLED"
    assert closed.made == []


async def test_a_trusted_mutation_is_not_executed_by_get(closed: Endpoint) -> None:
    answer = await closed.client.get("/graphql", params={"documentId": "change"}, headers=PREFLIGHT)
    assert (answer.status_code, closed.made) == (405, [])
    assert (await closed.client.post("/graphql", json={"documentId": "change"})).json()["data"] == {"change": "changed"}


async def test_the_operation_of_a_trusted_document_must_be_there(closed: Endpoint) -> None:
    answer = await closed.client.post("/graphql", json={"documentId": "change", "operationName": "Q"})
    assert read_code(answer) == "OPERATION_UNKNOWN"


async def test_the_cost_of_a_trusted_document_is_limited_by_its_variables() -> None:
    manifest = Manifest("front.json", {"leaves": "query ($n: Int!) {leaves(first: $n){nodes{id}}}"})
    async with open_endpoint(
        GraphQLSettings(trust=TrustedDocumentsMode.REQUIRE, manifests=(manifest,), limits=QueryLimits(cost=50))
    ) as endpoint:
        dear, cheap = [await endpoint.client.post("/graphql", json={"documentId": "leaves", "variables": {"n": n}}) for n in (60, 40)]
    assert read_code(dear) == "QUERY_TOO_COMPLEX"
    assert "errors" not in cheap.json()


async def test_introspection_that_is_off_is_off_for_trusted_documents_too() -> None:
    manifest = Manifest("front.json", {"introspection": INTROSPECTION})
    chosen = GraphQLSettings(trust=TrustedDocumentsMode.REQUIRE, manifests=(manifest,), introspection=False)
    async with open_endpoint(chosen) as endpoint:
        assert read_code(await endpoint.client.post("/graphql", json={"documentId": "introspection"})) == "INTROSPECTION_DISABLED"


async def test_manifests_are_not_looked_at_without_trust() -> None:
    async with open_endpoint(GraphQLSettings(manifests=(Manifest("front.json", {"bad": "{"}),))) as endpoint:
        assert read_code(await endpoint.client.post("/graphql", json={"documentId": "bad"})) == "DOCUMENT_UNKNOWN"


STREAMED = Manifest("front.json", {"hello": HELLO, "count": "subscription {count(to: 1) {number}}"})


async def test_a_socket_and_a_stream_serve_trusted_documents_only() -> None:
    chosen = replace(FAST, trust=TrustedDocumentsMode.REQUIRE, manifests=(STREAMED,))
    async with serve_streams(chosen) as served, served.socket() as talk, served.http() as client:
        await talk.init()

        async def ask(**payload: object) -> list[Any]:
            await talk.send(id="1", type="subscribe", payload=payload)
            messages = [await talk.receive()]
            while messages[-1]["type"] == "next":
                messages.append(await talk.receive())
            return messages

        assert [message["type"] for message in await ask(documentId="count")] == ["next", "complete"]
        assert (await ask(**by_hash()))[0]["payload"]["data"] == {"hello": "hello you"}
        for other in ("subscription {count {number}}", "{hello }"):
            [refused] = await ask(query=other)
            assert (refused["type"], refused["payload"][0]["extensions"]["code"]) == ("error", "DOCUMENT_NOT_TRUSTED")
        [unknown] = await ask(**by_hash(hash_text("{hello }")))
        assert unknown["payload"][0]["message"] == "PersistedQueryNotSupported"
        answer = await client.post("/graphql", json={"documentId": "count"}, headers={"Accept": "text/event-stream"})
        assert '"number":0' in answer.text


async def test_a_socket_keeps_hashes_for_its_tenant() -> None:
    """Contexts of this test are numbered, and the number of the first one stands for the tenant."""
    chosen = replace(FAST, tenant_of=lambda context: "odd" if context.number % 2 else "even")
    async with serve_streams(chosen) as served:

        async def ask(first: int, **payload: object) -> Any:
            served.world.contexts = first - 1
            async with served.socket() as talk:
                await talk.init()
                await talk.send(id="1", type="subscribe", payload=payload)
                return await talk.receive()

        assert (await ask(1, query=HELLO, **by_hash()))["type"] == "next"
        assert (await ask(1, **by_hash()))["type"] == "next"
        assert (await ask(2, **by_hash()))["payload"][0]["message"] == "PersistedQueryNotFound"
