"""The bounded reader of BER and DER."""

import contextlib
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.asn1.encoding import MAX_DEPTH, decode_oid
from services.asn1.read import Element, parse_der, parse_element, parse_whole
from services.asn1.tags import INTEGER, OCTET_STRING, SEQUENCE, SET, constructed, primitive
from services.errors import MalformedContent
from tests.services.x509.made import bit_string, element, integer, oid, sequence, tlv


def octets(text: str) -> bytes:
    return bytes.fromhex(text)


def test_reads_a_sequence_field_by_field() -> None:
    fields = parse_whole(octets("3008 020103 0401ff 0500")).sequence()
    assert fields.take().number() == 3
    assert fields.take_if(SET) is None
    assert fields.take().octet_string() == b"\xff"
    assert [element.tag for element in fields.rest()] == [5]
    fields.finish()


def test_a_missing_field_is_reported_at_the_end_of_its_parent() -> None:
    fields = parse_whole(octets("3003020103")).sequence()
    fields.take()
    with pytest.raises(MalformedContent) as caught:
        fields.take()
    assert caught.value.position == "octet 5"


def test_a_field_too_many_is_reported_where_it_stands() -> None:
    fields = parse_whole(octets("3005 020103 0500")).sequence()
    fields.take()
    with pytest.raises(MalformedContent) as caught:
        fields.finish()
    assert caught.value.position == "octet 5"


@pytest.mark.parametrize(
    ("encoded", "value"),
    [("020100", 0), ("02017f", 127), ("020180", -128), ("0201ff", -1), ("02020080", 128), ("020900ffffffffffffffff", 2**64 - 1)],
)
def test_integers_are_signed(encoded: str, value: int) -> None:
    assert parse_whole(octets(encoded)).integer() == value


def test_a_number_has_at_most_64_bits() -> None:
    assert parse_whole(octets("02087fffffffffffffff")).number() == 2**63 - 1
    with pytest.raises(MalformedContent):
        parse_whole(octets("0209007fffffffffffffff")).number()


@pytest.mark.parametrize(
    ("encoded", "dotted"),
    [
        ("06092a864886f70d010701", "1.2.840.113549.1.7.1"),
        ("060100", "0.0"),
        ("060127", "0.39"),
        ("060128", "1.0"),
        ("06028837", "2.999"),
    ],
)
def test_object_identifiers_are_dotted(encoded: str, dotted: str) -> None:
    assert parse_whole(octets(encoded)).object_identifier() == dotted


@pytest.mark.parametrize("encoded", ["0600", "060180", "06022a80", "06032a8001", "0641" + "81" * 64 + "01"])
def test_object_identifiers_that_are_not_well_formed_or_huge_are_refused(encoded: str) -> None:
    with pytest.raises(MalformedContent):
        parse_whole(octets(encoded)).object_identifier()


READERS: dict[str, tuple[Callable[[Element], object], set[int]]] = {
    "integer": (Element.integer, {0x02}),
    "number": (Element.number, {0x02}),
    "octet_string": (Element.octet_string, {0x04, 0x24}),
    "object_identifier": (Element.object_identifier, {0x06}),
    "sequence": (Element.sequence, {0x30}),
    "set": (Element.set, {0x31}),
    "text": (Element.text, {0x0C, 0x12, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1A, 0x1C, 0x1E}),
}
CONTENTS = {0x24: "040100", 0x30: "040100", 0x31: "040100"}


@pytest.mark.parametrize("name", READERS)
def test_every_reader_takes_its_own_tags_and_no_other(name: str) -> None:
    read, good = READERS[name]
    taken = set()
    for tag in range(256):
        if tag & 0x1F == 0x1F:
            continue
        contents = octets(CONTENTS.get(tag, "00"))
        try:
            read(parse_whole(bytes((tag, len(contents))) + contents))
            taken.add(tag)
        except MalformedContent:
            pass
    assert taken == good


def test_an_explicit_tag_holds_exactly_one_element() -> None:
    assert parse_whole(octets("a003020105")).explicit(0).number() == 5
    for broken in ("a000", "a006020105020105", "a103020105", "8003020105"):
        with pytest.raises(MalformedContent):
            parse_whole(octets(broken)).explicit(0)


def test_segments_of_a_constructed_octet_string_are_joined_also_nested_and_under_an_implicit_tag() -> None:
    assert parse_whole(octets("2480 0401aa 2405 0403bbccdd 0400 0000")).octet_string() == octets("aabbccdd")
    assert parse_whole(octets("a080 0401aa 0401bb 0000")).octet_string(primitive(0)) == octets("aabb")


def test_a_segment_that_is_no_octet_string_is_refused() -> None:
    with pytest.raises(MalformedContent):
        parse_whole(octets("2403020105")).octet_string()


def test_indefinite_lengths_are_read_at_every_level() -> None:
    outer = parse_whole(octets("3080 3080 020101 0000 020102 0000"))
    inner, number = outer.children()
    assert [child.number() for child in inner.children()] == [1]
    assert number.number() == 2
    assert inner.octets == octets("30800201010000")
    assert inner.contents == octets("020101")


def test_zeros_inside_definite_contents_do_not_end_an_indefinite_element() -> None:
    assert parse_whole(octets("3080 04020000 0000")).sequence().take().octet_string() == b"\x00\x00"


@pytest.mark.parametrize(
    "broken",
    ["", "30", "3001", "30820100", "3084ffffffff", "30ff00", "3080", "308000", "0280", "30800201", "1f8181818101", "1f81", "3081"],
)
def test_lengths_and_tags_that_do_not_fit_are_refused_with_a_position(broken: str) -> None:
    with pytest.raises(MalformedContent) as caught:
        parse_whole(octets(broken))
    assert caught.value.position is not None
    assert caught.value.position.startswith("octet ")


