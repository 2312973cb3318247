"""Asks runtimes of this machine what they make of the odd stores, and writes `vectors/odd_openings.tsv`; arguments as those of `record`."""

import json
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from services.model.runtime import RuntimeVersion
from tests.runtimes.answers import JavaView, View
from tests.runtimes.programs import find_program
from tests.runtimes.stores import Store
from tests.services.formats.runtimes.odd_stores import make_odd_stores, password_of, pki

FILE = Path(__file__).parents[1] / "vectors" / "odd_openings.tsv"
JAVAS = (RuntimeVersion.JAVA_11, RuntimeVersion.JAVA_25)
"""Those whose entries are recorded: one that looks for issuers by name, one that does so by key identifier, too."""

Entries = tuple[tuple[str, str, tuple[str, ...]], ...]


def label(digest: str) -> str:
    """Return what the odd stores call the certificate of this SHA-256; "?" for one that only one store has."""
    return next((name for name, issued in pki().items() if sha256(issued.der).hexdigest() == digest), "?")


@cache
def load_odd_recording() -> dict[str, tuple[frozenset[RuntimeVersion], dict[RuntimeVersion, Entries | None]]]:
    """Return, by the stores' names, which runtimes open each, and the entries of two Javas: alias, kind, labels of the chain."""
    rows = (line.split("\t") for line in FILE.read_text().splitlines() if not line.startswith("#"))
    return {
        name: (
            frozenset(RuntimeVersion[each] for each in runtimes.split()),
            {java: _read(text) for java, text in zip(JAVAS, entries, strict=True)},
        )
        for name, runtimes, *entries in rows
    }


def main(words: list[str]) -> None:
    """Ask all about all."""
    programs = {RuntimeVersion[name]: find_program(name, path) for name, path in (word.split("=", 1) for word in words)}
    lines = [
        "# What runtimes make of the stores of tests/services/formats/runtimes/odd_stores.py, by asking them; written by",
        "# tests/runtimes/record_odd.py. Columns: the store, the runtimes that open it, the entries of Java 11, those of Java 25.",
        f"# Run: {', '.join(f'{program.name} = {program.version}' for program in programs.values())}.",
    ]
    for name, octets in make_odd_stores().items():
        store = Store(name, octets, password_of(name))
        views = {runtime: program.ask(store) for runtime, program in programs.items()}
        opening = [runtime.name for runtime in RuntimeVersion if runtime in views and views[runtime].opens]
        lines.append("\t".join([name, " ".join(opening), *(_write(java, views) for java in JAVAS)]))
    for program in programs.values():
        program.asked.stop()
    FILE.write_text("\n".join(lines) + "\n")


def _write(java: RuntimeVersion, views: Mapping[RuntimeVersion, View]) -> str:
    view = views[java]
    if not isinstance(view, JavaView) or view.refused is not None:
        return ""
    entries = sorted((entry.alias, entry.kind, [label(digest) for digest in entry.chain]) for entry in view.entries)
    return json.dumps(entries, separators=(",", ":"))


def _read(text: str) -> Entries | None:
    return tuple((alias, kind, tuple(chain)) for alias, kind, chain in json.loads(text)) if text else None


if __name__ == "__main__":
    main(sys.argv[1:])
