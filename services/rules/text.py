"""Which characters a text may have that people read in lists, none of them invisible; passwords are taken as they are."""

import unicodedata

from services.errors import ErrorCode, InvalidInput
from services.model.limits import MAX_PASSWORD_LENGTH
from services.model.secret import Secret

_JOINERS = "\u200c\u200d"  # needed to write Persian and Indic names and many emoji; all other format characters are refused


def _is_refused(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS


def check_text(text: str, *, field: str, longest: int, code: ErrorCode = ErrorCode.VALIDATION_FAILED) -> str:
    """Return the text in Unicode NFC; raises InvalidInput if it is empty, too long, padded, or has a control, bidi or other invisible
    character (Unicode categories Cc, Cf, Cs, Zl, Zp)."""
    # The length is looked at first: normalization of an endless text is work that nobody asked for.
    if not text or len(text) > longest:
        raise InvalidInput(f"{field} must have 1 to {longest} characters; it has {len(text)}.", field=field, code=code)
    refused = next((character for character in text if _is_refused(character)), None)
    if refused is not None:
        raise InvalidInput(
            f"{field} must not contain control, bidirectional or other invisible characters; it contains U+{ord(refused):04X}.",
            field=field,
            code=code,
        )
    if text != text.strip():
        raise InvalidInput(f"{field} must not begin or end with white space.", field=field, code=code)
    return unicodedata.normalize("NFC", text)


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
