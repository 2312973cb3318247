"""Dry runs over the real application: a cache that keeps objects by their ids holds afterwards what is stored, and nothing else.

Apollo Client keeps every object that has `__typename` and `id`, Relay every one that has an `id`, wherever in an answer it stands. So
everything that a dry run can answer is asked for here, and each object with an id is compared with what `node` answers for it.
"""

import base64
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)
from graphql import build_schema as build_core_schema

from resolvers.context import Context
from resolvers.schema import build_schema
from tests.server.installed import Installed, installed
from tests.support import CALLER, chain_of_three, issue, p12_of

SCHEMA = build_schema()
API = build_core_schema(SCHEMA.as_str())
DEPTH = 5
"""Levels of fields below the answer's: as far as the certificate of a reference of what would be, and two more."""
COUNTED = ("certificates", "versions", "configurations", "audit", "receipts", "intents")


@dataclass(frozen=True)
class House:
    """A certificate with an earlier version, and a destination and a fragment that use it."""

    one: Installed
    scope: str
    certificate: str
    destination: str
    fragment: str

    async def ask(self, query: str, **variables: Any) -> Any:
        """Return the one field of an answer without errors; no limit bounds how much is asked for."""
        context = Context(CALLER, self.one.use_cases, "r1")
        result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
        assert result.errors is None, result.errors
        (answer,) = (result.data or {}).values()
        return answer

    async def count(self) -> dict[str, int]:
        """Return how many documents there are."""
        return {name: await self.one.database[name].count_documents({}) for name in COUNTED}


PASSWORD = "pw"
NAMING = [{"name": "KeyStoreLocation", "value": "client.p12"}, {"name": "KeyStorePassword", "value": "guess"}]


def write_p12(name: str) -> dict[str, str]:
    return {"base64": base64.b64encode(p12_of(*chain_of_three(name), password=PASSWORD.encode())).decode()}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def house(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with installed(mongo_uri, tmp_path_factory.mktemp("dry")) as one:
        scope = await one.scope()
        stored = {"password": PASSWORD, "source": write_p12("first")}
        certificate = (await one.change("uploadCertificate", scope=scope, fileName="client.p12", **stored))["id"]
        await one.change("replaceCertificate", certificate=certificate, password=PASSWORD, source=write_p12("second"))
        create = """mutation ($scope: ID!, $properties: [PropertyInput!]) {
          destination: createDestination(input: {scope: $scope, name: "shop", type: HTTP, properties: $properties}) {
            ... on CreateDestinationSuccess { destination { id } } }
          fragment: createFragment(input: {scope: $scope, name: "shop", properties: $properties}) {
            ... on CreateFragmentSuccess { fragment { id } } } }"""
        made = await one.ask(create, scope=scope, properties=NAMING)
        yield House(one, scope, certificate, made["destination"]["destination"]["id"], made["fragment"]["fragment"]["id"])


DRY_RUNS: dict[str, Callable[[House], Mapping[str, Any]]] = {
    "uploadCertificate": lambda house: {"scope": house.scope, "fileName": "new.pem", "source": {"pem": issue("new").pem.decode()}},
    "generateCertificate": lambda house: {"scope": house.scope, "name": "new", "type": "P12", "idempotencyKey": "dry"},
    "replaceCertificate": lambda house: {"certificate": house.certificate, "password": PASSWORD, "source": write_p12("third")},
    "rollBackCertificate": lambda house: {"certificate": house.certificate},
    "deleteCertificate": lambda house: {"certificate": house.certificate},
    "createDestination": lambda house: {"scope": house.scope, "name": "new", "type": "HTTP", "properties": NAMING},
    "createFragment": lambda house: {"scope": house.scope, "name": "new", "properties": NAMING},
    "replaceDestination": lambda house: {"destination": house.destination, "type": "HTTP", "properties": NAMING[:1]},
    "replaceFragment": lambda house: {"fragment": house.fragment, "properties": NAMING[:1]},
    "importDestinations": lambda house: {
        "scope": house.scope,
        "source": {"text": "Name=shop\nType=TCP\nKeyStoreLocation=client.p12"},
        "ifExists": "REPLACE",
    },
}


def test_every_dry_run_is_tried() -> None:
    inputs = (kind for kind in API.type_map.values() if isinstance(kind, GraphQLInputObjectType) and "dryRun" in kind.fields)
    assert {kind.name.removesuffix("Input") for kind in inputs} == {name[0].upper() + name[1:] for name in DRY_RUNS}


@pytest.mark.parametrize("mutation", DRY_RUNS)
async def test_a_cache_holds_what_is_stored_after_a_dry_run(house: House, mutation: str) -> None:
    kind = mutation[0].upper() + mutation[1:]
    before = await house.count()
    query = f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input) {{ {select(API.type_map[f'{kind}Result'], DEPTH)} }} }}"

    answer = await house.ask(query, input={**DRY_RUNS[mutation](house), "dryRun": True})

    assert answer["__typename"] == f"{kind}DryRun"
    assert await house.count() == before
    for kept in list_kept(answer):
        assert await is_stored(house, kept), kept


async def is_stored(house: House, kept: Mapping[str, Any]) -> bool:
    """Whether the object is what `node` answers for its id. The entries of a file that is not stored have ids that nothing has."""
    kind = API.type_map[kept["__typename"]]
    assert isinstance(kind, GraphQLObjectType)
    leaves = [name for name, field in kind.fields.items() if is_leaf_type(get_named_type(field.type)) and not field.args]
    query = f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind.name} {{ {' '.join(leaves)} }} }} }}"
    stored = await house.ask(query, id=kept["id"])
    return stored == {name: kept[alias_of(kind, name)] for name in leaves} or (stored is None and kind.name.endswith("Entry"))


def alias_of(kind: GraphQLObjectType, field: str) -> str:
    """Return a name of the type's own, for the types of one interface may differ in a field; the id is what a cache looks for."""
    return field if field == "id" else f"{kind.name}_{field}"


def select(kind: GraphQLNamedType, depth: int) -> str:
    """Return all fields without arguments."""
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return "__typename " + " ".join(f"... on {one.name} {{ {select(one, depth)} }}" for one in API.get_possible_types(kind))
    assert isinstance(kind, GraphQLObjectType)
    chosen = ["__typename"]
    for name, field in kind.fields.items():
        inner = get_named_type(field.type)
        if field.args or (not is_leaf_type(inner) and depth == 0):
            continue
        chosen.append(f"{alias_of(kind, name)}: {name}" + ("" if is_leaf_type(inner) else f" {{ {select(inner, depth - 1)} }}"))
    return " ".join(chosen)


def list_kept(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield every object that has an id."""
    if isinstance(value, list):
        for one in value:
            yield from list_kept(one)
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for one in value.values():
            yield from list_kept(one)
