"""Deleting certificates."""

from datetime import timedelta

import pytest

from services.errors import Forbidden, NotFound
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
