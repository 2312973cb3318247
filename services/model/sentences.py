"""Sentences with names in braces: filled with facts, and the facts found again in what was filled."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from string import Formatter
from typing import TypeAlias

from services.model.contents import FindingParameter
from services.model.moments import write_moment

Fact: TypeAlias = str | int | datetime | Sequence[str]

MAX_RECOGNIZED_LENGTH = 2_000
"""Characters of a sentence whose facts are looked for: the longest of usual names has some hundred, and a forged name can be as long as a
file. Looking takes the square of the length."""


def fill_sentence(sentence: str, facts: Mapping[str, Fact]) -> tuple[str, tuple[FindingParameter, ...]]:
    """Return the sentence with the facts in it, a moment by its date; and the facts by their names, in its order.

    Of several texts each is named once. Raises KeyError for a fact that is missing; others may be there.
    """
    said = {name: fact.date().isoformat() if isinstance(fact, datetime) else _join(fact) for name, fact in facts.items()}
    names = dict.fromkeys(name for _, name, _, _ in Formatter().parse(sentence) if name)
    return sentence.format(**said), tuple(FindingParameter(name=name, value=_write(facts[name])) for name in names)


def find_facts(sentence: str, filled: str) -> tuple[FindingParameter, ...] | None:
    """Return the facts that fill the sentence so, None where none do or it is too long; empty where it can be divided in several ways."""
    if len(filled) > MAX_RECOGNIZED_LENGTH:
        return None
    shortest, longest = (pattern.fullmatch(filled) for pattern in _write_patterns(sentence))
    if shortest is None or longest is None:
        return None
    if shortest.groups() != longest.groups():  # facts that are the same, each as short and as long as can be, can be no others
        return ()
    numbers = {name for _, name, form, _ in Formatter().parse(sentence) if form}
    facts = shortest.groupdict()
    return tuple(FindingParameter(name=name, value=fact.replace(",", "") if name in numbers else fact) for name, fact in facts.items())


@cache  # of the rows' sentences
def _write_patterns(sentence: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of what the sentence can be, whose facts are as short and as long as can be."""

    def write(text: str) -> re.Pattern[str]:
        parts = [
            re.escape(before) + (f"(?P<{name}>{'[0-9,]+' if form else text})" if name else "")
            for before, name, form, _ in Formatter().parse(sentence)
        ]
        return re.compile("".join(parts), re.DOTALL)

    return write(".*?"), write(".*")


def _write(fact: Fact) -> str:
    return write_moment(fact) if isinstance(fact, datetime) else str(_join(fact))


def _join(fact: str | int | Sequence[str]) -> str | int:
    return fact if isinstance(fact, str | int) else ", ".join(dict.fromkeys(fact))
