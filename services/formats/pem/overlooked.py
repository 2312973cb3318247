"""Points out text outside of all PEM blocks that somebody may have meant as one: programs pass over it without a word, and so does
the reader here, but not in silence.

Never meant are comments, names, what openssl prints with -text, Bag Attributes, and hexadecimal dumps.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from services.formats.pem.blocks import TextAround
from services.formats.pem.labels import PROMISED_SHAPES
from services.model.contents import Finding
from services.model.findings import FindingKind, finding

MIN_LINE = 60
"""Characters of a line of base64 that counts as full: PEM has 64, MIME and Java up to 76; no word of people is as long."""

MIN_RUN = 120
"""Characters of base64 in full lines, one after the other: nearly two lines of PEM. The smallest certificate has four times as many."""

MAX_OVERLOOKED = 50
"""Findings of each kind that are looked for: of more, ten are shown (`MAX_OF_ONE_CODE`)."""

MAX_CANDIDATES = 50_000
"""Lines that are looked at closely: 3 MiB of base64, more than a file may have. A file made of other candidates costs half a second."""

_CANDIDATE = re.compile(rf"(?:BEGIN|END)[ \t]*[A-Z0-9]|[A-Z0-9+/]{{{MIN_LINE}}}", re.IGNORECASE)
_HYPHENS = "-\u00ad\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d"  # and the dashes that word processors make of them
_WHOLE_LINE = re.compile(rf"[{_HYPHENS}~_=*\s]*(?:BEGIN|END)\s*(?P<label>[A-Z0-9][A-Z0-9.# ]{{1,64}}?)[{_HYPHENS}~_=*\s]*", re.IGNORECASE)
_LABEL = "[A-Z0-9.# ]{2,64}"
_WITH_HYPHENS = re.compile(rf"[{_HYPHENS}]{{2}}[ \t]*(?:BEGIN|END)[ \t]*({_LABEL})|(?:BEGIN|END) ({_LABEL})[{_HYPHENS}]{{2}}")
_STEMS = re.compile(r"CERT|TIFIC|FICATE|PRIVAT|\bKEY\b|PKCS|\bX\.?509|\bCRL\b|\bCMS\b")
_FOREIGN = re.compile(r"\s*OF\b|\bPGP\b|\bSSH2\b")
"""Labels of other systems; and decoration, such as END OF CERTIFICATES."""

_COMMENTS = ("#", ";", "//")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(r"[0-9A-Fa-f]+")
_TOKEN = re.compile(r"(?<![A-Za-z0-9+/])(?:MI[A-P]|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{116,}")
"""Base64 inside a line that can be nothing else: DER of more than 127 octets, or PEM text."""


def list_overlooked(around: Sequence[TextAround]) -> Iterator[Finding]:
    """Return a warning for each line that looks like a boundary, and for each run of base64, in the order of the text."""
    boundaries = runs = 0
    for line, kind in _look_at(around):
        boundaries += kind is FindingKind.BOUNDARY_OVERLOOKED
        runs += kind is FindingKind.BASE64_OVERLOOKED
        if max(boundaries, runs) > MAX_OVERLOOKED:
            return
        yield finding(kind, line=line)


def _look_at(around: Sequence[TextAround]) -> Iterator[tuple[int, FindingKind]]:
    before, run, is_told = 0, 0, False  # the line before, the base64 that ends with it, and whether its place is told
    start = 0
    for number, text in islice(_list_candidates(around), MAX_CANDIDATES):
        if number != before + 1:
            run, is_told = 0, False
        before = number
        if _is_full(text):
            start, run = (start if run else number), run + len(text)
            if run >= MIN_RUN and not is_told:
                yield start, FindingKind.BASE64_OVERLOOKED
                is_told = True
            continue
        run, is_told = 0, False
        if text.startswith(_COMMENTS):
            continue
        if _TOKEN.search(text):
            yield number, FindingKind.BASE64_OVERLOOKED
        if is_like_boundary(text):
            yield number, FindingKind.BOUNDARY_OVERLOOKED
            is_told = True  # what follows belongs to it


def _list_candidates(around: Sequence[TextAround]) -> Iterator[tuple[int, str]]:
    """Return the lines that are worth a look, without the blanks around them, with their numbers."""
    for stretch in around:
        text, number, counted = stretch.text, stretch.line, 0
        while match := _CANDIDATE.search(text, counted):
            number += text.count("\n", counted, match.start())
            line_start, line_end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
            counted = line_end if line_end >= 0 else len(text)
            yield number, text[line_start:counted].strip()


def _is_full(line: str) -> bool:
    return len(line) >= MIN_LINE and _BASE64.fullmatch(line) is not None and not _HEX.fullmatch(line)


def is_like_boundary(line: str) -> bool:
    """Whether the line is the boundary of a block that would be read but for its dashes and its case, or holds one with a slip."""
    whole = _WHOLE_LINE.fullmatch(line)
    if whole and " ".join(whole["label"].upper().split()) in PROMISED_SHAPES:
        return True
    return any(_is_meant(match[1] or match[2]) for match in _WITH_HYPHENS.finditer(line))


def _is_meant(label: str) -> bool:
    return _STEMS.search(label) is not None and _FOREIGN.search(label) is None
