"""The attributes of bags."""

import pytest

from services.asn1.read import parse_whole
from services.errors import MalformedContent
from services.formats.pkcs12.attributes import Attributes, read_attributes
from tests.services.formats.pkcs12_writer import (
    FRIENDLY_NAME,
    JAVA_TRUSTED,
    LOCAL_KEY_ID,
    attribute,
    der,
    friendly_name,
    integer,
    octets,
    oid,
    seq,
    set_of,
)

ANY_PURPOSE = oid("2.5.29.37.0")


def read(*attributes: bytes) -> Attributes:
    return read_attributes(parse_whole(set_of(*attributes)))


def test_name_key_id_and_java_s_mark_are_read_and_others_skipped() -> None:
    csp = attribute("1.3.6.1.4.1.311.17.1", der(0x1E, "Provider".encode("utf-16-be")))
    read_back = read(csp, friendly_name("Grüße 東京 🔐"), attribute(LOCAL_KEY_ID, octets(b"id")), attribute(JAVA_TRUSTED, ANY_PURPOSE))
    assert read_back == Attributes("Grüße 東京 🔐", b"id", True)


def test_no_attributes_at_all() -> None:
    assert read_attributes(None) == read() == Attributes(None, None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("windows\0", "windows"),
        ("two\0\0", "two"),
        ("\0", None),
        ("", None),
        ("in\0side", "in\0side"),
        (" blanks ", " blanks "),
        ("line\nfeed\ttab", "line\nfeed\ttab"),
        ("<script>../..;", "<script>../..;"),
        ("n" * 2000, "n" * 2000),
        ("half a pair \ud83d", "half a pair \ufffd"),
    ],
)
def test_names_are_kept_exactly_but_for_nul_at_their_end(text: str, name: str | None) -> None:
    assert read(friendly_name(text)).name == name


def test_names_in_other_character_strings_are_read() -> None:
    assert read(attribute(FRIENDLY_NAME, der(0x0C, "ä".encode()))).name == "ä"


def test_an_attribute_without_values_is_none() -> None:
    assert read(attribute(FRIENDLY_NAME), attribute(LOCAL_KEY_ID)) == Attributes(None, None, False)


@pytest.mark.parametrize(
    "broken",
    [
        integer(1),
        seq(),
        seq(oid(FRIENDLY_NAME)),
        seq(oid(FRIENDLY_NAME), seq()),
        attribute(FRIENDLY_NAME, integer(1)),
        attribute(LOCAL_KEY_ID, integer(1)),
    ],
)
def test_values_of_the_wrong_type_are_damage(broken: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(broken)


def test_a_sequence_of_attributes_is_no_set() -> None:
    with pytest.raises(MalformedContent):
        read_attributes(parse_whole(seq(friendly_name("x"))))
