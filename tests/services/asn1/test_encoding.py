"""Tags, lengths and object identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.encoding import Source, decode_oid, name_kind, read_header
from services.errors import MalformedContent
from tests.services.formats.pkcs12_writer import oid


@pytest.mark.parametrize(
    ("encoded", "header"),
    [
        ("0500", (0x05, False, 2, 2)),
        ("3003020105", (0x30, True, 2, 5)),
        ("048103010203", (0x04, False, 3, 6)),
        ("04840000000101", (0x04, False, 6, 7)),
        ("3080", (0x30, True, 2, -1)),
        ("a100", (0x81, True, 2, 2)),
        ("5f8101020000", (0x5F8101, False, 4, 6)),
    ],
)
def test_headers(encoded: str, header: tuple[int, bool, int, int]) -> None:
    octets = bytes.fromhex(encoded)
    assert read_header(octets, 0, len(octets)) == header


@pytest.mark.parametrize("length", ["7f", "81ff", "84ffffffff", "88ffffffffffffffff", "fe" + "ff" * 8, "ff", "82"])
def test_lengths_beyond_the_limit_are_refused_without_arithmetic_overflow(length: str) -> None:
    octets = bytes.fromhex("04" + length)
    with pytest.raises(MalformedContent):
        read_header(octets, 0, len(octets))


def test_the_ends_of_nested_indefinite_contents_are_remembered() -> None:
    source = Source(bytes.fromhex("3080 3080 0500 0000 0500 0000"))
    assert source.find_end(2, limit=12, depth=0) == 10
    assert source.ends == {2: 10, 4: 6}
    assert source.find_end(4, limit=12, depth=1) == 6


@given(st.integers(0, 2), st.integers(0, 39), st.lists(st.integers(0, 2**40), max_size=6))
def test_every_object_identifier_is_decoded(first: int, second: int, rest: list[int]) -> None:
    dotted = ".".join(map(str, (first, second, *rest)))
    assert decode_oid(oid(dotted)[2:]) == dotted


def test_tags_have_names_for_people() -> None:
    assert [name_kind(kind) for kind in (0x02, 0x30, 0x80, 0x83, 0x41)] == [
        "INTEGER",
        "SEQUENCE",
        "[0]",
        "[3]",
        "an element with the tag 0x41",
    ]
