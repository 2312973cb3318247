"""When a generated certificate is renewed, and when a failed attempt is repeated."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from services.model.certificate import EntryValidity, Renewal, RenewalAttempt

FIRST_PAUSE = timedelta(minutes=10)
"""After a first failure: the interval of SAP's periodic job, near enough."""

MAX_PAUSE = timedelta(hours=6)
"""After many failures: the shortest threshold is 12 hours, so that even a certificate of one day gets a second chance."""

REST_AFTER_ROLL_BACK = timedelta(days=1)
"""A working day to find out why the newer version did not work; never more than half of what is left of the older one."""

JITTER = 0.2
"""Up to so much of a pause is added, so that a thousand failures do not come back at once; the same for the same attempt."""


def plan_renewal(validities: Sequence[EntryValidity], *, automatic: bool) -> Renewal:
    """Return the renewal of a fresh version: due to the second at SAP's threshold (`services.model.validity`)."""
    eligible_at = validities[0].expiring_from
    return Renewal(automatic=automatic, eligible_at=eligible_at, next_attempt_at=eligible_at if automatic else None)


def let_rest(renewal: Renewal, validities: Sequence[EntryValidity], *, now: datetime) -> Renewal:
    """Return the renewal of a version that was rolled back to: the job must not undo at once what somebody has just decided."""
    if renewal.next_attempt_at is None:
        return renewal
    left = max(timedelta(0), validities[0].not_after - now)
    return replace(renewal, next_attempt_at=max(renewal.next_attempt_at, now + min(REST_AFTER_ROLL_BACK, left / 2)))


def switch_renewal(renewal: Renewal, *, automatic: bool) -> Renewal:
    """Return the renewal switched on or off; one that is overdue is due at once."""
    return replace(renewal, automatic=automatic, next_attempt_at=renewal.eligible_at if automatic else None, failures=0)


def note_success(renewal: Renewal, *, at: datetime) -> Renewal:
    """Return the renewal of a fresh version with what has just been done."""
    return replace(renewal, last_attempt=RenewalAttempt(at=at, succeeded=True))


def note_failure(renewal: Renewal, certificate_id: str, *, at: datetime, message: str) -> Renewal:
    """Return the renewal with its failure, and its next attempt after a pause that doubles up to its cap."""
    failures = renewal.failures + 1
    pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), MAX_PAUSE)
    return replace(
        renewal,
        failures=failures,
        last_attempt=RenewalAttempt(at=at, succeeded=False, message=message),
        next_attempt_at=at + pause * (1 + JITTER * _spread(certificate_id, failures)) if renewal.automatic else None,
    )


def _spread(certificate_id: str, failures: int) -> float:
    """Return a number from 0 to 1 that looks random and is always the same."""
    digest = hashlib.sha256(f"{certificate_id}:{failures}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
