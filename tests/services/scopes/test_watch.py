"""Watching scopes: which are told, and who may hear of them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import pytest

from services.errors import ErrorCode, Forbidden, InvalidInput, NotFound
from services.model.caller import Caller, Right
from services.model.lifecycle import ScopeChange, ScopeChangeKind
from services.model.scope import Scope
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue

NOBODY = replace(CALLER, rights=frozenset({Right.CERTIFICATE_WRITE}))
SHOWING = [Right.CERTIFICATE_READ, Right.SCOPE_ADMIN, Right.DESTINATION_READ]


def in_scopes(right: Right, *scopes: Scope) -> Caller:
    return replace(CALLER, rights=frozenset(), scope_rights={scope.id: frozenset({right}) for scope in scopes})


@asynccontextmanager
async def listening(bench: Bench, *callers: Caller, after: str | None = None) -> AsyncGenerator[AsyncGenerator[ScopeChange, None], None]:
    """Watch as the first caller; each change asks for the next one, and for the last one from then on."""
    asked = iter(callers)
    who = callers[0]

    async def authenticate() -> Caller:
        nonlocal who
        who = next(asked, who)
        return who

    async with aclosing(bench.use_cases().scopes.watch(authenticate, after=after)) as changes:
        yield changes


async def begin(bench: Bench, changes: AsyncGenerator[ScopeChange, None]) -> asyncio.Future[ScopeChange]:
    """Return the first change to come, once somebody watches."""
    first = asyncio.ensure_future(anext(changes))
    while not (bench.memory.watchers or first.done()):
        await asyncio.sleep(0)
    return first


@pytest.mark.parametrize("right", SHOWING)
async def test_who_sees_scopes_hears_of_those_that_come_and_go(right: Right) -> None:
    bench = Bench()
    async with listening(bench, replace(CALLER, rights=frozenset({right}))) as changes:
        first = await begin(bench, changes)
        scope = await make_scope(bench)
        created = await first
        await bench.use_cases().scopes.delete(CALLER, scope.id)
        deleted = await anext(changes)
    assert (created.kind, created.scope) == (ScopeChangeKind.CREATED, scope)
    assert (deleted.kind, deleted.scope_id, deleted.scope) == (ScopeChangeKind.DELETED, scope.id, None)


@pytest.mark.parametrize("right", SHOWING)
async def test_what_happens_to_scopes_that_the_caller_does_not_see_is_left_out(right: Right) -> None:
    bench = Bench()
    mine, other = await make_scope(bench), await make_scope(bench, subaccount="other")
    async with listening(bench, in_scopes(right, mine)) as changes:
        first = await begin(bench, changes)
        await bench.use_cases().scopes.delete(CALLER, other.id)
        await make_scope(bench, subaccount="later")
        await bench.use_cases().scopes.delete(CALLER, mine.id)
        assert (await first).scope_id == mine.id


async def test_what_changes_in_a_scope_is_no_change_of_scopes() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    async with listening(bench, CALLER) as changes:
        first = await begin(bench, changes)
        await upload(bench, issue("a").pem, scope=scope)
        last = await make_scope(bench, subaccount="last")
        assert (await first).scope_id == last.id


@pytest.mark.parametrize("caller", [NOBODY, replace(CALLER, rights=frozenset())], ids=["another right", "no right"])
async def test_who_sees_no_scope_is_refused_at_once(caller: Caller) -> None:
    bench = Bench()
    async with listening(bench, caller, after="nothing") as changes:
        with pytest.raises(Forbidden):
            await anext(changes)


@pytest.mark.parametrize(("caller", "error"), [(NOBODY, Forbidden), (STRANGER, NotFound)], ids=["right lost", "another tenant"])
async def test_the_caller_is_asked_for_anew_before_each_change(caller: Caller, error: type[Exception]) -> None:
    bench = Bench()
    async with listening(bench, CALLER, caller) as changes:
        first = await begin(bench, changes)
        await make_scope(bench)
        with pytest.raises(error):
            await first


async def test_a_position_is_gone_on_behind_and_what_is_none_is_refused() -> None:
    bench = Bench()
    async with listening(bench, CALLER) as changes:
        first = await begin(bench, changes)
        await make_scope(bench)
        heard = await first
    missed = await make_scope(bench, subaccount="missed")
    async with listening(bench, CALLER, after=heard.position) as changes:
        assert (await anext(changes)).scope_id == missed.id
    async with listening(bench, CALLER, after="nothing") as changes:
        with pytest.raises(InvalidInput) as refused:
            await anext(changes)
    assert refused.value.code is ErrorCode.RESUME_INVALID
