"""What every change feed tells, in memory and from MongoDB by either driver."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar
from unittest import mock

import pytest

from services.errors import ErrorCode, InvalidInput, QuotaExceeded, ScopeNotEmpty
from services.model.certificate import Certificate, Label
from services.model.lifecycle import AuditAction, Change, ChangeKind, ScopeChange, ScopeChangeKind
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
    watch_scopes,
)
from tests.services.storage.stores import Store

SOON = 10
"""Seconds in which a change is told on a busy machine."""

ANY: Any = mock.ANY
Told = TypeVar("Told", Change, ScopeChange)


async def read(changes: AsyncGenerator[Told, None], count: int) -> list[Told]:
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
        assert await read(changes, 1) == [told(ChangeKind.DELETED, replace(revoked, deleted_at=NOW + DAY, modified_at=NOW + DAY))]
        restored = await restore(store, revoked)
        assert await read(changes, 1) == [told(ChangeKind.RESTORED, restored)]


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


async def test_who_watches_the_tenant_hears_of_all_its_scopes_also_of_those_to_come_and_of_no_other_tenant(store: Store) -> None:
    scope, foreign = await add_scope(store), await add_scope(store, tenant="other")
    async with aclosing(await watch(store, scope, tenant_wide=True)) as changes:
        await add(store, foreign)
        here = await add(store, scope)
        later = await add_scope(store)
        there = await add(store, later)
        assert await read(changes, 2) == [told(ChangeKind.CREATED, here), told(ChangeKind.CREATED, there)]


async def test_scopes_are_told_when_they_are_created_and_deleted_but_not_when_they_are_counted_in(store: Store) -> None:
    begin = await add_scope(store)
    async with aclosing(await watch_scopes(store, begin)) as changes:
        await add_scope(store, tenant="other")
        scope = await add_scope(store)
        await remove(store, await add(store, scope))
        foreign = await add_scope(store, tenant="other")
        await store.scopes.remove(foreign.tenant, foreign.id, records=beside(foreign))
        await store.scopes.remove(scope.tenant, scope.id, records=beside(scope, action=AuditAction.DELETED))
        heard = await read(changes, 2)
    assert heard == [
        ScopeChange(kind=ScopeChangeKind.CREATED, scope_id=scope.id, scope=scope, position=ANY),
        ScopeChange(kind=ScopeChangeKind.DELETED, scope_id=scope.id, scope=None, position=ANY),
    ]


async def test_a_scope_that_could_not_be_deleted_is_not_told(store: Store) -> None:
    scope = await add_scope(store)
    async with aclosing(await watch_scopes(store, scope)) as changes:
        await add(store, scope)
        with pytest.raises(ScopeNotEmpty):
            await store.scopes.remove(scope.tenant, scope.id, records=beside(scope, action=AuditAction.DELETED))
        last = await add_scope(store)
        assert [change.scope_id for change in await read(changes, 1)] == [last.id]


async def test_who_goes_on_behind_a_position_hears_what_came_after_it_once_and_in_order_and_then_what_comes(store: Store) -> None:
    scope, beside_it = await add_scope(store), await add_scope(store)
    async with aclosing(await watch(store, scope)) as changes:
        first = await add(store, scope)
        (begin,) = await read(changes, 1)
        assert begin.certificate_id == first.id
        await add(store, beside_it)
        missed = await add(store, scope)
        await remove(store, missed)
        heard = await read(changes, 2)
        async with aclosing(store.feed.watch(scope.tenant, scope_id=scope.id, after=begin.position)) as again:
            assert await read(again, 2) == heard, "with the same positions"
            assert len({change.position for change in (begin, *heard)}) == 3
            last = await add(store, scope)
            assert await read(again, 1) == [told(ChangeKind.CREATED, last)] == await read(changes, 1)
        async with aclosing(store.feed.watch(scope.tenant, scope_id=scope.id, after=heard[0].position)) as again:
            assert [change.kind for change in await read(again, 2)] == [ChangeKind.DELETED, ChangeKind.CREATED]


async def test_nobody_needs_to_watch_between_the_position_and_who_goes_on_behind_it(store: Store) -> None:
    scope = await add_scope(store)
    async with aclosing(await watch(store, scope)) as changes:
        await add(store, scope)
        (begin,) = await read(changes, 1)
    missed = [await add(store, scope) for _ in range(3)]
    async with aclosing(store.feed.watch(scope.tenant, after=begin.position)) as again:
        assert [change.certificate_id for change in await read(again, 3)] == [certificate.id for certificate in missed]


async def test_what_was_purged_meanwhile_is_told_as_it_was(store: Store) -> None:
    scope = await add_scope(store)
    async with aclosing(await watch(store, scope)) as changes:
        await add(store, scope)
        (begin,) = await read(changes, 1)
    gone = await add(store, scope)
    await store.attributes.set_labels(gone, (Label(key="env", values=("prod",)),), at=NOW, records=beside(gone))
    await remove(store, gone)
    assert await store.deletion.purge(deleted_before=NOW + DAY, limit=9, records=beside) == 1
    last = await add(store, scope)
    async with aclosing(store.feed.watch(scope.tenant, after=begin.position)) as again:
        heard: list[Change] = []
        while not heard or heard[-1].certificate_id != last.id:
            heard += await read(again, 1)
    kinds = [change.kind for change in heard if change.certificate_id == gone.id]
    assert kinds in ([ChangeKind.CREATED, ChangeKind.CHANGED, ChangeKind.DELETED], [ChangeKind.CREATED, ChangeKind.DELETED])


async def test_a_position_is_one_of_all_changes_of_the_tenant(store: Store) -> None:
    scope = await add_scope(store)
    async with aclosing(await watch_scopes(store, scope)) as scopes:
        other = await add_scope(store)
        (begin,) = await read(scopes, 1)
        certificate = await add(store, other)
        async with aclosing(store.feed.watch(scope.tenant, after=begin.position)) as changes:
            (change,) = await read(changes, 1)
            assert change.certificate_id == certificate.id
        later = await add_scope(store)
        async with aclosing(store.feed.watch_scopes(scope.tenant, after=change.position)) as again:
            assert [heard.scope_id for heard in await read(again, 1)] == [later.id]


async def test_what_is_no_position_of_the_tenant_is_refused_at_once(store: Store) -> None:
    scope, foreign = await add_scope(store), await add_scope(store, tenant="other")
    async with aclosing(await watch(store, foreign)) as changes:
        await add(store, foreign)
        (theirs,) = await read(changes, 1)
    async with aclosing(await watch(store, scope)) as changes:
        await add(store, scope)
        (mine,) = await read(changes, 1)
    for position in (theirs.position, "", "A" * 100, "A" * 5000, mine.position + "A", mine.position[:-4], "\u00e9", "\ud800", "A A="):
        for watching in (store.feed.watch(scope.tenant, after=position), store.feed.watch_scopes(scope.tenant, after=position)):
            with pytest.raises(InvalidInput) as refused:
                await anext(watching)
            assert (refused.value.code, refused.value.field) == (ErrorCode.RESUME_INVALID, "after")


@pytest.mark.parametrize("is_watched", [True, False], ids=["while somebody watches", "while nobody watches"])
async def test_behind_the_position_of_a_moment_stands_what_comes_later(store: Store, is_watched: bool) -> None:
    scope = await add_scope(store)
    async with AsyncExitStack() as watching:
        if is_watched:
            await watching.enter_async_context(aclosing(await watch(store, scope)))
        before = await add(store, scope)
        position = await store.feed.find_position(scope.tenant)
        later = [await add(store, scope) for _ in range(3)]
        async with aclosing(store.feed.watch(scope.tenant, after=position)) as changes:
            told = [(await read(changes, 1))[0].certificate_id]
            while told[-1] != later[-1].id:
                told += [change.certificate_id for change in await read(changes, 1)]
    assert told[-3:] == [certificate.id for certificate in later]
    assert set(told[:-3]) <= {before.id} or is_watched
    with pytest.raises(InvalidInput):
        await anext(store.feed.watch("other", after=position))


async def test_an_installation_without_any_change_has_a_position_too(store: Store) -> None:
    position = await store.feed.find_position("acme")
    async with aclosing(store.feed.watch_scopes("acme", after=position)) as changes:
        waiting = asyncio.create_task(anext(changes))
        await asyncio.sleep(0.1)
        scope = await add_scope(store)
        async with asyncio.timeout(SOON):
            assert (await waiting).scope_id == scope.id
