"""Types compiled into writers and readers."""

from dataclasses import dataclass, field
from enum import Enum

import pytest

from services.codec.compile import Codec, InvalidValue, Medium, Numbers, Simple


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Shared:
    name: str


@dataclass(frozen=True)
class Dot:
    at: int
    colour: Colour = Colour.RED


@dataclass(frozen=True)
class Line:
    dots: tuple[Dot, ...]
    first: Shared
    last: Shared | None = None
    cache: int = 7
    notes: tuple[str, ...] = field(default_factory=tuple)


SIMPLE = {str: Simple(), int: Simple(write=str, read=int)}
NAMED = Codec(
    Medium(
        simple=SIMPLE,
        tag_of=lambda kind: kind.__name__,
        key_of=lambda kind, name: {"at": "where"}.get(name, name),
        not_held={(Line, "cache"): 7},
    ),
    numbered=Shared,
)
LISTED = Codec(Medium(simple=SIMPLE, tag_of=lambda kind: kind.__name__), numbered=Shared)


def test_a_dataclass_is_a_document_of_its_fields_under_the_names_of_the_medium() -> None:
    assert NAMED.writer(Dot)(Dot(at=3), Numbers()) == {"where": "3", "colour": "red"}
    assert NAMED.reader(Dot)({"where": "3", "colour": "red"}, ()) == Dot(at=3)


def test_without_names_a_dataclass_is_the_list_of_its_fields() -> None:
    assert LISTED.writer(Dot)(Dot(at=3), Numbers()) == ["3", "red"]
    for held in (["3"], ["3", "red", "more"], {"where": "3"}, "3r", None):
        with pytest.raises(InvalidValue):
            LISTED.reader(Dot)(held, ())


def test_a_numbered_value_is_written_as_its_number_and_only_once() -> None:
    numbers, one = Numbers(), Shared("one")
    written = NAMED.writer(Line)(Line(dots=(), first=one, last=Shared("one")), numbers)
    assert (written["first"], written["last"], numbers.values) == (0, 0, [one])
    assert NAMED.reader(Line)(written, numbers.values).last is one
    assert NAMED.record_writer(Shared)(one, numbers) == {"name": "one"}


def test_the_key_of_numbers_decides_what_is_the_same() -> None:
    one, other = Shared("one"), Shared("one")
    numbers = Numbers(id)
    assert [numbers.number(value) for value in (one, other, one)] == [0, 1, 0]


@pytest.mark.parametrize("number", [1, -1, True, None, "0", 0.0])
def test_a_number_of_nothing_is_refused(number: object) -> None:
    with pytest.raises(InvalidValue):
        NAMED.reader(Shared)(number, (Shared("one"),))


def test_what_is_absent_is_its_default_and_what_has_none_is_missed() -> None:
    assert NAMED.reader(Line)({"dots": [{"where": "1"}], "first": 0}, (Shared("a"),)) == Line(dots=(Dot(at=1),), first=Shared("a"))
    with pytest.raises(KeyError):
        NAMED.reader(Line)({"dots": []}, ())


def test_a_field_that_is_not_held_is_neither_written_nor_read() -> None:
    written = NAMED.writer(Line)(Line(dots=(), first=Shared("a"), cache=8), Numbers())
    assert "cache" not in written
    assert NAMED.reader(Line)({**written, "cache": 9}, (Shared("a"),)).cache == 7


def test_a_member_of_a_union_tells_which_it_is() -> None:
    hint = Dot | Line | None
    assert NAMED.writer(hint)(Dot(at=3), Numbers()) == {"kind": "Dot", "where": "3", "colour": "red"}
    assert NAMED.reader(hint)({"kind": "Dot", "where": "3"}, ()) == Dot(at=3)
    assert LISTED.writer(hint)(Dot(at=3), Numbers()) == ["Dot", "3", "red"]
    assert LISTED.reader(hint)(["Dot", "3", "red"], ()) == Dot(at=3)
    assert NAMED.reader(hint)(None, ()) is NAMED.writer(hint)(None, Numbers()) is None
    with pytest.raises(KeyError):
        NAMED.reader(hint)({"kind": "Colour"}, ())


def test_a_tuple_is_a_list() -> None:
    assert NAMED.writer(tuple[tuple[int, ...], ...])(((1,), ()), Numbers()) == [["1"], []]
    assert NAMED.reader(tuple[tuple[int, ...], ...])([["1"], []], ()) == ((1,), ())
    for held in ("ab", None, {"a": 1}, ("a",)):
        with pytest.raises(InvalidValue):
            NAMED.reader(tuple[str, ...])(held, ())


@pytest.mark.parametrize("hint", [dict[str, str], tuple[str, int], str | int, Shared | Dot, object, float])
def test_a_type_that_cannot_be_written_is_a_mistake_of_ours(hint: object) -> None:
    with pytest.raises(TypeError):
        NAMED.reader(hint)
    with pytest.raises(TypeError):
        NAMED.writer(hint)
