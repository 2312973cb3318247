"""Passwords are taken as they are: no trimming, no rule about their strength, for they were chosen elsewhere."""

from services.errors import InvalidInput
from services.model.limits import MAX_PASSWORD_LENGTH
from services.model.secret import Secret


def read_password(text: str | None, *, field: str = "password") -> Secret | None:
    """Return the password in UTF-8, None for None; raises InvalidInput if it is too long or has a lone surrogate."""
    if text is None:
        return None
    if len(text) > MAX_PASSWORD_LENGTH:
        raise InvalidInput(f"{field} must have at most {MAX_PASSWORD_LENGTH} characters.", field=field)
    try:
        return Secret(text.encode())
    except UnicodeEncodeError:
        raise InvalidInput(f"{field} has half of a surrogate pair, which is not a character.", field=field) from None
