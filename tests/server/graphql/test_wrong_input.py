"""Whatever is wrong in an argument or in a field of an input: it is said in the words of the API, and of no program behind it.

Each argument and each field of the schema gets each wrong value in a variable; and one argument of each type, written into the document.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import aclosing
from datetime import timedelta
from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from graphql import build_schema as build_core_schema

from resolvers.context import Context
from resolvers.schema import build_schema
from server.graphql.operations import Operations
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, issue

SCHEMA = build_schema()
API: GraphQLSchema = build_core_schema(SCHEMA.as_str())
OPERATIONS = Operations(SCHEMA, settings=GraphQLSettings(recheck_interval=timedelta(milliseconds=1)))

WRONG = (5, 1.5, "", "x_y", "x" * 2_000, True, None, [None], [[1]], {"no_such": 1}, 10**20)
AROUND = {
    "Query": "query (%s) { %s }",
    "Mutation": "mutation (%s) { %s }",
    "Subscription": "subscription (%s) { %s }",
    "Scope": "query (%s) { scopes { nodes { %s } } }",
    "Keystore": "query (%s) { certificates { nodes { ... on Keystore { %s } } } }",
    "X509Certificate": "query (%s) { certificates { nodes { ... on SingleCertificate { certificate { %s } } } } }",
}
"""How a field of the type is asked for."""

SOUND = {"DateTime": "2026-11-26T00:00:00Z", "Int": 1, "Boolean": True, "Hex": "ab", "Base64": "QUJD", "OID": "1.2"}
OF_PYTHON = re.compile(
    r"\b(?:None|True|False|str|int|dict|tuple|bool|bytes|NoneType|codec|Traceback|Exception|\w+Error|utf-8-sig)\b|<class|object at 0x"
    r"|encountered error"
)
SNAKE = re.compile(r"\b[a-z]+_[a-z_]+\b")


def list_names() -> set[str]:
    """Return the names of all arguments and fields of inputs, and of what else can be wrong: the query."""
    inputs = [kind for kind in API.type_map.values() if isinstance(kind, GraphQLInputObjectType)]
    objects = [kind for kind in API.type_map.values() if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)]
    arguments = {name for kind in objects for field in kind.fields.values() for name in field.args}
    return {"query", *arguments, *(name for kind in inputs for name in kind.fields)}


NAMES = list_names()


def give(kind: GraphQLInputType) -> Any:
    """Return a value of the type that has all that it can have."""
    if isinstance(kind, GraphQLNonNull):
        return give(kind.of_type)
    if isinstance(kind, GraphQLList):
        return [give(kind.of_type)]
    if isinstance(kind, GraphQLInputObjectType):
        fields = {name: field for name, field in kind.fields.items() if str(field.type) != "Upload"}
        return {name: give(field.type) for name, field in list(fields.items())[: 1 if kind.is_one_of else None]}
    return next(iter(kind.values)) if isinstance(kind, GraphQLEnumType) else SOUND.get(kind.name, "abc")


def spoil(value: Any, *, alone: bool) -> Iterator[Any]:
    """Yield the value with each part of it replaced by each wrong one; `alone` leaves out the fields beside the part."""
    yield from WRONG
    if isinstance(value, list):
        yield from ([part] for part in spoil(value[0], alone=alone))
    if isinstance(value, dict):
        for name in value:
            yield from ({**({} if alone else value), name: part} for part in spoil(value[name], alone=alone))


def write(value: Any) -> str:
    """Return the value as it is written into a document."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {write(part)}' for name, part in value.items())}}}"
    return f"[{', '.join(map(write, value))}]" if isinstance(value, list) else json.dumps(value)


def select(field: GraphQLField) -> str:
    """Return what is asked of the field: of a result, the failure."""
    kind = get_named_type(field.type)
    if isinstance(kind, GraphQLUnionType):
        invalid = "... on InvalidInputError { field }" if "InvalidInputError" in [member.name for member in kind.types] else ""
        return f"{{ __typename ... on Error {{ message code }} {invalid} }}"
    return "" if is_leaf_type(kind) else "{ __typename }"


