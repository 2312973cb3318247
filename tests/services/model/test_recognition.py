"""Findings that say which sentence they are and the facts in it, and those that do not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from string import Formatter

import pytest

from services.model.contents import Finding, FindingCode
from services.model.findings import FindingKind, count_rest, finding
from services.model.recognition import find_kind, find_parameters
from services.model.sentences import MAX_RECOGNIZED_LENGTH
from services.model.validity import ISSUER_FINDINGS, TIME_FINDINGS
from tests.services.model.facts import facts_of
from tests.support import NOW


def read_parameters(made: Finding) -> dict[str, str]:
    return {one.name: one.value for one in find_parameters(made)}


def as_before(made: Finding) -> Finding:
    """Return the finding as a release before stored it."""
    return replace(made, kind=None, parameters=())


@pytest.mark.parametrize("kind", FindingKind)
def test_a_finding_says_which_sentence_it_is_and_the_facts_in_it(kind: FindingKind) -> None:
    made = finding(kind, "alias", **facts_of(kind))
    assert find_kind(made) is kind
    written = {name: {1_234: "1234", NOW: "2026-11-23T12:00:00Z"}.get(fact, fact) for name, fact in facts_of(kind).items()}
    assert read_parameters(made) == written
    assert [one.name for one in find_parameters(made)] == [name for _, name, _, _ in Formatter().parse(kind.sentence) if name]


TIMES = {*TIME_FINDINGS.values(), *ISSUER_FINDINGS.values()}
"""Are never stored: they are told of the moment."""


@pytest.mark.parametrize("kind", [kind for kind in FindingKind if kind not in TIMES])
def test_a_finding_of_before_is_recognized_by_its_sentence(kind: FindingKind) -> None:
    made = finding(kind, "alias", **facts_of(kind))
    old = as_before(made)
    if kind is FindingKind.MORE_OF_THE_SAME:  # which has the code and the fix of those before it
        old = replace(old, code=FindingCode.WEAK_KEY, fix="Another one.")
    assert find_kind(old) is kind
    assert find_parameters(old) == made.parameters


def test_the_rest_of_many_findings_says_how_many() -> None:
    rest = count_rest(finding(FindingKind.KEY_LOCKED, "a"), 4_990)
    for one in (rest, as_before(rest)):
        assert (find_kind(one), read_parameters(one)) == (FindingKind.MORE_OF_THE_SAME, {"count": "4990"})


def test_several_texts_are_one_parameter_as_in_the_sentence() -> None:
    made = finding(FindingKind.OTHER_CONTENT, names=["a public key", "a certificate request", "a public key"])
    for one in (made, as_before(made)):
        assert read_parameters(one) == {"names": "a public key, a certificate request"}


def test_facts_that_may_be_divided_in_several_ways_are_left_out_and_never_wrong() -> None:
    tricky = 'CN=a" was issued by "CN=b'
    made = finding(FindingKind.CHAIN_INCOMPLETE, "key", subject=tricky, issuer="CN=c")
    assert read_parameters(made) == {"subject": tricky, "issuer": "CN=c"}
    assert find_kind(as_before(made)) is FindingKind.CHAIN_INCOMPLETE
    assert find_parameters(as_before(made)) == ()


def test_a_sentence_that_no_row_has_is_of_no_kind() -> None:
    for unknown in (
        replace(as_before(finding(FindingKind.KEY_LOCKED)), message="It is locked."),
        replace(as_before(finding(FindingKind.KEY_LOCKED)), code=FindingCode.KEY_MISMATCH),
        replace(as_before(finding(FindingKind.KEY_LOCKED)), kind="OF_A_LATER_RELEASE"),
        replace(as_before(finding(FindingKind.SEVERAL_KEYS, count=2)), message="The file holds some private keys; programs"),
    ):
        assert find_kind(unknown) is None
        assert find_parameters(unknown) == ()


def test_a_sentence_of_any_length_is_looked_at_in_no_time() -> None:
    """One could be as long as a file, and finding out how it may be divided takes the square of its length."""
    for length, expected in ((10, "CN=c"), (MAX_RECOGNIZED_LENGTH, None)):
        made = finding(FindingKind.CHAIN_INCOMPLETE, "key", subject="x" * length, issuer="CN=c")
        assert find_kind(as_before(made)) is (FindingKind.CHAIN_INCOMPLETE if expected else None)
        assert read_parameters(as_before(made)).get("issuer") == expected
        assert read_parameters(made)["issuer"] == "CN=c"


def test_a_date_is_a_moment_as_the_api_writes_it() -> None:
    moment = datetime(2026, 11, 23, 12, 0, 0, 5_000, tzinfo=UTC) + timedelta(hours=1)
    made = finding(FindingKind.EXPIRED, date=moment)
    assert made.message == "The certificate expired on 2026-11-23."
    assert read_parameters(made) == {"date": "2026-11-23T13:00:00.005Z"}
