"""Deleting certificates."""

from datetime import timedelta

import pytest

from services.errors import ClockDiffers, Forbidden, NotFound
from services.model.caller import Caller, Right
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, STRANGER, Bench, issue


async def test_a_deleted_certificate_is_gone_and_its_name_is_free() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    deleted, restorable_until = await bench.use_cases().certificates.delete(CALLER, certificate.id)
    assert (deleted.name, restorable_until) == ("client.pem", NOW + timedelta(days=30))
    assert await bench.use_cases().certificates.find(CALLER, certificate.id) is None
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.delete(CALLER, certificate.id)
    await upload(bench, issue("b").pem, scope=scope)


async def test_neither_strangers_nor_readers_delete() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.delete(STRANGER, certificate.id)
    with pytest.raises(Forbidden):
        await bench.use_cases().certificates.delete(
            Caller(tenant="default", subject="r", rights=frozenset({Right.CERTIFICATE_READ})), certificate.id
        )
    assert await bench.use_cases().certificates.find(CALLER, certificate.id) is not None


async def test_what_can_be_restored_no_more_is_removed_for_good() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    bench.clock.moment += timedelta(days=30)
    assert await bench.use_cases().certificates.delete.purge() == 0
    bench.clock.moment += timedelta(seconds=1)
    assert await bench.use_cases().certificates.delete.purge() == 1
    assert bench.memory.certificates == {}


@pytest.mark.parametrize("ahead", [32, -32])
async def test_a_clock_that_is_not_the_databases_purges_and_deletes_nothing(ahead: int) -> None:
    bench = Bench()
    deleted, present = await upload(bench, issue("a").pem), await upload(bench, issue("b").pem, scope=await make_scope(bench, "other"))
    await bench.use_cases().certificates.delete(CALLER, deleted.id)
    bench.clock.jump(timedelta(days=ahead))
    bench.memory.clock_ahead = -timedelta(days=ahead)
    bench.start_anew()
    assert await bench.use_cases().certificates.delete.purge() == 0
    with pytest.raises(ClockDiffers):  # at another replica its time to be restored might be over
        await bench.use_cases().certificates.delete(CALLER, present.id)
    assert (set(bench.memory.deleted), set(bench.memory.certificates)) == ({deleted.id}, {present.id})


async def test_a_start_with_a_wrong_clock_purges_nothing_though_the_database_agrees() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    for days in (32, -32):
        bench.clock.jump(timedelta(days=days))
        bench.start_anew()
        assert await bench.use_cases().certificates.delete.purge() == 0
    assert (await bench.use_cases().certificates.restore(CALLER, certificate.id)).id == certificate.id


async def test_what_is_deleted_while_the_clock_is_behind_can_be_restored_as_long_as_ever_once_it_is_right() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    assert await bench.trust.allows_jobs()
    bench.clock.jump(timedelta(days=-32))
    bench.start_anew()
    _, restorable_until = await bench.use_cases().certificates.delete(CALLER, certificate.id)
    assert restorable_until == NOW + timedelta(days=30)
    bench.clock.jump(timedelta(days=32))
    bench.start_anew()
    bench.clock.moment += timedelta(days=30)
    assert await bench.use_cases().certificates.delete.purge() == 0
    bench.clock.moment += timedelta(seconds=1)
    assert await bench.use_cases().certificates.delete.purge() == 1


async def test_every_batch_of_a_purge_asks_for_the_clock() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    bench.clock.moment += timedelta(days=31)
    purge, asked = bench.use_cases().certificates.delete, 0

    async def allows_jobs() -> bool:
        nonlocal asked
        asked += 1
        return True

    vars(bench.trust)["allows_jobs"] = allows_jobs
    assert await purge.purge() == 1
    assert asked == 2
