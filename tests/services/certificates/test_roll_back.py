"""Bringing earlier versions back."""

from datetime import timedelta

import pytest

from services.errors import NotFound
from services.model.certificate import TimeUnit, ValidityPeriod, VersionOrigin
from services.rules.renewals import REST_AFTER_ROLL_BACK
from tests.services.certificates.making import generate, octets_of
from tests.support import CALLER, Bench


async def test_ten_renewals_and_back_to_the_third() -> None:
    bench = Bench()
    certificate = await generate(bench)
    files = [await octets_of(bench, certificate)]
    for _ in range(10):
        certificate, _ = await bench.use_cases().certificates.renew(CALLER, certificate.id)
        files.append(await octets_of(bench, certificate))
    assert len(set(files)) == 11
    rolled_back = await bench.use_cases().certificates.roll_back(CALLER, certificate.id, to_version=3)
    back, contents = rolled_back.certificate, rolled_back.contents
    assert await octets_of(bench, back) == files[2]
    assert (back.version, contents.certificate_chain[0].not_after) == (12, back.validities[0].not_after)
    newest = ((await bench.use_cases().certificates.find.list_versions(CALLER, [back]))[0])[0]
    assert (newest.origin, newest.of_version) == (VersionOrigin.ROLL_BACK, 3)


async def test_without_a_number_the_version_before_comes_back() -> None:
    bench = Bench()
    certificate = await generate(bench)
    first = await octets_of(bench, certificate)
    renewed, _ = await bench.use_cases().certificates.renew(CALLER, certificate.id)
    back = (await bench.use_cases().certificates.roll_back(CALLER, renewed.id)).certificate
    assert await octets_of(bench, back) == first


@pytest.mark.parametrize("number", [0, -1, 1, 2, 10**9])
async def test_there_is_no_way_to_a_version_that_is_not_an_earlier_one(number: int) -> None:
    bench = Bench()
    certificate = await generate(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.roll_back(CALLER, certificate.id, to_version=number)


async def test_the_job_lets_a_version_rest_that_was_just_rolled_back_to() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    bench.clock.moment = certificate.validities[0].expiring_from + timedelta(hours=1)
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    await bench.use_cases().certificates.roll_back(CALLER, certificate.id)
    assert await bench.use_cases().certificates.renew.renew_due() == 0
    bench.clock.moment += REST_AFTER_ROLL_BACK
    assert await bench.use_cases().certificates.renew.renew_due() == 1


async def test_a_short_rest_for_what_has_not_long_to_live() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, validity=ValidityPeriod(value=1, unit=TimeUnit.DAYS))
    bench.clock.moment = certificate.validities[0].not_after - timedelta(hours=4)
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    back = (await bench.use_cases().certificates.roll_back(CALLER, certificate.id)).certificate
    assert back.renewal is not None
    assert back.renewal.next_attempt_at == bench.clock.moment + timedelta(hours=2)
