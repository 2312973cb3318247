"""Variables are coerced as graphql-core does it, whatever they are."""

import itertools
from typing import Any

import pytest
from graphql import GraphQLError, OperationDefinitionNode, build_schema, parse
from graphql.execution.values import VariableValues, get_variable_values

from server.graphql.variables import coerce_variables, list_variables

SCHEMA = build_schema(
    """
    scalar Code
    enum Level { LOW HIGH }
    input Point { x: Int! = 3 next: Point }
    type Query { a(s: String, i: Int, d: ID, b: Boolean, f: Float, c: Code, l: Level, p: Point, n: [Int]): Int }
    """
)
TYPES = ("String", "Int", "ID", "Boolean", "Float", "Code", "Level", "Point", "[Int]", "[ID!]!")
VALUES: tuple[Any, ...] = (
    *(None, "", "text", "LOW", True, False, 0, 1, -0x80000000, 0x7FFFFFFF, -0x80000001, 0x80000000, 1.0, 1.5, 10**20, float("inf")),
    *([], [1], [None], ["a"], {}, {"x": 1}, {"x": None}, {"x": 1, "next": {"x": 2}}, {"y": 1}),
)
DEFAULTS = {"String": '"d"', "Int": "5", "ID": '"i"', "Boolean": "true", "Float": "0.5", "Level": "LOW", "Point": "{x: 7}", "[Int]": "[9]"}


class Text(str):
    """No text as JSON has it."""


def coerce(definitions: str, given: dict[str, Any]) -> None:
    """Compare both ways."""
    operation = parse(f"query ({definitions}) {{ __typename }}").definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    variables = list_variables(SCHEMA, operation)
    ours = coerce_variables(SCHEMA, variables, given, most_errors=2)
    theirs = get_variable_values(SCHEMA, operation.variable_definitions or (), given, max_errors=2, hide_suggestions=True)
    assert show(ours) == show(theirs)


def show(found: VariableValues | list[GraphQLError]) -> object:
    """Return all that can be told apart, also the class of each value."""
    if isinstance(found, list):
        return [(error.message, error.locations) for error in found]
    sources = [(name, str(source.signature.type), repr(source.value)) for name, source in found.sources.items()]
    return sources, [(name, type(value), repr(value)) for name, value in found.coerced.items()]


@pytest.mark.parametrize("type_", TYPES)
def test_every_value_of_every_type(type_: str) -> None:
    bare = type_.removesuffix("!")
    for written in (bare, f"{bare}!", *([f"{bare} = {DEFAULTS[bare]}", f"{bare}! = {DEFAULTS[bare]}"] if bare in DEFAULTS else [])):
        coerce(f"$v: {written}", {})
        coerce(f"$v: {written}", {"other": 1})
        for value in (*VALUES, Text("text")):
            coerce(f"$v: {written}", {"v": value})


def test_several_are_coerced_in_their_order_and_all_their_errors_are_told() -> None:
    for a, b, c in itertools.product((None, "x", 1, {"x": 1}), repeat=3):
        coerce("$a: String, $b: Int! = 4, $c: Point", {"a": a, "b": b, "c": c})
        coerce("$c: Point, $b: ID!, $a: Boolean", {"a": a, "b": b, "c": c})
        coerce("$a: String, $c: Level", {"a": a, "unknown": b})


def test_plain_values_are_not_looked_at_by_graphql_core(monkeypatch: pytest.MonkeyPatch) -> None:
    operation = parse("query ($s: String!, $i: Int, $d: ID!, $b: Boolean, $absent: Point) { __typename }").definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    variables = list_variables(SCHEMA, operation)
    monkeypatch.setattr("server.graphql.variables.get_variable_values", None)
    given: dict[str, object] = {"s": "a", "i": 1, "d": "id", "b": None}
    found = coerce_variables(SCHEMA, variables, given, most_errors=2)
    assert isinstance(found, VariableValues)
    assert found.coerced == given
