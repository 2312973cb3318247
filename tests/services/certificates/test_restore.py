"""Bringing deleted certificates back."""

from datetime import timedelta

import pytest

from services.errors import NameTaken, NotFound, QuotaExceeded
from services.model.limits import Limits
from tests.services.certificates.making import make_scope, octets_of, upload
from tests.support import CALLER, STRANGER, Bench, issue


async def test_it_comes_back_as_it_was() -> None:
    bench = Bench()
    octets = issue("a").pem
    certificate = await upload(bench, octets)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.restore(STRANGER, certificate.id)
    restored = await bench.use_cases().certificates.restore(CALLER, certificate.id)
    assert (restored.id, restored.name, restored.deleted_at) == (certificate.id, certificate.name, None)
    assert await octets_of(bench, restored) == octets


async def test_after_thirty_days_it_is_too_late() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    bench.clock.moment += timedelta(days=30)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.restore(CALLER, certificate.id)


async def test_a_name_that_is_taken_again_or_a_full_scope_keeps_it_away() -> None:
    bench = Bench(limits=Limits(certificates_per_scope=1))
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("a").pem, scope=scope)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    successor = await upload(bench, issue("b").pem, scope=scope)
    with pytest.raises((NameTaken, QuotaExceeded)):
        await bench.use_cases().certificates.restore(CALLER, certificate.id)
    await bench.use_cases().certificates.delete(CALLER, successor.id)
    assert (await bench.use_cases().certificates.restore(CALLER, certificate.id)).id == certificate.id


async def test_what_was_never_deleted_is_not_found() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.restore(CALLER, certificate.id)
