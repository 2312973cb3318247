"""Values of the model as a medium holds them (BSON, JSON) and back, by the types of their fields.

Each type is compiled once, into one expression of Python that does for its fields what one would write by hand: calling a function for
each field instead made a list of certificates half as slow again. What is compiled is made of the names of our own fields only.

Enums are their values, tuples are lists. Where a value of the numbered type stands inside another, its number is written instead, so that
it can be written once. Of a union of dataclasses what is written begins with a tag.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache, partial
from typing import Any, get_args, get_type_hints

from services.codec.shapes import shape_of, without_none


class InvalidValue(ValueError):
    """Something is not what its type says."""


class Numbers:
    """Numbers values in the order in which they are first seen; two of the same key are one."""

    def __init__(self, key: Callable[[Any], Hashable] = lambda value: value) -> None:
        self._key = key
        self._numbers: dict[Hashable, int] = {}
        self.values: list[Any] = []

    def number(self, value: Any) -> int:
        """Return the number of the value, a new one if it was not seen before."""
        number = self._numbers.setdefault(self._key(value), len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


Write = Callable[[Any, Numbers], Any]
"""Gives what the medium holds for a value, and numbers the values that are written apart."""

Read = Callable[[Any, Sequence[Any]], Any]
"""Gives the value for what the medium holds, with the values to look numbers up in.

