"""Reads files of destinations and fragments. Which format a file has is told by its content, never by its name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from services.errors import DomainError, ErrorCode, TooLarge, UnrecognizedFormat
from services.formats.configurations.archive import SIGNATURES, read_archive
from services.formats.configurations.entries import Found, Unreadable
from services.formats.configurations.json_text import read_json
from services.formats.configurations.property_text import read_properties
from services.formats.configurations.values import ValueCount
from services.formats.configurations.yaml_text import read_yaml
from services.formats.text import decode_text
from services.model.configuration_file import ConfigurationFormat
from services.model.limits import MAX_CONFIGURATION_FILE_SIZE, MAX_FILE_CONFIGURATIONS

_READERS: dict[ConfigurationFormat, Callable[[str, ValueCount], Iterator[Found]]] = {
    ConfigurationFormat.PROPERTIES: read_properties,
    ConfigurationFormat.JSON: read_json,
    ConfigurationFormat.YAML: read_yaml,
}

_CONTENT = re.compile(r"(?:[ \t\f]*(?:[#!].*)?[\r\n]+)*+[ \t\f]*+(.*)")
"""The first line that is neither empty nor a comment."""

_YAML_LINE = re.compile(r"---|%YAML|- |-$|[\"'?]|(?:[^=:\\ \t]|[ \t](?!=))++:(?:[ \t]|$)")
"""How a YAML document begins: a mark, a list, a quoted name, or a name with a colon and a blank behind it."""

_PROPERTY_LINE = re.compile(r"(?:\\.|[^\\=: \t\f])++[ \t\f]*+[=:]")
"""A name with = or : behind it."""


def read_configurations(octets: bytes) -> list[Found]:
    """Return what the file holds, at most MAX_FILE_CONFIGURATIONS entries, each by itself: one that is damaged spoils no other.

    Raises TooLarge, UnrecognizedFormat and MalformedContent for the file as a whole. Names and properties are not checked.
    """
    if not octets:
        raise UnrecognizedFormat("The file has no octets.", code=ErrorCode.EMPTY_FILE)
    if len(octets) > MAX_CONFIGURATION_FILE_SIZE:
        message = f"A file to import has at most {MAX_CONFIGURATION_FILE_SIZE:,} octets."
        raise TooLarge(message, limit=MAX_CONFIGURATION_FILE_SIZE)
    read = _read_files if octets.startswith(SIGNATURES) else _read_text
    entries = read(octets, ValueCount())
    found = list(islice(entries, MAX_FILE_CONFIGURATIONS + 1))
    if len(found) > MAX_FILE_CONFIGURATIONS:
        message = f"A file to import has at most {MAX_FILE_CONFIGURATIONS:,} destinations and fragments."
        raise TooLarge(message, limit=MAX_FILE_CONFIGURATIONS)
    return found


def detect_format(text: str) -> ConfigurationFormat | None:
    """Return the format that the first line with content shows, or None."""
    matched = _CONTENT.match(text)
    line = matched[1] if matched else ""
    if line.startswith(("{", "[")):
        return ConfigurationFormat.JSON
    if _YAML_LINE.match(line):
        return ConfigurationFormat.YAML
    return ConfigurationFormat.PROPERTIES if _PROPERTY_LINE.match(line) else None


def _read_files(octets: bytes, values: ValueCount) -> Iterator[Found]:
    for name, content in read_archive(octets):
        try:
            found = list(islice(_read_text(content, values), MAX_FILE_CONFIGURATIONS + 1))
        except TooLarge:
            raise
        except DomainError as failure:
            yield Unreadable(source=name, failure=failure)
            continue
        for one in found:
            yield replace(one, source=name if len(found) == 1 else f"{name}, {one.source}")


def _read_text(octets: bytes, values: ValueCount) -> Iterator[Found]:
    text = decode_text(octets)
    found = detect_format(text) if text else None
    if text is None or found is None:
        message = "The file is neither a properties file nor JSON, YAML or a ZIP archive of these."
        raise UnrecognizedFormat(message, code=ErrorCode.FILE_UNRECOGNIZED)
    yield from _READERS[found](text, values)
