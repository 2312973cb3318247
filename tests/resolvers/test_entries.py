"""The ids of entries: of which file, which version of it, and where in it."""

from collections.abc import Sequence
from typing import Any, cast

import pytest

from resolvers.context import Context
from resolvers.entries import ShownEntries
from resolvers.schema import build_schema
from services.certificates.replace import ReplaceRequest
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.identity import find_entry_place, write_entry_id, write_entry_ids
from services.model.limits import MAX_VERSIONS
from services.model.secret import Secret
from tests.fakes.versions import MemoryVersions
from tests.presence import not_none
from tests.services.certificates.making import make_scope, upload
from tests.services.storage.examples import some_contents
from tests.support import CALLER, STRANGER, Bench, chain_of_three, issue, p12_of

SCHEMA = build_schema()
ENTRIES = "query ($id: ID!) { certificate(id: $id) { entries { id alias } } }"
NODE = "query ($id: ID!) { node(id: $id) { __typename id ... on KeystoreEntry { alias } } }"
INSPECT = """query ($pem: String!) { inspectCertificate(input: {source: {pem: $pem}}) {
  ... on InspectCertificateSuccess { inspection { entries { id again: id alias } } } } }"""
PEM = b"".join(issue(name).pem for name in ("a", "b"))


class World:
    """A certificate of two entries."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def fill(self) -> "World":
        """Store it."""
        self.scope = await make_scope(self.bench)
        self.certificate: Certificate = await upload(self.bench, PEM, "two.pem", scope=self.scope)
        return self

    async def ask(self, query: str, caller: Caller = CALLER, **variables: Any) -> Any:
        """Return the one field of an answer without errors."""
        result = await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller, self.bench.use_cases(), "r1"))
        assert result.errors is None, result.errors
        (answer,) = not_none(result.data).values()
        return answer

    async def entries(self, certificate: Certificate | None = None) -> list[tuple[str, str]]:
        """Return the ids and aliases of the certificate's entries."""
        answer = await self.ask(ENTRIES, id=(certificate or self.certificate).id)
        return [(one["id"], one["alias"]) for one in answer["entries"]]

    async def open(self, entry_id: str, caller: Caller = CALLER) -> str | None:
        """Return the alias of the entry of that id."""
        answer = await self.ask(NODE, caller, id=entry_id)
        assert answer is None or answer["id"] == entry_id
        return answer and str(answer["alias"])

    async def replace(self, octets: bytes) -> None:
        """Put another file in the certificate's place."""
        await self.bench.use_cases().certificates.replace(CALLER, ReplaceRequest(certificate_id=self.certificate.id, octets=Secret(octets)))


@pytest.fixture
async def world() -> World:
    return await World().fill()


async def test_ids_of_entries_are_the_same_each_time_and_open_them(world: World) -> None:
    found = await world.entries()
    assert found == await world.entries()
    assert len({entry_id for entry_id, _ in found}) == 2
    assert [await world.open(entry_id) for entry_id, _ in found] == [alias for _, alias in found]


async def test_an_entry_by_its_alias_has_the_id_that_it_has_in_the_list(world: World) -> None:
    store = await upload(world.bench, p12_of(*chain_of_three(), password=b"pw"), "s.p12", scope=world.scope, password=Secret(b"pw"))
    ((entry_id, alias),) = await world.entries(store)
    query = "query ($id: ID!, $alias: String!) { certificate(id: $id) { ... on Keystore { entry(alias: $alias) { id } } } }"
    assert (await world.ask(query, id=store.id, alias=alias))["entry"]["id"] == entry_id


async def test_another_version_has_other_ids_and_those_of_the_one_before_open_it(world: World) -> None:
    before = await world.entries()
    await world.replace(issue("c").pem)
    (after,) = await world.entries()
    assert after[0] not in {entry_id for entry_id, _ in before}
    assert await world.open(after[0]) == after[1]
    assert [await world.open(entry_id) for entry_id, _ in before] == [alias for _, alias in before]


async def test_entries_of_several_versions_are_told_apart_in_one_question(world: World) -> None:
    before = await world.entries()
    await world.replace(issue("c").pem)
    all_ = [*before, *await world.entries()]
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on KeystoreEntry { id alias } } }"
    found = await world.ask(query, ids=[entry_id for entry_id, _ in all_])
    assert [(one["id"], one["alias"]) for one in found] == all_


