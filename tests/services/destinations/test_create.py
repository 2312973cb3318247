"""Creating destinations and fragments."""

from typing import Any

import pytest

from services.errors import DomainError, ErrorCode, InvalidInput, NameTaken, NotFound, QuotaExceeded
from services.model.certificate import Label
from services.model.destination import ConfigurationKind, DestinationType, Property, Reference
from services.model.identity import find_configuration_place, new_scope_id
from services.model.limits import Limits
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import PROPERTIES, a_request, make
from tests.support import CALLER, NOW, Bench

DESTINATION, FRAGMENT = ConfigurationKind


@pytest.mark.parametrize(("kind", "type_"), [(DESTINATION, DestinationType.HTTP), (FRAGMENT, None)])
async def test_what_was_sent_is_kept(kind: ConfigurationKind, type_: DestinationType | None) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    labels = (Label(key="env", values=("prod",)),)
    made = await make(bench, scope=scope, kind=kind, labels=labels)
    assert find_configuration_place(made.id) == (kind, scope.id)
    assert (made.tenant, made.scope_id, made.subaccount) == ("default", scope.id, scope.subaccount)
    assert (made.kind, made.name, made.type, made.labels) == (kind, "orders", type_, labels)
    assert (made.created_at, made.created_by, made.modified_at, made.version) == (NOW, CALLER.subject, NOW, 1)
    assert made.properties == tuple(Property(name=name, value=PROPERTIES[name]) for name in ("URL", "Authentication", "KeyStoreLocation"))
    assert made.secret_names == ("KeyStorePassword", "Password")
    assert made.references == (Reference(property="KeyStoreLocation", certificate="client.p12"),)
    assert await bench.find_configuration(made.id) == made


async def test_a_name_is_taken_by_its_own_kind_only() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await make(bench, scope=scope)
    await make(bench, scope=scope, kind=FRAGMENT)
    for kind in ConfigurationKind:
        for is_dry_run in (True, False):
            with pytest.raises(NameTaken, match=f'a {kind.noun} named "orders"'):
                await make(bench, scope=scope, kind=kind, is_dry_run=is_dry_run)
    assert len(bench.memory.configurations) == 2


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_each_kind_has_its_own_limit(kind: ConfigurationKind) -> None:
    limits = {
        DESTINATION: Limits(destinations_per_scope=1, fragments_per_scope=2),
        FRAGMENT: Limits(destinations_per_scope=2, fragments_per_scope=1),
    }
    bench = Bench(limits=limits[kind])
    scope = await make_scope(bench)
    for one in ConfigurationKind:
        await make(bench, scope=scope, kind=one)
    for is_dry_run in (True, False):
        with pytest.raises(QuotaExceeded, match=f"1 {kind.noun}s") as caught:
            await make(bench, "another", scope=scope, kind=kind, is_dry_run=is_dry_run)
        assert caught.value.limit == 1
    other = next(one for one in ConfigurationKind if one is not kind)
    await make(bench, "another", scope=scope, kind=other, is_dry_run=True)
    await make(bench, "another", scope=scope, kind=other)
    assert len(bench.memory.configurations) == 3


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": "a b"}, "name", ErrorCode.NAME_INVALID),
        ({"type": None}, "type", ErrorCode.VALIDATION_FAILED),
        ({"kind": FRAGMENT, "type": DestinationType.HTTP}, "type", ErrorCode.VALIDATION_FAILED),
        ({"properties": {"Name": "x"}}, "properties[0].name", ErrorCode.VALIDATION_FAILED),
        ({"labels": (Label(key="", values=()),)}, "labels[0].key", ErrorCode.LABEL_INVALID),
    ],
)
@pytest.mark.parametrize("is_dry_run", [True, False])
async def test_what_breaks_a_rule_is_refused_and_nothing_is_stored(
    changes: dict[str, Any], field: str, code: ErrorCode, is_dry_run: bool
) -> None:
    bench = Bench()
    scope = await make_scope(bench)
    bench.memory.audit.clear()
    with pytest.raises(InvalidInput) as caught:
        await make(bench, **{"scope": scope, "is_dry_run": is_dry_run, **changes})
    assert (caught.value.field, caught.value.code) == (field, code)
    assert (bench.memory.configurations, bench.memory.audit) == ({}, [])


async def test_an_unknown_scope_is_not_found() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for scope_id in ("", "\ud800", new_scope_id()):
        with pytest.raises(NotFound):
            await bench.use_cases().destinations.create(CALLER, a_request(scope, scope_id=scope_id))


async def test_a_dry_run_returns_what_would_be_and_stores_nothing() -> None:
    bench = Bench()
    made = await make(bench, is_dry_run=True)
    assert (made.name, made.secret_names) == ("orders", ("KeyStorePassword", "Password"))
    assert bench.memory.configurations == {}


async def test_no_representation_shows_a_value() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    request = a_request(scope)
    assert "s3cret" not in repr(request)
    assert "https://orders.example" not in repr(request)
    assert "s3cret" not in repr(await make(bench, scope=scope))
    with pytest.raises(DomainError) as caught:
        await make(bench, scope=scope)
    assert "s3cret" not in f"{caught.value!r}"
