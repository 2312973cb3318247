"""The compiling executor gives what graphql-core gives, for every query and whatever the data are."""

import asyncio
import enum
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any, NewType

import pytest
import strawberry
from graphql import (
    ExecutionResult,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    Undefined,
    execute,
    get_named_type,
    is_leaf_type,
    parse,
    validate,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.shows import shows
from server.graphql.documents import Documents
from server.graphql.executor import SLICE, CompilingExecutor
from server.graphql.limits import QueryLimits
from services.ending import end
from tests.work import counting


class Status(enum.Enum):
    """A validity."""

    VALID = "VALID"
    EXPIRED = "EXPIRED"


class Level(enum.IntEnum):
    """An enumeration whose members equal numbers."""

    ONE = 1
    TWO = 2


Anything = NewType("Anything", str)
# It writes whatever it gets, as the schema's Hex and OID do, but for the empty text.
ANYTHING = strawberry.scalar(name="Anything", serialize=lambda value: None if value == "" else str(value))
GraphQLStatus = strawberry.enum(Status, name="Status")
GraphQLLevel = strawberry.enum(Level, name="Level")


@strawberry.type
class Label:
    """Plain all the way."""

    key: str
    values: list[str]
    weight: float | None = None
    texts: list[list[str | None] | None] | None = None


@strawberry.interface
class Certificate:
    """Plain attributes, and one that has a resolver."""

    id: strawberry.ID
    name: str
    size: int
    is_locked: bool | None
    status: GraphQLStatus  # type: ignore[valid-type]
    level: GraphQLLevel | None  # type: ignore[valid-type]
    created_at: datetime | None
    labels: list[Label]
    label: Label | None
    parent: "Certificate | None"

    @strawberry.field
    def described(self, length: int = 3) -> str:
        return self.name[:length]

    @strawberry.field
    async def later(self) -> "Certificate | None":
        return self.parent

    @strawberry.field
    @staticmethod
    def capital(root: strawberry.Parent[Any]) -> str:
        """At once, from the object."""
        return root.name.upper()  # type: ignore[no-any-return]

    @strawberry.field
    @staticmethod
    def total(root: strawberry.Parent[Any], info: strawberry.Info[Any, Any]) -> int | None:
        """At once, from the object and the context."""
        return root.size + info.context.total_count  # type: ignore[no-any-return]

    @strawberry.field
    @staticmethod
    def place(root: strawberry.Parent[Any], info: strawberry.Info[Any, Any]) -> str:
        """At once, but with more than the context."""
        return f"{root.name} at {info.field_name}"

    @strawberry.field
    @staticmethod
    def found_labels(root: strawberry.Parent[Any]) -> list[Label]:
        """At once, and with fields of its own."""
        return list(root.labels)


@strawberry.type
class Single(Certificate):
    """One class."""

    chain: list[str | None]
    serial: Anything | None


@strawberry.type
class Store(Certificate):
    """Another."""

    locked: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """No object of Strawberry's, but with all that a certificate needs."""

    id: Any
    name: Any
    size: Any
    is_locked: Any
    status: Any
    level: Any
    created_at: Any
    labels: Any
    label: Any
    parent: Any


@dataclass(frozen=True)
class Tag:
    """A label that is no object of Strawberry's."""

    key: Any
    values: Any
    weight: Any = None
    texts: Any = None


@strawberry.type
@shows(Row)
class Shown(Certificate):
    """What rows are."""


@strawberry.type
class Connection:
    """A page."""

    nodes: list[Certificate]
    found: list[Certificate | None] | None
    total_count: int


@strawberry.type
class Query:
    """The data are the root value."""

    @strawberry.field
    async def page(self, info: strawberry.Info[Any, Any]) -> Connection:
        return info.context  # type: ignore[no-any-return]

    @strawberry.field
    def either(self, info: strawberry.Info[Any, Any]) -> list[Single | Store]:
        return info.context.nodes  # type: ignore[no-any-return]


SCHEMA = strawberry.Schema(Query, types=[Single, Store, Shown], config=StrawberryConfig(scalar_map={Anything: ANYTHING}))
CORE = SCHEMA._schema
DOCUMENTS = Documents(CORE, limits=QueryLimits(depth=99, aliases=999, directives=999, duplicates=999))


async def run(executor: type[StrawberryGraphQLCoreExecutionContext], text: str, data: object, **options: Any) -> ExecutionResult:
    """Execute with the data as context."""
    result: Any = execute(
        CORE,
        DOCUMENTS.prepare(text).document,
        context_value=data,
        executor_class=executor,
        is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]
        operation_extensions=None,
        **options,
    )
    return await result if isawaitable(result) else result  # type: ignore[no-any-return]


