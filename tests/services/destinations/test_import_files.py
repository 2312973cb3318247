"""Importing destinations and fragments."""

import json
from dataclasses import replace
from typing import Any

import pytest

from services.destinations.create import Create
from services.destinations.importing import ImportedEntry, ImportRequest
from services.errors import ErrorCode, InvalidInput, MalformedContent, ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded
from services.model.configuration_file import ExistingPolicy, ImportOutcome
from services.model.destination import Configuration, ConfigurationKind, ConfigurationListing, DestinationType
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.scope import Scope
from services.model.secret import Secret
from tests.fakes.configurations import MemoryConfigurations
from tests.presence import not_none
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import make
from tests.support import CALLER, Bench

CREATED, REPLACED, SKIPPED, FAILED = ImportOutcome
SHOP = "Name=shop\nType=HTTP\nURL=https\\://shop.example\nPassword=needle\n"
NO_PASSWORD = "#Password=<< Existing password/certificate removed on export >>\nName=shop\nType=RFC\nURL=new\n"


async def run(bench: Bench, scope: Scope, text: str | object, **options: Any) -> list[ImportedEntry]:
    """Import the text, or the value as JSON."""
    octets = (text if isinstance(text, str) else json.dumps(text)).encode()
    use = bench.use_cases().destinations.import_files
    return await use(CALLER, ImportRequest(scope_id=scope.id, **options), await use.read(CALLER, scope.id, Secret(octets)))


async def find(bench: Bench, scope: Scope, name: str, kind: ConfigurationKind = ConfigurationKind.DESTINATION) -> Configuration | None:
    return await bench.use_cases().destinations.find.by_name(CALLER, scope.id, kind, name=name)


async def reveal(bench: Bench, scope: Scope, name: str) -> dict[str, str]:
    found = not_none(await find(bench, scope, name))
    (properties,) = await bench.use_cases().destinations.find.reveal(CALLER, [found])
    return dict(properties)


async def count(bench: Bench, kind: ConfigurationKind = ConfigurationKind.DESTINATION) -> int:
    return await bench.use_cases().destinations.list.count(CALLER, ConfigurationListing(kind=kind, first=1))


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
async def scope(bench: Bench) -> Scope:
    return await make_scope(bench)


async def test_an_entry_is_stored_with_its_secrets(bench: Bench, scope: Scope) -> None:
    (imported,) = await run(bench, scope, SHOP)
    assert (imported.outcome, imported.kind, imported.name) == (CREATED, ConfigurationKind.DESTINATION, "shop")
    found = not_none(await find(bench, scope, "shop"))
    assert (found, found.type, found.secret_names) == (imported.configuration, DestinationType.HTTP, ("Password",))
    assert await reveal(bench, scope, "shop") == {"URL": "https://shop.example", "Password": "needle"}
    assert [record.action for record in bench.memory.audit][-1] is AuditAction.CREATED


async def test_a_fragment_is_stored_beside_a_destination_of_its_name(bench: Bench, scope: Scope) -> None:
    imported = await run(bench, scope, [{"Name": "a", "Type": "TCP"}, {"FragmentName": "a", "URL": "x"}])
    assert [one.outcome for one in imported] == [CREATED, CREATED]
    assert not_none(await find(bench, scope, "a", ConfigurationKind.FRAGMENT)).type is None


async def test_one_that_fails_holds_up_no_other(bench: Bench, scope: Scope) -> None:
    entries = [{"Name": "a b", "Type": "HTTP"}, {"Name": "b"}, 5, {"FragmentName": "c", "Type": "HTTP"}, {"Name": "d", "Type": "LDAP"}]
    imported = await run(bench, scope, entries)
    assert [one.outcome for one in imported] == [FAILED, FAILED, FAILED, FAILED, CREATED]
    assert [one.source for one in imported] == [f"entry {number}" for number in range(1, 6)]
    name, type_, item, fragment, _ = (one.failure for one in imported)
    assert isinstance(name, InvalidInput)
    assert (name.field, name.code) == ("name", ErrorCode.NAME_INVALID)
    assert isinstance(type_, InvalidInput)
    assert type_.field == "Type"
    assert isinstance(item, MalformedContent)
    assert isinstance(fragment, InvalidInput)
    assert await count(bench) == 1


