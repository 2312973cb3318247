"""Facts for every row of the table of findings."""

from datetime import datetime
from string import Formatter

from services.model.findings import FindingKind
from tests.support import NOW


def facts_of(kind: FindingKind) -> dict[str, str | int | datetime]:
    """Return a number where the sentence formats one, a moment for a date, and a text for every other fact."""
    fields = Formatter().parse(kind.sentence)
    return {name: _fact(name, is_number=bool(form)) for _, name, form, _ in fields if name is not None}


def _fact(name: str, *, is_number: bool) -> str | int | datetime:
    if is_number or name == "count":
        return 1_234
    return NOW if name == "date" else "text." if name == "reason" else f"some {name}"
