"""Scopes that are known already: what is remembered, for how long, and what makes it forget."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from services.ending import end
from services.model.scope import Scope
from services.storage.mongo import scope_memory as module
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.indexes import prepare_database
from services.storage.mongo.scope_memory import MAX_SILENCE, ScopeMemory, keep_true
from services.storage.mongo.scopes import MongoScopes
from tests.commands import counting_reads
from tests.server.streaming import until
from tests.services.storage.examples import a_scope
from tests.services.storage.raw import name_of
from tests.services.storage.steps import beside

SCOPE = a_scope()


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    at: float = 100.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.at


def known(clock: Clock | None = None) -> ScopeMemory:
    """Return a memory that is true and knows the scope."""
    memory = ScopeMemory(clock or Clock())
    memory.live()
    memory.keep(SCOPE, mark=memory.mark)
    return memory


def test_what_was_kept_is_recalled() -> None:
    assert known().recall(SCOPE.tenant, SCOPE.id) == SCOPE
    assert known().recall(SCOPE.tenant, "scp_other") is None


def test_another_tenants_scope_is_not_known() -> None:
    assert known().recall("other", SCOPE.id) is None


def test_nothing_is_kept_before_the_stream_is_open() -> None:
    memory = ScopeMemory()
    memory.keep(SCOPE, mark=memory.mark)
    memory.live()
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_what_was_removed_is_forgotten() -> None:
    memory = known()
    memory.forget(SCOPE.id)
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_what_was_read_before_a_removal_is_not_kept_after_it() -> None:
    memory = ScopeMemory(Clock())
    memory.live()
    mark = memory.mark
    memory.forget(SCOPE.id)
    memory.keep(SCOPE, mark=mark)
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_what_was_read_before_the_stream_was_lost_is_not_kept_after_it() -> None:
    memory = ScopeMemory(Clock())
    memory.live()
    mark = memory.mark
    memory.lose()
    memory.live()
    memory.keep(SCOPE, mark=mark)
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_a_silent_stream_makes_nothing_known() -> None:
    clock = Clock()
    memory = known(clock)
    clock.at += MAX_SILENCE - 0.1
    assert memory.recall(SCOPE.tenant, SCOPE.id) == SCOPE
    clock.at += 0.2
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_a_lost_stream_makes_everything_forgotten() -> None:
    memory = known()
    memory.lose()
    memory.live()
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None


def test_the_longest_known_is_forgotten_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_KNOWN", 2)
    memory = known()
    others = [a_scope(), a_scope()]
    for other in others:
        memory.keep(other, mark=memory.mark)
    assert memory.recall(SCOPE.tenant, SCOPE.id) is None
    assert [memory.recall(other.tenant, other.id) for other in others] == others


# ---------------------------------------------------------------- over a real MongoDB


@dataclass
class Replica:
    """One process's worth of scopes."""

    scopes: MongoScopes
    memory: ScopeMemory


@pytest_asyncio.fixture(params=["motor", "pymongo"])
async def replicas(
    request: pytest.FixtureRequest, mongo_uri: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Replica, Replica]]:
    """Two of them, whose memories are kept true; they hear soon that nothing has happened, so that nobody waits for it."""
    monkeypatch.setattr(module, "_WAIT", 0.1)
    driver: Driver = request.param
    database = connect(mongo_uri, driver, name=f"scopes_{uuid.uuid4().hex}")
    await prepare_database(database)
    made = await asyncio.gather(start(database), start(database))
    yield made[0][0], made[1][0]
    for _, task in made:
        await end(task)
    await database.scopes.database.client.drop_database(name_of(database))
    await database.close()


async def start(database: Database) -> tuple[Replica, asyncio.Task[None]]:
    memory = ScopeMemory()
    task = asyncio.create_task(keep_true(database, memory))
    replica = Replica(MongoScopes(database, memory), memory)
    probe = a_scope()

    def is_open() -> bool:
        memory.keep(probe, mark=memory.mark)
        return memory.recall(probe.tenant, probe.id) is not None

    await until(is_open, seconds=10)
    return replica, task


async def add(replica: Replica) -> Scope:
    scope = a_scope()
    await replica.scopes.add(scope, quota=10_000, records=beside(scope))
    return scope


async def recall(replica: Replica, scope: Scope) -> Scope | None:
    """Return the scope as that replica knows it."""
    (found,) = await replica.scopes.find_known(scope.tenant, [scope.id])
    return found


async def test_a_known_scope_is_not_read_again(replicas: tuple[Replica, Replica]) -> None:
    here, _ = replicas
    scope = await add(here)
    with counting_reads() as reads:
        assert [await recall(here, scope) for _ in range(3)] == [scope] * 3
    assert reads["scopes"] == 1


async def test_a_known_scope_is_recalled_without_a_question(replicas: tuple[Replica, Replica]) -> None:
    here, _ = replicas
    scope = await add(here)
    assert here.scopes.recall(scope.tenant, scope.id) is None
    assert await recall(here, scope) == scope
    with counting_reads() as reads:
        assert here.scopes.recall(scope.tenant, scope.id) == scope
    assert here.scopes.recall("other", scope.id) is None
    assert not reads


async def test_a_known_scope_is_not_there_for_another_tenant(replicas: tuple[Replica, Replica]) -> None:
    here, _ = replicas
    scope = await add(here)
    assert await recall(here, scope) == scope
    assert await recall(here, replace(scope, tenant="other")) is None


async def test_what_this_replica_removes_is_gone_at_once(replicas: tuple[Replica, Replica]) -> None:
    here, _ = replicas
    scope = await add(here)
    assert await recall(here, scope) == scope
    await here.scopes.remove(scope.tenant, scope.id, records=beside(scope))
    assert await recall(here, scope) is None


async def test_what_another_replica_removes_is_soon_gone(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await add(here)
    assert await recall(there, scope) == scope
    await here.scopes.remove(scope.tenant, scope.id, records=beside(scope))
    await until(lambda: there.memory.recall(scope.tenant, scope.id) is None, seconds=10)
    assert await recall(there, scope) is None


async def test_a_scope_keeps_its_number_of_certificates_for_those_who_need_it(replicas: tuple[Replica, Replica]) -> None:
    """Quotas are checked by it: `find` reads it anew, whatever is known."""
    here, _ = replicas
    scope = await add(here)
    await recall(here, scope)
    await here.scopes._database.scopes.update_one({"_id": scope.id}, {"$inc": {"certificate_count": 1}})
    assert await here.scopes.find(scope.tenant, scope.id) == replace(scope, certificate_count=1)