async def test_a_name_that_is_there_fails_by_default(bench: Bench, scope: Scope) -> None:
    before = await make(bench, "shop", scope=scope)
    (imported,) = await run(bench, scope, SHOP)
    assert imported.outcome is FAILED
    assert isinstance(imported.failure, NameTaken)
    assert await find(bench, scope, "shop") == before


async def test_a_name_that_is_there_can_be_skipped(bench: Bench, scope: Scope) -> None:
    before = await make(bench, "shop", scope=scope)
    (imported,) = await run(bench, scope, NO_PASSWORD, policy=ExistingPolicy.SKIP)
    assert (imported.outcome, imported.configuration, imported.missing_secrets) == (SKIPPED, before, ())
    assert await find(bench, scope, "shop") == before


async def test_a_name_that_is_there_can_be_replaced_and_keeps_its_secrets(bench: Bench, scope: Scope) -> None:
    await run(bench, scope, SHOP)
    (imported,) = await run(bench, scope, NO_PASSWORD, policy=ExistingPolicy.REPLACE)
    assert (imported.outcome, imported.missing_secrets) == (REPLACED, ())
    found = not_none(await find(bench, scope, "shop"))
    assert (found.version, found.type, imported.configuration) == (2, DestinationType.RFC, found)
    assert await reveal(bench, scope, "shop") == {"URL": "new", "Password": "needle"}


async def test_a_new_value_beats_the_secret_that_is_kept(bench: Bench, scope: Scope) -> None:
    await run(bench, scope, SHOP)
    await run(bench, scope, SHOP.replace("needle", "other"), policy=ExistingPolicy.REPLACE)
    assert (await reveal(bench, scope, "shop"))["Password"] == "other"


async def test_secrets_go_where_nobody_keeps_them(bench: Bench, scope: Scope) -> None:
    await run(bench, scope, SHOP)
    (imported,) = await run(bench, scope, NO_PASSWORD, policy=ExistingPolicy.REPLACE, keeps_secrets=False)
    assert (imported.outcome, imported.missing_secrets) == (REPLACED, ("Password",))
    assert await reveal(bench, scope, "shop") == {"URL": "new"}


async def test_what_the_file_has_no_value_of_is_said(bench: Bench, scope: Scope) -> None:
    (imported,) = await run(bench, scope, NO_PASSWORD)
    assert (imported.outcome, imported.missing_secrets) == (CREATED, ("Password",))


@pytest.mark.parametrize("policy", ExistingPolicy)
@pytest.mark.parametrize("is_dry_run", [False, True])
async def test_the_second_of_a_name_in_the_file_fails(bench: Bench, scope: Scope, policy: ExistingPolicy, *, is_dry_run: bool) -> None:
    first, second = await run(
        bench, scope, [{"Name": "a", "Type": "TCP", "Host": one} for one in "xy"], policy=policy, is_dry_run=is_dry_run
    )
    assert (first.outcome, second.outcome) == (CREATED, FAILED)
    assert isinstance(second.failure, MalformedContent)


async def test_a_dry_run_answers_alike_and_stores_nothing(bench: Bench, scope: Scope) -> None:
    await make(bench, "old", scope=scope)
    records = len(bench.memory.audit)
    entries = [{"Name": "a", "Type": "TCP"}, {"Name": "old", "Type": "TCP"}, {"Name": "b"}, {"FragmentName": "f"}]
    dry = await run(bench, scope, entries, policy=ExistingPolicy.REPLACE, is_dry_run=True)
    assert [one.outcome for one in dry] == [CREATED, REPLACED, FAILED, CREATED]
    assert (await count(bench), await count(bench, ConfigurationKind.FRAGMENT), len(bench.memory.audit)) == (1, 0, records)
    assert not_none(await find(bench, scope, "old")).version == 1
    real = await run(bench, scope, entries, policy=ExistingPolicy.REPLACE)
    assert [one.outcome for one in real] == [one.outcome for one in dry]


