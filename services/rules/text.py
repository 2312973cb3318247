"""Which characters a text may have that people read in lists, none of them invisible; passwords are taken as they are."""

import unicodedata

from services.errors import ErrorCode, InvalidInput
from services.model.limits import MAX_PASSWORD_LENGTH
from services.model.secret import Secret
from services.model.text import MAX_DECOMPOSITION, compose

_JOINERS = "\u200c\u200d\ufe0f"
"""Needed to write Persian and Indic names and many emoji, where they stand after or before a character that is not ASCII. All other format
characters are refused."""

_REFUSED_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")

_INVISIBLE = frozenset(
    chr(code)
    for first, last in (
        *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F)),
        *((0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
        *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
        *((0x2800, 0x2800), (0x1D159, 0x1D159)),
    )
    for code in range(first, last + 1)
)
"""What shows as nothing: Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), of which Python knows nothing, and two
that are blank by their design, BRAILLE PATTERN BLANK and MUSICAL SYMBOL NULL NOTEHEAD."""


def _find_refused(text: str) -> str | None:
    """Return the first character that is refused."""
    for at, character in enumerate(text):
        if character in _JOINERS:
            if not _joins(text, at):
                return character
        elif character in _INVISIBLE or unicodedata.category(character) in _REFUSED_CATEGORIES:
            return character
    return None


def _joins(text: str, at: int) -> bool:
    """Whether something stands before the joiner, and a character that is not ASCII beside it, other joiners left aside."""
    before, after = text[:at].rstrip(_JOINERS)[-1:], text[at + 1 :].lstrip(_JOINERS)[:1]
    return before != "" and not (before + after).isascii()


def check_text(text: str, *, field: str, longest: int, code: ErrorCode = ErrorCode.VALIDATION_FAILED) -> str:
    """Return the text in Unicode NFC; raises InvalidInput if it is then empty or too long, if it is padded, or has a control, bidi or
    other invisible character."""
    # The length is looked at first: composing an endless text is work that nobody asked for.
    composed = text if len(text) > longest * MAX_DECOMPOSITION else compose(text)
    if not composed or len(composed) > longest:
        raise InvalidInput(f"{field} must have 1 to {longest} characters; it has {len(composed)}.", field=field, code=code)
    refused = _find_refused(composed)
    if refused is not None:
        raise InvalidInput(
            f"{field} must not contain control, bidirectional or other invisible characters; it contains U+{ord(refused):04X}.",
            field=field,
            code=code,
        )
    if composed != composed.strip():
        raise InvalidInput(f"{field} must not begin or end with white space.", field=field, code=code)
    return composed


def read_password(text: str | None, *, field: str = "password") -> Secret | None:
    """Return the password in UTF-8, as it is; None for None; raises InvalidInput if it is too long or has a lone surrogate."""
    if text is None:
        return None
    if len(text) > MAX_PASSWORD_LENGTH:
        raise InvalidInput(f"{field} must have at most {MAX_PASSWORD_LENGTH} characters.", field=field)
    try:
        return Secret(text.encode())
    except UnicodeEncodeError:
        raise InvalidInput(f"{field} has half of a surrogate pair, which is not a character.", field=field) from None