async def check(text: str, data: object, variables: dict[str, object] | None = None) -> ExecutionResult:
    """Assert that both give the same data in the same order and the same errors at the same places; the second time, too."""
    plans = DOCUMENTS.prepare(text).plans
    expected = await run(StrawberryGraphQLCoreExecutionContext, text, data, variable_values=variables)
    for _ in range(2):
        given_result = await run(CompilingExecutor, text, data, variable_values=variables, plans=plans)
        assert repr(given_result.data) == repr(expected.data)
        assert [error.formatted for error in given_result.errors or []] == [error.formatted for error in expected.errors or []]
    return expected


# ---------------------------------------------------------------- data, sound and unsound


class Awaitable:
    """Something to await where none is foreseen."""

    def __await__(self) -> Generator[None, None, str]:
        yield from ()
        return "awaited"


class Odd(str):
    """A text of another class."""

    __slots__ = ()


MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
UNSOUND = st.sampled_from(
    [
        None,
        ValueError("bad"),
        5,
        2**40,
        1.5,
        True,
        "text",
        Odd("odd"),
        [],
        {"a": 1},
        (),
        object(),
        Awaitable(),
        MOMENT,
        Status.VALID,
        Level.ONE,
        float("nan"),
    ]
)


def mostly(sound: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Now and then something that does not belong there."""
    return st.integers(0, 24).flatmap(lambda number: UNSOUND if number == 0 else sound)


LABELS = st.builds(
    lambda kind, **given: kind(**given),
    kind=st.sampled_from([Label, Tag]),
    key=mostly(st.text(max_size=3)),
    values=mostly(st.lists(mostly(st.text(max_size=3)), max_size=2)),
    weight=mostly(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
    texts=mostly(st.none() | st.lists(st.none() | st.lists(st.none() | st.text(max_size=2), max_size=2), max_size=2)),
)


def certificates(parent: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Certificates of both classes, whose attributes may be unsound."""
    common = {
        "id": mostly(st.integers(0, 9).map(lambda number: strawberry.ID(str(number)))),
        "name": mostly(st.text(max_size=4)),
        "size": mostly(st.integers(0, 2**31 - 1)),
        "is_locked": mostly(st.none() | st.booleans()),
        "status": mostly(st.sampled_from(Status)),
        "level": mostly(st.none() | st.sampled_from(Level)),
        "created_at": mostly(st.none() | st.just(MOMENT)),
        "labels": mostly(st.lists(mostly(LABELS), max_size=2)),
        "label": mostly(st.none() | LABELS),
        "parent": mostly(parent),
    }
    single = st.builds(Single, chain=mostly(st.lists(st.none() | st.text(max_size=2), max_size=2)), serial=mostly(st.just("ab")), **common)
    return single | st.builds(Store, locked=mostly(st.booleans()), **common) | st.builds(Row, **common)


PAGES = st.builds(
    Connection,
    nodes=mostly(st.lists(mostly(certificates(st.none() | certificates(st.none()))), max_size=3)),
    found=mostly(st.none() | st.lists(st.none() | certificates(st.none()), max_size=2)),
    total_count=mostly(st.integers(0, 9)),
)


# ---------------------------------------------------------------- queries


@st.composite
def selections(draw: st.DrawFn, type_: Any, depth: int) -> str:
    """Return braces with fields of the type: aliased, in fragments, with arguments and directives."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["field"] * 8 + ["typename", "inline", "typed"]))
        if kind == "typename" or isinstance(type_, GraphQLUnionType):
            parts.append(draw(st.sampled_from(["__typename", "kind: __typename"])))
        elif kind == "inline":
            parts.append("..." + draw(directives()) + draw(selections(type_, depth)))
        elif kind == "typed" and isinstance(type_, GraphQLInterfaceType):
            possible = draw(st.sampled_from(list(CORE.get_possible_types(type_))))
            parts.append(f"... on {possible.name} " + draw(selections(possible, depth)))
        else:
            parts.append(draw(fields(type_, depth)))
    return "{" + " ".join(parts) + "}"


@st.composite
def fields(draw: st.DrawFn, type_: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
    """Return one field with what is inside it. A field is always asked for in one way, so that any two can be merged."""
    leaves = [name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))]
    name = draw(st.sampled_from(list(type_.fields) if depth > 0 else leaves))
    alias = f"{type_.name.lower()}_{name}: " if name in ("chain", "locked", "serial") else draw(st.sampled_from(["", f"x_{name}: "]))
    text: str = alias + name + draw(directives())
    inner = get_named_type(type_.fields[name].type)
    if not is_leaf_type(inner):
        text += draw(selections(inner, depth - 1))
    return text


def directives() -> st.SearchStrategy[str]:
    """Return a directive now and then."""
    return st.sampled_from([""] * 12 + [" @skip(if: true)", " @include(if: $yes)"])


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Return a valid query over all of it."""
    page = CORE.type_map["Connection"]
    text = (
        "{page"
        + draw(selections(page, 3))
        + draw(st.sampled_from(["", " either{__typename ... on Store {name labels{key}} ... on Single {name}}"]))
        + "}"
    )
    return ("query ($yes: Boolean = true) " if "$yes" in text else "") + text


@given(text=queries(), data=PAGES, yes=st.booleans())
@settings(max_examples=300, deadline=None)
async def test_any_query_over_any_data_gets_the_same_answer(text: str, data: object, yes: bool) -> None:
    if not validate(CORE, parse(text)):  # else two of its fields have one name and cannot be merged
        await check(text, data, {"yes": yes})


# ---------------------------------------------------------------- single cases


def make(kind: type[Single] | type[Store] = Store, **changed: Any) -> Any:
    """Return a sound certificate, with changes."""
    own = {"locked": True} if issubclass(kind, Store) else {"chain": ["a"], "serial": "ab"}
    common: dict[str, object] = {
        "is_locked": None,
        "status": Status.VALID,
        "level": Level.TWO,
        "created_at": MOMENT,
        "labels": [],
        "label": None,
        "parent": None,
    }
    return kind(**{"id": strawberry.ID("1"), "name": "n", "size": 1, **common, **own, **changed})


def page(*nodes: Any) -> Connection:
    """Return a page of them."""
    return Connection(nodes=list(nodes), found=None, total_count=len(nodes))


PLAIN = "{page{nodes{id name size isLocked status level createdAt label{key} labels{key values}}}}"


def compiled(text: str) -> int:
    """Return how many selections of the document were compiled."""
    return sum(writer is not None for writer in (DOCUMENTS.prepare(text).plans or {}).values())


async def test_fields_that_are_computed_at_once_are_compiled() -> None:
    row = Row(**{name: getattr(make(), name) for name in Row.__dataclass_fields__})
    text = "{page{nodes{name capital total foundLabels{key}}}}"
    await check(text, page(make(), row))
    assert compiled(text) == 1


async def test_a_resolver_that_uses_more_than_the_context_gets_it() -> None:
    result = await check("{page{nodes{place}}}", page(make(), make(Single)))
    assert result.data == {"page": {"nodes": [{"place": "n at place"}] * 2}}


async def test_a_plain_list_is_compiled() -> None:
    result = await check(PLAIN, page(make(), make(Single)))
    assert result.errors is None
    assert compiled(PLAIN) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{page{totalCount}}", 1),
        ("{page{nodes{name ... on Store {locked} ... on Single {chain}}}}", 1),
        ("{page{nodes{__typename kind: __typename}}}", 1),
        ("{page{...F}} fragment F on Connection {nodes{...G} found{...G}} fragment G on Certificate {id}", 1),
        ("{page{nodes{described}}}", 0),
        ("{page{nodes{name described(length: 1) labels{key}}}}", 2),
        ("{page{nodes{name later{name}}}}", 0),
        ("{page{nodes{name parent{name later{name}}}}}", 0),
        ("{page{nodes{name @skip(if: false)}}}", 0),
        ("{either{... on Store {name}}}", 2),
        ("{__schema{types{name}}}", 0),
    ],
)
async def test_what_is_compiled_and_what_is_not(text: str, number: int) -> None:
    result = await check(text, page(make(labels=[Label(key="k", values=[])]), make(Single)))
    assert result.errors is None
    assert compiled(text) == number


