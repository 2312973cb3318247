"""The generated corpus of 426 key stores and what keytool and openssl say about each; it stands outside the repository.

The environment variable CORPUS names the folder with `golden.tar.xz`; by default it is `../shared/corpus` beside the repository.
"""

import json
import os
import tarfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

_ARCHIVE = Path(os.environ.get("CORPUS", Path(__file__).parents[2] / "shared" / "corpus")) / "golden.tar.xz"

needs_corpus = pytest.mark.skipif(not _ARCHIVE.exists(), reason="the corpus is not here: set CORPUS to the folder of golden.tar.xz")


@dataclass(frozen=True)
class CorpusFile:
    """One file: its row of the manifest, its octets, and the oracles' answer. A password is None where the file needs none."""

    path: str
    format: str
    password: str | None
    key_password: str | None
    verdict: str
    note: str
    octets: bytes
    expected: dict[str, Any]

    def __str__(self) -> str:
        return self.path


@lru_cache(maxsize=1)
def load_corpus() -> tuple[CorpusFile, ...]:
    """Return all files in the manifest's order; none if the corpus is not here."""
    if not _ARCHIVE.exists():
        return ()
    with tarfile.open(_ARCHIVE) as archive:
        members = ((member.name.removeprefix("./"), archive.extractfile(member)) for member in archive if member.isfile())
        files = {name: member.read() for name, member in members if member}
    root = next(name for name in files if name.endswith("manifest.tsv")).removesuffix("manifest.tsv")
    expected = json.loads(files[f"{root}expected.json"])
    rows = (line.split("\t") for line in files[f"{root}manifest.tsv"].decode().splitlines())
    return tuple(
        CorpusFile(
            path=row[0],
            format=row[1],
            password=_read_password(row[2]),
            key_password=_read_password(row[3]),
            verdict=row[4],
            note=row[5],
            octets=files[root + row[0]],
            expected=expected[row[0]],
        )
        for row in rows
    )


@lru_cache
def load_golden(folder: str) -> tuple[CorpusFile, ...]:
    """Return the few files of the corpus that stand in the repository, under tests/vectors/FOLDER."""
    facts = ((path, json.loads(path.read_text())) for path in sorted((Path(__file__).parent / "vectors" / folder).glob("*.json")))
    return tuple(
        CorpusFile(
            path=path.stem,
            format=expected["format"],
            password=expected["storePassword"],
            key_password=expected["keyPassword"],
            verdict=expected["verdict"],
            note=expected["note"],
            octets=path.with_suffix("").read_bytes(),
            expected=expected,
        )
        for path, expected in facts
    )


def _read_password(column: str) -> str | None:
    return None if column == "<none>" else column
