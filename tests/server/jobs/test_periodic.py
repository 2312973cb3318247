"""The periodic job."""

import asyncio
import logging
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
