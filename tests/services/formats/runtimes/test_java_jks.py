"""Java's view of JKS and JCEKS."""

import pytest

from services.model.runtime import RuntimeVersion
from tests.cases import list_cases
from tests.runtimes.record_odd import label, load_odd_recording
from tests.services.formats.runtimes.odd_stores import PASSWORD, make_odd_stores
from tests.services.formats.runtimes.views import list_entries, view

NAMES = [name for name, (_, entries) in load_odd_recording().items() if name.startswith("jks:") and entries[RuntimeVersion.JAVA_25]]


@pytest.mark.parametrize("name", [name for name in NAMES if "differ in case" not in name])
def test_java_sees_these_entries(name: str) -> None:
    seen = list_entries(view(make_odd_stores()[name], PASSWORD))
    told = {alias: (kind, [label(digest) for digest in chain]) for alias, (kind, chain) in seen.items()}
    entries = load_odd_recording()[name][1][RuntimeVersion.JAVA_25] or ()
    kinds = {"locked": "key"}
    assert told == {alias: (kinds.get(kind, kind), [] if kind == "trusted" else list(chain)) for alias, kind, chain in entries}


def test_an_alias_with_capitals_finds_the_entry_of_its_lower_case() -> None:
    """Java lists both aliases; both give the entry of the one in lower case."""
    seen = view(make_odd_stores()["jks: aliases that differ in case"], PASSWORD)
    assert [entry.alias for entry in seen.entries] == ["leaf"]
    assert seen.lost == ()


def test_the_case_of_capitals_is_listed_and_not_found() -> None:
    case = list_cases()["f06f-upper.jks"]
    seen = view(case.octets, "changeit")
    assert set(seen.lost) == {"IssuingKey", "IssuingCA"}
    assert [entry.alias for entry in seen.entries] == ["rootca"]
