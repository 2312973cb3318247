"""Destinations and fragments as YAML: one or several documents, each an object or a list of objects.

Only the events of the parser are used: no value is made into anything but a text, an alias is refused before anything is copied, and
depth and number of values are bounded while the text is read.
"""

from collections.abc import Iterator, Sequence

import yaml

from services.formats.configurations.entries import Found, Node, Pairs, list_entries, malformed
from services.formats.configurations.values import ValueCount

_MAX_DEPTH = 8
"""Collections inside each other; the deepest form, a list in `destinations` with SAP's `$metadata` in an entry, has five."""

_NULLS = ("", "~", "null", "Null", "NULL")
"""What an unquoted text stands for nothing as (YAML 1.2.2 section 10.3.2)."""

_TEXT_TAG = "tag:yaml.org,2002:str"


def read_yaml(text: str, values: ValueCount) -> Iterator[Found]:
    """Yield what the documents hold; raises MalformedContent and TooLarge."""
    number = 1
    for document in _read_documents(text, values):
        for found in list_entries(document, number=number):
            yield found
            number += 1


def write_yaml(pairs: Sequence[tuple[str, str]], *, comments: Sequence[str]) -> str:
    """Return the text of one document with these members, below the comments."""
    text: str = yaml.dump(dict(pairs), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=_UNBROKEN)
    return "".join(f"# {comment}\n" for comment in comments) + text


_UNBROKEN = 1 << 20
"""Characters of a line: more than a value has, so that none is broken."""


def _read_documents(text: str, values: ValueCount) -> list[Node]:
    reader = _Reader()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            values.add()
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise malformed("The file is not YAML.", position=f"line {mark.line + 1}" if mark else None) from None
    except yaml.YAMLError:  # a character that YAML does not have
        raise malformed("The file is not YAML.") from None
    return reader.documents


class _Reader:
    """Makes documents of events."""

    def __init__(self) -> None:
        self.documents: list[Node] = []
        self._open: list[_Collection] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event; raises MalformedContent for an alias, a tag, and what is nested too deeply."""
        match event:
            case yaml.CollectionStartEvent():
                _check_tag(event)
                if len(self._open) == _MAX_DEPTH:
                    raise malformed("The YAML is nested too deeply.", position=_where(event))
                self._open.append(_Collection(is_mapping=isinstance(event, yaml.MappingStartEvent)))
            case yaml.CollectionEndEvent():
                self._add(self._open.pop().node, event)
            case yaml.ScalarEvent():
                _check_tag(event)
                self._add(_read_scalar(event), event)
            case yaml.AliasEvent():
                raise malformed("The file has a YAML alias, which is not taken.", position=_where(event))

    def _add(self, node: Node, event: yaml.Event) -> None:
        if self._open:
            self._open[-1].add(node, position=_where(event))
        else:
            self.documents.append(node)


class _Collection:
    """A mapping or sequence whose end is not read yet."""

    def __init__(self, *, is_mapping: bool) -> None:
        self.node: Pairs | list[Node] = Pairs() if is_mapping else []
        self._key: str | None = None

    def add(self, node: Node, *, position: str | None) -> None:
        """Take the next value; in a mapping every second one is a key, and must be a text."""
        if not isinstance(self.node, Pairs):
            self.node.append(node)
        elif self._key is not None:
            self.node.members.append((self._key, node))
            self._key = None
        elif isinstance(node, str):
            self._key = node
        else:
            raise malformed("A name in the YAML is no text.", position=position)


def _read_scalar(event: yaml.ScalarEvent) -> str | None:
    """Return the text as it is written: `001` stays `001`, and `yes` stays `yes`."""
    text: str = event.value
    is_plain = event.implicit[0]
    return None if is_plain and text in _NULLS else text


def _check_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag not in (None, _TEXT_TAG):
        raise malformed("The file has a YAML tag, which is not taken.", position=_where(event))


def _where(event: yaml.Event) -> str | None:
    return f"line {event.start_mark.line + 1}" if event.start_mark else None
