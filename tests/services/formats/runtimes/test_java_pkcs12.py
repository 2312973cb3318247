"""Java's view of PKCS#12, against what Java 11 and 25 listed."""

import pytest

from services.model.runtime import RuntimeVersion
from tests.cases import list_cases
from tests.runtimes.record_odd import JAVAS, Entries, label, load_odd_recording
from tests.runtimes.recording import load_recording, shorten
from tests.services.formats.runtimes.odd_stores import make_odd_stores, password_of
from tests.services.formats.runtimes.views import list_entries, view

NAMES = [name for name in load_odd_recording() if name.startswith(("bag:", "chain:", "attribute:"))]


def told(name: str, java: RuntimeVersion) -> dict[str, tuple[str, list[str]]]:
    seen = view(make_odd_stores()[name], password_of(name), by_identifier=java is not RuntimeVersion.JAVA_11)
    return {alias: (kind, [label(digest) for digest in chain]) for alias, (kind, chain) in list_entries(seen).items()}


def recorded(entries: Entries) -> dict[str, tuple[str, list[str]]]:
    """A key under another password is locked to Java; a trusted certificate is its own chain."""
    kinds = {"locked": "key"}
    return {alias: (kinds.get(kind, kind), [] if kind == "trusted" else list(chain)) for alias, kind, chain in entries}


@pytest.mark.parametrize("java", JAVAS)
@pytest.mark.parametrize("name", NAMES)
def test_java_sees_these_entries_and_chains(name: str, java: RuntimeVersion) -> None:
    entries = load_odd_recording()[name][1][java]
    if entries is not None:  # or Java refuses the file
        assert told(name, java) == recorded(entries)


def test_the_chains_of_old_and_new_javas_differ() -> None:
    """What the parameters are for: the same file gives two chains."""
    name = "chain: new CA before old"
    assert told(name, RuntimeVersion.JAVA_25)["leaf"][1] == ["leaf", "old", "root"]
    assert told(name, RuntimeVersion.JAVA_11)["leaf"][1] == ["leaf", "new", "root"]


@pytest.mark.parametrize("name", ["f06a-forge-nolkid.p12", "f06b-jdktrust-all.p12", "f06c-keybag-enc.p12", "f06l-le-all.p12"])
def test_the_cases_look_to_java_as_recorded(name: str) -> None:
    case = list_cases()[name]
    assert case.password is not None
    entries = load_recording()[f"cases/{name}"].entries
    assert entries is not None
    seen = list_entries(view(case.octets, case.password.reveal().decode()))
    expected = {alias: (kind, () if kind == "trusted" else chain) for alias, kind, chain in entries}
    assert {alias: (kind, shorten(chain)) for alias, (kind, chain) in seen.items()} == expected
