"""The outline of a PKCS#12 file."""

import pytest

from services.asn1.read import is_whole_sequence
from services.errors import MalformedContent, TooCostly, TooLarge, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate
from services.formats.encryption.pbe import Encrypted
from services.formats.pkcs12.bags import BagReader
from services.formats.pkcs12.structure import Outline, read_outline
from services.model.limits import MAX_ENTRIES
from tests.services.formats.pkcs12_writer import (
    DATA,
    ENCRYPTED_DATA,
    ENVELOPED_DATA,
    SIGNED_DATA,
    SM4_CBC,
    certificate_bag,
    clear_part,
    der,
    encrypted_part,
    explicit,
    integer,
    key_bag,
    mac,
    make_pair,
    octets,
    oid,
    pbes2,
    pfx,
    seq,
)

PAIR = make_pair()
CERTIFICATE = certificate_bag(PAIR.certificate)


def read(encoded: bytes, budget: Budget | None = None) -> Outline:
    return read_outline(encoded, BagReader(budget or Budget()))


def test_parts_stay_in_their_order_and_the_mac_is_over_their_octets() -> None:
    outline = read(pfx(clear_part(CERTIFICATE), encrypted_part("p", CERTIFICATE), make_mac=lambda content: mac("p", content)))
    clear, encrypted = outline.safes
    assert clear == (RawCertificate(der=PAIR.certificate),)
    assert isinstance(encrypted, Encrypted)
    assert outline.mac is not None
    assert outline.content == seq(clear_part(CERTIFICATE), encrypted_part("p", CERTIFICATE))
    assert outline.trailing == 0


def test_octets_after_the_end_are_counted() -> None:
    assert read(pfx() + b"\r\n\x00").trailing == 3


def indefinite(tag: int, *contents: bytes) -> bytes:
    return bytes((tag, 0x80)) + b"".join(contents) + b"\x00\x00"


def test_ber_with_indefinite_lengths_and_segments() -> None:
    """As Internet Explorer and Netscape wrote it."""
    safe = seq(CERTIFICATE)
    part = indefinite(0x30, oid(DATA), indefinite(0xA0, indefinite(0x24, octets(safe[:100]), octets(safe[100:]))))
    content = indefinite(0x30, part)
    file = indefinite(
        0x30, integer(3), indefinite(0x30, oid(DATA), indefinite(0xA0, indefinite(0x24, octets(content[:7]), octets(content[7:]))))
    )
    outline = read(file)
    assert outline.safes == ((RawCertificate(der=PAIR.certificate),),)
    assert outline.content == content


def test_public_key_modes_are_named() -> None:
    signed = seq(integer(3), seq(oid(SIGNED_DATA), explicit(seq())))
    enveloped = pfx(seq(oid(ENVELOPED_DATA), explicit(seq())))
    for file, name in ((signed, "PKCS#12 public-key integrity mode"), (enveloped, "PKCS#12 public-key privacy mode")):
        with pytest.raises(UnsupportedAlgorithm) as caught:
            read(file)
        assert caught.value.algorithm == name


def test_a_part_under_a_cipher_that_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(pfx(clear_part(CERTIFICATE), encrypted_part("p", CERTIFICATE, scheme=pbes2(cipher=SM4_CBC))))
    assert caught.value.algorithm == "SM4-CBC"


def test_everything_visible_is_paid_for_before_anything_runs() -> None:
    file = pfx(
        encrypted_part("p", CERTIFICATE, iterations=300),
        clear_part(key_bag("p", PAIR.pkcs8, iterations=200)),
        make_mac=lambda content: mac("p", content, iterations=100),
    )
    read(file, Budget(600))
    with pytest.raises(TooCostly):
        read(file, Budget(599))


def test_parts_count_as_entries() -> None:
    read(pfx(*[clear_part()] * MAX_ENTRIES))
    with pytest.raises(TooLarge):
        read(pfx(*[clear_part()] * (MAX_ENTRIES + 1)))
    with pytest.raises(TooLarge):
        read(pfx(clear_part(*[CERTIFICATE] * (MAX_ENTRIES - 1)), clear_part()))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        seq(),
        octets(b""),
        seq(integer(3)),
        pfx(version=2),
        pfx(version=4),
        pfx(version=-3),
        pfx(version=2**80),
        seq(octets(b"\x03"), *[]),
        seq(integer(3), seq(oid("1.2.3"), explicit(octets(seq())))),
        seq(integer(3), seq(oid(DATA))),
        seq(integer(3), seq(oid(DATA), explicit(seq()))),
        seq(integer(3), seq(oid(DATA), explicit(octets(b"")))),
        seq(integer(3), seq(oid(DATA), explicit(octets(seq() + b"\x00")))),
        seq(integer(3), seq(oid(DATA), explicit(octets(seq()))), integer(1)),
        seq(integer(3), seq(oid(DATA), explicit(octets(seq()))), seq()),
        pfx(seq(oid("1.2.3"), explicit(octets(b"")))),
        pfx(seq(oid(DATA), explicit(octets(seq() + b"x")))),
        pfx(seq(oid(ENCRYPTED_DATA), explicit(seq(integer(0))))),
        pfx(seq(oid(ENCRYPTED_DATA), explicit(seq(integer(0), seq(oid(DATA), pbes2()))))),
        pfx(seq(oid(ENCRYPTED_DATA), explicit(seq(integer(0), seq(oid(DATA), pbes2(), der(0x80, bytes(15))))))),
        pfx(seq(oid(ENCRYPTED_DATA), explicit(seq(integer(0), seq(oid(DATA), pbes2(), octets(bytes(16))))))),
    ],
)
def test_another_structure_is_damage(broken: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(broken)


def test_every_cut_is_damage() -> None:
    file = pfx(encrypted_part("p", CERTIFICATE), clear_part(key_bag("p", PAIR.pkcs8)), make_mac=lambda content: mac("p", content))
    for length in range(len(file)):
        with pytest.raises(MalformedContent):
            read(file[:length])


def test_a_whole_sequence_is_told_by_tag_and_length() -> None:
    assert is_whole_sequence(seq(CERTIFICATE))
    assert is_whole_sequence(seq())
    for other in (b"", b"\x30", seq() + b"\x00", octets(b""), b"\x30\x82\x01\x00", b"\x31\x00"):
        assert not is_whole_sequence(other)
