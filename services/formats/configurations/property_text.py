"""A destination or fragment as the text of java.util.Properties, which is what SAP's cockpit exports."""

import re
from collections.abc import Iterator, Sequence

import javaproperties

from services.errors import DomainError
from services.formats.configurations.entries import REMOVED, Found, Pairs, Unreadable, is_removed, malformed, read_entry
from services.formats.configurations.values import ValueCount

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t\f"
_COMMENTS = ("#", "!")


def read_properties(text: str, values: ValueCount) -> Iterator[Found]:
    """Yield the one entry; raises MalformedContent and TooLarge."""
    values.add(text.count("\n") + text.count("\r"))
    pairs, removed = Pairs(), []
    try:
        for element in javaproperties.parse("\n".join(_join_lines(text))):
            if isinstance(element, javaproperties.KeyValue):
                pairs.members.append((element.key, element.value))
            elif isinstance(element, javaproperties.Comment):
                name, _, value = element.value.partition("=")
                if is_removed(value):
                    removed.append(javaproperties.unescape(name.strip(_BLANKS)))
    except javaproperties.InvalidUEscapeError:
        raise malformed(r"The file has \u without four hexadecimal digits behind it.") from None
    source = "entry 1"
    try:
        yield read_entry(source, pairs, removed=tuple(removed))
    except DomainError as failure:
        yield Unreadable(source=source, failure=failure)


def write_properties(pairs: Sequence[tuple[str, str]], *, removed: Sequence[str]) -> str:
    """Return the text, in ASCII; a comment names each secret property that is left out, as SAP's cockpit does it."""
    comments = "\n".join([*(f"{javaproperties.escape(name)}={REMOVED}" for name in removed), ""]) if removed else None
    return javaproperties.dumps(pairs, comments=comments, timestamp=None)


def _join_lines(text: str) -> Iterator[str]:
    """Yield the lines, each with those that a backslash at its end joins to it.

    The library does that too, but looks at the whole line again for each one that it joins: a megabyte of short lines takes it hours.
    """
    parts: list[str] = []
    for line in _LINE_END.split(text):
        content = line.lstrip(_BLANKS)
        if not parts and content.startswith(_COMMENTS):
            yield line
            continue
        backslashes = len(content) - len(content.rstrip("\\"))
        if backslashes % 2:
            parts.append(content[:-1])
            continue
        yield _protect("".join([*parts, content])) if parts else content
        parts.clear()
    if parts:
        yield _protect("".join(parts))


def _protect(joined: str) -> str:
    """Return the line so that a part that begins as a comment, or with a blank, is still none."""
    content = joined.lstrip(_BLANKS)
    return f"\\{content}" if content.startswith(_COMMENTS) else content
