"""Files of destinations, whichever format they have."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, TooLarge, UnrecognizedFormat
from services.formats.configurations import read
from services.formats.configurations.archive import write_archive
from services.formats.configurations.entries import Found, Unreadable, malformed
from services.formats.configurations.read import detect_format, read_configurations
from services.formats.configurations.values import ValueCount
from services.model.configuration_file import ConfigurationFormat, FileEntry
from services.model.limits import MAX_CONFIGURATION_FILE_SIZE, MAX_FILE_CONFIGURATIONS, MAX_FILE_VALUES
from tests.services.formats.configurations.making import entry, failure

PROPERTIES, JSON, YAML = ConfigurationFormat.PROPERTIES, ConfigurationFormat.JSON, ConfigurationFormat.YAML


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Password=x\n\n! b\nName=shop\n", PROPERTIES),
        ("URL=https://x: y", PROPERTIES),
        ("URL = a", PROPERTIES),
        ("a\\:\\ b=c", PROPERTIES),
        ("URL:https", PROPERTIES),
        ("Name : shop", YAML),
        ("Name: shop", YAML),
        ("Name:\n  x", YAML),
        ("# comment\n---\nName: a", YAML),
        ("%YAML 1.2\n---\n", YAML),
        ("- Name: a", YAML),
        ("-\n  Name: a", YAML),
        ('"Name": a', YAML),
        ("my name: a=b", YAML),
        ("  {", JSON),
        ("\n[", JSON),
        ("", None),
        ("# only a comment", None),
        ("hello", None),
        ("<xml a='b'>", None),
    ],
)
def test_the_first_line_with_content_shows_the_format(text: str, expected: ConfigurationFormat | None) -> None:
    assert detect_format(text) is expected


@pytest.mark.parametrize(
    "octets",
    [
        b"Name=shop\nType=HTTP\nDescription=\\u00e4\n",
        "Name=shop\nType=HTTP\nDescription=ä\n".encode(),
        "Name=shop\nType=HTTP\nDescription=ä\n".encode("latin-1"),
        "\ufeffName=shop\r\nType=HTTP\r\nDescription=ä".encode(),
        "Name: shop\nType: HTTP\nDescription: ä\n".encode("utf-16"),
        '{"Name": "shop", "Type": "HTTP", "Description": "ä"}'.encode(),
        write_archive([("a", '[{"Name": "shop", "Type": "HTTP", "Description": "ä"}]'.encode())]),
    ],
)
def test_each_format_and_encoding_is_told_by_its_content(octets: bytes) -> None:
    (found,) = map(entry, read_configurations(octets))
    assert (found.name, found.properties) == ("shop", {"Description": "ä"})


def test_each_file_of_an_archive_stands_for_itself() -> None:
    octets = write_archive(
        [
            ("a.properties", b"Name=a\nType=HTTP\n"),
            ("b", b"\x00\x01\x02"),
            ("c.json", b'[{"Name": "c1", "Type": "HTTP"}, {"Name": "c2"}]'),
            ("empty", b""),
        ]
    )
    one, binary, first, second, empty = read_configurations(octets)
    assert (entry(one).source, entry(one).name) == ("a.properties", "a")
    assert (binary.source, failure(binary).code) == ("b", ErrorCode.FILE_UNRECOGNIZED)
    assert (first.source, entry(first).name) == ("c.json, entry 1", "c1")
    assert (second.source, failure(second).message[:4]) == ("c.json, entry 2", "Type")
    assert (empty.source, failure(empty).code) == ("empty", ErrorCode.FILE_UNRECOGNIZED)


def test_an_archive_in_an_archive_is_not_opened() -> None:
    (found,) = read_configurations(write_archive([("inner.zip", write_archive([("a", b"Name=a\nType=HTTP\n")]))]))
    assert failure(found).code is ErrorCode.FILE_UNRECOGNIZED


def test_the_files_of_an_archive_share_their_limit_of_values() -> None:
    half = b"#\n" * (MAX_FILE_VALUES // 2)
    assert len(read_configurations(write_archive([("a", half + b"Name=a"), ("b", b"Name=b")]))) == 2
    with pytest.raises(TooLarge):
        read_configurations(write_archive([("a", half + b"Name=a"), ("b", half + b"\nName=b")]))


def test_nothing_is_said_to_be_empty() -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_configurations(b"")
    assert caught.value.code is ErrorCode.EMPTY_FILE


@pytest.mark.parametrize("octets", [b"\0", b"\x7fELF", b"hello", b"%PDF-1.4", "ü".encode(), b"\x1f\x8b\x08"])
def test_anything_else_is_not_recognized(octets: bytes) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_configurations(octets)
    assert caught.value.code is ErrorCode.FILE_UNRECOGNIZED


def test_the_size_is_looked_at_first() -> None:
    with pytest.raises(TooLarge) as caught:
        read_configurations(b"\0" * (MAX_CONFIGURATION_FILE_SIZE + 1))
    assert caught.value.limit == MAX_CONFIGURATION_FILE_SIZE


def test_the_number_of_entries_is_bounded() -> None:
    item = b'{"Name":"a","Type":"HTTP"}'
    assert len(read_configurations(b"[" + b",".join([item] * MAX_FILE_CONFIGURATIONS) + b"]")) == MAX_FILE_CONFIGURATIONS
    with pytest.raises(TooLarge) as caught:
        read_configurations(b"[" + b",".join([item] * (MAX_FILE_CONFIGURATIONS + 1)) + b"]")
    assert caught.value.limit == MAX_FILE_CONFIGURATIONS


def test_no_more_entries_are_made_than_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_endless(_: str, __: ValueCount) -> Iterator[Found]:
        for _number in range(MAX_FILE_CONFIGURATIONS + 1):
            yield Unreadable(source="x", failure=malformed("x"))
        pytest.fail("more are made")

    monkeypatch.setitem(read._READERS, JSON, read_endless)
    for octets in (b"[]", write_archive([("a", b"[]"), ("b", b"[]")])):
        with pytest.raises(TooLarge):
            read_configurations(octets)


SNIPPETS = st.sampled_from(
    [*("Name", "Type", "HTTP", "=", ":", ": ", "- ", "\n", "\r", '"', "'", "{", "}", "[", "]", ",", "#", "\\", "\\u12", "&a", "*a"), "!!x"]
)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.lists(SNIPPETS, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_any_octets_give_entries_or_a_domain_error(octets: bytes) -> None:
    try:
        found = read_configurations(octets)
    except DomainError:
        return
    assert all(isinstance(one, FileEntry | Unreadable) for one in found)
