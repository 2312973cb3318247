"""How texts are written that are stored and compared: in Unicode NFC, so that what looks the same is the same."""

import unicodedata

MAX_DECOMPOSITION = 4
"""Code points that one of NFC becomes at most when it is decomposed (UAX #15, table 10): a longer text has too many in NFC, too."""


def compose(text: str) -> str:
    """Return the text in Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def fold_text(text: str) -> str:
    """Return the text as parts of it are searched for: in NFC and lower case."""
    return compose(text).lower()
