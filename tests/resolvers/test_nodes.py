"""Things by their ids: one, and many in one question."""

from collections.abc import Sequence
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from services.errors import Forbidden, InvalidInput
from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.destination import Configuration, ConfigurationKind
from services.model.identity import new_certificate_id, new_service_key_id
from services.model.limits import MAX_NODES
from services.model.query import Fields
from services.model.scope import Scope
from tests.fakes.access import MemoryServiceKeys
from tests.fakes.certificates import MemoryCertificates
from tests.fakes.configurations import MemoryConfigurations
from tests.fakes.scopes import MemoryScopes
from tests.fakes.versions import MemoryVersions
from tests.services.access.keys import make_key
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.making import make
from tests.support import CALLER, STRANGER, Bench, issue

SCHEMA = build_schema()
NODES = """query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
  ... on Scope { displayName } ... on Certificate { name } ... on Configuration { properties { name } } ... on ServiceKey { clientId }
  ... on KeystoreEntry { alias } } }"""
TYPES = ["Scope", "SingleCertificate", "Destination", "Fragment", "ServiceKey", "TrustedCertificateEntry"]


class World:
    """One thing of each kind."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def fill(self) -> "World":
        """Make them."""
        self.scope: Scope = await make_scope(self.bench)
        self.certificate: Certificate = await upload(self.bench, issue("a").pem, "a.pem", scope=self.scope)
        self.destination: Configuration = await make(self.bench, "shop", scope=self.scope, properties={"URL": "x"})
        self.fragment: Configuration = await make(self.bench, "tls", scope=self.scope, kind=ConfigurationKind.FRAGMENT)
        self.key: ServiceKey = (await make_key(self.bench)).key
        (self.entry,) = await self.entries(self.certificate)
        return self

    @property
    def ids(self) -> list[str]:
        """The ids of all of them."""
        return [self.scope.id, self.certificate.id, self.destination.id, self.fragment.id, self.key.id, self.entry]

    async def entries(self, certificate: Certificate) -> list[str]:
        """Return the ids of the certificate's entries."""
        result = await self.ask("query ($id: ID!) { certificate(id: $id) { entries { id } } }", id=certificate.id)
        return [one["id"] for one in result.data["certificate"]["entries"]]

    async def ask(self, query: str, caller: Caller = CALLER, **variables: Any) -> Any:
        """Return what the schema answers."""
        return await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller, self.bench.use_cases(), "r1"))

    async def nodes(self, ids: Sequence[str], caller: Caller = CALLER) -> list[Any]:
        """Return the things of these ids, of an answer without errors."""
        result = await self.ask(NODES, caller, ids=ids)
        assert result.errors is None, result.errors
        found: list[Any] = result.data["nodes"]
        return found


@pytest.fixture
async def world() -> World:
    return await World().fill()


async def test_each_id_gives_its_thing_in_the_order_of_the_ids(world: World) -> None:
    found = await world.nodes(world.ids)
    assert [one["id"] for one in found] == world.ids
    assert [one["__typename"] for one in found] == TYPES
    assert [one["id"] for one in await world.nodes(world.ids[::-1])] == world.ids[::-1]
    single = [(await world.ask("query ($id: ID!) { node(id: $id) { __typename id } }", id=one)).data["node"] for one in world.ids]
    assert single == [{"__typename": kind, "id": one} for kind, one in zip(TYPES, world.ids, strict=True)]


async def test_an_id_that_has_nothing_is_null_and_one_may_be_there_twice(world: World) -> None:
    strange = ["", "crt_", "ent_x", "\ud800", new_certificate_id(world.scope.id), new_service_key_id()]
    found = await world.nodes([*strange, world.certificate.id, *strange, world.certificate.id])
    assert [one and one["name"] for one in found] == [None] * len(strange) + ["a.pem"] + [None] * len(strange) + ["a.pem"]
    assert await world.nodes(world.ids, STRANGER) == [None] * len(world.ids)
    assert await world.nodes([]) == []


