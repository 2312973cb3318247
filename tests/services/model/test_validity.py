"""Valid, expiring, expired: to the second, by SAP's table."""

from datetime import UTC, datetime, timedelta

import pytest

from services.model.certificate import EntryValidity, Validity, Version
from services.model.contents import FindingCode
from services.model.validity import MAX_TIME_FINDINGS, expiring_from, list_time_findings, status_at, status_of, status_of_version
from services.model.x509 import UNREADABLE_TIME, ValidityStatus

START = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("days", "before"),
    [
        (1, timedelta(hours=12)),
        (2, timedelta(days=1)),
        (14, timedelta(days=1)),
        (15, timedelta(days=3)),
        (28, timedelta(days=3)),
        (31, timedelta(days=3)),
        (32, timedelta(days=7)),
        (59, timedelta(days=7)),
        (153, timedelta(days=7)),
        (154, timedelta(days=7)),
        (155, timedelta(days=30)),
        (181, timedelta(days=30)),
        (365, timedelta(days=30)),
        (3650, timedelta(days=30)),
    ],
)
def test_expiring_begins_at_saps_threshold(days: int, before: timedelta) -> None:
    end = START + timedelta(days=days)
    assert end - expiring_from(START, end) == before


def test_an_hour_of_backdating_does_not_lengthen_the_validity() -> None:
    end = START + timedelta(days=31, hours=1)
    assert end - expiring_from(START, end) == timedelta(days=3)


def test_one_of_six_hours_is_not_expiring_from_the_start() -> None:
    assert expiring_from(START, START + timedelta(hours=6)) == START + timedelta(hours=3)


def test_every_boundary_is_exact_to_the_second() -> None:
    end = START + timedelta(days=90)
    soon = expiring_from(START, end)
    by_moment = {
        START - SECOND: ValidityStatus.NOT_YET_VALID,
        START: ValidityStatus.VALID,
        soon - SECOND: ValidityStatus.VALID,
        soon: ValidityStatus.EXPIRING,
        end: ValidityStatus.EXPIRING,
        end + timedelta(microseconds=999_999): ValidityStatus.EXPIRING,
        end + SECOND: ValidityStatus.EXPIRED,
    }
    assert {moment: status_at(START, end, moment) for moment in by_moment} == by_moment


def test_an_inverted_validity_is_never_valid_and_never_an_exception() -> None:
    end = START - timedelta(days=365)
    assert status_at(START, end, START) is ValidityStatus.EXPIRED
    assert status_at(START, end, end) is ValidityStatus.NOT_YET_VALID


def test_the_first_moment_and_the_last_year_do_not_overflow() -> None:
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert status_at(first, last, START) is ValidityStatus.VALID
    assert expiring_from(last, first) == first


def _validity(alias: str, days: int) -> EntryValidity:
    end = START + timedelta(days=days)
    return EntryValidity(alias=alias, not_before=START - timedelta(days=1), not_after=end, expiring_from=end)


def test_the_earliest_decides_and_nothing_is_unknown() -> None:
    assert status_of(_validity("a", -1 + 0), START) is ValidityStatus.EXPIRED
    assert status_of(None, START) is ValidityStatus.UNKNOWN


def test_findings_name_the_entry_and_many_are_counted() -> None:
    found = list_time_findings([_validity(f"e{at}", -1 - 0) for at in range(MAX_TIME_FINDINGS + 5)], START + timedelta(days=1))
    assert {finding.code for finding in found} == {FindingCode.EXPIRED}
    assert found[0].alias == "e0"
    assert len(found) == MAX_TIME_FINDINGS + 1
    assert "5 more" in found[-1].message


def test_what_is_not_yet_valid_names_its_first_day() -> None:
    (found,) = list_time_findings([_validity("a", 100)], START - timedelta(days=3))
    assert found.code is FindingCode.NOT_YET_VALID
    assert (START - timedelta(days=1)).date().isoformat() in found.message


VALIDITY = Validity(not_before=START - timedelta(days=1), not_after=START + timedelta(days=9), expiring_from=START + timedelta(days=8))


@pytest.mark.parametrize(
    ("validity", "not_after", "days", "status"),
    [
        (VALIDITY, VALIDITY.not_after, 0, ValidityStatus.VALID),
        (VALIDITY, VALIDITY.not_after, -2, ValidityStatus.NOT_YET_VALID),
        (VALIDITY, VALIDITY.not_after, 8, ValidityStatus.EXPIRING),
        (VALIDITY, VALIDITY.not_after, 10, ValidityStatus.EXPIRED),
        (None, VALIDITY.not_after, 8, ValidityStatus.UNKNOWN),
        (None, VALIDITY.not_after, 10, ValidityStatus.EXPIRED),
        (None, UNREADABLE_TIME, 10, ValidityStatus.UNKNOWN),
        (None, None, 10, ValidityStatus.UNKNOWN),
    ],
)
def test_a_version_of_which_only_the_end_is_known_is_expired_or_unknown(
    validity: Validity | None, not_after: datetime | None, days: int, status: ValidityStatus
) -> None:
    version = Version(certificate_id="crt_1", number=1, created_at=START, created_by="s", size=1, not_after=not_after, validity=validity)
    assert status_of_version(version, validity, START + timedelta(days=days)) is status
