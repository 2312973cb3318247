"""Views: the model's values over what a medium holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from services.codec.compile import Codec, Medium, Numbers, Simple
from services.codec.view import NotFetched, Shortcut, read_as_views


class Broken(Exception):
    """What a medium says of its damaged documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    at: int
    note: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    name: str
    first: Dot | None
    shapes: tuple[Dot | Ring, ...]
    colour: str | None = None
    tags: tuple[str, ...] = field(default_factory=tuple)
    cache: int = 7

    @property
    def best(self) -> Dot | None:
        return self.first

    @property
    def rank(self) -> int | None:
        return self.first.at if self.first else None


MEDIUM = Medium(
    simple={str: Simple(), int: Simple(write=str, read=int)},
    tag_of=lambda kind: kind.__name__,
    key_of=lambda kind, name: {"name": "_id"}.get(name, name),
    not_held={(Drawing, "cache"): 7},
)
PLAIN = Codec(MEDIUM)
VIEWS = Codec(
    MEDIUM,
    read_record=read_as_views(
        lambda kind, error: Broken(kind.__name__, type(error).__name__),
        {(Drawing, "best"): Shortcut("at", record=Dot), (Drawing, "rank"): Shortcut("at", value=int)},
    ),
)
DRAWING = Drawing(name="a", first=Dot(at=1, note="b"), shapes=(Dot(at=2), Ring(size=3)), colour="red", tags=("x", "y"))


def written(drawing: Drawing = DRAWING) -> dict[str, Any]:
    held: dict[str, Any] = PLAIN.writer(Drawing)(drawing, Numbers())
    return held


def view(held: dict[str, Any], *, fetched: frozenset[str] | None = None, numbered: Sequence[Any] = ()) -> Drawing:
    read: Any = VIEWS.record_reader(Drawing)
    made: Drawing = read(held, numbered, fetched)
    return made


def test_a_view_equals_what_was_written_both_ways() -> None:
    assert view(written()) == DRAWING
    assert view(written()) == DRAWING
    assert view(written()) != replace(DRAWING, colour="blue")
    assert hash(view(written())) == hash(DRAWING)


def test_a_view_is_of_the_models_class_at_every_depth() -> None:
    one = view(written())
    assert isinstance(one, Drawing)
    assert one.__class__ is Drawing
    assert [shape.__class__ for shape in one.shapes] == [Dot, Ring]
    assert isinstance(one.shapes[1], Ring)


def test_what_is_made_of_a_view_is_plain() -> None:
    made = replace(view(written()), colour="blue")
    assert type(made) is Drawing
    assert made == replace(DRAWING, colour="blue")


def test_a_view_is_written_as_what_it_shows() -> None:
    assert PLAIN.writer(Drawing)(view(written()), Numbers()) == written()


def test_nothing_is_read_before_it_is_asked_for() -> None:
    one = view({**written(), "first": {"at": "no number"}, "shapes": None})
    assert one.name == "a"
    with pytest.raises(Broken, match="Dot"):
        assert one.first is None or one.first.at
    with pytest.raises(Broken, match="Drawing"):
        assert one.shapes


def test_what_is_absent_is_its_default_and_what_has_none_is_damage() -> None:
    held = written()
    del held["colour"], held["tags"], held["first"]
    one = view(held)
    assert (one.colour, one.tags, one.cache) == (None, (), 7)
    with pytest.raises(Broken, match="KeyError"):
        assert one.first


@pytest.mark.parametrize("name", ["colour", "first"])
def test_what_was_not_fetched_must_not_be_asked_for(name: str) -> None:
    """Its default would be a lie."""
    one = view({"_id": "a"}, fetched=frozenset({"name"}))
    assert one.name == "a"
    with pytest.raises(NotFetched, match=f"Drawing.{name}"):
        getattr(one, name)


def test_a_shortcut_reads_a_record_among_the_fields() -> None:
    held = {"_id": "a", "at": "5", "note": "here"}
    assert view(held).best == Dot(at=5, note="here")
    assert view(held, fetched=frozenset({"best"})).best == Dot(at=5, note="here")
    assert (view({"at": None}).best, view({"at": None}).rank) == (None, None)
    assert view(held, fetched=frozenset({"rank"})).rank == 5
    with pytest.raises(NotFetched, match=r"Drawing\.best"):
        assert view({"_id": "a"}, fetched=frozenset({"name"})).best
    with pytest.raises(Broken, match="KeyError"):
        assert view({"_id": "a"}).best
    with pytest.raises(Broken, match="Dot"):
        assert view({"at": "no number"}).best == Dot(at=1)


def test_its_repr_reads_nothing() -> None:
    assert repr(view({})) == "<stored Drawing>"
