"""Text and its encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.formats.text import MAX_FEW_CONTROLS, MIN_LETTERS_PER_CONTROL, decode_pem_text, decode_text

TEXT = "-----BEGIN X-----\r\nGrüße 東京\n"


@pytest.mark.parametrize(
    "octets",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode() + b"\x00\x00",
    ],
)
def test_the_usual_encodings_are_decoded(octets: bytes) -> None:
    assert decode_text(octets) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_seen_by_its_zeros(encoding: str) -> None:
    text = "-----BEGIN CERTIFICATE-----\n" * 3 + "Grüße"
    assert decode_text(text.encode(encoding)) == text


def test_a_few_letters_of_windows_1252_are_taken() -> None:
    assert (
        decode_text(b"# M\xf6tley Cr\xfce \x80 -- a comment before the certificate")
        == "# Mötley Crüe € -- a comment before the certificate"
    )


@pytest.mark.parametrize(
    "octets", [b"", bytes(1000), b"\x30\x82\x01\x0a\x02", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xfe\x00", bytes(range(128, 256))]
)
def test_other_octets_are_no_text(octets: bytes) -> None:
    assert decode_text(octets) is None


@given(st.binary(max_size=200))
def test_any_octets_are_text_or_none(octets: bytes) -> None:
    text = decode_text(octets)
    assert text is None or "\x00" not in text


BLOCK = "-----BEGIN X-----\nQUJD\n-----END X-----\n"


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x16", "\x7f"])
@pytest.mark.parametrize("letters", [0, 10 * MIN_LETTERS_PER_CONTROL])
def test_a_few_control_characters_around_pem_blocks_are_taken(control: str, letters: int) -> None:
    most = max(MAX_FEW_CONTROLS, letters // MIN_LETTERS_PER_CONTROL)
    for encoding in ("utf-8", "utf-16"):
        text = "a" * letters + BLOCK + control * most + "."
        assert decode_text(text.encode(encoding)) is None
        assert decode_pem_text(text.encode(encoding)) == text
        assert decode_pem_text((control * 2 + text).encode(encoding)) is None


@pytest.mark.parametrize("text", ["a" * 100 + "\x01", "-----BEGIN X-----\nQU\x01JD\n-----END X-----\n", "\x01-----BEGIN X-----"])
def test_without_a_sound_block_control_characters_are_no_text(text: str) -> None:
    assert decode_pem_text(text.encode()) is None


@given(st.binary(max_size=200))
def test_what_is_text_without_controls_is_the_same_with_them(octets: bytes) -> None:
    text = decode_text(octets)
    assert text is None or decode_pem_text(octets) == text
