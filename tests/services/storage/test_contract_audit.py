"""Every change takes its audit record along: both are stored, or neither is."""

from dataclasses import dataclass, replace
from typing import Protocol

import pytest

from services.model.certificate import Certificate, Label
from services.model.lifecycle import AuditAction, AuditNoun, TransactionRecords
from services.model.scope import Scope
from services.storage.mongo.database import Database
from tests.services.storage.examples import DAY, NOW, a_certificate, a_scope, some_contents, some_octets
from tests.services.storage.steps import (
    a_next,
    a_renewal,
    a_revoked,
    a_spec,
    a_version,
    add,
    add_scope,
    an_audit,
    beside,
    outcome,
    remove,
)
from tests.services.storage.stores import Store, store_in_mongo

LABELS = (Label(key="env", values=("prod",)),)


@dataclass(frozen=True)
class World:
    """What the changes below are made to: a scope with a certificate and a deleted one, and an empty scope."""

    store: Store
    scope: Scope
    certificate: Certificate
    deleted: Certificate
    empty: Scope


async def a_world(store: Store) -> World:
    """Store it all."""
    scope = await add_scope(store)
    certificate = await add(store, scope, spec=a_spec(), renewal=a_renewal())
    deleted = await add(store, scope)
    await remove(store, deleted)
    return World(store, scope, certificate, deleted, await add_scope(store))


async def add_certificate(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = a_certificate(world.scope if known else a_scope())
    await world.store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=100, records=records)


async def add_version(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    following = a_next(world.certificate if known else a_certificate(world.scope))
    await world.store.versions.add_version(following, a_version(following), contents=some_contents(), octets=some_octets(), records=records)


async def set_labels(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.certificate if known else a_certificate(world.scope)
    await world.store.attributes.set_labels(certificate, LABELS, at=NOW + DAY, records=records)


async def set_contents(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.certificate if known else a_certificate(world.scope)
    await world.store.attributes.set_contents(replace(certificate, modified_at=NOW + DAY, is_locked=True), some_contents(), records=records)


async def set_renewal(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.certificate if known else a_certificate(world.scope)
    await world.store.attributes.set_renewal(certificate, a_renewal(failures=1), a_spec(), records=records)


async def set_revocation(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.certificate if known else a_certificate(world.scope)
    await world.store.attributes.set_revocation(certificate, a_revoked(certificate), records=records)


async def remove_certificate(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.certificate if known else a_certificate(world.scope)
    await world.store.deletion.remove(certificate, at=NOW, records=records)


async def restore_certificate(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    certificate = world.deleted if known else a_certificate(world.scope)
    await world.store.deletion.restore(certificate, quota=100, records=records)


async def create_scope(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    scope = a_scope(subaccount="fresh") if known else replace(world.scope, id=a_scope().id)
    await world.store.scopes.add(scope, quota=10_000, records=records)


async def remove_scope(world: World, records: TransactionRecords, *, known: bool = True) -> None:
    await world.store.scopes.remove("acme", world.empty.id if known else world.scope.id, records=records)


CHANGES = [
    add_certificate,
    add_version,
    set_labels,
    set_contents,
    set_renewal,
    set_revocation,
    remove_certificate,
    restore_certificate,
    create_scope,
    remove_scope,
]
"""Each change of the repositories; `known` False asks for one that is refused."""


class ChangeOfStore(Protocol):
    """One of them."""

    async def __call__(self, world: World, records: TransactionRecords, *, known: bool = True) -> None: ...


async def all_data(world: World) -> object:
    """What any of the changes would change."""
    store, certificate = world.store, world.certificate
    return [
        await store.certificates.find("acme", certificate.id),
        (await store.versions.list_versions([certificate]))[0],
        await store.deletion.find_deleted("acme", world.deleted.id),
        await store.scopes.list("acme", after=None, limit=9),
        (await store.revocations.load_snapshot(not_expired_before=NOW)).revoked,
    ]


def of_the_scope(world: World) -> TransactionRecords:
    return beside(world.scope, AuditAction.CREATED)


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_stores_its_record_and_a_refused_one_stores_none(store: Store, change: ChangeOfStore) -> None:
    world = await a_world(store)
    before = await store.read_audit(AuditNoun.SCOPE), await store.read_audit()
    data = await all_data(world)
    assert await outcome(change(world, of_the_scope(world), known=False)) is not type(None)
    assert (await store.read_audit(AuditNoun.SCOPE), await store.read_audit()) == before
    assert await all_data(world) == data
    await change(world, of_the_scope(world))
    assert await store.read_audit(AuditNoun.SCOPE) == [*before[0], an_audit(world.scope, AuditAction.CREATED)]
    assert await store.read_audit() == before[1]
    assert await all_data(world) != data


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_whose_record_cannot_be_stored_is_not_stored(database: Database, change: ChangeOfStore) -> None:
    world = await a_world(store_in_mongo(database))
    data, records = await all_data(world), of_the_scope(world)
    await world.store.audit.add(records.audit)  # nobody stores a second record of the same id
    with pytest.raises(Exception, match="duplicate key"):
        await change(world, records)
    assert await all_data(world) == data


async def test_a_record_of_an_export_is_stored_by_itself(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await store.audit.add(beside(certificate, AuditAction.EXPORTED).audit)
    assert await store.read_audit() == [an_audit(certificate, AuditAction.EXPORTED)]