@pytest.mark.parametrize(
    "changed",
    [
        {"name": None},
        {"name": ValueError("secret")},
        {"name": Awaitable()},
        {"size": 2**31},
        {"size": "1"},
        {"status": "VALID"},
        {"status": None},
        {"level": 2},
        {"level": True},
        {"created_at": "2026-11-23"},
        {"created_at": ValueError("secret")},
        {"labels": None},
        {"labels": [None]},
        {"labels": {"a": 1}},
        {"labels": ValueError("secret")},
        {"label": make()},
        {"label": Awaitable()},
        {"is_locked": 1},
    ],
    ids=lambda value: "-".join(value) + type(next(iter(value.values()))).__name__,
)
async def test_what_is_not_plain_is_left_to_graphql_core(changed: dict[str, Any]) -> None:
    await check(PLAIN, page(make(), make(**changed)))


@pytest.mark.parametrize(
    "serial", [ValueError("secret"), Awaitable(), object(), Undefined, None, 5, "ab", "", MOMENT], ids=lambda value: type(value).__name__
)
async def test_a_scalar_that_writes_anything_does_not_write_what_it_should_not(serial: object) -> None:
    await check("{page{nodes{... on Single {serial}}}}", page(make(Single, serial=serial)))


@pytest.mark.parametrize("chain", ["text", {"a": 1}, {"a"}, ("a", None), iter(["a"]), [ValueError("secret")], 5])
async def test_what_is_no_list_is_left_to_graphql_core(chain: object) -> None:
    if hasattr(chain, "__next__"):
        document = DOCUMENTS.prepare("{page{nodes{... on Single {chain}}}}")
        result = await run(CompilingExecutor, "{page{nodes{... on Single {chain}}}}", page(make(Single, chain=chain)), plans=document.plans)
        assert result.data == {"page": {"nodes": [{"chain": ["a"]}]}}  # an iterator is read once, by graphql-core
    else:
        await check("{page{nodes{... on Single {chain}}}}", page(make(Single, chain=chain)))


