"""Views: values of the model over what a medium holds, of which each field is read when it is asked for, and not before.

A view is an object of a subclass of the model's class, with a property in the place of each field. It says that its class is the model's
(`__class__`), so it equals a value with the same fields, and `dataclasses.replace` makes a plain value of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any

from services.codec.compile import READ_FAILURES, Codec, Read, default_of

Damaged = Callable[[type, Exception], Exception]
"""Returns what is raised where a medium does not hold what a field's type says."""

_GETTER = """
def get(view):
    {names}
    try:
        return {read}
    except {failures} as error:
        return {absent}(view, error)
"""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A property of the model that the medium holds as well: the value under `key`, or the record of a class that stands among the fields.

    It is None where the medium holds None under `key`.
    """

    key: str
    record: type | None = None
    value: Any = None

    def write_source(self, codec: Codec) -> str:
        """Return the expression that reads it."""
        read = codec.reader(self.value) if self.record is None else codec.record_reader(self.record)
        held = f"held[{self.key!r}]"
        return f"(None if {held} is None else {codec.bind(read)}({held if self.record is None else 'held'}, ()))"


class NotFetched(RuntimeError):
    """A field is asked for that was not fetched: whoever chose what to fetch forgot it."""


def read_as_views(damaged: Damaged, shortcuts: Mapping[tuple[type, str], Shortcut]) -> Callable[[Codec, type], Read]:
    """Return how a codec reads dataclasses as views; a property may have a shortcut.

    The readers take a third argument: the names of the fields that were fetched, None for all. Any other raises NotFetched.
    """

    def make_reader(codec: Codec, kind: type) -> Read:
        own: dict[str, Any] = {}
        for each in fields(kind):
            absent = _absent(kind, each.name, default_of(each), codec.key_of(kind, each.name), damaged=damaged)
            own[each.name] = property(_getter(codec, codec.field_source(kind, each), absent))
        for (model, name), shortcut in shortcuts.items():
            if model is kind:
                own[name] = property(_getter(codec, shortcut.write_source(codec), _absent(kind, name, MISSING, name, damaged=damaged)))
        own |= {"__slots__": ("_held", "_numbered", "_fetched"), "__class__": property(lambda _: kind), "__repr__": _show}
        class_: Any = type(f"Stored{kind.__name__}", (kind,), own)
        new, set_held, set_numbered, set_fetched = class_.__new__, class_._held.__set__, class_._numbered.__set__, class_._fetched.__set__

        def read(held: Any, numbered: Sequence[Any], fetched: frozenset[str] | None = None) -> Any:
            view = new(class_)
            set_held(view, held)  # by the slots, for the model's classes are frozen
            set_numbered(view, numbered)
            set_fetched(view, fetched)
            return view

        return read

    return make_reader


def _getter(codec: Codec, read: str, absent: Callable[[Any, Exception], Any]) -> Callable[[Any], Any]:
    names = "held, numbered = view._held, view._numbered" if "numbered" in read else "held = view._held"
    source = _GETTER.format(names=names, read=read, failures=codec.bind(READ_FAILURES), absent=codec.bind(absent))
    getter: Callable[[Any], Any] = codec.run(source)["get"]
    return getter


def _absent(kind: type, name: str, default: Any, key: object, *, damaged: Damaged) -> Callable[[Any, Exception], Any]:  # noqa: PLR0917
    """Return what gives the value of a field that could not be read, or raises."""

    def absent(view: Any, error: Exception) -> Any:
        if view._fetched is not None and name not in view._fetched:
            raise NotFetched(f"{kind.__name__}.{name}") from None
        if default is not MISSING and key not in view._held:
            return default
        raise damaged(kind, error) from None

    return absent


def _show(view: Any) -> str:
    return f"<stored {view.__class__.__name__}>"
