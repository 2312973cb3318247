"""What fields of a certificate need is what is fetched for them: the repository's values refuse to be asked for more."""

from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from resolvers.context import Context
from resolvers.schema import build_schema
from schema.certificates.lists import CERTIFICATE_NEEDS
from services.model.query import CertificateQuery, Fields, OrderField
from tests.fakes.certificates import MemoryCertificates
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, issue

SCHEMA = build_schema()
CORE: Any = SCHEMA._schema
ARGUMENTS = {"entry": '(alias: "x")'}
FIELDS = [(name, field) for name in ("SingleCertificate", "Keystore") for field in CORE.type_map[name].fields]


def write(kind: str, name: str) -> str:
    """Return a selection of that field alone."""
    field = CORE.type_map[kind].fields[name]
    inside = "" if is_leaf_type(get_named_type(field.type)) else "{__typename}"
    return f"... on {kind} {{ {name}{ARGUMENTS.get(name, '')} {inside} }}"


async def ask(query: str, **variables: object) -> Any:
    """Run a query over a scope with one single certificate and one key store; return the data."""
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("client").pem, scope=scope)
    variables = {"scope": scope.id, "id": certificate.id, **variables}
    result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(CALLER, bench.use_cases(), "r1"))
    assert result.errors is None, result.errors
    return result.data


@pytest.mark.parametrize("order", [order.value for order in OrderField])
@pytest.mark.parametrize(("kind", "name"), FIELDS)
async def test_every_field_of_a_row_has_what_it_needs(kind: str, name: str, order: str) -> None:
    query = (
        f"query ($scope: ID!) {{ scope(id: $scope) {{ certificates(orderBy: {{field: {order}}}) {{ nodes {{ {write(kind, name)} }} }} }} }}"
    )
    await ask(query)


@pytest.mark.parametrize(("kind", "name"), FIELDS)
async def test_every_field_of_a_single_one_has_what_it_needs(kind: str, name: str) -> None:
    selection = write(kind, name)
    await ask(
        f"""query ($scope: ID!, $id: ID!) {{ certificate(id: $id) {{ {selection} }} node(id: $id) {{ {selection} }}
        scope(id: $scope) {{ certificate(name: "client.pem") {{ {selection} }} }} }}"""
    )


OTHERS = [
    (kind.name, name)
    for kind in CORE.get_implementations(CORE.type_map["Node"]).objects
    if kind.name not in ("SingleCertificate", "Keystore")
    for name, field in kind.fields.items()
    if is_leaf_type(get_named_type(field.type))
]


@pytest.mark.parametrize(("kind", "name"), OTHERS)
async def test_fields_of_other_types_need_nothing_of_a_certificate(kind: str, name: str) -> None:
    data = await ask(
        f"query ($id: ID!) {{ node(id: $id) {{ ... on Certificate {{ size }} ...on Node {{ ... on {kind} {{ {name} }} }} }} }}"
    )
    assert data["node"]["size"] > 0


def test_fields_that_say_nothing_of_their_needs_get_everything_so_none_forgets() -> None:
    assert [name for name, needed in CERTIFICATE_NEEDS.items() if needed is None] == []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Fields]:
    """What the repository is asked for, list after list."""
    fields: list[Fields] = []
    original = MemoryCertificates.list

    async def listing(self: MemoryCertificates, query: CertificateQuery) -> Any:
        fields.append(query.fields)
        return await original(self, query)

    monkeypatch.setattr(MemoryCertificates, "list", listing)
    return fields


PAGE = "query ($scope: ID!) { scope(id: $scope) { certificates { %s } } } fragment F on Certificate { size }"


@pytest.mark.parametrize(
    ("selection", "needed"),
    [
        ("totalCount ...{ totalCount } nodes { ...F }", {"size"}),
        ("nodes { name status } nodes { ...F }", {"name", "earliest", "size"}),
        ("edges { cursor node { name ...F } } pageInfo { endCursor }", {"name", "size"}),
        ("edges { node { name } } nodes { x: size }", {"name", "size"}),
        ("... { nodes { ... on SingleCertificate { labels { key } } ...F } }", {"labels", "size"}),
        ("nodes { ...F ... @include(if: false) { labels { key } } }", {"labels", "size"}),
        ("nodes { __typename entries { alias } ...F }", {"size"}),
    ],
)
async def test_the_database_is_asked_for_no_more_than_the_selection_needs(selection: str, needed: set[str], asked: list[Fields]) -> None:
    query = PAGE % selection
    await ask(query if "...F" in selection else query.partition(" fragment")[0])
    assert asked == [frozenset(needed)]


async def test_two_lists_of_one_operation_have_needs_of_their_own(asked: list[Fields]) -> None:
    await ask(
        "query ($scope: ID!) { a: scope(id: $scope) { certificates { nodes { name } } } b: scope(id: $scope) { certificates { nodes { size } } } }"
    )
    assert sorted(asked, key=str) == [frozenset({"name"}), frozenset({"size"})]


def test_the_types_of_the_needs_are_those_of_the_schema() -> None:
    types = [CORE.type_map[name] for name in ("SingleCertificate", "Keystore")]
    assert all(isinstance(kind, GraphQLObjectType) for kind in types)
    assert {name for kind in types for name in kind.fields} <= set(CERTIFICATE_NEEDS)