def list_requests(around: str, name: str, field: GraphQLField, argument: str, *, in_document: bool) -> Iterator[GraphQLRequest]:
    """Yield the requests that have something wrong in one argument; a document has nothing beside it, for it is validated each time."""

    def needs(other: str, one: GraphQLArgument) -> bool:
        return other == argument or is_required_argument(one)

    sound = {other: give(one.type) for other, one in field.args.items() if needs(other, one)}
    for wrong in spoil(sound[argument], alone=in_document):
        given = {**sound, argument: wrong}
        if in_document:
            asked, head, variables = ", ".join(f"{other}: {write(value)}" for other, value in given.items()), "", {}
        else:
            asked, head = (
                ", ".join(f"{other}: ${other}" for other in given),
                ", ".join(f"${other}: {field.args[other].type}" for other in given),
            )
            variables = given
        query = (around % (head, f"{name}({asked}) {select(field)}")).replace(" ()", "")
        yield GraphQLRequest(query=query, operation_name=None, variables=variables, extensions={})


async def ask(bench: Bench, request: GraphQLRequest) -> list[dict[str, Any]]:
    """Return all that is said to be wrong, each as an error of GraphQL."""
    context = Context(CALLER, bench.use_cases(), "r1")
    prepared = OPERATIONS.prepare(request)
    if prepared.is_subscription:

        async def build_context() -> Context:
            return context

        async with aclosing(OPERATIONS.stream(prepared, build_context, request_id="r1")) as outcomes:
            outcome = await anext(outcomes)
        if outcome is None:  # it waits for changes
            return []
    else:
        outcome = await OPERATIONS.run(prepared, context, request_id="r1")
    payload: Any = outcome.payload
    told = [value for value in (payload.get("data") or {}).values() if isinstance(value, dict) and "message" in value]
    return [*payload.get("errors", []), *({"message": one["message"], "extensions": one} for one in told)]


FIELDS = [
    (around, kind, name, argument)
    for kind, around in AROUND.items()
    for name, field in API.type_map[kind].fields.items()  # type: ignore[attr-defined]  # an object
    for argument in field.args
]
OF_EACH_TYPE = {str(API.type_map[row[1]].fields[row[2]].args[row[3]].type): row for row in FIELDS}.values()  # type: ignore[attr-defined]  # an object
"""What a document's validation says depends on the type alone; what use cases say is heard by the variables."""

ROWS = [*((*row, False) for row in FIELDS), *((*row, True) for row in OF_EACH_TYPE)]


def test_every_type_whose_fields_take_arguments_is_asked() -> None:
    objects = [kind for name, kind in API.type_map.items() if isinstance(kind, GraphQLObjectType) and not name.startswith("__")]
    assert {kind.name for kind in objects if any(field.args for field in kind.fields.values())} == AROUND.keys()


@pytest.mark.parametrize(
    ("around", "kind", "name", "argument", "in_document"),
    ROWS,
    ids=[f"{'.'.join(row[1:4])}-{'document' if row[4] else 'variable'}" for row in ROWS],
)
async def test_what_is_wrong_is_said_in_the_words_of_the_api(
    around: str, kind: str, name: str, argument: str, in_document: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    bench = Bench()
    await upload(bench, issue("a").pem, "a.pem", scope=await make_scope(bench))
    field = API.type_map[kind].fields[name]  # type: ignore[attr-defined]  # an object
    said = [
        error for request in list_requests(around, name, field, argument, in_document=in_document) for error in await ask(bench, request)
    ]
    assert said
    for error in said:
        message, extensions = error["message"], error["extensions"]
        assert extensions["code"] != "INTERNAL", message
        own = message.replace("x_y", "").replace("no_such", "")
        assert not SNAKE.search(own), message
        assert not OF_PYTHON.search(own), message
        if extensions.get("field") is not None:
            assert {re.sub(r"\[\d+\]", "", part) for part in re.split(r"[.]|, ", extensions["field"])} <= NAMES, extensions
