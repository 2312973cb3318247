"""What runtimes were seen to make of the keystores: `vectors/openings.tsv`, read and written."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.model.runtime import RuntimeVersion
from tests.runtimes.answers import NO_ANSWER, JavaView, View

FILE = Path(__file__).parents[1] / "vectors" / "openings.tsv"

_DIGITS = 16  # of a certificate's SHA-256 are enough to tell it from the others of its file
_TOLD = {RuntimeVersion.JAVA_8: RuntimeVersion.JAVA_11}


@dataclass(frozen=True)
class Seen:
    """One keystore: which runtimes open it, and the entries that Java lists; None where no Java loads it.

    An entry is its alias, its kind (as in `JavaEntry`, of the latest Java) and the start of the SHA-256 of each certificate of its chain.
    """

    opens_in: frozenset[RuntimeVersion]
    entries: tuple[tuple[str, str, tuple[str, ...]], ...] | None


@cache
def load_recording() -> dict[str, Seen]:
    """Return all by the keystores' names."""
    rows = (line.split("\t") for line in FILE.read_text().splitlines() if not line.startswith("#"))
    return {
        name: Seen(frozenset(RuntimeVersion[each] for each in runtimes.split()), _read_entries(entries)) for name, runtimes, entries in rows
    }


def draw(name: str, views: Mapping[RuntimeVersion, View]) -> Seen:
    """Return what is recorded of these views of a store; Java 8, which cannot be had, is taken to open what Java 11 opens.

    Keys of made stores are new each time: their chains are recorded without digests. Fails where a runtime gave no answer.
    """
    silent = [runtime.name for runtime, view in views.items() if view.refused == NO_ANSWER]
    assert not silent, f"{name}: no answer from {silent}"
    opening = {runtime for runtime, view in views.items() if view.opens}
    told = {old for old, new in _TOLD.items() if new in opening}
    loaded = [view for view in views.values() if isinstance(view, JavaView) and view.refused is None]
    if not loaded:
        return Seen(frozenset(opening | told), None)
    is_made = name.startswith("made/")
    entries = ((entry.alias, entry.kind, ("",) * len(entry.chain) if is_made else shorten(entry.chain)) for entry in loaded[-1].entries)
    return Seen(frozenset(opening | told), tuple(sorted(entries)))


def write_seen(name: str, seen: Seen) -> str:
    """Return the line of a store."""
    entries = "" if seen.entries is None else json.dumps(seen.entries, separators=(",", ":"))
    return f"{name}\t{' '.join(runtime.name for runtime in RuntimeVersion if runtime in seen.opens_in)}\t{entries}"


def write_recording(head: Iterable[str], lines: Iterable[str]) -> None:
    """Write the file: lines on how it was made, and one of each store."""
    FILE.write_text("\n".join((*(f"# {line}" for line in head), *lines)) + "\n")


def shorten(digests: Iterable[str]) -> tuple[str, ...]:
    """Return digests as the recording has them."""
    return tuple(digest[:_DIGITS] for digest in digests)


def _read_entries(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...] | None:
    return tuple((alias, kind, tuple(chain)) for alias, kind, chain in json.loads(text)) if text else None
