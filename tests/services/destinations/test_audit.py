"""Which records the verbs of destinations and fragments store, and that no value of a property is in one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from services.destinations.importing import ImportRequest
from services.destinations.replace import ReplaceRequest
from services.model.certificate import Label
from services.model.configuration_file import ExistingPolicy
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.model.secret import Secret
from services.rules.records import MAX_NAMED
from tests.presence import not_none
from tests.services.destinations.making import PROPERTIES, make
from tests.support import CALLER, Bench, name_use_cases

DESTINATION, FRAGMENT = ConfigurationKind
REFERENCES = "KeyStoreLocation=client.p12"
SENSIBLE = {"type": "HTTP", "references": REFERENCES}


@dataclass(frozen=True)
class Case:
    """`act` is done to a destination, or a fragment, and returns what came of it."""

    use_case: str
    kind: ConfigurationKind
    act: Callable[[Bench, Configuration], Awaitable[Configuration]]
    action: AuditAction
    before: dict[str, str]
    after: dict[str, str]


def replacing(**changes: Any) -> Callable[[Bench, Configuration], Awaitable[Configuration]]:
    def act(bench: Bench, configuration: Configuration) -> Awaitable[Configuration]:
        request = {"configuration_id": configuration.id, "type": configuration.type, **changes}
        return bench.use_cases().destinations.replace(CALLER, ReplaceRequest(**request))

    return act


async def create(bench: Bench, beside: Configuration) -> Configuration:
    (scope,) = bench.memory.scopes.values()
    return await make(bench, "another", scope=scope, kind=beside.kind)


def importing(name: str) -> Callable[[Bench, Configuration], Awaitable[Configuration]]:
    """Return what imports a file with that destination, and replaces one of that name."""

    async def act(bench: Bench, beside: Configuration) -> Configuration:
        use = bench.use_cases().destinations.import_files
        entries = await use.read(CALLER, beside.scope_id, Secret(f"Name={name}\nType=RFC\nUser=s3cret\n".encode()))
        (entry,) = await use(CALLER, ImportRequest(scope_id=beside.scope_id, policy=ExistingPolicy.REPLACE), entries)
        return not_none(entry.configuration)

    return act


NAMES = "; ".join(PROPERTIES)

TABLE = [
    Case("create", DESTINATION, create, AuditAction.CREATED, {}, {"version": "1", **SENSIBLE, "properties": NAMES}),
    Case("create", FRAGMENT, create, AuditAction.CREATED, {}, {"version": "1", "references": REFERENCES, "properties": NAMES}),
    Case(
        "replace",
        DESTINATION,
        replacing(type=DestinationType.RFC, properties={"URL": "https://new.example", "User": "x", "Authentication": PROPERTIES["Authentication"]}),
        AuditAction.REPLACED,
        {"version": "1", **SENSIBLE},
        {"version": "2", "type": "RFC", "properties": "URL; KeyStoreLocation; KeyStorePassword; Password; User"},
    ),
    Case(
        "replace",
        FRAGMENT,
        replacing(
            properties={name: value for name, value in PROPERTIES.items() if name != "Password"}, kept_secrets=frozenset({"Password"})
        ),
        AuditAction.REPLACED,
        {"version": "1", "references": REFERENCES},
        {"version": "2", "references": REFERENCES, "properties": "KeyStorePassword"},
    ),
    Case(
        "delete",
        DESTINATION,
        lambda bench, noun: bench.use_cases().destinations.delete(CALLER, noun.id),
        AuditAction.DELETED,
        SENSIBLE,
        {"version": "1"},
    ),
    Case(
        "label",
        FRAGMENT,
        lambda bench, noun: bench.use_cases().destinations.label(CALLER, noun.id, [Label(key="env", values=("prod", "eu"))]),
        AuditAction.LABELLED,
        {"labels": "old="},
        {"version": "1", "labels": "env=prod,eu"},
    ),
    Case(
        "import_files", DESTINATION, importing("new"), AuditAction.CREATED, {}, {"version": "1", "type": "RFC", "properties": "User"}
    ),
    Case(
        "import_files",
        DESTINATION,
        importing("orders"),
        AuditAction.REPLACED,
        {"version": "1", **SENSIBLE},
        {"version": "2", "type": "RFC", "properties": "URL; Authentication; KeyStoreLocation; User"},
    ),
]  # fmt: skip

CHANGE_NOTHING = {"check", "export_files", "find", "follow", "foresee", "list", "look_up"}


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.use_case}-{row.kind.value}" for row in TABLE])
async def test_each_use_case_stores_exactly_its_record(row: Case) -> None:
    bench = Bench()
    noun = await make(bench, kind=row.kind, labels=(Label(key="old", values=()),))
    bench.memory.audit.clear()
    made = await row.act(bench, noun)
    (record,) = bench.memory.audit
    assert record == AuditRecord(
        id=record.id,
        action=row.action,
        tenant="default",
        subject=CALLER.subject,
        at=bench.clock.moment,
        noun=AuditNoun[row.kind.name],
        noun_id=made.id,
        scope_id=made.scope_id,
        name=made.name,
        before=row.before,
        after=row.after,
    )
    assert "s3cret" not in repr(record)


def test_the_table_names_every_use_case() -> None:
    wired = {name.removeprefix("destinations.") for name in name_use_cases() if name.startswith("destinations.")}
    assert wired <= {row.use_case for row in TABLE} | CHANGE_NOTHING
    assert {row.use_case for row in TABLE} <= wired


async def test_a_dry_run_stores_no_record() -> None:
    bench = Bench()
    noun = await make(bench)
    bench.memory.audit.clear()
    await make(bench, "another", scope=next(iter(bench.memory.scopes.values())), is_dry_run=True)
    request = ReplaceRequest(configuration_id=noun.id, type=noun.type, properties={})
    await bench.use_cases().destinations.replace.dry_run(CALLER, request)
    assert bench.memory.audit == []


@pytest.mark.parametrize(("count", "end"), [(MAX_NAMED, f"p{MAX_NAMED - 1}"), (MAX_NAMED + 2, f"p{MAX_NAMED - 1} and 2 more")])
async def test_a_record_names_so_many_properties_at_most(count: int, end: str) -> None:
    bench = Bench()
    await make(bench, properties={f"p{at}": "" for at in range(count)})
    named = bench.memory.audit[-1].after["properties"]
    assert named.endswith(end)
    assert named.count("; ") == MAX_NAMED - 1
