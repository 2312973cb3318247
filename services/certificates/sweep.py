"""Give up what was begun and never finished."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from services.ports.clock import Clock
from services.repositories.issuances import IntentRepository
from services.rules.clock_trust import ClockTrust

GIVEN_UP_AFTER = timedelta(minutes=1)
"""An issuance takes seconds, and its request is cancelled after 20: what is open longer was cut off by a crash."""

_log = logging.getLogger("destcert.sweep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """The periodic job's part: an intent that stays open belongs to a certificate that may have been signed and was never stored."""

    intents: IntentRepository
    clock: Clock
    trust: ClockTrust

    async def __call__(self) -> int:
        """Give up old intents; return how many, none by a clock that may not be trusted.

        Each stays on record with the serial number that may have been signed.
        """
        if not await self.trust.allows_jobs():
            return 0
        abandoned = await self.intents.abandon(opened_before=self.clock.now() - GIVEN_UP_AFTER)
        for intent in abandoned:
            _log.warning(
                "issuance %s of certificate %s was given up; serial number %s", intent.id, intent.certificate_id, intent.serial_number
            )
        return len(abandoned)
