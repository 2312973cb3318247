"""Documents: refused with codes, or prepared once and remembered."""

import pytest
import strawberry
from graphql import parse, validate

from resolvers.schema import build_schema
from server.graphql.documents import CACHED_COSTS, CACHED_DOCUMENTS, Documents, QueryRefused
from server.graphql.limits import QueryLimits
from tests.server.endpoint import Mutation, Query
from tests.work import counting

CALLS = 150_000
"""Calls of functions at most: the costliest refusal takes 53,000; to validate such a document takes millions."""

SCHEMA = strawberry.Schema(Query, Mutation)._schema


def documents() -> Documents:
    """Return fresh ones."""
    return Documents(SCHEMA, limits=QueryLimits())


def refusals(text: str) -> list[tuple[str, str]]:
    """Return code and message of each error."""
    with pytest.raises(QueryRefused) as refused:
        documents().prepare(text)
    return [(str((error.extensions or {})["code"]), error.message) for error in refused.value.errors]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("# only a comment", "GRAPHQL_PARSE_FAILED"),
        ('{hello(name: "\\uD800")}', "GRAPHQL_PARSE_FAILED"),
        ("type Query { a: Int }", "GRAPHQL_VALIDATION_FAILED"),
        ("{unknown}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello(number: " + "9" * 5_000 + ")}", "GRAPHQL_VALIDATION_FAILED"),
        ("{leaf{...F}} fragment F on Leaf {child{...F}}", "GRAPHQL_VALIDATION_FAILED"),
        ("{leaf{...F}} fragment F on Leaf {...F}", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription {hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello} {hello}", "GRAPHQL_VALIDATION_FAILED"),
        ("{hello" * 500 + "}" * 500, "QUERY_TOO_DEEP"),
        ("{" + " ".join(f"a{index}:hello" for index in range(1_000)) + "}", "QUERY_TOO_COMPLEX"),
        ("{" + "hello " * 10_000 + "}", "QUERY_TOO_COMPLEX"),
        ("{" + "hello " * 500 + "}", "QUERY_TOO_COMPLEX"),
        ("{hello " + "@skip(if:true)" * 4_000 + "}", "QUERY_TOO_COMPLEX"),
        ("{hello " + "@a" * 450 + "}", "QUERY_TOO_COMPLEX"),
        ("#\n" * 2_000 + "{hello}", "QUERY_TOO_COMPLEX"),
    ],
    ids=lambda text: text[:24],
)
def test_refusals_have_codes_and_are_quick(text: str, code: str) -> None:
    fresh = documents()
    with counting(most_calls=CALLS), pytest.raises(QueryRefused) as refused:
        fresh.prepare(text)
    assert {(error.extensions or {})["code"] for error in refused.value.errors} == {code}


def test_only_so_many_errors_are_reported() -> None:
    assert len(refusals("{" + " ".join(f"unknown{index}" for index in range(300)) + "}")) == QueryLimits().errors


@pytest.mark.parametrize(
    "text",
    [
        "{helo}",
        "{leaf{nam}}",
        "{hello(nam: 1)}",
        "{paint(colour: REDD)}",
        "{find(where: {nam: 1})}",
        "{leaf{...on Leav{id}}}",
        "query ($a: Strin) {hello(name: $a)}",
        "{hello @ski(if: true)}",
    ],
)
def test_nothing_is_suggested(text: str) -> None:
    assert not any("Did you mean" in message for _, message in refusals(text))
    if "@" not in text:  # there are no suggestions for directives
        assert any("Did you mean" in error.message for error in validate(SCHEMA, parse(text))), "graphql-core would"


def test_a_document_is_prepared_once() -> None:
    fresh = documents()
    assert fresh.prepare("{hello}") is fresh.prepare("{hello}")


def test_a_refusal_is_remembered_too() -> None:
    fresh = documents()
    for _ in range(2):
        with pytest.raises(QueryRefused):
            fresh.prepare("{unknown}")
    assert fresh._remember.cache_info().hits == 1


def test_memory_is_bounded() -> None:
    fresh = documents()
    for index in range(CACHED_DOCUMENTS + 10):
        fresh.prepare(f"query Q{index} {{hello}}")
    assert fresh._remember.cache_info().currsize == CACHED_DOCUMENTS
    fresh.prepare("{hello #" + "x" * 20_000 + "\n}")
    assert fresh._remember.cache_info().misses == CACHED_DOCUMENTS + 10


@pytest.mark.parametrize("text", ['{hello(name: "password")}', '{hello(name: """password""")}'])
def test_a_text_with_a_string_is_forgotten(text: str) -> None:
    """It may be a password or a key, and it does not come again."""
    fresh = documents()
    fresh.prepare(text)
    assert fresh._remember.cache_info().currsize == 0


def test_operations_are_found_by_name() -> None:
    document = documents().prepare("query A {hello} query B {hello}")
    found = document.find_operation("B")
    assert found.name is not None
    assert found.name.value == "B"
    assert documents().prepare("query A {hello}").find_operation(None).name is not None


@pytest.mark.parametrize(("text", "name"), [("query A {hello} query B {hello}", None), ("query A {hello}", "C"), ("{hello}", "A")])
def test_an_operation_that_is_not_there_is_refused(text: str, name: str | None) -> None:
    with pytest.raises(QueryRefused) as refused:
        documents().prepare(text).find_operation(name)
    assert (refused.value.errors[0].extensions or {})["code"] == "OPERATION_UNKNOWN"


def test_the_cost_depends_on_the_operation_and_its_page_sizes_only() -> None:
    text = "query A($n: Int = 3, $name: String) {leaves(first: $n){nodes{id}} hello(name: $name)} query B {hello}"
    document = documents().prepare(text)
    first, second = document.find_operation("A"), document.find_operation("B")
    for _ in range(2):
        assert document.cost(first, {"n": 10, "name": "x"}) == 13
        assert document.cost(first, {"n": 10, "name": ["y"]}) == 13
        assert document.cost(first, {}) == 6
        assert document.cost(first, {"n": None}) == 53
        assert document.cost(second, {"n": 10}) == 1
    assert len(document._costs) == 5  # how long a list is counts for all variables: one may be of ids
    for size in range(1, 101):
        document.cost(first, {"n": size})
    assert len(document._costs) == CACHED_COSTS


def test_the_cost_depends_on_the_number_of_ids() -> None:
    document = Documents(build_schema()._schema, limits=QueryLimits()).prepare("query ($ids: [ID!]!) {nodes(ids: $ids) {id}}")
    operation = document.find_operation(None)
    assert [document.cost(operation, {"ids": ["x"] * number}) for number in (1, 50, 100, 1_000_000)] == [2, 51, 101, 101]
    assert len(document._costs) == 3


def test_a_page_size_out_of_bounds_is_refused() -> None:
    document = documents().prepare("query ($n: Int) {leaves(first: $n){totalCount}}")
    with pytest.raises(QueryRefused) as refused:
        document.cost(document.find_operation(None), {"n": 1_000_000})
    assert (refused.value.errors[0].extensions or {})["code"] == "PAGE_INVALID"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{hello}", False),
        ("{__typename}", False),
        ("{leaf{__typename}}", False),
        ("{__schema{types{name}}}", True),
        ('{__type(name: "Leaf"){name}}', True),
    ],
)
def test_introspection_is_noticed(text: str, expected: bool) -> None:
    assert documents().prepare(text).introspects is expected


def test_introspection_in_a_fragment_is_noticed() -> None:
    assert documents().prepare("{...F} fragment F on Query {...{__schema{types{name}}}}").introspects
