"""Skips a serialised Java object by its grammar (Java Object Serialization Specification, chapter 6). Nothing is ever deserialised."""

from collections.abc import Callable
from dataclasses import dataclass

from services.formats.java.data import JavaData

MAX_ITEMS = 10_000
"""Of one object, classes and strings included: a sealed secret key has about twelve."""

MAX_DEPTH = 40
"""Of nested objects and super classes: a sealed secret key needs six."""

_STREAM_HEADER = bytes.fromhex("aced0005")
_FIRST_HANDLE = 0x7E0000
_NULL, _END_OF_BLOCK = 0x70, 0x78
_HAS_WRITE_METHOD, _IS_SERIALIZABLE, _IS_EXTERNALIZABLE, _HAS_BLOCK_DATA = 0x01, 0x02, 0x04, 0x08
_SIZES = {"B": 1, "C": 2, "D": 8, "F": 4, "I": 4, "J": 8, "S": 2, "Z": 1}


@dataclass(frozen=True, slots=True)
class _ClassDescription:
    name: bytes
    types: str
    flags: int
    parent: "_ClassDescription | None"


def skip_object(data: JavaData) -> None:
    """Move `data` behind the one object of a Java object stream that starts here; raises MalformedContent if there is none."""
    if data.read(4) != _STREAM_HEADER:
        raise data.damage("a sealed key is no Java object stream")
    _Skipper(data).skip_next()


class _Skipper:
    def __init__(self, data: JavaData) -> None:
        self._data = data
        self._handles: list[_ClassDescription | None] = []
        self._items = 0
        self._depth = 0
        self._skip_by_type: dict[int, Callable[[], object]] = {
            _NULL: lambda: None,
            0x71: self._find_reference,
            0x72: self._read_class_description,
            0x73: self._skip_instance,
            0x74: lambda: self._skip_string(2),
            0x75: self._skip_array,
            0x76: self._skip_class,
            0x77: lambda: data.read(data.read_unsigned(1)),
            0x7A: lambda: data.read(data.read_int()),
            0x7C: lambda: self._skip_string(8),
            0x7D: self._read_proxy_description,
            0x7E: self._skip_enum,
        }

    def skip_next(self) -> None:
        self._skip_content(self._data.read_unsigned(1))

    def _skip_content(self, kind: int) -> object:
        """Skip what is of that kind; a class description, or a reference to one, is returned."""
        self._items += 1
        self._depth += 1
        skip = self._skip_by_type.get(kind)
        if skip is None or self._items > MAX_ITEMS or self._depth > MAX_DEPTH:
            raise self._data.damage("a sealed key is no Java object that this service can skip")
        skipped = skip()
        self._depth -= 1
        return skipped

    def _skip_annotation(self) -> None:
        while (kind := self._data.read_unsigned(1)) != _END_OF_BLOCK:
            self._skip_content(kind)

    def _skip_string(self, size: int) -> None:
        self._handles.append(None)
        self._data.read(self._data.read_unsigned(size))

    def _read_description(self) -> _ClassDescription | None:
        """Read where the grammar says classDesc: a new one, one seen before, or null."""
        kind = self._data.read_unsigned(1)
        description = self._skip_content(kind)
        if kind == _NULL:
            return None
        if not isinstance(description, _ClassDescription):
            raise self._data.damage("a sealed key names no class")
        return description

    def _find_reference(self) -> _ClassDescription | None:
        handle = self._data.read_int() - _FIRST_HANDLE
        return self._handles[handle] if 0 <= handle < len(self._handles) else None

    def _read_class_description(self) -> _ClassDescription:
        name = self._data.read(self._data.read_unsigned(2))
        self._data.read(8)  # its serialVersionUID
        place = self._take_handle()
        flags = self._data.read_unsigned(1)
        types = "".join(self._read_field_type() for _ in range(self._data.read_unsigned(2)))
        self._skip_annotation()
        return self._fill_handle(place, _ClassDescription(name, types, flags, self._read_description()))

    def _read_proxy_description(self) -> _ClassDescription:
        place = self._take_handle()
        for _ in range(self._data.read_count(2)):
            self._data.read(self._data.read_unsigned(2))
        self._skip_annotation()
        return self._fill_handle(place, _ClassDescription(b"", "", _IS_SERIALIZABLE, self._read_description()))

    def _take_handle(self) -> int:
        self._handles.append(None)
        return len(self._handles) - 1

    def _fill_handle(self, place: int, description: _ClassDescription) -> _ClassDescription:
        self._handles[place] = description
        return description

    def _read_field_type(self) -> str:
        kind = chr(self._data.read_unsigned(1))
        self._data.read(self._data.read_unsigned(2))  # the field's name
        if kind in "[L":
            self.skip_next()  # the name of its class: a string
        elif kind not in _SIZES:
            raise self._data.damage("a sealed key has a field of no type")
        return kind

    def _skip_values(self, types: str) -> None:
        for kind in types:
            if kind in _SIZES:
                self._data.read(_SIZES[kind])
            else:
                self.skip_next()

    def _skip_instance(self) -> None:
        description = self._read_description()
        self._handles.append(None)
        lineage: list[_ClassDescription] = []
        while description is not None:
            lineage.append(description)
            description = description.parent
        for each in reversed(lineage):
            self._skip_class_data(each)

    def _skip_class_data(self, description: _ClassDescription) -> None:
        if description.flags & _IS_SERIALIZABLE:
            self._skip_values(description.types)
            if description.flags & _HAS_WRITE_METHOD:
                self._skip_annotation()
        elif description.flags & _IS_EXTERNALIZABLE:
            if not description.flags & _HAS_BLOCK_DATA:
                raise self._data.damage("a sealed key holds an object that only its own class can read")
            self._skip_annotation()

    def _skip_array(self) -> None:
        description = self._read_description()
        self._handles.append(None)
        name = description.name if description else b""  # "[B" is an array of octets
        if size := _SIZES.get(name[1:2].decode("latin-1")):
            self._data.read(self._data.read_count(size) * size)
        else:
            self._skip_values("L" * self._data.read_count(1))

    def _skip_class(self) -> None:
        self._read_description()
        self._handles.append(None)

    def _skip_enum(self) -> None:
        self._read_description()
        self._handles.append(None)
        self.skip_next()
