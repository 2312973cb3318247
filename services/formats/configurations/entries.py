"""What a JSON or YAML document says: which destinations and fragments it holds. A properties file is one of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from services.errors import DomainError, ErrorCode, InvalidInput, MalformedContent
from services.model.configuration_file import FileEntry
from services.model.destination import ConfigurationKind, DestinationType

NAME, FRAGMENT_NAME, TYPE = "Name", "FragmentName", "Type"
"""What names a destination, and a fragment, and a destination's type: in files and in SAP's REST API these stand beside the properties."""

REMOVED = "<< Existing password/certificate removed on export >>"
"""What SAP's cockpit writes in the place of a secret value; it is a sign and no value."""

_REMOVED = re.compile(r"<<\s*existing password(?:/certificate)? removed on export\s*>>", re.IGNORECASE)

_MAX_SHOWN = 60  # characters of a name in a message

_SYSTEM_DATA = "$metadata"
"""Under this name SAP's REST API says what belongs to the service, such as the time of a change."""

_LISTS = ("destinations", "fragments")
_POLICIES = ("existing_destinations_policy", "existing_fragments_policy")
"""Members of `init_data`, the parameter with which service instances are created. The import has an option of its own for the policies."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """The members of an object, in order, repeated ones too."""

    members: list[tuple[str, "Node"]] = field(default_factory=list, repr=False)


Node: TypeAlias = "Pairs | list[Node] | str | bool | None"
"""A value of a document. Numbers are kept as the digits that the file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An entry that is no destination or fragment: where it stands, and what is wrong with it."""

    source: str
    failure: DomainError


Found: TypeAlias = FileEntry | Unreadable


def is_removed(text: str) -> bool:
    """Whether the text is the sign that a secret value was taken out."""
    return _REMOVED.fullmatch(text.strip()) is not None


def list_entries(document: Node, *, number: int = 1) -> Iterator[Found]:
    """Yield what the document holds: one object, which has the number, a list of objects, or a part of `init_data`.

    Raises MalformedContent for anything else.
    """
    if isinstance(document, Pairs):
        if any(name in _LISTS and isinstance(value, list) for name, value in document.members):
            yield from _list_initial(document)
        else:
            yield _try_entry(f"entry {number}", document)
    elif isinstance(document, list):
        yield from _list_items(document, "entry", first=number)
    else:
        raise malformed("The file must hold an object with Name or FragmentName, or a list of such objects.")


def read_entry(source: str, pairs: Pairs, *, removed: tuple[str, ...] = ()) -> FileEntry:
    """Return the destination or fragment; raises MalformedContent and InvalidInput (field Name or Type). No value is in a message."""
    texts: dict[str, str] = {}
    for name, value in pairs.members:
        if name == _SYSTEM_DATA:
            continue
        if name in texts:
            raise malformed(f'"{_shorten(name)}" stands there twice.')
        texts[name] = _read_text(name, value)
    kind = ConfigurationKind.DESTINATION if NAME in texts else ConfigurationKind.FRAGMENT
    if kind is ConfigurationKind.FRAGMENT and FRAGMENT_NAME not in texts:
        raise InvalidInput("Name is missing, and so is FragmentName: neither a destination nor a fragment.", field=NAME)
    name = texts.pop(NAME if kind is ConfigurationKind.DESTINATION else FRAGMENT_NAME)
    type_ = _read_type(texts.pop(TYPE, None)) if kind is ConfigurationKind.DESTINATION else None
    taken_out = dict.fromkeys([*removed, *(key for key, text in texts.items() if is_removed(text))])
    properties = {key: text for key, text in texts.items() if not is_removed(text)}
    return FileEntry(
        source=source,
        kind=kind,
        name=name,
        type=type_,
        properties=properties,
        removed=tuple(key for key in taken_out if key not in properties),
    )


def malformed(message: str, *, position: str | None = None) -> MalformedContent:
    """Return what is raised for a file that breaks its format."""
    return MalformedContent(message, position=position, code=ErrorCode.FILE_MALFORMED)


def _list_initial(document: Pairs) -> Iterator[Found]:
    for name, value in document.members:
        if name in _POLICIES:
            continue
        if name not in _LISTS or not isinstance(value, list):
            raise malformed('Beside "destinations" and "fragments", each with a list, the file must have nothing but their policies.')
        yield from _list_items(value, name)


def _list_items(items: Sequence[Node], what: str, *, first: int = 1) -> Iterator[Found]:
    for at, item in enumerate(items, start=first):
        source = f"{what} {at}"
        if isinstance(item, Pairs):
            yield _try_entry(source, item)
        else:
            yield Unreadable(source=source, failure=malformed("The entry is no object with Name or FragmentName."))


def _try_entry(source: str, pairs: Pairs) -> Found:
    try:
        return read_entry(source, pairs)
    except DomainError as failure:
        return Unreadable(source=source, failure=failure)


def _read_text(name: str, value: Node) -> str:
    if isinstance(value, bool):  # as people write them in YAML and JSON; SAP's service keeps texts
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    what = 'has no value; an empty text is written ""' if value is None else "holds several values; a property is one text"
    raise malformed(f'"{_shorten(name)}" {what}.')


def _read_type(text: str | None) -> DestinationType:
    try:
        return DestinationType(text)
    except ValueError:
        types = ", ".join(one.value for one in DestinationType)
        raise InvalidInput(f"Type must be one of {types}.", field=TYPE) from None


def _shorten(name: str) -> str:
    """Return the name, or its beginning: what somebody wrote at the wrong place is not repeated at length."""
    return name if len(name) <= _MAX_SHOWN else f"{name[:_MAX_SHOWN]}…"
