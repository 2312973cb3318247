"""What is read strictly, as DER."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.encoding import decode_oid
from services.asn1.read import parse_der
from services.errors import MalformedContent
from tests.services.x509.made import bit_string, element, integer, oid, sequence, tlv


@given(st.binary(max_size=70_000))
def test_every_content_is_given_back_with_its_octets(content: bytes) -> None:
    written = tlv(0x04, content)
    read = parse_der(written)
    assert (read.contents, read.octets) == (content, written)


def test_members_are_read_in_order() -> None:
    parent = element(sequence(integer(1), tlv(0x04, b"x"), sequence()))
    assert [(child.tag, child.contents) for child in parent.members()] == [(0x02, b"\x01"), (0x04, b"x"), (0x30, b"")]


@pytest.mark.parametrize(
    "encoded",
    [
        b"",
        b"\x30",
        b"\x04\x05abc",  # longer than its place
        b"\x30\x80\x00\x00",  # indefinite length
        b"\x04\x81\x05abcde",  # a longer form than needed
        b"\x04\x82\x00\x85" + b"x" * 0x85,
        b"\x04\x85\x00\x00\x00\x00\x01x",  # more octets of length than anything needs
        b"\x04\xff" + b"x" * 200,
        b"\x04\x82\x01",  # cut off inside the length
        b"\x1f\x81\x01\x00",  # a high tag number
        b"\x04\x01a\x00",  # something follows
        b"\x04\x84\xff\xff\xff\xffx",  # 4 GiB promised
    ],
)
def test_what_is_no_der_is_refused(encoded: bytes) -> None:
    with pytest.raises(MalformedContent):
        parse_der(encoded)


def test_an_element_ends_where_its_parent_ends() -> None:
    parent = b"\x30\x03\x04\x03abc"
    with pytest.raises(MalformedContent):
        parse_der(parent).members()


def test_another_tag_is_refused() -> None:
    with pytest.raises(MalformedContent):
        parse_der(integer(1)).expect(0x04)


def test_an_explicit_tag_holds_one_element() -> None:
    assert element(tlv(0xA0, integer(5))).explicit(0).contents == b"\x05"
    with pytest.raises(MalformedContent):
        element(tlv(0xA0, integer(5), integer(6))).explicit(0)


@given(st.integers(min_value=-(1 << 400), max_value=1 << 400))
def test_integers_keep_their_sign(value: int) -> None:
    assert element(integer(value)).integer() == value


def test_an_integer_without_contents_is_refused() -> None:
    with pytest.raises(MalformedContent):
        element(tlv(0x02)).integer()


def test_any_octet_but_zero_is_true() -> None:
    assert [element(tlv(0x01, bytes([octet]))).boolean() for octet in (0, 1, 0xFF)] == [False, True, True]
    with pytest.raises(MalformedContent):
        element(tlv(0x01, b"\x00\x00")).boolean()


def test_a_bit_string_tells_its_unused_bits() -> None:
    assert element(bit_string(b"\xa0", unused=5)).bit_string() == (b"\xa0", 5)


@pytest.mark.parametrize("encoded", [tlv(0x03), tlv(0x03, b"\x08\x00"), tlv(0x03, b"\x01")])
def test_an_impossible_bit_string_is_refused(encoded: bytes) -> None:
    with pytest.raises(MalformedContent):
        element(encoded).bit_string()


@pytest.mark.parametrize(
    "dotted", ["2.5.4.3", "1.2.840.113549.1.1.11", "0.9.2342.19200300.100.1.25", "2.999", "1.39.1", "2.25." + "9" * 38]
)
def test_object_identifiers_are_dotted_also_from_memory(dotted: str) -> None:
    assert element(oid(dotted)).object_identifier() == dotted
    assert element(oid(dotted)).object_identifier() == dotted  # and from memory


@pytest.mark.parametrize("content", [b"", b"\x55\x84", b"\x55\x80\x01", b"\x2a" * 65])
def test_an_object_identifier_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(MalformedContent):
        element(tlv(0x06, content)).object_identifier()


def test_hostile_object_identifiers_do_not_fill_the_memory() -> None:
    for number in range(1_500):
        element(oid(f"1.3.6.1.4.1.99999.{number}")).object_identifier()
    assert (size := decode_oid.cache_info().maxsize)
    assert decode_oid.cache_info().currsize <= size


def test_a_segmented_octet_string_is_no_der() -> None:
    with pytest.raises(MalformedContent):
        element(tlv(0x24, tlv(0x04, b"x"))).octet_string()
