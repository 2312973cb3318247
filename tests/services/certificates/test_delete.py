"""Deleting certificates."""

from datetime import timedelta

import pytest

from services.errors import ClockDiffers, Forbidden, InUse, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.uses import FoundUses
from tests.services.certificates.making import make_scope, upload
from tests.services.destinations.making import make
from tests.support import CALLER, NOW, STRANGER, Bench, issue


async def test_a_deleted_certificate_is_gone_and_its_name_is_free() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    deleted = await bench.use_cases().certificates.delete(CALLER, certificate.id)
    assert (deleted.certificate.name, deleted.restorable_until) == ("client.pem", NOW + timedelta(days=30))
    assert deleted.uses == FoundUses()
    assert await bench.find_certificate(certificate.id) is None
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
    assert await bench.find_certificate(certificate.id) is not None


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
    restorable_until = (await bench.use_cases().certificates.delete(CALLER, certificate.id)).restorable_until
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


# ------------------------------------------------------------------ of what is used


async def used(bench: Bench) -> Certificate:
    """Store a certificate that one destination uses."""
    scope = await make_scope(bench)
    await make(bench, scope=scope, properties={"KeyStoreLocation": "client.pem"})
    return await upload(bench, issue("a").pem, scope=scope)


async def test_a_certificate_that_is_used_is_not_deleted_and_its_users_are_named() -> None:
    bench = Bench()
    certificate = await used(bench)
    noted = len(bench.memory.audit)

    with pytest.raises(InUse, match=r"^1 destination or fragment uses the certificate\.$") as refused:
        await bench.use_cases().certificates.delete(CALLER, certificate.id)

    assert [(use.configuration.name, use.property) for use in refused.value.uses] == [("orders", "KeyStoreLocation")]
    assert (refused.value.count, refused.value.hidden) == (1, 0)
    assert (set(bench.memory.certificates), len(bench.memory.audit)) == ({certificate.id}, noted)


async def test_it_is_deleted_all_the_same_if_that_is_wanted_and_the_record_says_that_it_was_used() -> None:
    bench = Bench()
    certificate = await used(bench)

    deleted = await bench.use_cases().certificates.delete(CALLER, certificate.id, even_if_used=True)

    assert [use.configuration.name for use in deleted.uses.shown] == ["orders"]
    assert set(bench.memory.deleted) == {certificate.id}
    assert bench.memory.audit[-1].before == {"used_by": "1"}


async def test_a_dry_run_shows_the_uses_and_deletes_nothing() -> None:
    bench = Bench()
    certificate = await used(bench)
    noted = len(bench.memory.audit)

    found, uses = await bench.use_cases().certificates.delete.dry_run(CALLER, certificate.id)

    assert (found.id, [use.configuration.name for use in uses.shown]) == (certificate.id, ["orders"])
    assert (set(bench.memory.certificates), len(bench.memory.audit)) == ({certificate.id}, noted)


async def test_a_use_that_the_caller_may_not_see_hinders_as_well_and_is_counted() -> None:
    bench = Bench()
    certificate = await used(bench)
    writer = Caller(tenant="default", subject="w", rights=frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_WRITE}))

    with pytest.raises(InUse, match="1 destination or fragment uses the certificate, of which you may not see 1") as refused:
        await bench.use_cases().certificates.delete(writer, certificate.id)

    assert (refused.value.uses, refused.value.count, refused.value.hidden) == ((), 1, 1)
    assert set(bench.memory.certificates) == {certificate.id}


async def test_what_is_used_no_more_is_deleted() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    destination = await make(bench, scope=scope, properties={"KeyStoreLocation": "client.pem"})
    certificate = await upload(bench, issue("a").pem, scope=scope)
    await bench.use_cases().destinations.delete(CALLER, destination.id)

    await bench.use_cases().certificates.delete(CALLER, certificate.id)

    assert set(bench.memory.deleted) == {certificate.id}
