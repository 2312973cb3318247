"""The document that a request is about: by its text, its hash or its id, and by each way that a request comes in."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from server.graphql.documents import Documents, PreparedDocument, QueryRefused
from server.graphql.finder import DocumentFinder
from server.graphql.limits import QueryLimits
from server.graphql.request import GraphQLRequest, build_request
from server.graphql.trusted import hash_text
from tests.server.endpoint import GRAPHQL_JSON, PREFLIGHT, Endpoint, open_endpoint, read_code
from tests.server.graphql.test_documents import SCHEMA

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


async def test_the_status_is_that_of_graphql_over_http_where_a_client_speaks_it(endpoint: Endpoint) -> None:
    missed = await endpoint.client.post("/graphql", json=by_hash(), headers=GRAPHQL_JSON)
    assert (missed.status_code, read_code(missed), "data" in missed.json()) == (400, NOT_FOUND[0], False)


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
