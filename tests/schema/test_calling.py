"""Resolvers that are called directly get what Strawberry would give them."""

import asyncio
import enum
from collections.abc import AsyncGenerator
from typing import Annotated, Any, NewType

import pytest
import strawberry
from graphql import GraphQLField, GraphQLObjectType
from strawberry.extensions import FieldExtension
from strawberry.schema.config import StrawberryConfig

from resolvers.schema import compose_schema
from schema.calling import call_directly

Code = NewType("Code", str)


class Level(enum.Enum):
    """Members that are not what stands in the query."""

    LOW = 1
    HIGH = 2


GraphQLLevel = strawberry.enum(Level, name="Level")


@strawberry.input
class Point:
    """An input with another name, a default, and one of its own kind."""

    across: int = strawberry.field(name="x")
    level: GraphQLLevel = Level.LOW  # type: ignore[valid-type]
    next: "Point | None" = None


@strawberry.type
class Refusal:
    """What a handler makes of an exception."""

    why: str


@strawberry.type
class Found:
    """What there is otherwise."""

    name: str


Outcome = Annotated[Found | Refusal, strawberry.union("Outcome")]


class RefusedError(Exception):
    """Handled where the field's union has Refusal."""


class Handler:
    """Strawberry's handler for it."""

    exception_type = RefusedError
    error_type = Refusal

    def handle(self, exception: RefusedError, *, field: object, info: object) -> Refusal:
        """Return what is shown."""
        return Refusal(why=str(exception))


class Shout(FieldExtension):
    """An extension, which only Strawberry calls."""

    def resolve(self, next_: Any, source: Any, info: Any, **given: Any) -> Any:
        """Return it in capitals."""
        return next_(source, info, **given).upper()


@strawberry.type
class Query:
    """Resolvers of every form."""

    name: str = "root"

    @strawberry.field
    def of_self(self, length: int = 3) -> str:
        return self.name[:length]

    @strawberry.field
    async def later(self, code: Code, level: GraphQLLevel = Level.LOW) -> str:  # type: ignore[valid-type]
        await asyncio.sleep(0)
        return f"{code} {level!r}"

    @strawberry.field
    @staticmethod
    def of_parent(parent: strawberry.Parent[Any], info: strawberry.Info[Any, Any], source: str | None = None) -> str:
        return f"{parent.name} {info.field_name} {info.python_name} {info.context} {source!r} {info.variable_values}"

    @strawberry.field
    @staticmethod
    def of_root(root: Any, info: strawberry.Info[Any, Any]) -> str:
        return f"{root.name} {len(info.selected_fields)} {info.path.key}"

    @strawberry.field
    def lists(self, numbers: list[int] = [1, 2], points: list[Point] | None = None) -> str:  # noqa: B006  # Strawberry copies it
        numbers.append(0)
        return f"{numbers} {points}"

    @strawberry.field
    def point(self, point: Annotated[Point | None, strawberry.argument(name="at")] = None) -> str:
        return str(point)

    @strawberry.field
    def maybe(self, number: strawberry.Maybe[int | None]) -> str:
        return str(number)

    @strawberry.field(extensions=[Shout()])  # type: ignore[untyped-decorator]
    def shouted(self, text: str = "x") -> str:
        return text

    @strawberry.field
    def outcome(self, refused: bool) -> Outcome:
        if refused:
            raise RefusedError("no")
        return Found(name="yes")

    @strawberry.field
    def failing(self) -> str:
        raise RefusedError("unhandled")


@strawberry.type
class Subscription:
    """What subscribes is no resolver of the event."""

    @strawberry.subscription
    async def ticks(self, until: int = 2) -> AsyncGenerator[int, None]:
        for tick in range(until):
            yield tick


def compose() -> strawberry.Schema:
    config = StrawberryConfig(scalar_map={Code: strawberry.scalar(name="Code", parse_value=lambda text: f"<{text}>", serialize=str)})
    return strawberry.Schema(Query, subscription=Subscription, config=config, exception_handlers=[Handler()])


PLAIN, DIRECT = compose(), compose()
call_directly(DIRECT)

QUERIES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("{ name ofSelf ofSelf2: ofSelf(length: 2) }", {}),
    ("query ($length: Int! = 1) { ofSelf(length: $length) }", {}),
    ('{ later(code: "a") high: later(code: "b", level: HIGH) }', {}),
    ("query ($code: Code!, $level: Level!) { later(code: $code, level: $level) }", {"code": "c", "level": "HIGH"}),
    ('{ ofParent null: ofParent(source: null) text: ofParent(source: "s") ofRoot }', {}),
    ("query ($s: String) { ofParent(source: $s) }", {}),
    ("query ($s: String) { ofParent(source: $s) }", {"s": None}),
    ("{ lists again: lists more: lists(numbers: 7) }", {}),
    ("{ lists(numbers: [], points: [{x: 1, next: {x: 2, level: HIGH}}]) none: lists(points: null) }", {}),
    ("query ($p: [Point!]) { lists(points: $p) }", {"p": [{"x": 1}, {"x": 2, "next": None}]}),
    ("query ($p: Point) { point(at: $p) literal: point(at: {x: 3}) none: point }", {"p": {"x": 1, "level": "HIGH"}}),
    ("{ maybe null: maybe(number: null) some: maybe(number: 3) }", {}),
    ('{ shouted(text: "loud") }', {}),
    ("{ yes: outcome(refused: false) { ... on Found { name } } no: outcome(refused: true) { ... on Refusal { why } } }", {}),
    ("{ failing }", {}),
    ("query ($length: Int) { ofSelf(length: $length) }", {"length": None}),
)


@pytest.mark.parametrize(("query", "variables"), QUERIES, ids=[f"{number} {query[:30]}" for number, (query, _) in enumerate(QUERIES)])
async def test_every_answer_is_strawberrys(query: str, variables: dict[str, Any]) -> None:
    for _ in range(2):  # the second time, nothing may be left of the first
        one, other = [
            await schema.execute(query, variable_values=variables, root_value=Query(), context_value="context")
            for schema in (PLAIN, DIRECT)
        ]
        assert other.data == one.data
        assert [(error.message, error.path) for error in other.errors or ()] == [(error.message, error.path) for error in one.errors or ()]


async def test_a_subscription_stays_one() -> None:
    events = await DIRECT.subscribe("subscription { ticks(until: 3) }")
    assert [event.data async for event in events] == [{"ticks": number} for number in range(3)]


def fields_of(schema: strawberry.Schema, name: str) -> dict[str, GraphQLField]:
    kind = schema.schema_converter.type_map[name].implementation
    assert isinstance(kind, GraphQLObjectType)
    found: dict[str, GraphQLField] = kind.fields
    return found


def is_direct(field: GraphQLField) -> bool:
    return getattr(field.resolve, "__module__", "") == call_directly.__module__


def test_what_strawberry_does_more_for_is_left_to_it() -> None:
    left = {name for name, field in fields_of(DIRECT, "Query").items() if not is_direct(field)}
    assert left == {"name", "shouted", "outcome"}
    assert not any(is_direct(field) for field in fields_of(PLAIN, "Query").values())


def test_the_queries_of_the_service_are_called_directly_but_for_those_that_answer_with_errors() -> None:
    schema = compose_schema()
    call_directly(schema)
    left = {name for name, field in fields_of(schema, "Query").items() if not is_direct(field)}
    assert left == {"inspectCertificate", "exportDestinations"}
