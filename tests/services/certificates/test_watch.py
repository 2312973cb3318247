"""Watching: what is told, who may hear it, and for how long."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest

from services.errors import ErrorCode, Forbidden, InvalidInput, NotFound
from services.model.caller import Caller, Right
from services.model.lifecycle import Change, ChangeKind
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue

NOBODY = replace(CALLER, rights=frozenset({Right.CERTIFICATE_WRITE}))
READER = replace(CALLER, rights=frozenset({Right.CERTIFICATE_READ}))


@dataclass
class Listener:
    """Whoever watches; tests change who that is, and read what was asked."""

    bench: Bench = field(default_factory=Bench)
    caller: Caller = CALLER
    expired: Exception | None = None
    asked: int = 0

    async def authenticate(self) -> Caller:
        """Return who it is by now."""
        self.asked += 1
        if self.expired is not None:
            raise self.expired
        return self.caller

    @asynccontextmanager
    async def watch(self, scope: str | None, *, after: str | None = None) -> AsyncGenerator[asyncio.Future[Change], None]:
        """Give the first change to come."""
        async with aclosing(self.bench.use_cases().certificates.watch(self.authenticate, scope, after=after)) as changes:
            first = asyncio.ensure_future(anext(changes))
            while not (self.bench.memory.watchers or first.done()):
                await asyncio.sleep(0)
            yield first
            if not first.done():
                first.cancel()
                await asyncio.wait({first})
        assert self.bench.memory.watchers == []


async def test_a_reader_hears_what_happens_in_the_scope() -> None:
    listener = Listener(caller=READER)
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id) as first:
        certificate = await upload(listener.bench, issue("a").pem, scope=scope)
        change = await first
    assert (change.kind, change.certificate_id, change.scope_id) == (ChangeKind.CREATED, certificate.id, scope.id)
    assert change.certificate is not None
    assert (change.certificate.id, change.certificate.name) == (certificate.id, "client.pem")


@pytest.mark.parametrize(("caller", "error"), [(NOBODY, Forbidden), (STRANGER, NotFound)], ids=["no permission", "another tenant"])
async def test_who_may_not_read_hears_nothing(caller: Caller, error: type[Exception]) -> None:
    listener = Listener(caller=caller)
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id) as first:
        with pytest.raises(error):
            await first


async def test_a_scope_that_is_not_there_is_not_found() -> None:
    listener = Listener()
    async with listener.watch("scp_nothing") as first:
        with pytest.raises(NotFound):
            await first


@pytest.mark.parametrize(("caller", "error"), [(NOBODY, Forbidden), (STRANGER, NotFound)], ids=["permission lost", "another tenant"])
async def test_the_caller_is_asked_for_anew_before_each_change(caller: Caller, error: type[Exception]) -> None:
    listener = Listener()
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id) as first:
        listener.caller = caller
        await upload(listener.bench, issue("a").pem, scope=scope)
        with pytest.raises(error):
            await first
    assert listener.asked == 2


async def test_a_token_that_is_not_valid_any_more_ends_the_watch() -> None:
    listener = Listener()
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id) as first:
        listener.expired = PermissionError("expired")
        await upload(listener.bench, issue("a").pem, scope=scope)
        with pytest.raises(PermissionError):
            await first


async def test_a_watch_that_is_closed_leaves_nothing() -> None:
    listener = Listener()
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id) as first:
        assert not first.done()
        assert len(listener.bench.memory.watchers) == 1
    assert listener.bench.memory.watchers == []


# ------------------------------------------------------------------ all scopes


async def test_all_scopes_that_the_caller_may_read_are_heard_and_the_others_left_out() -> None:
    listener = Listener()
    mine, others = await make_scope(listener.bench), await make_scope(listener.bench, subaccount="others")
    listener.caller = replace(NOBODY, rights=frozenset(), scope_rights={mine.id: READER.rights, others.id: NOBODY.rights})
    async with listener.watch(None) as first:
        await upload(listener.bench, issue("a").pem, scope=others)
        certificate = await upload(listener.bench, issue("a").pem, scope=mine)
        assert (await first).certificate_id == certificate.id


async def test_scopes_that_are_created_later_are_heard_too() -> None:
    listener = Listener(caller=READER)
    async with listener.watch(None) as first:
        scope = await make_scope(listener.bench)
        certificate = await upload(listener.bench, issue("a").pem, scope=scope)
        assert (await first).certificate_id == certificate.id


async def test_a_right_that_is_given_or_taken_meanwhile_counts_from_the_next_change_on() -> None:
    listener = Listener()
    one, two = await make_scope(listener.bench), await make_scope(listener.bench, subaccount="two")
    listener.caller = replace(NOBODY, rights=frozenset(), scope_rights={one.id: READER.rights})
    async with listener.watch(None) as first:
        listener.caller = replace(NOBODY, rights=frozenset(), scope_rights={two.id: READER.rights})
        await upload(listener.bench, issue("a").pem, scope=one)
        certificate = await upload(listener.bench, issue("a").pem, scope=two)
        assert (await first).certificate_id == certificate.id
    assert listener.asked == 3


@pytest.mark.parametrize("caller", [NOBODY, replace(NOBODY, rights=frozenset())], ids=["another right", "no right"])
async def test_who_may_read_nowhere_is_refused_at_once(caller: Caller) -> None:
    listener = Listener(caller=caller)
    async with listener.watch(None) as first:
        with pytest.raises(Forbidden):
            await first
    assert listener.asked == 1


@pytest.mark.parametrize(("caller", "error"), [(NOBODY, Forbidden), (STRANGER, NotFound)], ids=["right lost", "another tenant"])
async def test_who_may_read_nowhere_any_more_hears_that_in_the_place_of_the_next_change(caller: Caller, error: type[Exception]) -> None:
    listener = Listener()
    scope = await make_scope(listener.bench)
    async with listener.watch(None) as first:
        listener.caller = caller
        await upload(listener.bench, issue("a").pem, scope=scope)
        with pytest.raises(error):
            await first


# ------------------------------------------------------------------ positions


async def test_who_goes_on_behind_a_position_hears_what_was_missed_as_far_as_it_may_be_heard_now() -> None:
    listener = Listener()
    scope, other = await make_scope(listener.bench), await make_scope(listener.bench, subaccount="other")
    async with listener.watch(None) as first:
        await upload(listener.bench, issue("a").pem, scope=scope)
        heard = await first
    await upload(listener.bench, issue("b").pem, "b.pem", scope=other)
    missed = await upload(listener.bench, issue("b").pem, "b.pem", scope=scope)
    listener.caller = replace(NOBODY, rights=frozenset(), scope_rights={scope.id: READER.rights})
    async with listener.watch(None, after=heard.position) as first:
        assert (await first).certificate_id == missed.id


async def test_who_has_no_right_hears_nothing_of_whether_the_position_is_one() -> None:
    listener = Listener(caller=NOBODY)
    async with listener.watch(None, after="nothing") as first:
        with pytest.raises(Forbidden):
            await first


@pytest.mark.parametrize("position", ["nothing", ""])
async def test_what_is_no_position_is_refused(position: str) -> None:
    listener = Listener()
    scope = await make_scope(listener.bench)
    async with listener.watch(scope.id, after=position) as first:
        with pytest.raises(InvalidInput) as refused:
            await first
    assert refused.value.code is ErrorCode.RESUME_INVALID