def test_a_child_cannot_reach_beyond_its_parent() -> None:
    parent = parse_element(octets("3003 0404 00 000000"))
    with pytest.raises(MalformedContent) as caught:
        list(parent.children())
    assert caught.value.position == "octet 2"


def test_what_follows_is_left_to_the_caller_or_refused() -> None:
    assert parse_element(octets("0500ffff")).after == 2
    with pytest.raises(MalformedContent) as caught:
        parse_whole(octets("0500ffff"))
    assert caught.value.position == "octet 2"


def test_elements_of_long_tags_are_passed_over() -> None:
    element = parse_whole(octets("bf8148 02 0500"))
    assert [child.tag for child in element.children()] == [5]
    assert element.octets == octets("bf8148020500")


def test_text_in_every_character_string() -> None:
    assert parse_whole(octets("1e04006100e4")).text() == "aä"
    assert parse_whole(octets("0c02c3a4")).text() == "ä"
    assert parse_whole(octets("1402c3a4")).text() == "Ã¤"
    assert parse_whole(octets("1e02d800")).text() == "�"


def test_inside_an_octet_string_positions_stay_those_of_the_file() -> None:
    inner = parse_whole(octets("0405 3003 020107")).inside()
    assert inner.sequence().take().start == 4
    joined = parse_whole(octets("2480 04023003 0403020107 0000")).inside()
    assert joined.sequence().take().number() == 7


@pytest.mark.parametrize("opening", ["3080", "a080", "2480"])
def test_nesting_without_lengths_is_refused_at_once(opening: str) -> None:
    started = time.process_time()
    with pytest.raises(MalformedContent, match="nested"):
        parse_element(octets(opening) * 500_000)
    assert time.process_time() - started < 2  # of this process, with room for what runs beside it; a bomb takes minutes


def test_nesting_with_lengths_ends_at_the_deepest_level() -> None:
    encoded = b"\x05\x00"
    for _ in range(60):
        encoded = bytes((0x30, len(encoded))) + encoded if len(encoded) < 128 else bytes((0x30, 0x81, len(encoded))) + encoded
    element = parse_whole(encoded)
    for _ in range(MAX_DEPTH):
        element = next(element.children())
    assert element.depth == MAX_DEPTH
    with pytest.raises(MalformedContent, match="nested"):
        next(element.children())


def test_segments_nested_in_segments_are_bounded() -> None:
    encoded = b""
    for _ in range(60):
        encoded = b"\x24\x81" + bytes((len(encoded),)) + encoded
    with pytest.raises(MalformedContent, match="nested"):
        parse_whole(encoded).octet_string()


def test_indefinite_elements_in_indefinite_elements_are_searched_once() -> None:
    """2 MiB of small elements under 39 open levels: each level would cost the whole scan again without memory."""
    encoded = octets("3080") * 39 + octets("0500") * 1_000_000 + octets("0000") * 39
    started = time.process_time()
    element = parse_whole(encoded)
    first = time.process_time() - started
    for _ in range(38):
        element = next(element.children())
    assert time.process_time() - started < 1.5 * first + 0.05


def walk(element: Element) -> int:
    """Open everything that can be opened, by every reader."""
    count = 1
    for read, _ in READERS.values():
        with contextlib.suppress(MalformedContent):
            read(element)
    if element.tag & 0x20:
        count += sum(walk(child) for child in element.children())
    return count


@given(st.binary(max_size=300))
def test_any_octets_are_elements_or_malformed_content(data: bytes) -> None:
    with contextlib.suppress(MalformedContent):
        walk(parse_element(data))


trees = st.recursive(
    st.tuples(st.sampled_from([INTEGER, OCTET_STRING]), st.binary(min_size=1, max_size=8)),
    lambda inner: st.tuples(st.sampled_from([SEQUENCE, SET, constructed(0)]), st.booleans(), st.lists(inner, max_size=4)),
    max_leaves=20,
)


def encode(tree: tuple[object, ...]) -> bytes:
    if len(tree) == 2:
        kind, contents = tree
        return bytes((kind, len(contents))) + contents  # type: ignore[arg-type, operator]
    kind, is_indefinite, parts = tree
    contents = b"".join(encode(part) for part in parts)  # type: ignore[attr-defined]
    if is_indefinite:
        return bytes((kind | 0x20, 0x80)) + contents + b"\x00\x00"  # type: ignore[operator]
    length = len(contents)
    return bytes((kind | 0x20, 0x82, length >> 8, length & 0xFF)) + contents  # type: ignore[operator]


def read_back(element: Element) -> tuple[object, ...]:
    if not element.tag & 0x20:
        return element.tag, element.contents
    return element.tag, element.data[element.start + 1] == 0x80, [read_back(child) for child in element.children()]


@given(trees)
def test_what_is_written_is_read_back(tree: tuple[object, ...]) -> None:
    assert read_back(parse_whole(encode(tree))) == tree


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


def test_another_count_of_members_is_refused() -> None:
    parent = element(sequence(integer(1), sequence()))
    assert len(parent.members(count=2)) == 2
    with pytest.raises(MalformedContent, match="2 elements, but 3"):
        parent.members(count=3)


def test_no_more_elements_are_read_than_are_asked_for() -> None:
    parent = element(sequence(integer(1), integer(2), b"\x1f\x00"))  # the third cannot be read
    assert [child.integer() for child in parent.first(2)] == [1, 2]
    with pytest.raises(MalformedContent, match="tag"):
        parent.first(3)


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
