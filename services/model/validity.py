"""When something counts as valid, expiring or expired: rules over moments and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from services.model.certificate import EntryValidity, Validity, Version
from services.model.contents import Finding, FindingCode
from services.model.findings import FindingKind, count_rest, finding
from services.model.x509 import UNREADABLE_TIME, ValidityStatus

RENEWAL_THRESHOLDS = (
    (timedelta(days=1), timedelta(hours=12)),
    (timedelta(days=14), timedelta(days=1)),
    (timedelta(days=31), timedelta(days=3)),
    (timedelta(days=154), timedelta(days=7)),
)
"""Validities up to so long are renewed so long before their end. Source: SAP BTP Connectivity, "Use Destination Certificates",
automatic renewal: 1 day -> 12 h; 2-14 days -> 1 day; 15-31 days or 1 month -> 3 days; 32-154 days or 2-5 months -> 7 days."""

MAX_THRESHOLD = timedelta(days=30)
"""For all longer validities: 155 days, 6 months, and any number of years (same source)."""

STATUS_ORDER = (
    ValidityStatus.EXPIRED,
    ValidityStatus.EXPIRING,
    ValidityStatus.NOT_YET_VALID,
    ValidityStatus.VALID,
    ValidityStatus.UNKNOWN,
)
"""The statuses in the order of a list: what fails already, what will fail soon, what cannot be used yet, what is valid, what is unknown."""

TIME_FINDINGS = {
    ValidityStatus.EXPIRED: FindingKind.EXPIRED,
    ValidityStatus.NOT_YET_VALID: FindingKind.NOT_YET_VALID,
    ValidityStatus.EXPIRING: FindingKind.EXPIRES_SOON,
}
"""What is found where an entry's validity has the status: these findings are of the moment, and never stored."""

ISSUER_FINDINGS: Mapping[tuple[ValidityStatus, bool | None], FindingKind] = {
    (ValidityStatus.EXPIRED, False): FindingKind.ISSUER_EXPIRED,
    (ValidityStatus.EXPIRED, True): FindingKind.ROOT_EXPIRED,
    (ValidityStatus.NOT_YET_VALID, False): FindingKind.ISSUER_NOT_YET_VALID,
    (ValidityStatus.NOT_YET_VALID, True): FindingKind.ISSUER_NOT_YET_VALID,
    (ValidityStatus.EXPIRING, False): FindingKind.ISSUER_EXPIRES_SOON,
    (ValidityStatus.EXPIRING, True): FindingKind.ISSUER_EXPIRES_SOON,
}
"""What is found where an issuer in a chain has the status, and is a root or not. The status of what it issued stays its own: it is that of
the end entity, as are `notAfter`, the renewals and the calendars."""

MAX_TIME_FINDINGS = 20
"""Findings of one kind that are listed one by one; a trust store can have hundreds of expired roots."""


def expiring_from(not_before: datetime, not_after: datetime) -> datetime:
    """Return the moment from which SAP's service would renew a certificate of this validity.

    Lengths count in whole days, for authorities set notBefore back by minutes or an hour. Never before the middle of the validity, so
    that one of a few hours is not expiring from its first second on.
    """
    length = not_after - not_before
    whole_days = timedelta(days=length.days)
    threshold = next((before for up_to, before in RENEWAL_THRESHOLDS if whole_days <= up_to), MAX_THRESHOLD)
    return not_after - max(timedelta(0), min(threshold, length / 2))


def status_at(not_before: datetime, not_after: datetime, now: datetime) -> ValidityStatus:
    """Return where `now` lies; both ends belong to the validity (RFC 5280 4.1.2.5), to the second. UNKNOWN if an end is unreadable."""
    if UNREADABLE_TIME in (not_before, not_after):
        return ValidityStatus.UNKNOWN
    return _judge(not_before, not_after, now) or (
        ValidityStatus.EXPIRING if now >= expiring_from(not_before, not_after) else ValidityStatus.VALID
    )


def status_of(validity: Validity | None, now: datetime) -> ValidityStatus:
    """Return where `now` lies, UNKNOWN if there is no validity."""
    if validity is None:
        return ValidityStatus.UNKNOWN
    not_before = validity.not_before
    if not_before <= now < validity.expiring_from and not_before != UNREADABLE_TIME:  # nearly always, and a list asks a hundred times
        return ValidityStatus.VALID
    not_after = validity.not_after
    if UNREADABLE_TIME in (not_before, not_after):
        return ValidityStatus.UNKNOWN
    return _judge(not_before, not_after, now) or ValidityStatus.EXPIRING


def status_of_version(version: Version, validity: Validity | None, now: datetime) -> ValidityStatus:
    """Return where `now` lies in the validity of the version; where only its end is known, whether it has passed."""
    if validity is not None:
        return status_of(validity, now)
    end = version.not_after
    has_passed = end is not None and end != UNREADABLE_TIME and _has_passed(end, now)
    return ValidityStatus.EXPIRED if has_passed else ValidityStatus.UNKNOWN


def _has_passed(not_after: datetime, now: datetime) -> bool:
    return now > not_after and now.replace(microsecond=0) > not_after  # the last second belongs to it


def _judge(not_before: datetime, not_after: datetime, now: datetime) -> ValidityStatus | None:
    """Return EXPIRED or NOT_YET_VALID, None within the validity."""
    if _has_passed(not_after, now):
        return ValidityStatus.EXPIRED
    return ValidityStatus.NOT_YET_VALID if now < not_before else None


def list_time_findings(validities: Sequence[EntryValidity], now: datetime) -> tuple[Finding, ...]:
    """Return what the present moment makes of the validities and of those of their issuers: expired, not yet valid, expires soon."""
    found: dict[FindingKind, list[Finding]] = {kind: [] for kind in (*TIME_FINDINGS.values(), *ISSUER_FINDINGS.values())}
    for one in validities:
        kind = TIME_FINDINGS.get(status_of(one, now))
        if kind is not None:
            found[kind].append(finding(kind, one.alias, date=_moment_of(kind, one)))
        for issuer in one.issuers:
            kind = ISSUER_FINDINGS.get((status_of(issuer, now), issuer.is_root))
            if kind is not None:
                found[kind].append(finding(kind, one.alias, certificate=issuer.certificate, date=_moment_of(kind, issuer)))
    return tuple(each for of_kind in found.values() for each in _limit(of_kind))


def _moment_of(kind: FindingKind, validity: Validity) -> datetime:
    return validity.not_before if kind.code is FindingCode.NOT_YET_VALID else validity.not_after


def _limit(findings: list[Finding]) -> Iterator[Finding]:
    yield from findings[:MAX_TIME_FINDINGS]
    if len(findings) > MAX_TIME_FINDINGS:
        yield count_rest(findings[0], len(findings) - MAX_TIME_FINDINGS)