async def test_only_fields_of_the_name_of_the_type_do_not_hide_what_is_wrong() -> None:
    await check("{page{nodes{__typename}}}", page(make(), ValueError("secret")))
    await check("{page{nodes{label{__typename}}}}", page(make(label=Awaitable())))
    await check("{page{nodes{label{__typename}}}}", page(make(label=make())))


async def test_a_class_of_the_same_fields_is_not_taken_for_another() -> None:
    class Sub(Store):
        """A subclass without a definition of its own."""

    await check("{page{nodes{__typename name}}}", page(make(Sub)))


async def test_another_class_with_the_same_attributes_is_not_taken_for_it() -> None:
    @dataclass
    class Row:
        """What an object mapper may return: graphql-core takes it where a type has no interface."""

        key: str
        values: list[str]

    await check("{page{nodes{__typename label{key values}}}}", page(make(label=Row("k", ["v"]))))
    await check("{page{nodes{__typename name}}}", page(Row("k", ["v"])))


async def test_objects_cast_to_another_type_are_left_to_graphql_core() -> None:
    await check("{page{nodes{__typename name}}}", page(strawberry.cast(Single, make())))


@pytest.mark.parametrize("asked", ["name", "name described", "name later{name}", "name parent{name later{name}}"])
@pytest.mark.parametrize("wrong", [{}, {"name": None}, {"name": ValueError("secret")}], ids=["sound", "null", "failed"])
async def test_a_long_list_is_the_same_in_slices(asked: str, wrong: dict[str, Any]) -> None:
    nodes = [make(name=f"n{at}", parent=make(name=f"p{at}", parent=make(name=f"q{at}"))) for at in range(2 * SLICE + 7)]
    for at in (0, SLICE - 1, SLICE + 3, 2 * SLICE + 6):
        await check(f"{{page{{nodes{{{asked}}}}}}}", page(*nodes[:at], make(**wrong), *nodes[at:]))


@pytest.mark.parametrize("asked", ["name", "name described", "name later{name}"])
async def test_others_have_their_turn_between_the_slices_of_a_long_list(asked: str) -> None:
    """As it is for a list in a list."""
    texts = {f"{{page{{nodes{{{asked}}}}}}}": page(*[make(parent=make())] * 9 * SLICE)}
    if asked == "name":
        texts["{page{nodes{labels{key}}}}"] = page(make(labels=[Label(key="k", values=[])] * 9 * SLICE))
    for text, data in texts.items():
        turns = 0

        async def take_turns() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        other = asyncio.create_task(take_turns())
        result = await run(CompilingExecutor, text, data, plans=DOCUMENTS.prepare(text).plans)
        await end(other)
        assert result.errors is None
        assert turns >= 9


def test_a_list_is_written_with_a_fraction_of_the_calls() -> None:
    """50 certificates with 9 fields."""
    text = "{page{nodes{id name size isLocked status level createdAt __typename kind: __typename}}}"
    data = page(*[make() for _ in range(50)])
    document = DOCUMENTS.prepare(text)

    def count(executor: type[StrawberryGraphQLCoreExecutionContext], **options: Any) -> int:
        with counting(most_calls=1_000_000) as work:
            coroutine: Any = execute(
                CORE, document.document, context_value=data, executor_class=executor, operation_extensions=None, **options
            )
            with pytest.raises(StopIteration):
                coroutine.send(None)
        return work.calls

    assert count(CompilingExecutor, plans=document.plans) * 3 < count(StrawberryGraphQLCoreExecutionContext)
