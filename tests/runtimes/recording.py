"""What runtimes were seen to make of the keystores: `vectors/openings.tsv`, read and written."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.model.runtime import RuntimeVersion
from tests.runtimes.answers import JavaView, View

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


def write_recording(head: Iterable[str], views: Mapping[str, Mapping[RuntimeVersion, View]]) -> None:
    """Write what was seen, with lines on how; Java 8, which cannot be had, is taken to open what Java 11 opens."""
    lines = [f"# {line}" for line in head]
    for name, seen in views.items():
        told = {old: seen[new] for old, new in _TOLD.items()}
        opening = (runtime.name for runtime in RuntimeVersion if {**told, **seen}[runtime].opens)
        loaded = [view for view in seen.values() if isinstance(view, JavaView) and view.refused is None]
        lines.append(f"{name}\t{' '.join(opening)}\t{_write_entries(loaded[-1], is_made=name.startswith('made/')) if loaded else ''}")
    FILE.write_text("\n".join(lines) + "\n")


def shorten(digests: Iterable[str]) -> tuple[str, ...]:
    """Return digests as the recording has them."""
    return tuple(digest[:_DIGITS] for digest in digests)


def _write_entries(view: JavaView, *, is_made: bool) -> str:
    """Keys of made stores are new each time: their chains are recorded without digests."""
    entries = [(entry.alias, entry.kind, ("",) * len(entry.chain) if is_made else shorten(entry.chain)) for entry in view.entries]
    return json.dumps(sorted(entries), ensure_ascii=True, separators=(",", ":"))


def _read_entries(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...] | None:
    return tuple((alias, kind, tuple(chain)) for alias, kind, chain in json.loads(text)) if text else None
