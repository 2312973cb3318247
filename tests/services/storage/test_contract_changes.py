"""What every change feed tells, in memory and from MongoDB by either driver."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest

from services.errors import QuotaExceeded
from services.model.certificate import Certificate, Label
from services.model.lifecycle import Change, ChangeKind
from tests.services.storage.examples import DAY, NOW, some_contents
from tests.services.storage.steps import (
    a_renewal,
    a_revoked,
    a_spec,
    add,
    add_next,
    add_scope,
    beside,
    remove,
    restore,
    watch,
)
from tests.services.storage.stores import Store

SOON = 10
"""Seconds in which a change is told on a busy machine."""

ANY: Any = mock.ANY


async def read(changes: AsyncGenerator[Change, None], count: int) -> list[Change]:
    async with asyncio.timeout(SOON):
        return [await anext(changes) for _ in range(count)]


def told(kind: ChangeKind, certificate: Certificate) -> Change:
    """Return the change, whatever its position is."""
    return Change(kind=kind, scope_id=certificate.scope_id, certificate_id=certificate.id, certificate=certificate, position=ANY)


async def test_every_change_is_told_with_the_certificate_as_it_is_then(store: Store) -> None:
    scope = await add_scope(store)
    async with aclosing(await watch(store, scope)) as changes:
        created = await add(store, scope, spec=a_spec(), renewal=a_renewal())
        assert await read(changes, 1) == [told(ChangeKind.CREATED, created)]
        labelled = await store.attributes.set_labels(created, (Label(key="env", values=("prod",)),), at=NOW, records=beside(created))
        assert await read(changes, 1) == [told(ChangeKind.CHANGED, labelled)]
        renewed = await add_next(store, labelled)
        assert await read(changes, 1) == [told(ChangeKind.CHANGED, renewed)]
        planned = await store.attributes.set_renewal(renewed, a_renewal(failures=2), a_spec(), records=beside(renewed))
        assert await read(changes, 1) == [told(ChangeKind.CHANGED, planned)]
        known = await store.attributes.set_contents(replace(planned, has_private_key=False), some_contents(), records=beside(planned))
        assert await read(changes, 1) == [told(ChangeKind.CHANGED, known)]
        revoked = await store.attributes.set_revocation(known, a_revoked(known), records=beside(known))
        assert await read(changes, 1) == [told(ChangeKind.CHANGED, revoked)]
        await remove(store, revoked, at=NOW + DAY)
        assert await read(changes, 1) == [told(ChangeKind.DELETED, replace(revoked, deleted_at=NOW + DAY))]
        await restore(store, revoked)
        assert await read(changes, 1) == [told(ChangeKind.RESTORED, revoked)]


async def test_a_restored_certificate_that_is_changed_and_deleted_again_is_told_as_such(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await remove(store, certificate)
    await restore(store, certificate)
    async with aclosing(await watch(store, scope)) as changes:
        await store.attributes.set_labels(certificate, (), at=NOW + DAY, records=beside(certificate))
        assert (await read(changes, 1))[0].kind is ChangeKind.CHANGED
        await remove(store, certificate)
        await restore(store, certificate)
        assert [change.kind for change in await read(changes, 2)] == [ChangeKind.DELETED, ChangeKind.RESTORED]


async def test_what_changes_nothing_that_is_seen_is_not_told(store: Store) -> None:
    scope = await add_scope(store)
    claimed = await add(store, scope, spec=a_spec(), renewal=a_renewal())
    gone = await add(store, scope)
    await remove(store, gone)
    async with aclosing(await watch(store, scope)) as changes:
        assert await store.renewals.claim_due(now=NOW, lease=timedelta(minutes=1), limit=9) == (claimed,)
        assert await store.deletion.purge(deleted_before=NOW + DAY, limit=9, records=beside) == 1
        with pytest.raises(QuotaExceeded):
            await add(store, scope, quota=0)
        await store.attributes.set_labels(claimed, claimed.labels, at=claimed.modified_at, records=beside(claimed))
        last = await add(store, scope)
        assert await read(changes, 1) == [told(ChangeKind.CREATED, last)]


async def test_what_was_claimed_is_told_once_it_is_renewed_or_has_failed(store: Store) -> None:
    scope = await add_scope(store)
    one, two = [await add(store, scope, spec=a_spec(), renewal=a_renewal()) for _ in range(2)]
    async with aclosing(await watch(store, scope)) as changes:
        await store.renewals.claim_due(now=NOW, lease=timedelta(minutes=1), limit=9)
        renewed = await add_next(store, one)
        failed = await store.attributes.set_renewal(two, a_renewal(failures=1), a_spec(), records=beside(two))
        assert await read(changes, 2) == [told(ChangeKind.CHANGED, renewed), told(ChangeKind.CHANGED, failed)]


async def test_only_the_changes_of_the_scope_and_the_tenant_are_told(store: Store) -> None:
    scope, beside_it, foreign = await add_scope(store), await add_scope(store), await add_scope(store, tenant="other")
    async with aclosing(await watch(store, scope)) as changes:
        nothing = store.feed.watch("other", scope_id=scope.id)
        waiting = asyncio.create_task(anext(nothing))
        await add(store, beside_it)
        await add(store, foreign)
        mine = await add(store, scope)
        assert await read(changes, 1) == [told(ChangeKind.CREATED, mine)]
        await asyncio.sleep(0.1)
        assert not waiting.done()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


async def test_all_who_watch_hear_of_all_in_the_same_order(store: Store) -> None:
    scope = await add_scope(store)
    watching = [await watch(store, scope) for _ in range(3)]
    begin = await add(store, scope)
    stored = [begin, *(await asyncio.gather(*(add(store, scope) for _ in range(10))))]
    heard = []
    for changes in watching:
        # The first ones still hear of what the last ones were begun with.
        while (await read(changes, 1))[0].certificate_id != begin.id:
            pass
        heard.append([change.certificate_id for change in await read(changes, 10)])
        await changes.aclose()
    assert heard[0] == heard[1] == heard[2]
    assert set(heard[0]) == {certificate.id for certificate in stored[1:]}


async def test_who_stops_watching_hears_nothing_more_and_others_still_do(store: Store) -> None:
    scope = await add_scope(store)
    one, two = await watch(store, scope), await watch(store, scope)
    await one.aclose()
    with pytest.raises(StopAsyncIteration):
        await anext(one)
    last = await add(store, scope)
    while (await read(two, 1))[0].certificate_id != last.id:
        pass
    await two.aclose()
    async with aclosing(await watch(store, scope)) as again:
        last = await add(store, scope)
        assert await read(again, 1) == [told(ChangeKind.CREATED, last)]


async def test_watching_can_be_cancelled(store: Store) -> None:
    scope = await add_scope(store)
    changes = await watch(store, scope)
    waiting = asyncio.create_task(anext(changes))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    with pytest.raises(StopAsyncIteration):
        await anext(changes)
