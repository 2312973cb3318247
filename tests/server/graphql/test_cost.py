"""What operations are estimated to cost."""

import pytest
import strawberry
from graphql import GraphQLError, OperationDefinitionNode, parse
from hypothesis import given
from hypothesis import strategies as st

from bench.queries import NINE_FIELDS, X509
from resolvers.schema import build_schema
from server.graphql.cost import ASSUMED_LIST_LENGTH, CostEstimate, read_page_size
from server.graphql.limits import QueryLimits
from services.model.limits import DEFAULT_PAGE_SIZE, MAX_NODES, MAX_PAGE_SIZE
from tests.server.endpoint import Mutation, Query

SCHEMA = strawberry.Schema(Query, Mutation)._schema
API = build_schema()._schema


def cost(text: str, variables: dict[str, object] | None = None) -> int:
    """Estimate the first operation."""
    document = parse(text)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    return CostEstimate(SCHEMA, document)(operation, variables or {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{hello}", 1),
        ("{hello __typename}", 2),
        ("{leaf{id name}}", 3),
        ("{leaf{siblings{id}}}", 1 + 1 + ASSUMED_LIST_LENGTH),
        ("{leaves(first: 10){nodes{id name}}}", 1 + 1 + 10 * 2),
        ("{leaves(first: 10){nodes{id} totalCount}}", 1 + 1 + 10 + 1),
        ("{leaves{nodes{id}}}", 1 + 1 + DEFAULT_PAGE_SIZE),
        ("{leaves(first: null){nodes{id}}}", 1 + 1 + DEFAULT_PAGE_SIZE),
        ("{leaves(first: 10){nodes{children(first: 5){nodes{id}}}}}", 1 + 1 + 10 * (1 + 1 + 5)),
        ("{leaves(first: 10){nodes{siblings{id}}}}", 1 + 1 + 10 * (1 + ASSUMED_LIST_LENGTH)),
        ("{leaves(first: 10){...F}} fragment F on Leaves {nodes{...G}} fragment G on Leaf {id name}", 1 + 1 + 10 * 2),
        ("{leaves(first: 10){... on Leaves {nodes{... {id}}}}}", 1 + 1 + 10),
        ("{a: leaves(first: 10){nodes{id}} b: leaves(first: 20){nodes{id}}}", 2 + 10 + 2 + 20),
        ("{__schema{types{name}}}", 1),
        ("mutation {change}", 1),
    ],
)
def test_the_cost_is_the_number_of_fields_in_the_answer(text: str, expected: int) -> None:
    assert cost(text) == expected


@pytest.mark.parametrize(
    ("variables", "page"),
    [
        ({"n": 7}, 7),
        ({"n": 7.0}, 7),
        ({}, 30),
        ({"n": None}, DEFAULT_PAGE_SIZE),
        ({"n": "7"}, DEFAULT_PAGE_SIZE),
        ({"n": True}, DEFAULT_PAGE_SIZE),
    ],
)
def test_page_sizes_in_variables_count(variables: dict[str, object], page: int) -> None:
    assert cost("query ($n: Int = 30) {leaves(first: $n){nodes{id}}}", variables) == 1 + 1 + page


@pytest.mark.parametrize("first", ["0", "-1", "101", "1000000", "9" * 400])
def test_a_page_size_out_of_bounds_is_refused(first: str) -> None:
    with pytest.raises(GraphQLError) as refused:
        cost(f"{{leaves(first: {first}){{totalCount}}}}")
    assert refused.value.extensions == {"code": "PAGE_INVALID"}
    with pytest.raises(GraphQLError):
        cost("query ($n: Int) {leaf{children(first: $n){totalCount}}}", {"n": int(first)})


def cost_of_api(text: str) -> int:
    """Estimate an operation of the service's own API."""
    document = parse(text)
    operation = document.definitions[-1]
    assert isinstance(operation, OperationDefinitionNode)
    return CostEstimate(API, document)(operation, {})


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("... on SingleCertificate { name size } ... on Keystore { name }", 2),
        ("... on Keystore { name size locked } ... on SingleCertificate { name }", 3),
        ("id ... on Node { name: id } ... on Certificate { size ... on Keystore { locked } ... on SingleCertificate { version } }", 4),
        ("... on Certificate { __typename ... { size } }", 2),
        ("...F", 2),
    ],
)
def test_of_alternatives_the_most_expensive_counts(selection: str, expected: int) -> None:
    fragment = (
        "fragment F on Certificate { ... on Keystore { locked size } ... on SingleCertificate { size } }" if "...F" in selection else ""
    )
    assert cost_of_api(f'{fragment} {{ certificate(id: "c") {{ {selection} }} }}') == 1 + expected


@pytest.mark.parametrize(
    ("arguments", "page"), [("last: 7", 7), ("first: 50, last: 7", 7), ("first: 7, last: null", 7), ("last: null", DEFAULT_PAGE_SIZE)]
)
def test_a_page_from_the_end_costs_what_it_costs_from_the_start(arguments: str, page: int) -> None:
    assert cost_of_api(f"{{ certificates({arguments}) {{ nodes {{ id }} }} }}") == 2 + page


@pytest.mark.parametrize("last", [0, 101])
def test_a_page_size_from_the_end_is_bounded_too(last: int) -> None:
    with pytest.raises(GraphQLError, match=r"`last` must be from 1 to 100\."):
        cost_of_api(f"{{ certificates(last: {last}) {{ nodes {{ id }} }} }}")


IDS = "query ($ids: [ID!]! = [1, 2, 3, 4]) {nodes(ids: %s) {id __typename}}"


@pytest.mark.parametrize(
    ("ids", "variables", "number"),
    [
        ('["a", "b", "c", "d", "e"]', {}, 5),
        ('["a", $ids]', {}, 2),
        ('"a"', {}, 1),
        ("$ids", {}, 4),
        ("$ids", {"ids": ["a"] * 7}, 7),
        ("$ids", {"ids": "a"}, 1),
        ("$ids", {"ids": ["a"] * (MAX_NODES + 1)}, MAX_NODES),  # which is refused, but by a better sentence
    ],
)
def test_a_list_by_ids_is_as_long_as_the_ids(ids: str, variables: dict[str, object], number: int) -> None:
    document = parse(IDS % ids)
    operation = document.definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    assert CostEstimate(API, document)(operation, variables) == 1 + number * 2


def test_a_page_of_50_with_everything_is_allowed() -> None:
    fields = NINE_FIELDS + " creation { method fileName createdBy } labels { key values } versions { number } findings { code message }"
    chain = "certificateChain { ...X509 }"
    query = f"""{X509} {{ certificates(first: 50) {{ nodes {{ {fields}
      entries {{ alias createdAt ... on PrivateKeyEntry {{ privateKey {{ algorithm bits }} {chain} }}
        ... on TrustedCertificateEntry {{ certificate {{ ...X509 }} }} ... on UnreadableEntry {{ reason }} }}
      ... on SingleCertificate {{ certificate {{ ...X509 }} {chain} privateKey {{ bits }} }} ... on Keystore {{ locked integrity opensIn }} }} }} }}"""
    assert cost_of_api(query) <= QueryLimits().cost


def test_the_largest_page_passes() -> None:
    assert cost(f"{{leaves(first: {MAX_PAGE_SIZE}){{nodes{{id}}}}}}") == 2 + MAX_PAGE_SIZE


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())))
def test_any_variable_is_a_page_size_or_none(value: object) -> None:
    size = read_page_size(value)
    assert size is None or size == value