Raises one of READ_FAILURES for what is not of the type.
"""

READ_FAILURES = (KeyError, ValueError, TypeError, AttributeError, IndexError)
"""InvalidValue is a ValueError."""


@dataclass(frozen=True, slots=True)
class Simple:
    """How values of a simple type are written and read; None where they stay as they are."""

    write: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """What differs between media.

    `key_of` gives the key of a dataclass's field; without it a dataclass is the list of its fields, and reading refuses any other length.
    With it, a field with a default may be absent: it is read as its default. `not_held` are fields that are neither written nor read.
    """

    simple: Mapping[Any, Simple]
    tag_of: Callable[[type], str]
    key_of: Callable[[type, str], str] | None = None
    not_held: Mapping[tuple[type, str], Any] = field(default_factory=dict)


class Codec:
    """Writers and readers of all types in one medium, each made when it is first asked for."""

    def __init__(self, medium: Medium, *, numbered: type | None = None, read_record: "Callable[[Codec, type], Read] | None" = None) -> None:
        """`read_record` makes the readers of dataclasses, if they are not to be read field by field at once."""
        self._medium = medium
        self._numbered = numbered
        self._bound: dict[str, Any] = {}
        # By a type as the model writes types; TypeError for one that is neither written nor read.
        self.writer: Callable[[Any], Write] = cache(self._make_writer)
        self.reader: Callable[[Any], Read] = cache(self._make_reader)
        # By a dataclass itself, also for the numbered one.
        self.record_writer: Callable[[type], Write] = cache(self._make_record_writer)
        self.record_reader: Callable[[type], Read] = cache(partial(read_record, self) if read_record else self._make_record_reader)

    def _make_writer(self, hint: Any) -> Write:
        return self._compile(f"lambda value, numbers: {self._write(hint, 'value')}")

    def _make_reader(self, hint: Any) -> Read:
        return self._compile(f"lambda held, numbered: {self._read(hint, 'held')}")

    def _make_record_writer(self, kind: type) -> Write:
        hints = get_type_hints(kind)
        written = {key: self._write(hints[name], f"value.{name}") for name, key in self._keys(kind).items()}
        if self._medium.key_of is None:
            return self._compile(f"lambda value, numbers: [{', '.join(written.values())}]")
        return self._compile(f"lambda value, numbers: {{{', '.join(f'{key!r}: {part}' for key, part in written.items())}}}")

    def _make_record_reader(self, kind: type) -> Read:
        made = f"{self.bind(kind)}({', '.join(f'{each.name}={self._read_field(kind, each)}' for each in fields(kind))})"
        if self._medium.key_of is None:
            refuse = f"{self.bind(_refuse)}({kind.__name__!r})"
            made = f"{made} if type(held) is list and len(held) == {len(self._keys(kind))} else {refuse}"
        return self._compile(f"lambda held, numbered: {made}")

    def key_of(self, kind: type, name: str) -> str | int | None:
        """Return the key under which the medium holds the field, None for one that it does not hold."""
        return self._keys(kind).get(name)

    def field_source(self, kind: type, each: Field[Any]) -> str:
        """Return the expression that reads the field from `held` and `numbered`, without its default."""
        key = self.key_of(kind, each.name)
        if key is None:
            return self.bind(self._medium.not_held[kind, each.name])
        return self._read(get_type_hints(kind)[each.name], f"held[{key!r}]")

    def _keys(self, kind: type) -> dict[str, str | int]:
        names = [each.name for each in fields(kind) if (kind, each.name) not in self._medium.not_held]
        key_of = self._medium.key_of
        return {name: position if key_of is None else key_of(kind, name) for position, name in enumerate(names)}

    def _read_field(self, kind: type, each: Field[Any]) -> str:
        read, key = self.field_source(kind, each), self.key_of(kind, each.name)
        default = default_of(each)
        if key is None or self._medium.key_of is None or default is MISSING:
            return read
        return f"({read} if {key!r} in held else {self.bind(default)})"

    def _write(self, hint: Any, value: str) -> str:
        """Return the expression that writes what the expression `value` gives."""
        match shape_of(hint, self._medium.simple, self._numbered):
            case "simple":
                write = self._medium.simple[hint].write
                return value if write is None else f"{self.bind(write)}({value})"
            case "numbered":
                return f"numbers.number({value})"
            case "tuple":
                item = self._write(get_args(hint)[0], "item")
                return f"list({value})" if item == "item" else f"[{item} for item in {value}]"
            case "optional":
                written = self._write(without_none(hint), value)
                return value if written == value else f"(None if {value} is None else {written})"
            case "enum":
                return f"{value}.value"
            case "union":
                return f"{self.bind(self._union_writer(get_args(hint)))}({value}, numbers)"
            case _:
                return f"{self.bind(self.record_writer(hint))}({value}, numbers)"

    def _read(self, hint: Any, held: str) -> str:
        """Return the expression that reads what the expression `held` gives."""
        match shape_of(hint, self._medium.simple, self._numbered):
            case "simple":
                read = self._medium.simple[hint].read
                return held if read is None else f"{self.bind(read)}({held})"
            case "numbered":
                return f"{self.bind(_look_up)}({held}, numbered)"
            case "tuple":
                item, items = self._read(get_args(hint)[0], "item"), f"{self.bind(_check_list)}({held})"
                return f"tuple({items})" if item == "item" else f"tuple([{item} for item in {items}])"
            case "optional":
                value = self._read(without_none(hint), held)
                return held if value == held else f"(None if {held} is None else {value})"
            case "enum":
                # Looking members up is three times as fast as calling the enum, and a list looks up hundreds.
                return f"{self.bind({member.value: member for member in hint})}[{held}]"
            case "union":
                return f"{self.bind(self._union_reader(get_args(hint)))}({held}, numbered)"
            case _:
                return f"{self.bind(self.record_reader(hint))}({held}, numbered)"

    def _union_writer(self, members: Sequence[type]) -> Write:
        writers = {member: (self._medium.tag_of(member), self.record_writer(member)) for member in members}

        def write(value: Any, numbers: Numbers) -> Any:
            tag, write_member = writers[value.__class__]
            held = write_member(value, numbers)
            return [tag, *held] if type(held) is list else {"kind": tag, **held}

        return write

    def _union_reader(self, members: Sequence[type]) -> Read:
        readers = {self._medium.tag_of(member): self.record_reader(member) for member in members}
        is_list = self._medium.key_of is None

        def read(held: Any, numbered: Sequence[Any]) -> Any:
            if is_list:
                tag, *held = _check_list(held)
                return readers[tag](held, numbered)
            return readers[held["kind"]](held, numbered)

        return read

    def bind(self, thing: Any) -> str:
        """Return the name by which an expression speaks of the thing."""
        name = f"_{len(self._bound)}"
        self._bound[name] = thing
        return name

    def _compile(self, source: str) -> Callable[[Any, Any], Any]:
        compiled: Callable[[Any, Any], Any] = eval(source, self._bound)  # noqa: S307  # of our own fields' names, of nothing that was read
        return compiled

    def run(self, source: str) -> dict[str, Any]:
        """Run definitions in which such expressions stand, and return them by their names."""
        made: dict[str, Any] = {}
        exec(source, self._bound, made)  # noqa: S102  # as above
        return made


def default_of(each: Field[Any]) -> Any:
    """Return the default of a dataclass's field, MISSING if it has none."""
    return each.default if each.default_factory is MISSING else each.default_factory()


def _refuse(name: str) -> Any:
    raise InvalidValue(name)


def _check_list(held: Any) -> Any:
    return held if type(held) is list else _refuse("tuple")


def _look_up(number: Any, numbered: Sequence[Any]) -> Any:
    return numbered[number] if type(number) is int and 0 <= number < len(numbered) else _refuse("number")
