"""What the service uses of other packages beyond their documented API is still there, and still means the same."""

import asyncio
from typing import NewType

import pytest
import strawberry
from graphql import GraphQLError, GraphQLField, GraphQLSyntaxError, graphql_sync, parse
from strawberry.schema.config import StrawberryConfig

from server.graphql import foreign

Moment = NewType("Moment", str)


def refuse(_: object) -> str:
    """Take no value."""
    raise ValueError("It is not written so.")


@strawberry.type
class Query:
    """One plain attribute, and one resolver with an argument."""

    plain: str = "x"

    @strawberry.field
    def computed(self, number: int = 1) -> int:
        """Return the number."""
        return number

    @strawberry.field
    def at(self, moment: Moment | None = None) -> str:
        """Return the moment."""
        return str(moment)


SCHEMA = strawberry.Schema(Query, config=StrawberryConfig(scalar_map={Moment: strawberry.scalar(name="Moment", parse_value=refuse)}))


def fields() -> dict[str, GraphQLField]:
    query = foreign.core_schema(SCHEMA).query_type
    assert query is not None
    found: dict[str, GraphQLField] = query.fields
    return found


def test_graphql_cores_schema_is_behind_strawberrys() -> None:
    assert graphql_sync(foreign.core_schema(SCHEMA), "{plain}", Query()).data == {"plain": "x"}


def test_default_resolvers_are_known() -> None:
    assert foreign.is_default_resolver(fields()["plain"].resolve)
    assert not foreign.is_default_resolver(fields()["computed"].resolve)


def test_casts_are_marked() -> None:
    assert hasattr(strawberry.cast(Query, Query()), foreign.CAST_ATTRIBUTE)
    assert not hasattr(Query(), foreign.CAST_ATTRIBUTE)


async def test_awaitables_are_told_from_values() -> None:
    sleeping = asyncio.sleep(0)
    assert foreign.is_awaitable(sleeping)
    await sleeping
    values: tuple[object, ...] = (1, "x", [], {}, Query(), None)
    assert not any(foreign.is_awaitable(value) for value in values)


def test_the_parsers_limit_is_known_by_its_sentence() -> None:
    with pytest.raises(GraphQLSyntaxError) as limit:
        parse("{a b c d}", max_lexical_tokens=3)
    assert foreign.has_too_many_tokens(limit.value)
    with pytest.raises(GraphQLSyntaxError) as other:
        parse("{")
    assert not foreign.has_too_many_tokens(other.value)


def test_a_null_for_an_argument_is_known_by_its_sentence() -> None:
    result = graphql_sync(foreign.core_schema(SCHEMA), "query ($n: Int = 1) {computed(number: $n)}", Query(), variable_values={"n": None})
    assert result.errors is not None
    assert foreign.is_about_arguments(result.errors[0])
    assert not foreign.is_about_arguments(GraphQLError("Cannot return null for non-nullable field Query.plain."))


@pytest.mark.parametrize("given", ["secret-text", {"n": "secret-text"}, ["secret-text"]])
def test_what_graphql_core_says_of_a_bad_value_can_be_said_without_it(given: object) -> None:
    result = graphql_sync(foreign.core_schema(SCHEMA), "query ($n: Int!) {computed(number: $n)}", variable_values={"n": given})
    assert result.errors is not None
    assert "secret-text" in result.errors[0].message, "graphql-core repeats values; if it stops, the pattern can go"
    assert "secret-text" not in foreign.without_values(result.errors[0].message)


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ("query ($n: Int!) {computed(number: $n)}", None, "Expected value of non-null type 'Int!' not to be null."),
        ("query ($n: Moment) {at(moment: $n)}", "now", "It is not written so."),
        ("query ($n: Moment) {at(moment: $n)}", 5, "It is not written so."),
    ],
)
def test_what_graphql_core_says_of_a_bad_value_can_be_said_without_python(query: str, given: object, said: str) -> None:
    result = graphql_sync(foreign.core_schema(SCHEMA), query, variable_values={"n": given})
    assert result.errors is not None
    message = result.errors[0].message
    assert "None" in message or "encountered error" in message, "graphql-core says it well by now; the patterns can go"
    assert foreign.without_python(foreign.without_values(message)) == f"Variable '$n' has invalid value: {said}"


def test_what_is_said_well_stays() -> None:
    for message in ("There is None.", "Expected value of type 'Int'.", "", "Cannot query field 'x' on type 'Query'."):
        assert foreign.without_python(message) == message
