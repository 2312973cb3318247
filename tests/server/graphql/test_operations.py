"""Operations: what is executed, what is not, and what comes of it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta
from typing import Any, cast

import pytest
import strawberry
from graphql import GraphQLFormattedError
from strawberry.extensions import SchemaExtension

from server.graphql.limits import QueryLimits
from server.graphql.operations import Operations, Outcome, with_pauses
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from server.http.refusal import RequestRefused
from tests.server.endpoint import Caller, Mutation, Query
from tests.server.streaming import SCHEMA as STREAM_SCHEMA
from tests.server.streaming import Here, World

SCHEMA = strawberry.Schema(Query, Mutation)


async def run(query: str, *, settings: GraphQLSettings | None = None, by_get: bool = False, **variables: object) -> Outcome:
    """Run one operation; `made` says what its resolvers did."""
    operations = Operations(SCHEMA, settings=settings or GraphQLSettings())
    request = GraphQLRequest(query=query, operation_name=None, variables=variables, extensions={})
    return await operations.run(operations.prepare(request), Caller([]), request_id="r1", by_get=by_get)


def codes(outcome: Outcome) -> list[object]:
    """Return the codes of its errors."""
    errors = cast("list[GraphQLFormattedError]", outcome.payload.get("errors", []))
    return [error["extensions"]["code"] for error in errors]


async def test_data_and_cost_are_answered() -> None:
    outcome = await run("query ($name: String!) {hello(name: $name)}", name="you")
    assert outcome == Outcome(payload={"data": {"hello": "hello you"}, "extensions": {"cost": {"estimated": 1, "limit": 75_000}}})


async def test_data_beside_errors_is_200() -> None:
    outcome = await run("{hello bug missing}")
    assert outcome.status == 200
    assert outcome.payload["data"] == {"hello": "hello you", "bug": None, "missing": None}
    assert sorted(cast("list[str]", codes(outcome))) == ["INTERNAL", "NOT_FOUND"]


async def test_an_error_that_nulls_everything_is_200_too() -> None:
    outcome = await run("{hello fatalBug}")
    assert (outcome.status, outcome.payload["data"], codes(outcome)) == (200, None, ["INTERNAL"])


@pytest.mark.parametrize(("field", "status", "data"), [("unavailable", 200, {"unavailable": None}), ("unavailableForSure", 503, None)])
async def test_unavailability_is_503_where_nothing_else_came_out(field: str, status: int, data: object) -> None:
    outcome = await run(f"{{{field}}}")
    assert (outcome.status, outcome.payload["data"], outcome.retry_after) == (status, data, 3)
    assert codes(outcome) == ["UNAVAILABLE"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{unknown}", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($n: Int!) {hello(number: $n)}", "VALIDATION_FAILED"),
        ("query A {hello} query B {hello}", "OPERATION_UNKNOWN"),
        ("{leaves(first: 0){totalCount}}", "PAGE_INVALID"),
        ("{leaves(first: 100){nodes{children(first: 100){nodes{children(first: 100){nodes{id}}}}}}}", "QUERY_TOO_COMPLEX"),
    ],
)
async def test_what_is_not_executed_is_400_without_data(query: str, code: str) -> None:
    outcome = await run(query)
    assert (outcome.status, codes(outcome)) == (400, [code])
    assert "data" not in outcome.payload


async def test_a_cost_that_is_refused_is_told() -> None:
    outcome = await run("{leaves(first: 10){nodes{id}}}", settings=GraphQLSettings(limits=QueryLimits(cost=11)))
    assert codes(outcome) == ["QUERY_TOO_COMPLEX"]
    assert outcome.payload["extensions"] == {"cost": {"estimated": 12, "limit": 11}}


@pytest.mark.parametrize("name", [{"$ne": None}, ["a"], 5, True])
async def test_variables_of_another_type_are_refused(name: object) -> None:
    outcome = await run("query ($where: Filter!) {find(where: $where)}", where={"name": name})
    assert (outcome.status, codes(outcome)) == (400, ["VALIDATION_FAILED"])


async def test_many_bad_variables_give_few_errors() -> None:
    outcome = await run("query ($where: Filter!) {find(where: $where)}", where={f"key{index}": 1 for index in range(500)})
    assert len(codes(outcome)) == QueryLimits().errors


async def test_nothing_is_suggested_for_variables() -> None:
    query = "query ($colour: Colour!) {paint(colour: $colour)}"
    assert "Did you mean" not in str((await run(query, colour="REDD")).payload)
    assert "Did you mean" in str((await SCHEMA.execute(query, {"colour": "REDD"})).errors), "graphql-core would"


async def test_an_operation_ends_with_its_time() -> None:
    outcome = await run("{slow}", settings=GraphQLSettings(operation_timeout=timedelta(milliseconds=50)))
    assert (outcome.status, codes(outcome), outcome.retry_after) == (503, ["TIMEOUT"], 1)
    assert "data" not in outcome.payload


class KeepingCaller(Caller):
    """A context that keeps what was read."""

    def forget(self) -> None:
        """Say so."""
        self.made.append("forgotten")


@pytest.mark.parametrize("query", ["{hello}", "{slow(seconds: 0)}", "{slow}", "{bug}"])
async def test_what_was_read_is_let_go_at_the_end_whatever_it_is(query: str) -> None:
    operations = Operations(SCHEMA, settings=GraphQLSettings(operation_timeout=timedelta(seconds=0.05)))
    request = GraphQLRequest(query=query, operation_name=None, variables={}, extensions={})
    context = KeepingCaller([])
    await operations.run(operations.prepare(request), context, request_id="r1")
    assert context.made[-1:] == ["forgotten"]


async def test_the_time_of_one_is_not_that_of_another() -> None:
    settings = GraphQLSettings(operation_timeout=timedelta(milliseconds=200))
    outcomes = await asyncio.gather(run("{slow}", settings=settings), run("{slow(seconds: 0.01)}", settings=settings))
    assert [outcome.status for outcome in outcomes] == [503, 200]


@pytest.mark.parametrize("query", ["mutation {change}", "query A {hello} mutation B {change}"])
async def test_only_queries_are_executed_by_get(query: str) -> None:
    operations = Operations(SCHEMA, settings=GraphQLSettings())
    caller = Caller([])
    name = "B" if "B" in query else None
    with pytest.raises(RequestRefused) as refused:
        await operations.run(
            operations.prepare(GraphQLRequest(query=query, operation_name=name, variables={}, extensions={})),
            caller,
            request_id="r1",
            by_get=True,
        )
    assert (refused.value.status, refused.value.headers, caller.made) == (405, {"Allow": "POST"}, [])
    assert (await run("{hello}", by_get=True)).status == 200


@pytest.mark.parametrize(
    "query", ["{__schema{types{name}}}", '{__type(name: "Leaf"){name}}', "{...F} fragment F on Query {__schema{types{name}}}"]
)
async def test_introspection_can_be_forbidden(query: str) -> None:
    outcome = await run(query, settings=GraphQLSettings(introspection=False))
    assert (outcome.status, codes(outcome)) == (400, ["INTROSPECTION_DISABLED"])
    assert (await run(query)).status == 200


async def test_the_name_of_a_type_is_no_introspection() -> None:
    assert (await run("{__typename leaf{__typename}}", settings=GraphQLSettings(introspection=False))).status == 200


def test_a_schema_with_extensions_is_refused() -> None:
    with pytest.raises(ValueError, match="extensions"):
        Operations(strawberry.Schema(Query, extensions=[SchemaExtension]), settings=GraphQLSettings())


async def test_a_document_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    operations = Operations(SCHEMA, settings=GraphQLSettings())
    prepared = operations.prepare(GraphQLRequest(query='{hello(name: "you")}', operation_name=None, variables={}, extensions={}))
    monkeypatch.setattr(operations, "_finder", None)
    assert not prepared.is_subscription
    assert (await operations.run(prepared, Caller([]), request_id="r1")).status == 200


# ---------------------------------------------------------------- streams


STREAMS = Operations(STREAM_SCHEMA, settings=GraphQLSettings(recheck_interval=timedelta(seconds=0.02)))


def stream(world: World, query: str, **variables: object) -> AsyncGenerator[Outcome | None, None]:
    """Run an operation; pauses are 20 ms."""

    async def build_context() -> Here:
        world.contexts += 1
        if world.trouble is not None:
            raise world.trouble
        return Here(world, world.contexts)

    request = GraphQLRequest(query=query, operation_name=None, variables=variables, extensions={})
    return STREAMS.stream(STREAMS.prepare(request), build_context, request_id="r1")


async def collect(outcomes: AsyncGenerator[Outcome | None, None]) -> list[dict[str, Any]]:
    """Return the payloads."""
    return [outcome.payload async for outcome in outcomes if outcome is not None]


async def test_a_query_has_one_outcome_with_its_cost() -> None:
    assert await collect(stream(World(), "{hello}")) == [
        {"data": {"hello": "hello you"}, "extensions": {"cost": {"estimated": 1, "limit": 75_000}}}
    ]


async def test_a_subscription_has_one_for_each_event_in_a_context_of_its_own() -> None:
    payloads = await collect(stream(World(), "subscription {count(to: 2) {number context}}"))
    assert payloads == [
        {"data": {"count": {"number": 0, "context": 2}}},
        {"data": {"count": {"number": 1, "context": 3}}},
    ]


async def test_whoever_is_connected_is_authenticated_while_nothing_happens() -> None:
    world = World()
    async with aclosing(stream(world, "subscription {onDemand {number}}")) as outcomes:
        assert [await anext(outcomes) for _ in range(3)] == [None, None, None]
        assert world.contexts == 4
        assert world.open_sources == 1
    assert world.open_sources == 0


async def test_a_refusal_is_raised_and_the_source_closed() -> None:
    world = World()
    outcomes = stream(world, "subscription {onDemand {number}}")
    assert await anext(outcomes) is None
    world.trouble = RequestRefused(401, "UNAUTHENTICATED", "Expired.")
    with pytest.raises(RequestRefused):
        await anext(outcomes)
    assert world.open_sources == 0


async def test_closing_ends_a_source_that_waits() -> None:
    world = World()
    outcomes = stream(world, "subscription {onDemand {number}}")
    waiting = asyncio.ensure_future(anext(outcomes))
    await waiting
    await outcomes.aclose()
    assert world.open_sources == 0


async def test_cancelling_ends_a_source_that_waits() -> None:
    world = World()

    async def listen() -> None:
        async with aclosing(stream(world, "subscription {onDemand {number}}")) as outcomes:
            async for _ in outcomes:
                pass

    task = asyncio.create_task(listen())
    while world.open_sources == 0:
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait({task})
    assert task.cancelled()
    assert world.open_sources == 0


async def test_what_is_yielded_is_passed_on_with_pauses_between() -> None:
    async def source() -> AsyncGenerator[int, None]:
        yield 1
        yield 2
        await asyncio.sleep(0.05)
        yield 3

    items = [item async for item in with_pauses(source(), 0.02)]
    assert items[:2] == [1, 2]
    assert items[-1] == 3
    assert set(items[2:-1]) == {None}


async def test_an_error_of_the_source_is_raised() -> None:
    async def source() -> AsyncGenerator[int, None]:
        yield 1
        raise LookupError

    items = with_pauses(source(), 1)
    assert await anext(items) == 1
    with pytest.raises(LookupError):
        await anext(items)
