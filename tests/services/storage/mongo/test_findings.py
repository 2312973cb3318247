"""Tokens of findings: what has a finding at a moment has a token that leads to it. What the condition means is proved by the contract."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from services.model.certificate import EntryValidity
from services.model.contents import FindingCode, Severity
from services.model.findings import FindingKind, finding
from services.model.validity import expiring_from, list_time_findings
from services.storage.mongo.findings import Sought, seek_findings, seek_severities
from services.storage.mongo.tokens import write_tokens
from tests.services.storage.examples import DAY, a_certificate, a_scope, a_validity, an_issuer

MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NEAR = st.timedeltas(-40 * DAY, 40 * DAY).map(lambda far: MIDNIGHT + far)
TIMES = st.one_of(NEAR, st.datetimes(timezones=st.just(UTC))).map(lambda moment: moment.replace(microsecond=0))
NOWS = st.one_of(NEAR, st.datetimes(timezones=st.just(UTC)))
PAIRS = st.lists(st.tuples(TIMES, TIMES), min_size=1, max_size=3)
END_OF_TIME = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def is_met(sought: Sought, tokens: Sequence[int]) -> bool:
    borders = [one.get("$elemMatch", one) for one in sought.ranges]
    ranges = [(one["$gte"], one.get("$lte", max(tokens))) for one in borders]
    return not set(sought.tokens).isdisjoint(tokens) or any(first <= token <= last for first, last in ranges for token in tokens)


@example([(MIDNIGHT - DAY, MIDNIGHT - SECOND)], MIDNIGHT)
@example([(MIDNIGHT, MIDNIGHT + DAY)], MIDNIGHT - SECOND / 2)
@example([(MIDNIGHT - 400 * DAY, MIDNIGHT + 30 * DAY)], MIDNIGHT)
@example([(MIDNIGHT, END_OF_TIME)], END_OF_TIME)
@given(PAIRS, NOWS)
def test_every_finding_of_the_moment_has_a_token_that_leads_to_it(pairs: list[tuple[datetime, datetime]], now: datetime) -> None:
    validities = tuple(a_validity(not_before=begin, not_after=end, expiring_from=expiring_from(begin, end)) for begin, end in pairs)
    last = tuple(an_issuer(is_root=bool(at % 2), like=one) for at, one in enumerate(validities))
    for judged in (validities, (replace(LASTING, issuers=last),)):
        _check(judged, now)


LASTING = a_validity(not_before=datetime.min.replace(tzinfo=UTC), not_after=END_OF_TIME, expiring_from=END_OF_TIME)


def _check(validities: tuple[EntryValidity, ...], now: datetime) -> None:
    tokens = write_tokens(a_certificate(a_scope(), validities=validities, findings=()))["search_tokens"]
    for one in list_time_findings(validities, now):
        assert is_met(seek_findings([one.code], now), tokens)
        assert is_met(seek_severities([one.severity], now), tokens)


def test_every_finding_of_a_file_has_a_token_that_leads_to_it_and_to_no_other() -> None:
    stored = finding(FindingKind.KEY_LOCKED)
    tokens = write_tokens(a_certificate(a_scope(), validities=(), findings=(stored,)))["search_tokens"]
    assert is_met(seek_severities([stored.severity], MIDNIGHT), tokens)
    assert [code for code in FindingCode if is_met(seek_findings([code], MIDNIGHT), tokens)] == [stored.code]


def test_no_token_of_a_time_leads_to_what_is_valid_for_long() -> None:
    validity = a_validity(not_before=MIDNIGHT - DAY, not_after=MIDNIGHT + 365 * DAY, expiring_from=MIDNIGHT + 335 * DAY)
    validity = replace(validity, issuers=(an_issuer(is_root=False, like=validity),))
    tokens = write_tokens(a_certificate(a_scope(), validities=(validity,), findings=()))["search_tokens"]
    assert not any(is_met(seek_findings([code], MIDNIGHT), tokens) for code in FindingCode)


def test_a_root_that_expired_is_no_candidate_of_errors_nor_what_expired_one_of_warnings() -> None:
    """There can be as many of either as certificates, and they would all be read in vain."""
    past = a_validity(not_before=MIDNIGHT - 400 * DAY, not_after=MIDNIGHT - DAY, expiring_from=MIDNIGHT - 30 * DAY)
    with_root = replace(LASTING, issuers=(an_issuer(is_root=True, like=past),))
    for validity, met, other in ((with_root, Severity.WARNING, Severity.ERROR), (past, Severity.ERROR, Severity.WARNING)):
        tokens = write_tokens(a_certificate(a_scope(), validities=(validity,), findings=()))["search_tokens"]
        assert is_met(seek_severities([met], MIDNIGHT), tokens)
        assert not is_met(seek_severities([other], MIDNIGHT), tokens)
        assert is_met(seek_findings([FindingCode.EXPIRED], MIDNIGHT), tokens)
