"""Null for what has a default is the default: in each argument and each field of an input."""

from typing import Any

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    coerce_input_value,
    is_enum_type,
    is_required_input_field,
)
from graphql import build_schema as build_core_schema
from strawberry.types.arguments import convert_argument

from resolvers.context import Context
from resolvers.schema import build_schema
from tests.services.certificates.making import make_scope
from tests.support import CALLER, Bench, chain_of_three, pem_chain

SCHEMA = build_schema()
API: GraphQLSchema = build_core_schema(SCHEMA.as_str())
INPUTS = {name: kind for name, kind in API.type_map.items() if isinstance(kind, GraphQLInputObjectType) and not kind.is_one_of}
OBJECTS = [
    kind for name, kind in API.type_map.items() if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__")
]
DEFAULTED: dict[str, GraphQLArgument | GraphQLInputField] = {
    f"{kind.name}.{name}": field for kind in INPUTS.values() for name, field in kind.fields.items()
} | {
    f"{kind.name}.{name}({argument}:)": value
    for kind in OBJECTS
    for name, field in kind.fields.items()
    for argument, value in field.args.items()
}
DEFAULTED = {name: value for name, value in DEFAULTED.items() if value.default is not None}
SCALARS = {"DateTime": "2026-11-26T00:00:00Z", "Int": 1, "Boolean": True}


def give(kind: GraphQLInputType, *, nulls: bool) -> Any:
    """Return a value of the type with all that must be given, and null or nothing for the rest."""
    if isinstance(kind, GraphQLNonNull):
        return give(kind.of_type, nulls=nulls)
    if isinstance(kind, GraphQLList):
        return [give(kind.of_type, nulls=nulls)]
    if isinstance(kind, GraphQLInputObjectType):
        if kind.is_one_of:
            name, field = next((name, field) for name, field in kind.fields.items() if str(field.type) != "Upload")
            return {name: give(field.type, nulls=nulls)}
        given = {name: give(field.type, nulls=nulls) for name, field in kind.fields.items() if is_required_input_field(field)}
        return {**{name: None for name in kind.fields if nulls}, **given}
    return next(iter(kind.values)) if is_enum_type(kind) else SCALARS.get(kind.name, "QUJD")


@pytest.mark.parametrize("name", DEFAULTED)
def test_what_has_a_default_may_be_null(name: str) -> None:
    assert not isinstance(DEFAULTED[name].type, GraphQLNonNull)


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_of_nulls_is_one_of_defaults(name: str) -> None:
    known: Any = SCHEMA.schema_converter.type_map[name]

    def read(value: Any) -> Any:
        coerced = coerce_input_value(value, known.implementation)
        return convert_argument(coerced, known.definition.origin, SCHEMA.schema_converter.scalar_registry, SCHEMA.config)

    assert read(give(INPUTS[name], nulls=True)) == read(give(INPUTS[name], nulls=False))


ASKED = """
  viewer { subject }
  certificates(%s) { totalCount nodes { name } pageInfo { hasNextPage } }
  scopes(%s) { nodes { id certificates(%s) { nodes { name } } } }
  auditEvents(%s) { nodes { id } pageInfo { hasNextPage } }"""
PAGES = "first: null, after: null, last: null, before: null"
LISTS = f"filter: null, orderBy: null, {PAGES}"
ORDERED = f"filter: {{deleted: null, scope: null}}, orderBy: {{field: NAME, direction: null}}, {PAGES}"
EVENTS = f"direction: null, filter: null, {PAGES}"


@pytest.mark.parametrize("lists", [LISTS, ORDERED], ids=["null", "of-nulls"])
async def test_an_argument_that_is_null_is_its_default(lists: str) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    upload = """mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { ... on Error { message } } }"""
    pem = pem_chain(*chain_of_three()).decode()
    for name in ("b.pem", "a.pem"):
        given = {"scope": scope.id, "fileName": name, "source": {"pem": pem}, "acceptLocked": None, "dryRun": None}
        done = await SCHEMA.execute(upload, variable_values={"input": given}, context_value=Context(CALLER, bench.use_cases(), "r1"))
        assert (done.errors, done.data) == (None, {"uploadCertificate": {}})

    async def ask(lists: str, pages: str, events: str) -> Any:
        query = f"{{ {ASKED} }}" % (lists, pages, lists, events)
        return await SCHEMA.execute(query.replace("()", ""), context_value=Context(CALLER, bench.use_cases(), "r1"))

    expected, answer = await ask("", "", ""), await ask(lists, PAGES, EVENTS)
    assert (answer.errors, answer.data) == (None, expected.data)
    assert [one["name"] for one in answer.data["certificates"]["nodes"]] == ["a.pem", "b.pem"]
