"""The DER writer against the reader, and against values of the standard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.read import parse_whole
from services.asn1.tags import constructed, primitive
from services.asn1.write import (
    NULL,
    algorithm,
    bmp_string,
    element,
    explicit,
    integer,
    object_identifier,
    octet_string,
    sequence,
    set_of,
)


@pytest.mark.parametrize(
    ("value", "encoded"), [(0, "020100"), (127, "02017f"), (128, "02020080"), (256, "02020100"), (1 << 64, "0209010000000000000000")]
)
def test_integers(value: int, encoded: str) -> None:
    assert integer(value).hex() == encoded


@pytest.mark.parametrize(
    ("dotted", "encoded"),
    [
        ("1.2.840.113549.1.7.1", "06092a864886f70d010701"),
        ("2.16.840.1.113894.746875.1.1", "060c6086480186f966adca7b0101"),
        ("2.5.29.37.0", "0604551d2500"),
        ("2.999.0", "0603883700"),
        ("0.9.2342", "0603099226"),
    ],
)
def test_object_identifiers(dotted: str, encoded: str) -> None:
    assert object_identifier(dotted).hex() == encoded
    assert parse_whole(object_identifier(dotted)).object_identifier() == dotted


@pytest.mark.parametrize(
    ("size", "header"), [(0, "0400"), (127, "047f"), (128, "048180"), (255, "0481ff"), (256, "04820100"), (65_536, "0483010000")]
)
def test_lengths_are_as_short_as_can_be(size: int, header: str) -> None:
    assert octet_string(bytes(size)).hex() == header + "00" * size


@given(st.integers(0, 1 << 300), st.binary(max_size=400), st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])))
def test_what_is_written_is_read_again(number: int, octets: bytes, text: str) -> None:
    fields = parse_whole(sequence(integer(number), octet_string(octets), bmp_string(text), NULL)).sequence()
    assert fields.take().integer() == number
    assert fields.take().octet_string() == octets
    assert fields.take().text() == text
    assert fields.take().octets == NULL
    fields.finish()


@given(st.lists(st.binary(max_size=20)))
def test_sets_are_sorted_as_der_wants(values: list[bytes]) -> None:
    elements = [octet_string(value) for value in values]
    assert set_of(*elements) == set_of(*reversed(elements))
    assert [child.octets for child in parse_whole(set_of(*elements)).set().rest()] == sorted(elements)


def test_tags() -> None:
    assert explicit(0, integer(1)).hex() == "a003020101"
    assert element(primitive(0), b"\xff").hex() == "8001ff"
    assert element(constructed(1), integer(1)).hex() == "a103020101"
    assert element(0x0C, b"a").hex() == "0c0161"


def test_algorithms_have_parameters_only_if_they_are_given() -> None:
    assert algorithm("2.5.29.37").hex() == "30050603551d25"
    assert algorithm("2.5.29.37", NULL).hex() == "30070603551d250500"
