"""Watching: what is told, who may hear it, and for how long."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest

from services.errors import Forbidden, NotFound
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
    async def watch(self, scope: str) -> AsyncGenerator[asyncio.Future[Change], None]:
        """Give the first change to come."""
        async with aclosing(self.bench.use_cases().certificates.watch(self.authenticate, scope)) as changes:
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
