"""Cursors are read with care."""

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.cursor import read_cursor, write_cursor
from services.errors import ErrorCode, InvalidInput
from services.model.query import Position

MOMENTS = st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(9999, 12, 30)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(value=MOMENTS | NAMES, item_id=NAMES)
def test_what_is_written_is_read(value: datetime | str, item_id: str) -> None:
    position = Position(value=value, id=item_id)
    assert read_cursor(write_cursor(position)) == position


@given(st.text())
def test_any_text_is_a_position_or_refused(text: str) -> None:
    try:
        read_cursor(text)
    except InvalidInput as refused:
        assert refused.code is ErrorCode.PAGE_INVALID


@pytest.mark.parametrize(
    "parts", [["t", 10**30, "x"], ["t", True, 5], ["s", {"$ne": 1}, "x"], ["s", "x"], "x", ["t", "x", "y"], ["s", "\ud800", "x"], [1], {}]
)
def test_forged_cursors_are_refused(parts: object) -> None:
    forged = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()
    with pytest.raises(InvalidInput):
        read_cursor(forged)


def test_no_cursor_is_the_start() -> None:
    assert read_cursor(None) is None
