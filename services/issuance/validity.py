"""How long a certificate is valid: calendar arithmetic in UTC, and its bounds."""

from calendar import monthrange
from datetime import datetime, timedelta

from services.errors import ErrorCode, InvalidInput
from services.model.certificate import TimeUnit, ValidityPeriod

BACKDATED_BY = timedelta(minutes=5)
"""Of every notBefore: a consumer whose clock is that much behind takes a fresh certificate all the same."""

DEFAULT_VALIDITY = ValidityPeriod(value=3, unit=TimeUnit.MONTHS)
"""As in SAP's Destination service."""

MAX_VALIDITY = ValidityPeriod(value=10, unit=TimeUnit.YEARS)
"""Unless an installation sets another: the lifetime of our issuing authority, which nothing that it signs can outlive."""

_MONTHS = {TimeUnit.MONTHS: 1, TimeUnit.YEARS: 12}
_MAX_YEARS = 1_000
"""A bound for the arithmetic only: it keeps every result inside the calendar."""


def add_period(start: datetime, period: ValidityPeriod) -> datetime:
    """Return the moment a period later, at the same time of day in UTC.

    A day that the month does not have becomes its last one: 31 January and a month is 28 or 29 February. The value must be 0 or more
    and come to at most 1,000 years.
    """
    if period.unit is TimeUnit.DAYS:
        return start + timedelta(days=period.value)
    years, month = divmod(start.year * 12 + start.month - 1 + period.value * _MONTHS[period.unit], 12)
    last_day = monthrange(years, month + 1)[1]
    return start.replace(year=years, month=month + 1, day=min(start.day, last_day))


def choose_validity(
    period: ValidityPeriod, *, now: datetime, authority_not_after: datetime, longest: ValidityPeriod = MAX_VALIDITY
) -> tuple[datetime, datetime]:
    """Return notBefore and notAfter, in whole seconds: the period counts from now, and notBefore lies five minutes back.

    Raises InvalidInput for the field `validity`: VALIDITY_OUT_OF_RANGE for less than a day or more than `longest`,
    VALIDITY_EXCEEDS_CA if the authority's own certificate ends before.
    """
    start = now.replace(microsecond=0)
    if period.value < 1 or not _is_in_calendar(period) or add_period(start, period) > add_period(start, longest):
        raise InvalidInput(
            f"The validity must be at least 1 day and at most {_show(longest)}.",
            field="validity",
            code=ErrorCode.VALIDITY_OUT_OF_RANGE,
        )
    not_after = add_period(start, period)
    check_within_authority(not_after, authority_not_after)
    return start - BACKDATED_BY, not_after


def check_within_authority(not_after: datetime, authority_not_after: datetime) -> None:
    """Raise InvalidInput (VALIDITY_EXCEEDS_CA) if a certificate would outlive the authority that issues it."""
    if not_after > authority_not_after:
        raise InvalidInput(
            f"The certificate would be valid until {not_after.date()}, but its authority only until {authority_not_after.date()}.",
            field="validity",
            code=ErrorCode.VALIDITY_EXCEEDS_CA,
        )


def _is_in_calendar(period: ValidityPeriod) -> bool:
    days = period.value if period.unit is TimeUnit.DAYS else period.value * _MONTHS[period.unit] * 31
    return days <= _MAX_YEARS * 365


def _show(period: ValidityPeriod) -> str:
    unit = period.unit.value.lower()
    return f"{period.value:,} {unit if period.value != 1 else unit.removesuffix('s')}"