async def test_more_ids_than_allowed_are_refused_before_anything_is_looked_for(world: World, asked: list[tuple[str, int]]) -> None:
    assert len(await world.nodes([world.scope.id] * MAX_NODES)) == MAX_NODES
    asked.clear()
    result = await world.ask(NODES, ids=[world.certificate.id] * (MAX_NODES + 1))
    cause = result.errors[0].original_error
    assert isinstance(cause, InvalidInput)
    assert (cause.field, asked) == ("ids", [])


async def test_what_the_caller_may_not_ask_for_is_null_with_an_error_of_its_own(world: World) -> None:
    reader = Caller(tenant=CALLER.tenant, subject="reader", rights=frozenset({Right.CERTIFICATE_READ}))
    result = await world.ask(NODES, reader, ids=world.ids)
    assert [one and one["__typename"] for one in result.data["nodes"]] == ["Scope", "SingleCertificate", None, None, None, TYPES[-1]]
    assert [error.path for error in result.errors] == [["nodes", place] for place in (2, 3, 4)]
    assert {type(error.original_error) for error in result.errors} == {Forbidden}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What the repositories are asked for, question after question: by which method, and for how many."""
    log: list[tuple[str, int]] = []

    def count(kind: type, name: str, number: int) -> None:
        original = getattr(kind, name)

        async def counted(self: Any, *args: Any, **given: Any) -> Any:
            log.append((f"{kind.__name__}.{name}", len(args[number])))
            return await original(self, *args, **given)

        monkeypatch.setattr(kind, name, counted)

    for kind in (MemoryCertificates, MemoryConfigurations, MemoryServiceKeys):
        count(kind, "find_many", 1)
    count(MemoryScopes, "find_known", 1)
    count(MemoryVersions, "load_many_contents", 0)
    count(MemoryVersions, "list_versions", 0)
    return log


async def test_things_of_one_kind_are_read_together(world: World, asked: list[tuple[str, int]]) -> None:
    more = [await upload(world.bench, issue(name).pem, f"{name}.pem", scope=world.scope) for name in ("b", "c")]
    ids = [*world.ids, *(one.id for one in more), *[entry for one in more for entry in await world.entries(one)], *world.ids]
    asked.clear()
    assert None not in await world.nodes(ids)
    assert sorted(asked) == [
        ("MemoryCertificates.find_many", 3),
        ("MemoryCertificates.find_many", 3),  # those of the entries, of which other fields are read
        ("MemoryConfigurations.find_many", 2),
        ("MemoryScopes.find_known", 1),
        ("MemoryServiceKeys.find_many", 1),
        ("MemoryVersions.load_many_contents", 3),
    ]


async def test_scopes_that_are_known_are_not_asked_for(world: World, asked: list[tuple[str, int]]) -> None:
    world.bench.memory.recalled.add(world.scope.id)
    await world.nodes([world.scope.id])
    assert asked == []


async def test_of_certificates_only_what_is_asked_for_is_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    fields: list[Fields] = []
    original = MemoryCertificates.find_many

    async def find_many(self: MemoryCertificates, *args: Any, **given: Any) -> Any:
        fields.append(given["fields"])
        return await original(self, *args, **given)

    monkeypatch.setattr(MemoryCertificates, "find_many", find_many)
    await world.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Certificate { labels { key } } } }", ids=[world.certificate.id])
    assert fields == [frozenset({"labels"})]


async def test_entries_of_one_file_are_read_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = b"".join(issue(name).pem for name in ("x", "y", "z"))
    several = await upload(world.bench, pem, "several.pem", scope=world.scope)
    ids = await world.entries(several)
    loads: list[list[Contents | None]] = []
    original = MemoryVersions.load_many_contents

    async def load(self: MemoryVersions, *args: Any) -> Any:
        loads.append(await original(self, *args))
        return loads[-1]

    monkeypatch.setattr(MemoryVersions, "load_many_contents", load)
    found = await world.nodes(ids)
    assert ([one["id"] for one in found], len(set(ids)), len(loads)) == (ids, 3, 1)
