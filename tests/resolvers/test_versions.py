"""What versions show: whether each is valid at this moment, and its entries."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from resolvers import work
from resolvers.context import Context
from resolvers.schema import build_schema
from services.certificates.replace import ReplaceRequest
from services.errors import InvalidInput
from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.limits import MAX_VERSIONS
from services.model.secret import Secret
from tests.fakes.versions import MemoryVersions
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, Bench, chain_of_three, issue, p12_of

SCHEMA = build_schema()
VERSIONS = "query ($id: ID!) { certificate(id: $id) { versions { number kept status notAfter entries { id alias } } } }"
ALL = "{ certificates { nodes { versions { number status entries { alias } } } } }"
DAY = timedelta(days=1)


class World:
    """What tests of versions have in common."""

    def __init__(self) -> None:
        self.bench = Bench()

    async def execute(self, query: str, **variables: Any) -> Any:
        """Return what the schema answers."""
        return await SCHEMA.execute(query, variable_values=variables, context_value=Context(CALLER, self.bench.use_cases(), "r1"))

    async def ask(self, query: str, **variables: Any) -> Any:
        """Return the one field of an answer without errors."""
        result = await self.execute(query, **variables)
        assert result.errors is None, result.errors
        (answer,) = result.data.values()
        return answer

    async def replace(self, certificate: Certificate, octets: bytes) -> Certificate:
        """Store the next version."""
        request = ReplaceRequest(certificate_id=certificate.id, octets=Secret(octets))
        return (await self.bench.use_cases().certificates.replace(CALLER, request)).certificate

    def forget_validities(self) -> None:
        """Make all versions such as a release stored that did not note when they are valid."""
        for stored in self.bench.memory.certificates.values():
            stored.versions = [replace(version, validity=None) for version in stored.versions]


@pytest.fixture
def world() -> World:
    return World()


async def with_all_statuses(world: World, *names: str) -> list[Certificate]:
    """Store certificates with a version of each status at `NOW`; the newest is valid."""
    scope, certificates = await make_scope(world.bench), []
    for name in names:
        expired, expiring, later = [
            issue(f"{status} {name}", days=days, start=start).pem
            for status, days, start in (("expired", 10, NOW - 20 * DAY), ("expiring", 20, NOW - 19 * DAY), ("later", 10, NOW + DAY))
        ]
        world.bench.clock.moment = NOW - 15 * DAY
        certificate = await upload(world.bench, expired, f"{name}.pem", scope=scope)
        for octets in (expiring, later, issue(f"valid {name}").pem):
            certificate = await world.replace(certificate, octets)
        world.bench.clock.moment = NOW
        certificates.append(certificate)
    return certificates


STATUSES = [(4, "VALID"), (3, "NOT_YET_VALID"), (2, "EXPIRING"), (1, "EXPIRED")]


@pytest.mark.parametrize("is_old", [False, True], ids=["noted", "from before"])
async def test_the_status_of_each_version_is_judged_at_this_moment(world: World, *, is_old: bool) -> None:
    (certificate,) = await with_all_statuses(world, "a")
    if is_old:
        world.forget_validities()

    found = (await world.ask(VERSIONS, id=certificate.id))["versions"]
    assert [(one["number"], one["status"]) for one in found] == STATUSES

    world.bench.clock.moment = NOW + 2000 * DAY
    found = (await world.ask(VERSIONS, id=certificate.id))["versions"]
    assert {one["status"] for one in found} == {"EXPIRED"}


async def test_each_kept_version_shows_its_own_entries_which_node_opens(world: World) -> None:
    (certificate,) = await with_all_statuses(world, "a")

    found = (await world.ask(VERSIONS, id=certificate.id))["versions"]

    assert [[entry["alias"] for entry in one["entries"]] for one in found] == [["valid a"], ["later a"], ["expiring a"], ["expired a"]]
    for one in found:
        opened = await world.ask("query ($id: ID!) { node(id: $id) { id ... on KeystoreEntry { alias } } }", id=one["entries"][0]["id"])
        assert opened == one["entries"][0]
    assert len({one["entries"][0]["id"] for one in found}) == 4


@pytest.mark.parametrize(("is_old", "status"), [(False, "NOT_YET_VALID"), (True, "UNKNOWN")], ids=["noted", "from before"])
async def test_of_a_version_that_is_not_kept_there_are_no_entries(world: World, status: str, *, is_old: bool) -> None:
    certificate = await upload(world.bench, issue("first", days=10, start=NOW + DAY).pem)
    for number in range(MAX_VERSIONS):
        await world.replace(certificate, issue(f"next {number}").pem)
    if is_old:
        world.forget_validities()

    oldest = (await world.ask(VERSIONS, id=certificate.id))["versions"][-1]
    assert (oldest["number"], oldest["kept"], oldest["status"], oldest["entries"]) == (1, False, status, None)

    world.bench.clock.moment = datetime.fromisoformat(oldest["notAfter"]) + DAY
    assert (await world.ask(VERSIONS, id=certificate.id))["versions"][-1]["status"] == "EXPIRED"


async def test_what_a_password_hides_is_known_once_it_is_unlocked(world: World) -> None:
    octets = p12_of(*chain_of_three(), password=b"pw")
    certificate = await upload(world.bench, octets, "locked.p12")
    (version,) = (await world.ask(VERSIONS, id=certificate.id))["versions"]
    assert version["status"] == "UNKNOWN"

    await world.bench.use_cases().certificates.unlock(CALLER, certificate.id, Secret(b"pw"))

    (version,) = (await world.ask(VERSIONS, id=certificate.id))["versions"]
    assert (version["status"], len(version["entries"])) == ("VALID", 1)
    assert world.bench.memory.certificates[certificate.id].versions[0].validity is not None


async def test_versions_of_a_whole_page_are_read_together(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await with_all_statuses(world, "a", "b", "c")
    asked: list[int] = []
    load = MemoryVersions.load_many_contents

    async def counting(
        self: MemoryVersions, certificates: Sequence[Certificate], numbers: Sequence[int] | None = None
    ) -> list[Contents | None]:
        asked.append(len(certificates))
        return await load(self, certificates, numbers)

    monkeypatch.setattr(MemoryVersions, "load_many_contents", counting)
    await world.ask("{ certificates { nodes { versions { status } } } }")
    assert asked == [], "what is noted is not looked up"
    await world.ask(ALL)
    assert asked == [12]
    world.forget_validities()
    await world.ask("{ certificates { nodes { versions { status } } } }")
    assert asked == [12, 12]


@pytest.mark.parametrize(
    ("limit", "of"), [("MAX_ENTRIES", "entries"), ("MAX_OCTETS", "octets of files"), ("MAX_LOOKUPS", "look-ups")], ids=str
)
async def test_what_versions_show_is_counted_as_work(world: World, monkeypatch: pytest.MonkeyPatch, limit: str, of: str) -> None:
    await with_all_statuses(world, "a")
    monkeypatch.setattr(work, limit, 3)

    result = await world.execute(ALL)

    assert isinstance(result.errors[0].original_error, InvalidInput)
    assert f"more than 3 {of}" in str(result.errors[0])


@pytest.mark.parametrize(("limit", "of"), [("MAX_OCTETS", "octets of files"), ("MAX_LOOKUPS", "look-ups")], ids=str)
async def test_what_is_looked_up_for_the_status_is_counted_as_work(
    world: World, monkeypatch: pytest.MonkeyPatch, limit: str, of: str
) -> None:
    await with_all_statuses(world, "a")
    query = "{ certificates { nodes { versions { status } } } }"
    monkeypatch.setattr(work, limit, 3)
    assert (await world.execute(query)).errors is None
    world.forget_validities()
    assert f"more than 3 {of}" in str((await world.execute(query)).errors[0])


async def test_a_deleted_certificate_says_until_when_it_can_be_restored(world: World) -> None:
    scope = await make_scope(world.bench)
    certificate = await upload(world.bench, issue("a").pem, scope=scope)
    query = "query ($deleted: Boolean!) { certificates(filter: {deleted: $deleted}) { nodes { restorableUntil } } }"
    assert (await world.ask(query, deleted=False))["nodes"] == [{"restorableUntil": None}]

    delete = """mutation ($id: ID!) { deleteCertificate(input: {certificate: $id}) {
      ... on DeleteCertificateSuccess { restorableUntil } } }"""
    said = await world.ask(delete, id=certificate.id)

    assert (await world.ask(query, deleted=True))["nodes"] == [said]
    use_cases = world.bench.use_cases().certificates
    world.bench.clock.moment = datetime.fromisoformat(said["restorableUntil"]) - timedelta(milliseconds=1)
    assert (await use_cases.restore(CALLER, certificate.id)).id == certificate.id
