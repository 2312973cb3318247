"""Reading again, beside the serving, what a release before read: one replica at a time, as slowly as one file after the other is."""

import asyncio
import logging
from contextlib import aclosing
from datetime import timedelta

from services.certificates.read_again import ReadAgain
from services.errors import ServiceUnavailable
from services.storage.mongo.database import Database
from services.storage.mongo.migrations.lease import READING_AGAIN, Lease, LeaseLost

LEASE = timedelta(minutes=5)
"""Longer than the files that are read between two renewals can take. Who lost it does no harm: it only does what another does as well."""

_PAUSE = 30.0
"""Seconds until another replica's lease is looked at again, or a database or reader that did not answer is asked again."""

_log = logging.getLogger("destcert.readings")


async def read_again_beside(database: Database, read_again: ReadAgain, *, lease: timedelta = LEASE, pause: float = _PAUSE) -> None:
    """Return when nothing is left to read again. Cancelled, it gives the lease back; the next start goes on."""
    while True:
        try:
            held = await Lease.take(database, lease, work=READING_AGAIN)
            if held is not None:
                return await _read_all(read_again, held)
        except LeaseLost:
            _log.warning("the lease to read again was lost; another replica may go on")
        except ServiceUnavailable as error:
            _log.warning("reading again waits: %s", error)
        except Exception:
            _log.exception("reading again ended; the next start tries again")
            return None
        await asyncio.sleep(pause)


async def _read_all(read_again: ReadAgain, lease: Lease) -> None:
    changed = 0
    try:
        async with aclosing(read_again()) as steps:
            async for better in steps:
                changed += better
                await lease.renew(changed=changed)
    finally:
        await lease.release()
    if changed:
        _log.info("%d files of before are known better, read again by this release", changed)
