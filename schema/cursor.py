"""Cursors: a position in one list, written so that clients do not take it apart, and read with care.

A cursor says of which list it is, with which filter and in which order: in any other its position would be a wrong one.
"""

import base64
import hashlib
import json
from datetime import datetime

from services.errors import ErrorCode, InvalidInput
from services.model.moments import find_moment, to_milliseconds
from services.model.query import Judgement, Position
from services.model.x509 import ValidityStatus

_NAME_SIZE = 8  # octets: lists of one client are told apart; that somebody makes two of one name harms nobody

MAX_CURSOR_LENGTH = 4096
"""Characters: a name of 200 characters of 4 octets, an id, and the encodings around them fit four times."""


def name_list(*parts: object) -> str:
    """Return the name of a list that these parts tell from others: the same on every replica, and after every restart."""
    return hashlib.blake2b(json.dumps(parts, default=str).encode(), digest_size=_NAME_SIZE).hexdigest()


def write_cursor(position: Position, *, of: str) -> str:
    """Return the position in the list of that name as an opaque text."""
    value = position.value
    parts = ["t", to_milliseconds(value)] if isinstance(value, datetime) else ["s", value]
    judged = [position.judgement.status.value, to_milliseconds(position.judgement.at)] if position.judgement else []
    return base64.urlsafe_b64encode(json.dumps([*parts, position.id, of, *judged]).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, *, of: str, field: str = "after", is_judged: bool = False) -> Position | None:
    """Return the position, None for None; raises InvalidInput (PAGE_INVALID) for what `write_cursor` did not write of the list.

    The error names `field`, the argument that the cursor was given as. `is_judged` is for a list by status: its cursors hold a judgement.
    """
    if cursor is None:
        return None
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        parts = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        kind, value, item_id, name, *judged = parts
        if not isinstance(item_id, str) or name != of or bool(judged) != is_judged:
            raise ValueError
        judgement = _read_judgement(*judged) if judged else None
        if kind == "s" and isinstance(value, str):
            value.encode()  # a lone surrogate is no text
            return Position(value=value, id=item_id, judgement=judgement)
        if kind != "t":
            raise ValueError
        return Position(value=_read_moment(value), id=item_id, judgement=judgement)
    except (ValueError, TypeError, RecursionError, OverflowError, OSError):
        raise InvalidInput(
            "This is no cursor of the list with this filter and this order.", field=field, code=ErrorCode.PAGE_INVALID
        ) from None


def _read_judgement(status: object, at: object) -> Judgement:
    return Judgement(status=ValidityStatus(status), at=_read_moment(at))


def _read_moment(milliseconds: object) -> datetime:
    moment = find_moment(milliseconds) if isinstance(milliseconds, int) else None
    if moment is None:
        raise ValueError
    return moment
