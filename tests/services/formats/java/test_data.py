"""Java's integers and modified UTF-8."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, MalformedContent
from services.formats.java.data import JavaData
from tests.services.formats.java_writer import modified_utf8, utf


def test_integers_are_big_endian_and_signed() -> None:
    data = JavaData(bytes.fromhex("ff fffffffe fffffffffffffffd"))
    assert (data.read_unsigned(1), data.read_int(), data.read_long(), data.left) == (255, -2, -3, 0)


def test_nothing_is_read_beyond_the_end() -> None:
    data = JavaData(b"abc")
    with pytest.raises(MalformedContent) as caught:
        data.read(4)
    assert caught.value.code is ErrorCode.KEYSTORE_CORRUPT
    assert caught.value.position == "octet 0"
    assert data.read(3) == b"abc"


@pytest.mark.parametrize("count", [-1, 2, 2**31 - 1])
def test_a_count_of_things_that_cannot_all_follow_is_damage(count: int) -> None:
    with pytest.raises(MalformedContent):
        JavaData(struct.pack(">i", count) + b"12345").read_count(4)


def test_a_count_of_things_that_just_fit_is_taken() -> None:
    assert JavaData(struct.pack(">i", 2) + b"12345678").read_count(4) == 2


@pytest.mark.parametrize("text", ["", "alias", "Grüße", "東京", "🔐", "a\x00b", "\r\n\t<b>"])
def test_text_is_read_as_java_writes_it(text: str) -> None:
    assert JavaData(utf(modified_utf8(text))).read_text() == (text, True)


def test_plain_utf8_outside_the_bmp_is_read_and_reported() -> None:
    assert JavaData(utf("a🔐".encode())).read_text() == ("a🔐", False)


@pytest.mark.parametrize("octets", ["80", "c3", "e6 9d", "c3 41", "ff", "f8 88 80 80 80", "f7 bf bf bf"])
def test_other_octets_are_marked_in_the_text(octets: str) -> None:
    """Stray, cut short and impossible octets: Java raises UTFDataFormatException."""
    text, is_java = JavaData(utf(b"a" + bytes.fromhex(octets))).read_text()
    assert (text[:2], is_java) == ("a\ufffd", False)


@pytest.mark.parametrize("octets", ["ed a0 80", "ed b0 80"])
def test_half_a_character_is_marked_which_java_keeps(octets: str) -> None:
    assert JavaData(utf(bytes.fromhex(octets))).read_text() == ("\ufffd", True)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_text_comes_back(text: str) -> None:
    assert JavaData(utf(modified_utf8(text))).read_text() == (text, True)


@given(st.binary(max_size=60))
def test_any_octets_are_a_text(octets: bytes) -> None:
    text, _ = JavaData(utf(octets)).read_text()
    assert text.encode("utf-8") is not None
