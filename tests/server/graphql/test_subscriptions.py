"""Streams of outcomes, and sources that are read with pauses."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import timedelta
from typing import Any

import pytest

from server.graphql.operations import Operations, Outcome
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from server.graphql.subscriptions import Subscriptions, with_pauses
from server.http.refusal import RequestRefused
from tests.server.streaming import SCHEMA, Here, World

OPERATIONS = Operations(SCHEMA, settings=GraphQLSettings(), may_introspect=lambda _: True)


def stream(world: World, query: str, **variables: object) -> AsyncGenerator[Outcome | None, None]:
    """Run an operation; pauses are 20 ms."""

    async def build_context() -> Here:
        world.contexts += 1
        if world.trouble is not None:
            raise world.trouble
        return Here(world, world.contexts)

    request = GraphQLRequest(query=query, operation_name=None, variables=variables, extensions={})
    return Subscriptions(OPERATIONS, recheck_interval=timedelta(seconds=0.02)).stream(
        OPERATIONS.prepare(request), build_context, request_id="r1"
    )


async def collect(outcomes: AsyncGenerator[Outcome | None, None]) -> list[dict[str, Any]]:
    """Return the payloads."""
    return [outcome.payload async for outcome in outcomes if outcome is not None]


async def test_a_query_has_one_outcome_with_its_cost() -> None:
    assert await collect(stream(World(), "{hello}")) == [
        {"data": {"hello": "hello you"}, "extensions": {"cost": {"estimated": 1, "limit": 50_000}}}
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
