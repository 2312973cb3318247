"""Tags, lengths and object identifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.encoding import decode_oid, find_end, name_tag, read_header
from services.errors import MalformedContent
from tests.services.formats.pkcs12_writer import oid


@pytest.mark.parametrize(
    ("encoded", "header"),
    [
        ("0500", (0x05, 2, 2)),
        ("3003020105", (0x30, 2, 5)),
        ("048103010203", (0x04, 3, 6)),
        ("04840000000101", (0x04, 6, 7)),
        ("3080", (0x30, 2, -1)),
        ("a100", (0xA1, 2, 2)),
        ("5f8101020000", (0x5F, 4, 6)),
    ],
)
def test_headers(encoded: str, header: tuple[int, int, int]) -> None:
    octets = bytes.fromhex(encoded)
    assert read_header(octets, 0, limit=len(octets), is_der=False) == header


@pytest.mark.parametrize("length", ["7f", "81ff", "84ffffffff", "88ffffffffffffffff", "fe" + "ff" * 8, "ff", "82"])
def test_lengths_beyond_the_limit_are_refused_without_arithmetic_overflow(length: str) -> None:
    octets = bytes.fromhex("04" + length)
    with pytest.raises(MalformedContent):
        read_header(octets, 0, limit=len(octets), is_der=False)


def test_the_ends_of_nested_indefinite_contents_are_remembered() -> None:
    octets = bytes.fromhex("3080 3080 0500 0000 0500 0000")
    ends: dict[int, int] = {}
    assert find_end(octets, 2, limit=12, depth=0, ends=ends) == 10
    assert ends == {2: 10, 4: 6}
    assert find_end(b"", 4, limit=12, depth=1, ends=ends) == 6


@given(st.integers(0, 2), st.integers(0, 39), st.lists(st.integers(0, 2**40), max_size=6))
def test_every_object_identifier_is_decoded(first: int, second: int, rest: list[int]) -> None:
    dotted = ".".join(map(str, (first, second, *rest)))
    assert decode_oid(oid(dotted)[2:]) == dotted


def test_tags_have_names_for_people() -> None:
    assert [name_tag(tag) for tag in (0x02, 0x30, 0x80, 0xA3, 0x41)] == [
        "INTEGER",
        "SEQUENCE",
        "[0]",
        "[3]",
        "an element with the tag 0x41",
    ]
