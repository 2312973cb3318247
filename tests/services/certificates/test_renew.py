"""Renewing: by hand and by the job, at SAP's thresholds, never twice."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.certificates.renew import JOB
from services.errors import ClockDiffers, ModifiedMeanwhile, NotGenerated, PasswordRequired, ServiceUnavailable, WrongPassword
from services.issuance.key_pairs import generate_key_pair
from services.model.caller import Caller
from services.model.certificate import Certificate, TimeUnit, ValidityPeriod, VersionOrigin
from services.model.contents import FileType, PrivateKeyEntry
from services.model.generation import KeyAlgorithm, KeyPair
from services.model.lifecycle import IntentState
from services.model.secret import Secret
from services.rules.renewals import FIRST_PAUSE, JITTER, MAX_PAUSE
from tests import support
from tests.fakes.renewals import MemoryRenewals
from tests.presence import not_none
from tests.services.certificates.making import FailingAuthority, generate, make_csr, make_scope, octets_of, upload
from tests.support import CALLER, NOW, Bench, issue, local_authority

SECOND = timedelta(seconds=1)


async def find(bench: Bench, certificate: Certificate) -> Certificate:
    found = await bench.find_certificate(certificate.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "unit", "before"),
    [
        (1, TimeUnit.DAYS, timedelta(hours=12)),
        (2, TimeUnit.DAYS, timedelta(days=1)),
        (14, TimeUnit.DAYS, timedelta(days=1)),
        (15, TimeUnit.DAYS, timedelta(days=3)),
        (31, TimeUnit.DAYS, timedelta(days=3)),
        (32, TimeUnit.DAYS, timedelta(days=7)),
        (154, TimeUnit.DAYS, timedelta(days=7)),
        (155, TimeUnit.DAYS, timedelta(days=30)),
        (365, TimeUnit.DAYS, timedelta(days=30)),
        (1, TimeUnit.MONTHS, timedelta(days=3)),
        (2, TimeUnit.MONTHS, timedelta(days=7)),
        (5, TimeUnit.MONTHS, timedelta(days=7)),
        (6, TimeUnit.MONTHS, timedelta(days=30)),
        (12, TimeUnit.MONTHS, timedelta(days=30)),
        (1, TimeUnit.YEARS, timedelta(days=30)),
        (5, TimeUnit.YEARS, timedelta(days=30)),
    ],
)
async def test_the_job_renews_at_saps_threshold_to_the_second(value: int, unit: TimeUnit, before: timedelta) -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, validity=ValidityPeriod(value=value, unit=unit))
    threshold = certificate.validities[0].not_after - before
    bench.clock.moment = threshold - SECOND
    assert await bench.use_cases().certificates.renew.renew_due() == 0
    bench.clock.moment = threshold
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    bench.clock.moment = threshold + SECOND
    assert await bench.use_cases().certificates.renew.renew_due() == 0
    assert (await find(bench, certificate)).version == 2


async def test_the_job_takes_turns_as_a_caller_of_its_own_in_each_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[tuple[str, str]] = []

    async def make_key_pair(algorithm: KeyAlgorithm, caller: Caller) -> KeyPair:
        turns.append((caller.tenant, caller.subject))
        return generate_key_pair(algorithm)

    monkeypatch.setattr(support, "make_key_pair", make_key_pair)
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    await bench.use_cases().certificates.renew(CALLER, certificate.id)
    bench.clock.moment = certificate.validities[0].expiring_from + timedelta(days=1)
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    assert turns == [(CALLER.tenant, CALLER.subject), (CALLER.tenant, CALLER.subject), (certificate.tenant, JOB)]


async def test_a_renewal_keeps_all_but_key_serial_and_times() -> None:
    bench = Bench()
    password = Secret(b"s3cret!")
    certificate = await generate(bench, "orders", FileType.P12, common_name="orders", password=password, automatic_renewal=True)
    before = not_none((await bench.use_cases().certificates.find.load_contents(CALLER, [certificate]))[0])
    bench.clock.moment = certificate.validities[0].expiring_from
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    renewed = await find(bench, certificate)
    contents, _ = await bench.use_cases().certificates.inspect(
        CALLER, Secret(await octets_of(bench, renewed)), file_name=renewed.name, password=password
    )
    (old,), (new,) = before.entries, contents.entries
    assert isinstance(old, PrivateKeyEntry)
    assert isinstance(new, PrivateKeyEntry)
    assert (new.alias, new.certificate_chain[0].subject) == (old.alias, old.certificate_chain[0].subject)
    assert new.certificate_chain[0].public_key != old.certificate_chain[0].public_key
    assert new.certificate_chain[0].serial_number != old.certificate_chain[0].serial_number
    assert (renewed.name, renewed.format, renewed.labels) == (certificate.name, certificate.format, certificate.labels)
    assert renewed.validities[0].not_after == bench.clock.moment.replace(year=2027, month=5)
    versions = (await bench.use_cases().certificates.find.list_versions(CALLER, [renewed]))[0]
    assert [(version.number, version.origin) for version in versions] == [(2, VersionOrigin.RENEWAL), (1, VersionOrigin.CREATION)]
    assert versions[1].superseded_at == bench.clock.moment
    assert all(intent.state is IntentState.DONE for intent in bench.memory.intents.values())


async def test_with_a_csr_the_key_stays() -> None:
    key = issue("mine").key
    bench = Bench()
    certificate = await generate(bench, csr=make_csr(key), automatic_renewal=True)
    before = not_none((await bench.use_cases().certificates.find.load_contents(CALLER, [certificate]))[0])
    renewed, after = await bench.use_cases().certificates.renew(CALLER, certificate.id)
    assert after.certificate_chain[0].public_key == before.certificate_chain[0].public_key
    assert after.certificate_chain[0].serial_number != before.certificate_chain[0].serial_number
    assert renewed.version == 2


async def test_uploads_are_not_renewed() -> None:
    bench = Bench()
    certificate = await upload(bench, issue("a").pem)
    with pytest.raises(NotGenerated):
        await bench.use_cases().certificates.renew(CALLER, certificate.id)
    with pytest.raises(NotGenerated):
        await bench.use_cases().certificates.renew.set_automatic(CALLER, certificate.id, automatic=True, password=None)


async def test_a_protected_file_needs_its_password_unless_it_is_kept() -> None:
    bench = Bench()
    certificate = await generate(bench, password=Secret(b"s3cret!"))
    with pytest.raises(PasswordRequired):
        await bench.use_cases().certificates.renew(CALLER, certificate.id)
    with pytest.raises(WrongPassword):
        await bench.use_cases().certificates.renew(CALLER, certificate.id, Secret(b"wrong"))
    assert (await find(bench, certificate)).version == 1
    renewed, _ = await bench.use_cases().certificates.renew(CALLER, certificate.id, Secret(b"s3cret!"))
    assert (await octets_of(bench, renewed)).startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")


async def test_switching_it_on_verifies_and_keeps_the_password_and_off_forgets_it() -> None:
    bench = Bench()
    certificate = await generate(bench, password=Secret(b"s3cret!"))
    renew = bench.use_cases().certificates.renew
    with pytest.raises(PasswordRequired):
        await renew.set_automatic(CALLER, certificate.id, automatic=True, password=None)
    with pytest.raises(WrongPassword):
        await renew.set_automatic(CALLER, certificate.id, automatic=True, password=Secret(b"wrong"))
    on = await renew.set_automatic(CALLER, certificate.id, automatic=True, password=Secret(b"s3cret!"))
    assert on.spec is not None
    assert on.spec.password is not None
    assert on.renewal is not None
    assert on.renewal.next_attempt_at == certificate.validities[0].expiring_from
    off = await renew.set_automatic(CALLER, certificate.id, automatic=False, password=None)
    assert off.spec is not None
    assert off.spec.password is None
    bench.clock.moment = certificate.validities[0].not_after
    assert await renew.renew_due() == 0


async def test_a_failure_is_noted_and_repeated_with_growing_pauses() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    bench.authority = FailingAuthority()
    bench.clock.moment = certificate.validities[0].expiring_from
    pauses = []
    for failures in range(1, 9):
        assert await bench.use_cases().certificates.renew.renew_due() == 0
        renewal = (await find(bench, certificate)).renewal
        assert renewal is not None
        assert renewal.next_attempt_at is not None
        assert renewal.last_attempt is not None
        assert (renewal.failures, renewal.last_attempt.succeeded) == (failures, False)
        assert renewal.last_attempt.message == "The authority does not answer."
        pauses.append(renewal.next_attempt_at - bench.clock.moment)
        bench.clock.moment = renewal.next_attempt_at
    assert FIRST_PAUSE <= pauses[0] <= FIRST_PAUSE * (1 + JITTER)
    assert MAX_PAUSE <= pauses[-1] <= MAX_PAUSE * (1 + JITTER)
    bench.authority = local_authority()
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    renewal = (await find(bench, certificate)).renewal
    assert renewal is not None
    assert renewal.last_attempt is not None
    assert (renewal.failures, renewal.last_attempt.succeeded) == (0, True)


async def test_the_holder_of_an_old_version_renews_nothing() -> None:
    """A replica that was frozen past its lease comes back with what it read before."""
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    bench.clock.moment = certificate.validities[0].expiring_from
    assert await bench.use_cases().certificates.renew.renew_due() == 1
    frozen = bench.use_cases().certificates.renew
    with pytest.raises(ModifiedMeanwhile):
        await frozen._renew(CALLER, certificate, password=None)
    assert (await find(bench, certificate)).version == 2


async def test_deleted_ones_are_left_alone() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    bench.clock.moment = certificate.validities[0].not_after
    assert await bench.use_cases().certificates.renew.renew_due() == 0


async def test_many_due_ones_are_all_renewed_in_one_run() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    for at in range(20):
        await generate(bench, f"c{at}", automatic_renewal=True, scope_id=scope.id)
    bench.clock.moment = NOW + timedelta(days=89)
    assert await bench.use_cases().certificates.renew.renew_due() == 20


async def test_a_clock_that_is_not_the_databases_signs_nothing_neither_by_the_job_nor_by_hand() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, validity=ValidityPeriod(value=1, unit=TimeUnit.MONTHS))
    certificate = await find(bench, certificate)
    bench.clock.jump(timedelta(days=32))
    bench.memory.clock_ahead = -timedelta(days=32)
    bench.start_anew()
    assert await bench.use_cases().certificates.renew.renew_due() == 0
    with pytest.raises(ClockDiffers):
        await bench.use_cases().certificates.renew(CALLER, certificate.id)
    assert await find(bench, certificate) == certificate


@pytest.mark.parametrize("days", [32, -32])
async def test_the_job_renews_nothing_for_a_day_after_a_start_with_a_wrong_clock_but_a_user_may(days: int) -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True, validity=ValidityPeriod(value=1, unit=TimeUnit.MONTHS))
    certificate = await find(bench, certificate)
    if days < 0:
        bench.clock.moment += timedelta(days=60)
        await bench.trust.allows_jobs()
    bench.clock.jump(timedelta(days=days))
    bench.start_anew()
    assert await bench.use_cases().certificates.renew.renew_due() == 0
    assert await find(bench, certificate) == certificate
    assert (await bench.use_cases().certificates.renew(CALLER, certificate.id))[0].version == 2


async def test_a_clock_that_goes_wrong_between_claim_and_signature_notes_no_failure() -> None:
    bench = Bench()
    certificate = await generate(bench, automatic_renewal=True)
    certificate = await find(bench, certificate)
    bench.clock.moment = certificate.validities[0].not_after
    renew = bench.use_cases().certificates.renew

    class BrokenMeanwhile(MemoryRenewals):
        async def claim_due(self, **asked: Any) -> tuple[Certificate, ...]:
            bench.memory.clock_ahead = timedelta(hours=1)
            return await super().claim_due(**asked)

    assert await replace(renew, renewals=BrokenMeanwhile(bench.memory)).renew_due() == 0
    assert await find(bench, certificate) == certificate


async def test_a_failure_that_cannot_be_noted_keeps_nobody_else_from_being_renewed() -> None:
    """As when another replica stands still inside a transaction: the database does not answer about that scope for some seconds."""
    bench = Bench()
    scopes = [await make_scope(bench, name) for name in ("blocked", "other")]
    blocked, other = [await generate(bench, automatic_renewal=True, scope_id=scope.id) for scope in scopes]
    blocked = await find(bench, blocked)
    bench.clock.moment = blocked.validities[0].not_after - timedelta(days=1)

    class Blocked:
        """Answers nothing about one certificate."""

        def __init__(self, answering: Any) -> None:
            self._answering = answering

        def __getattr__(self, name: str) -> Any:
            async def ask(certificate: Certificate, *args: Any, **more: Any) -> Any:
                if certificate.id == blocked.id:
                    raise ServiceUnavailable("The database does not answer.")
                return await getattr(self._answering, name)(certificate, *args, **more)

            return ask

    renew = bench.use_cases().certificates.renew
    held_up = replace(renew, versions=Blocked(renew.versions), attributes=Blocked(renew.attributes))
    assert await held_up.renew_due() == 1
    assert (await find(bench, blocked), (await find(bench, other)).version) == (blocked, 2)
