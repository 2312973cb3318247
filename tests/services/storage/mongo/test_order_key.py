"""The texts that documents are sorted by."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from services.model.query import Position
from services.storage.mongo.order_key import order_key
from tests.services.storage.strategies import MOMENTS

IDS = st.text("0123456789abcdef", min_size=3, max_size=3)
NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.builds(Position, value=NAMES, id=IDS), st.builds(Position, value=NAMES, id=IDS))
def test_names_sort_by_their_lower_case_form_and_then_by_id(one: Position, other: Position) -> None:
    assert (order_key(one) < order_key(other)) == ((str(one.value).lower(), one.id) < (str(other.value).lower(), other.id))


@given(st.builds(Position, value=MOMENTS, id=IDS), st.builds(Position, value=MOMENTS, id=IDS))
def test_moments_sort_by_time_and_then_by_id(one: Position, other: Position) -> None:
    assert (order_key(one) < order_key(other)) == ((one.value, one.id) < (other.value, other.id))


def test_the_zone_of_a_moment_does_not_matter() -> None:
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
    elsewhere = moment.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert order_key(Position(value=moment, id="a")) == order_key(Position(value=elsewhere, id="a"))


@given(st.text())
def test_any_text_of_a_forged_cursor_can_be_asked_for(text: str) -> None:
    order_key(Position(value=text, id=text)).encode()
