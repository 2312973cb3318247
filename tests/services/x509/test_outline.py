"""The outline of a certificate: what must be there, and what must not."""

import pytest

from services.errors import MalformedContent
from services.x509.outline import MAX_CERTIFICATE_SIZE, read_outline
from tests.services.x509.made import bit_string, hand_made, integer, sequence, tlv, utc_time


def test_every_field_is_found() -> None:
    outline = read_outline(hand_made(extensions=tlv(0xA3, sequence())))
    assert (outline.version, outline.serial_number.contents) == (3, b"\x11")
    assert (outline.not_before.contents, outline.not_after.contents) == (b"250101000000Z", b"450101000000Z")
    assert outline.extensions is not None


def test_a_certificate_without_version_is_of_version_1() -> None:
    outline = read_outline(hand_made(version=None))
    assert (outline.version, outline.extensions) == (1, None)


@pytest.mark.parametrize(("written", "version"), [(0, 1), (1, 2), (7, 8)])
def test_the_version_is_what_the_octets_say(written: int, version: int) -> None:
    assert read_outline(hand_made(version=tlv(0xA0, integer(written)))).version == version


def test_unique_identifiers_are_passed_over() -> None:
    der = hand_made(issuer_unique_id=tlv(0x81, b"\x00\x01"), subject_unique_id=tlv(0x82, b"\x00\x01"), extensions=tlv(0xA3, sequence()))
    assert read_outline(der).extensions is not None


def test_a_certificate_of_a_size_that_no_program_takes_is_refused() -> None:
    def padded(size: int) -> bytes:
        return hand_made(extensions=tlv(0xA3, tlv(0x04, bytes(size))))

    spare = MAX_CERTIFICATE_SIZE - len(padded(100_000)) + 100_000
    assert len(padded(spare)) == MAX_CERTIFICATE_SIZE
    assert read_outline(padded(spare)).extensions is not None
    with pytest.raises(MalformedContent, match="262,145 octets"):
        read_outline(padded(spare + 1))


@pytest.mark.parametrize(
    "der",
    [
        b"",
        b"not a certificate",
        sequence(),
        hand_made() + b"\x00",
        hand_made()[:-1],
        hand_made(signature=None),
        hand_made(serial_number=None),
        hand_made(serial_number=tlv(0x04, b"1")),
        hand_made(validity=None),
        hand_made(validity=sequence(utc_time("250101000000Z"))),
        hand_made(subject=integer(1)),
        hand_made(public_key=bit_string(b"x")),
        hand_made(version=tlv(0xA0)),
        hand_made(version=tlv(0xA0, integer(1 << 20))),
        hand_made(version=tlv(0xA0, integer(1), integer(2))),
        hand_made(extensions=tlv(0xA4, sequence())),
        hand_made(issuer_unique_id=tlv(0xA3, sequence()), extensions=tlv(0xA3, sequence())),
        hand_made(issuer_unique_id=tlv(0x82, b"\x00"), subject_unique_id=tlv(0x81, b"\x00")),
        hand_made(signature=tlv(0x04, b"x")),
        b"\x30\x80" + hand_made()[4:] + b"\x00\x00",
    ],
)
def test_another_outline_is_refused(der: bytes) -> None:
    with pytest.raises(MalformedContent):
        read_outline(der)