async def test_what_is_not_kept_any_more_is_null(world: World) -> None:
    before = await world.entries()
    for number in range(MAX_VERSIONS):
        await world.replace(issue(f"c{number}").pem)
    assert [await world.open(entry_id) for entry_id, _ in before] == [None, None]


async def test_a_password_that_shows_more_gives_other_ids(world: World) -> None:
    """An entry that was the first may be the second then, and caches would show the one for the other."""
    locked = await upload(world.bench, p12_of(issue("own"), issue("other"), password=b"pw"), "s.p12", scope=world.scope)
    before = await world.entries(locked)
    await world.bench.use_cases().certificates.unlock(CALLER, locked.id, Secret(b"pw"))
    after = await world.entries(locked)
    assert len(after) > len(before)
    assert {one for one, _ in before}.isdisjoint(one for one, _ in after)


@pytest.mark.parametrize("change", [{"version": 7}, {"count": 3}, {"position": 2}, {"version": 2**34}], ids=str)
async def test_an_id_of_no_entry_is_null(world: World, change: dict[str, int]) -> None:
    place = {"version": 1, "count": 2, "position": 0, **change}
    beginning = write_entry_ids(world.certificate.id, version=place["version"], count=place["count"])
    assert await world.open(write_entry_id(beginning, place["position"])) is None


async def test_an_entry_is_opened_by_who_may_read_its_certificate_only(world: World) -> None:
    ((entry_id, alias), _) = await world.entries()
    here = Caller(tenant=CALLER.tenant, subject="here", scope_rights={world.scope.id: frozenset({Right.CERTIFICATE_READ})})
    elsewhere = Caller(tenant=CALLER.tenant, subject="elsewhere", scope_rights={"scp_other": frozenset({Right.CERTIFICATE_READ})})
    assert [await world.open(entry_id, caller) for caller in (here, elsewhere, STRANGER)] == [alias, None, None]
    await world.bench.use_cases().certificates.delete(CALLER, world.certificate.id)
    assert await world.open(entry_id) is None


async def test_entries_of_what_is_not_stored_have_fresh_ids_that_open_nothing(world: World) -> None:
    first, second = [(await world.ask(INSPECT, pem=PEM.decode()))["inspection"]["entries"] for _ in range(2)]
    ids = {one["id"] for one in (*first, *second)}
    assert len(ids) == 4
    assert all(one["id"] == one["again"] for one in first)
    assert [await world.open(one) for one in ids] == [None] * 4
    assert all(find_entry_place(one) for one in ids)


async def test_no_ids_are_made_where_none_are_asked_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ShownEntries, "identify", lambda *_: pytest.fail("an id was made"))
    query = "query ($id: ID!) { certificate(id: $id) { entries { alias } } }"
    assert len((await world.ask(query, id=world.certificate.id))["entries"]) == 2


async def test_the_entries_of_a_file_are_made_once() -> None:
    """What is stored makes them anew each time that it is asked."""

    class Stored:
        @property
        def entries(self) -> tuple[Any, ...]:
            return tuple(object() for _ in range(3))

    shown, contents = ShownEntries(), cast("Any", Stored())
    first, again = [shown.show(contents, certificate_id="crt_a_b", version=1) for _ in range(2)]
    assert first is again
    assert len({shown.identify(entry) for entry in (*first, *again)}) == 3


async def test_entries_that_are_equal_are_told_apart() -> None:
    """A roll-back brings the same content again."""
    shown, one, other = ShownEntries(), some_contents(), some_contents()
    first = shown.show(one, certificate_id="crt_a_b", version=1)
    second = shown.show(other, certificate_id="crt_a_b", version=2)
    assert shown.show(one, certificate_id="crt_a_b", version=1) is first
    assert [shown.identify(entry) for entry in (*first, *second)] == [
        write_entry_id(write_entry_ids("crt_a_b", version=version, count=len(first)), place)
        for version in (1, 2)
        for place in range(len(first))
    ]


async def test_versions_are_asked_for_only_where_an_id_names_an_earlier_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ((entry_id, alias), _) = await world.entries()
    asked: list[int] = []
    original = MemoryVersions.list_versions

    async def list_versions(self: MemoryVersions, certificates: Sequence[Certificate]) -> Any:
        asked.append(len(certificates))
        return await original(self, certificates)

    monkeypatch.setattr(MemoryVersions, "list_versions", list_versions)
    assert (await world.open(entry_id), asked) == (alias, [])
    await world.replace(issue("c").pem)
    assert (await world.open(entry_id), asked) == (alias, [1])
