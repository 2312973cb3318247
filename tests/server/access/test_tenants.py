"""Whether a tenant is active is looked up now and then, and once for all who ask."""

import asyncio
import gc
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from server.access.refused import TokenRefused
from server.access.tenants import TRUSTED_SECONDS, TenantMemory
from services.errors import ServiceUnavailable
from tests.support import FrozenClock


@dataclass
class World:
    active: set[str] = field(default_factory=lambda: {"acme"})
    looked_up: Counter[str] = field(default_factory=Counter)
    trouble: Exception | None = None
    clock: FrozenClock = field(default_factory=FrozenClock)
    most: int = 10

    def __post_init__(self) -> None:
        self.gate = asyncio.Event()
        self.gate.set()
        self.tenants = TenantMemory(self.is_active, self.clock, most=self.most)

    async def is_active(self, tenant: str) -> bool:
        self.looked_up[tenant] += 1
        await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        return tenant in self.active

    def wait(self, seconds: float) -> None:
        self.clock.moment += timedelta(seconds=seconds)


async def test_an_active_tenant_is_looked_up_every_30_seconds() -> None:
    world = World()
    assert not world.tenants.knows_active("acme")
    for _ in range(3):
        for _ in range(10):
            await world.tenants.check("acme")
            assert world.tenants.knows_active("acme")
        world.wait(TRUSTED_SECONDS)
        assert not world.tenants.knows_active("acme")
    assert world.looked_up == {"acme": 3}


async def test_a_tenant_that_is_not_active_is_refused_and_not_looked_up_each_time() -> None:
    world = World()
    for _ in range(10):
        with pytest.raises(TokenRefused) as caught:
            await world.tenants.check("other")
        assert caught.value.code == "TOKEN_TENANT_INACTIVE"
        assert not world.tenants.knows_active("other")
    assert world.looked_up == {"other": 1}
    world.active.add("other")
    world.wait(TRUSTED_SECONDS)
    await world.tenants.check("other")


async def test_a_suspended_tenant_is_out_after_30_seconds() -> None:
    world = World()
    await world.tenants.check("acme")
    world.active.clear()
    await world.tenants.check("acme")
    world.wait(TRUSTED_SECONDS)
    with pytest.raises(TokenRefused):
        await world.tenants.check("acme")


async def test_a_hundred_at_the_same_moment_make_one_lookup_and_who_leaves_does_not_end_it() -> None:
    world = World()
    world.gate.clear()
    waiting = [asyncio.create_task(world.tenants.check("acme")) for _ in range(100)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    assert not world.tenants.knows_active("acme")
    world.gate.set()
    await asyncio.gather(*waiting[1:])
    assert world.looked_up == {"acme": 1}


async def test_a_lookup_that_failed_is_not_believed() -> None:
    world = World(trouble=ServiceUnavailable("The database does not answer."))
    for _ in range(2):
        with pytest.raises(ServiceUnavailable):
            await world.tenants.check("acme")
        assert not world.tenants.knows_active("acme")
    world.trouble = None
    await world.tenants.check("acme")
    assert world.looked_up == {"acme": 3}


async def test_what_is_remembered_is_bounded() -> None:
    world = World(active={str(number) for number in range(30)})
    for number in range(30):
        await world.tenants.check(str(number))
    assert [world.tenants.knows_active(str(number)) for number in range(30)] == [False] * 20 + [True] * 10


async def test_who_was_looked_up_again_is_not_the_first_to_go() -> None:
    world = World(active={str(number) for number in range(11)})
    for number in range(10):
        await world.tenants.check(str(number))
    world.wait(TRUSTED_SECONDS)
    for number in (0, 10):
        await world.tenants.check(str(number))
    assert world.tenants.knows_active("0")


async def test_a_lookup_that_fails_after_all_have_left_disturbs_nobody(caplog: pytest.LogCaptureFixture) -> None:
    world = World(trouble=ServiceUnavailable("The database does not answer."))
    world.gate.clear()
    asked = asyncio.create_task(world.tenants.check("acme"))
    await asyncio.sleep(0)
    asked.cancel()
    await asyncio.sleep(0)
    world.gate.set()
    await asyncio.sleep(0.01)
    del asked, world
    gc.collect()
    assert not caplog.records