@pytest.mark.parametrize("kind", ConfigurationKind)
@pytest.mark.parametrize("is_dry_run", [False, True])
async def test_the_room_of_the_scope_counts_what_the_file_brought(kind: ConfigurationKind, *, is_dry_run: bool) -> None:
    bench = Bench(limits=Limits(destinations_per_scope=3, fragments_per_scope=3))
    scope = await make_scope(bench)
    await make(bench, "old", scope=scope, kind=kind)
    named = {"Type": "TCP"} if kind is ConfigurationKind.DESTINATION else {}
    key = "Name" if kind is ConfigurationKind.DESTINATION else "FragmentName"
    imported = await run(bench, scope, [{key: name, **named} for name in "abc"], is_dry_run=is_dry_run)
    assert [one.outcome for one in imported] == [CREATED, CREATED, FAILED]
    failure = imported[2].failure
    assert isinstance(failure, QuotaExceeded)
    assert (failure.limit, kind.noun in failure.message) == (3, True)


async def test_what_somebody_creates_meanwhile_fails_by_itself(bench: Bench, scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    use = bench.use_cases().destinations.import_files
    entries = await use.read(CALLER, scope.id, Secret(b'[{"Name": "a", "Type": "TCP"}, {"Name": "b", "Type": "TCP"}]'))
    create = Create.__call__

    async def create_after_another(self: Create, caller: Any, request: Any) -> Configuration:
        if request.name == "a":
            await create(self, caller, replace(request, properties={"Host": "theirs"}))
        return await create(self, caller, request)

    monkeypatch.setattr(Create, "__call__", create_after_another)
    imported = await use(CALLER, ImportRequest(scope_id=scope.id, policy=ExistingPolicy.REPLACE), entries)
    assert [one.outcome for one in imported] == [FAILED, CREATED]
    assert isinstance(imported[0].failure, NameTaken | ModifiedMeanwhile)


async def test_a_name_that_no_configuration_can_have_is_not_asked_for(bench: Bench, scope: Scope, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[str]] = []
    find_named = MemoryConfigurations.find_named

    async def noting(self: MemoryConfigurations, *args: Any, names: set[str], **more: Any) -> list[Configuration]:
        asked.append(set(names))
        return await find_named(self, *args, names=names, **more)

    monkeypatch.setattr(MemoryConfigurations, "find_named", noting)
    long, _ = await run(bench, scope, [{"Name": "x" * 201, "Type": "TCP"}, {"Name": "a", "Type": "TCP"}])
    assert isinstance(long.failure, InvalidInput)
    assert asked == [{"a"}]


async def test_a_scope_that_is_gone_is_not_found_before_the_file_is_read(bench: Bench) -> None:
    use = bench.use_cases().destinations.import_files
    with pytest.raises(NotFound):
        await use.read(CALLER, "scp_" + "0" * 26, Secret(b""))


async def test_no_secret_shows_in_what_is_answered_or_printed(bench: Bench, scope: Scope, caplog: pytest.LogCaptureFixture) -> None:
    use = bench.use_cases().destinations.import_files
    text = f"{SHOP}---\nName: x\nType: HTTP\nPassword: [needle]\n---\nName: y\nPassword: needle\n".replace("=", ": ").replace("\\:", ":")
    entries = await use.read(CALLER, scope.id, Secret(text.encode()))
    imported = [*await use(CALLER, ImportRequest(scope_id=scope.id), entries), *await run(bench, scope, SHOP)]
    assert [one.outcome for one in imported] == [CREATED, FAILED, FAILED, FAILED]
    said = "".join([repr(entries), repr(imported), caplog.text, *(one.failure.message for one in imported if one.failure)])
    assert "needle" not in said
