"""Cursors: a position written so that clients do not take it apart, and read with care."""

import base64
import json
from datetime import datetime

from services.errors import ErrorCode, InvalidInput
from services.model.moments import find_moment, to_milliseconds
from services.model.query import Position

MAX_CURSOR_LENGTH = 4096
"""Characters: a name of 200 characters of 4 octets, an id, and the encodings around them fit four times."""


def write_cursor(position: Position) -> str:
    """Return the position as an opaque text."""
    value = position.value
    parts = ["t", to_milliseconds(value)] if isinstance(value, datetime) else ["s", value]
    return base64.urlsafe_b64encode(json.dumps([*parts, position.id]).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None) -> Position | None:
    """Return the position, None for None; raises InvalidInput (PAGE_INVALID) for what `write_cursor` did not write."""
    if cursor is None:
        return None
    try:
        if len(cursor) > MAX_CURSOR_LENGTH:
            raise ValueError
        kind, value, item_id = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
        if not isinstance(item_id, str):
            raise ValueError
        if kind == "t" and isinstance(value, int) and (moment := find_moment(value)) is not None:
            return Position(value=moment, id=item_id)
        if kind == "s" and isinstance(value, str):
            value.encode()  # a lone surrogate is no text
            return Position(value=value, id=item_id)
        raise ValueError
    except (ValueError, TypeError, RecursionError, OverflowError, OSError):
        raise InvalidInput("after is not a cursor of this list.", field="after", code=ErrorCode.PAGE_INVALID) from None
