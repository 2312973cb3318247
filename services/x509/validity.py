"""Where a moment lies in a validity, and from when a certificate counts as expiring."""

from datetime import datetime, timedelta

from services.model.certificate import EntryValidity
from services.model.x509 import ValidityStatus, X509Certificate
from services.x509.times import UNREADABLE_TIME

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

RENEWAL_THRESHOLDS_SAP_2026 = (
    (1, timedelta(hours=12)),
    (14, timedelta(days=1)),
    (31, timedelta(days=3)),
    (154, timedelta(days=7)),
)
"""Up to so many whole days of validity, so long before expiry does SAP's Destination service first try to renew.

Source: SAP's documentation of the Destination service, read in November 2026: 1 day, 12 hours; 2 to 14 days, 1 day; 15 to 31 days or 1 month,
3 days; 32 to 154 days or 2 to 5 months, 7 days; 155 to 365 days, 6 to 12 months or any number of years, 30 days.
"""

LONGEST_THRESHOLD = timedelta(days=30)
"""Of every longer validity; same source."""


def expiring_from(not_before: datetime, not_after: datetime) -> datetime:
    """Return from when the certificate counts as expiring: SAP's renewal threshold before `not_after`, at most half of the validity.

    A validity ends with the second of `not_after` (RFC 5280 4.1.2.5), so that one from 00:00:00 to 23:59:59 has a whole day.
    """
    length = not_after - not_before
    whole_days = (length + _SECOND) // _DAY
    threshold = next((before for days, before in RENEWAL_THRESHOLDS_SAP_2026 if whole_days <= days), LONGEST_THRESHOLD)
    half = max(length // 2, timedelta())
    return (not_after - min(threshold, half)).replace(microsecond=0)


def status_at(not_before: datetime, not_after: datetime, now: datetime) -> ValidityStatus:
    """Return the status at a moment. Both ends belong to the validity, to the second; UNKNOWN where a time could not be read."""
    if UNREADABLE_TIME in (not_before, not_after):
        return ValidityStatus.UNKNOWN
    second = now.replace(microsecond=0)
    if second > not_after:
        return ValidityStatus.EXPIRED
    if second < not_before:
        return ValidityStatus.NOT_YET_VALID
    return ValidityStatus.EXPIRING if second >= expiring_from(not_before, not_after) else ValidityStatus.VALID


def describe_validity(alias: str, certificate: X509Certificate) -> EntryValidity | None:
    """Return the validity of an entry's certificate, or None where its times could not be read."""
    not_before, not_after = certificate.not_before, certificate.not_after
    if UNREADABLE_TIME in (not_before, not_after):
        return None
    return EntryValidity(alias=alias, not_before=not_before, not_after=not_after, expiring_from=expiring_from(not_before, not_after))
