"""The `$filter` of lists and of deletions: the four forms that SAP's service has, and that by labels.

Names and labels are percent-encoded inside their quotation marks, beside the encoding of the whole query; texts of `startswith` and
`endswith` are not. A quotation mark in any of them may be doubled, as OData has it.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn, TypeAlias

from server.rest.request import decode, invalid
from services.model.query import LabelFilter

MAX_MINUTES = 1_440
"""Of `modifiedwithin`: one day, as in SAP's service."""

_TEXT = r"'((?:[^']|'')*)'"
_LIST = rf"\(\s*{_TEXT}(?:\s*,\s*{_TEXT})*\s*\)"
_NAME_IN = re.compile(rf"\s*Name\s+in\s*(?P<names>{_LIST})\s*", re.IGNORECASE)
_STARTS_OR_ENDS = re.compile(rf"\s*(?P<form>startswith|endswith)\(\s*Name\s*,\s*{_TEXT.replace('(', '(?P<text>', 1)}\s*\)\s*")
_MODIFIED = re.compile(r"\s*modifiedwithin\(\s*'([0-9]{1,4})'\s*,\s*'minutes'\s*\)\s*")
_LABEL = re.compile(rf"\s*Label\[\s*{_TEXT.replace('(', '(?P<key>', 1)}\s*\]\s+HAS\s*(?P<values>{_LIST})\s*", re.IGNORECASE)
_AND = re.compile(r"AND(?=\s)", re.IGNORECASE)
_EACH_TEXT = re.compile(_TEXT)


@dataclass(frozen=True, slots=True)
class NameIn:
    """Those of exactly these names, each once."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameStartsWith:
    """Those whose name begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class NameEndsWith:
    """Those whose name ends so."""

    text: str


@dataclass(frozen=True, slots=True)
class ModifiedWithin:
    """Those that were made or changed in this time before now."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Labelled:
    """Those that have, of each of these labels, any of the values."""

    labels: tuple[LabelFilter, ...]


Filter: TypeAlias = NameIn | NameStartsWith | NameEndsWith | ModifiedWithin | Labelled

_FORMS: dict[type[Filter], str] = {
    NameIn: "Name in ('a','b')",
    NameStartsWith: "startswith(Name,'a')",
    NameEndsWith: "endswith(Name,'a')",
    ModifiedWithin: f"modifiedwithin('1 to {MAX_MINUTES}','minutes')",
    Labelled: "Label['a'] HAS ('b','c') AND Label['d'] HAS ('e')",
}

ALL_FORMS = tuple(_FORMS)


def read_filter(text: str, forms: tuple[type[Filter], ...] = ALL_FORMS) -> Filter:
    """Return the filter; raises RequestRefused (400) for what has none of the forms."""
    found = _read_names(text) or _read_affix(text) or _read_modified(text) or _read_labels(text)
    if not isinstance(found, forms):
        _refuse(forms)
    return found


def _refuse(forms: tuple[type[Filter], ...]) -> NoReturn:
    allowed = ", or ".join(_FORMS[form] for form in forms)
    raise invalid(f"$filter must be {allowed}.", "FILTER_INVALID")


def _read_names(text: str) -> NameIn | None:
    matched = _NAME_IN.fullmatch(text)
    return NameIn(tuple(dict.fromkeys(_read_list(matched["names"])))) if matched else None


def _read_affix(text: str) -> NameStartsWith | NameEndsWith | None:
    matched = _STARTS_OR_ENDS.fullmatch(text)
    if matched is None:
        return None
    affix = matched["text"].replace("''", "'")
    return NameStartsWith(affix) if matched["form"] == "startswith" else NameEndsWith(affix)


def _read_modified(text: str) -> ModifiedWithin | None:
    matched = _MODIFIED.fullmatch(text)
    if matched is None or not 1 <= int(matched[1]) <= MAX_MINUTES:
        return None
    return ModifiedWithin(timedelta(minutes=int(matched[1])))


def _read_labels(text: str) -> Labelled | None:
    labels, at = list[LabelFilter](), 0
    while matched := _LABEL.match(text, at):
        labels.append(LabelFilter(key=_read_text(matched["key"]), values=tuple(_read_list(matched["values"]))))
        at = matched.end()
        if at == len(text):
            return Labelled(tuple(labels))
        conjunction = _AND.match(text, at)
        if conjunction is None:
            return None
        at = conjunction.end()
    return None


def _read_list(text: str) -> list[str]:
    return [_read_text(one) for one in _EACH_TEXT.findall(text)]


def _read_text(text: str) -> str:
    """Return what stands percent-encoded between quotation marks; raises RequestRefused (400) for broken escapes and what is no UTF-8."""
    return decode(text.replace("''", "'").encode(), what="filter")
