"""The periodic job."""

import asyncio
import logging
from copy import deepcopy
from datetime import timedelta

import pytest

from server.jobs.background import in_background
from server.jobs.periodic import run_for_ever, run_once
from services.errors import ServiceUnavailable
from tests.services.certificates.making import FailingAuthority, generate, upload
from tests.support import CALLER, Bench, issue


async def test_one_round_renews_gives_up_and_removes() -> None:
    bench = Bench()
    due = await generate(bench, automatic_renewal=True)
    deleted = await upload(bench, issue("a").pem, "old.pem", scope=(await bench.use_cases().scopes.find(CALLER, [due.scope_id]))[0])
    await bench.use_cases().certificates.delete(CALLER, deleted.id)
    bench.clock.moment += timedelta(days=89)
    assert await run_once(bench.use_cases()) == 1
    assert list(bench.memory.certificates) == [due.id]
    assert await run_once(bench.use_cases()) == 0


async def test_the_job_outlives_what_fails(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(authority=FailingAuthority())
    rounds = 0

    async def failing_sweep() -> int:
        nonlocal rounds
        rounds += 1
        raise ServiceUnavailable("The database does not answer.") if rounds == 1 else ZeroDivisionError

    use_cases = bench.use_cases()
    vars(use_cases.certificates)["sweep"] = failing_sweep
    with caplog.at_level(logging.WARNING, logger="destcert.job"):
        async with in_background(run_for_ever(use_cases, every=timedelta(milliseconds=1))):
            while rounds < 4:
                await asyncio.sleep(0.005)
    assert "The database does not answer." in caplog.text


async def test_nothing_of_the_job_is_done_by_a_wrong_clock() -> None:
    bench = Bench()
    due = await generate(bench, automatic_renewal=True)
    deleted = await upload(bench, issue("a").pem, "old.pem", scope=(await bench.use_cases().scopes.find(CALLER, [due.scope_id]))[0])
    await bench.use_cases().certificates.delete(CALLER, deleted.id)
    before = deepcopy((bench.memory.certificates, bench.memory.deleted, bench.memory.audit))
    for days in (89, -89):
        bench.clock.jump(timedelta(days=days))
        bench.start_anew()
        assert await run_once(bench.use_cases()) == 0
    assert (bench.memory.certificates, bench.memory.deleted, bench.memory.audit) == before


async def test_a_turn_keeps_its_moment_though_nothing_is_due() -> None:
    bench = Bench()
    await run_once(bench.use_cases())
    assert bench.memory.last_moment == bench.clock.now()


async def test_the_audit_is_signed_whatever_else_fails() -> None:
    bench = Bench()
    await upload(bench, issue("a").pem, "a.pem")

    async def failing_sweep() -> int:
        raise ZeroDivisionError

    use_cases = bench.use_cases()
    vars(use_cases.certificates)["sweep"] = failing_sweep
    with pytest.raises(ZeroDivisionError):
        await run_once(use_cases)
    assert len(bench.memory.checkpoints) == 1
