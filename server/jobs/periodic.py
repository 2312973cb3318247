"""The periodic job: renew what is due, give up what was begun and never finished, remove what can be restored no more, and sign
how far the audit is."""

import asyncio
import logging
from datetime import timedelta

from server.wiring.use_cases import UseCases
from services.errors import ServiceUnavailable

_log = logging.getLogger("destcert.job")


async def run_once(use_cases: UseCases) -> int:
    """Do everything that is due, once; return how many certificates were renewed. Several replicas may do it at the same time."""
    try:
        renewed = await use_cases.certificates.renew.renew_due()
        swept = await use_cases.certificates.sweep()
        purged = await use_cases.certificates.delete.purge()
    finally:  # whatever keeps the others from their work
        await use_cases.audit.sign()
    if renewed or swept or purged:
        _log.info("renewed %d certificates, gave up %d issuances, removed %d deleted certificates", renewed, swept, purged)
    return renewed


async def run_for_ever(use_cases: UseCases, *, every: timedelta) -> None:
    """Run the job at once and then `every` so often."""
    while True:
        try:
            await run_once(use_cases)
        except ServiceUnavailable as error:
            _log.warning("the job was cut short: %s", error)
        except Exception:  # the job must outlive whatever nobody thought of
            _log.exception("the job was cut short")
        await asyncio.sleep(every.total_seconds())
