"""Files that went wrong once, with what is wanted of each (`vectors/cases/cases.tsv`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.model.contents import Contents
from services.model.secret import Secret

_FOLDER = Path(__file__).parent / "vectors" / "cases"


@dataclass(frozen=True)
class Case:
    """One file: its octets and its passwords; None where it needs none."""

    name: str
    octets: bytes
    password: Secret | None
    key_password: Secret | None

    def read(self) -> Contents:
        """Return what the service reads in it under its store password."""
        return read_contents(self.octets, file_name=self.name, password=self.password, budget=Budget())


@cache
def list_cases() -> dict[str, Case]:
    """Return all by their names, those of the table first."""
    rows = [line.split("\t") for line in (_FOLDER / "cases.tsv").read_text().splitlines()[1:]]
    return {row[0]: Case(row[0], (_FOLDER / row[0]).read_bytes(), _read_password(row[1]), _read_password(row[2])) for row in rows}


def _read_password(text: str) -> Secret | None:
    return None if text in ("", "<none>") else Secret(text.encode())
