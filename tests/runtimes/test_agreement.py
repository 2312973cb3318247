"""Differences are found whichever way they go, and those that are explained have to be there."""

import pytest

from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion
from tests.runtimes.agreement import Agreement, Explained

JAVA = RuntimeVersion.JAVA_17
OPENS = RuntimeOpening(runtime=JAVA, outcome=RuntimeOutcome.OPENS)
REFUSES = RuntimeOpening(runtime=JAVA, outcome=RuntimeOutcome.REFUSES, reason=RuntimeReason.MAC_MISSING)
NOT_TRIED = RuntimeOpening(runtime=JAVA, outcome=RuntimeOutcome.NOT_TRIED, reason=RuntimeReason.LOCKED)
EXPLAINED: Explained = {"odd": (frozenset({JAVA}), "a scheme that nobody here reads")}


def compare(said: RuntimeOpening, *, opens: bool, name: str = "a") -> Agreement:
    agreement = Agreement(EXPLAINED)
    agreement.add(name, [said], {JAVA: opens})
    return agreement


@pytest.mark.parametrize(("said", "opens"), [(OPENS, True), (REFUSES, False)])
def test_what_is_so_agrees(said: RuntimeOpening, *, opens: bool) -> None:
    agreement = compare(said, opens=opens)
    assert agreement.counts[JAVA] == {"agree": 1}
    assert agreement.unexplained == []


@pytest.mark.parametrize(("said", "opens", "kind"), [(OPENS, False, "differ"), (REFUSES, True, "differ"), (NOT_TRIED, False, "not tried")])
def test_what_is_not_so_is_told(said: RuntimeOpening, kind: str, *, opens: bool) -> None:
    agreement = compare(said, opens=opens)
    assert agreement.counts[JAVA] == {kind: 1}
    assert len(agreement.unexplained) == 1
    assert f"{'JAVA_17':12}" in agreement.write_table()


def test_explanations_that_are_no_longer_needed_are_told() -> None:
    assert compare(NOT_TRIED, opens=False, name="odd").unexplained == []
    assert len(compare(REFUSES, opens=False, name="odd").unexplained) == 1


def test_runtimes_that_were_not_asked_do_not_count() -> None:
    agreement = Agreement()
    agreement.add("a", [OPENS], {RuntimeVersion.NODE_24: True})
    assert not any(agreement.counts.values())
