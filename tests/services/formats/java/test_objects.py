"""Skipping serialised Java objects by their grammar."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import MalformedContent
from services.formats.java.data import JavaData
from services.formats.java.objects import MAX_DEPTH, MAX_ITEMS, skip_object
from tests.services.formats.java_writer import utf

HEADER = bytes.fromhex("aced0005")
NULL, END = b"\x70", b"\x78"
NO_PARENT = NULL


def reference(number: int) -> bytes:
    return b"\x71" + struct.pack(">i", 0x7E0000 + number)


def string(text: str) -> bytes:
    return b"\x74" + utf(text.encode())


def description(
    name: str, fields: bytes = b"", *, count: int = 0, flags: int = 2, annotation: bytes = b"", parent: bytes = NO_PARENT
) -> bytes:
    return b"\x72" + utf(name.encode()) + bytes(8) + bytes((flags,)) + struct.pack(">H", count) + fields + annotation + END + parent


def field(kind: str, name: str, type_name: bytes = b"") -> bytes:
    return kind.encode() + utf(name.encode()) + type_name


def array(name: str, count: int, contents: bytes) -> bytes:
    return b"\x75" + description(name) + struct.pack(">i", count) + contents


STRINGS = field("L", "sealAlg", string("Ljava/lang/String;")) + field("L", "paramsAlg", reference(1))
SEALED_OBJECT = b"\x73" + description(
    "com.sun.crypto.provider.SealedObjectForKeyProtector",
    parent=description("javax.crypto.SealedObject", field("[", "encryptedContent", string("[B")) + STRINGS, count=3),
)
OBJECTS = {
    "null": NULL,
    "a string": string("x"),
    "a long string": b"\x7c" + struct.pack(">q", 3) + b"abc",
    "an array of octets": array("[B", 5, b"12345"),
    "an array of longs": array("[J", 2, bytes(16)),
    "an array of objects": array("[Ljava.lang.Object;", 3, NULL + string("x") + reference(1)),
    "a class": b"\x76" + description("java.lang.String"),
    "an enum constant": b"\x7e" + description("E", flags=0x12) + string("ONE"),
    "block data": b"\x77\x03abc",
    "long block data": b"\x7a" + struct.pack(">i", 3) + b"abc",
    "a sealed key": SEALED_OBJECT + array("[B", 4, b"abcd") + string("PBE") + NULL,
    "an object of every primitive field": b"\x73"
    + description("P", b"".join(field(kind, "f") for kind in "BCDFIJSZ"), count=8)
    + bytes(1 + 2 + 8 + 4 + 4 + 8 + 2 + 1),
    "an object that writes itself": b"\x73"
    + description("W", field("I", "i"), count=1, flags=3)
    + bytes(4)
    + b"\x77\x02ab"
    + string("x")
    + END,
    "an externalizable object": b"\x73" + description("X", flags=0x0C) + b"\x77\x01a" + END,
    "an object without class": b"\x73" + NULL,
    "a proxy": b"\x73\x7d" + struct.pack(">i", 2) + utf(b"I") + utf(b"J") + END + NO_PARENT,
    "two objects of one class": array(
        "[Ljava.lang.Object;", 2, b"\x73" + description("C", field("B", "b"), count=1) + b"1" + b"\x73" + reference(2) + b"2"
    ),
    "a class with an annotation": b"\x76" + description("C", annotation=string("x")),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_every_kind_of_object_is_skipped_exactly(name: str) -> None:
    data = JavaData(HEADER + OBJECTS[name] + b"the next entry")
    skip_object(data)
    assert data.read(data.left) == b"the next entry"


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_that_is_cut_short_is_damage(name: str) -> None:
    octets = HEADER + OBJECTS[name]
    for length in range(len(octets)):
        with pytest.raises(MalformedContent):
            skip_object(JavaData(octets[:length]))


@pytest.mark.parametrize(
    "octets",
    [
        b"\xac\xed\x00\x04" + NULL,
        HEADER + b"\x7b" + NULL,  # an exception that the writer met
        HEADER + b"\x01",
        HEADER + b"\x73" + description("C", field("Q", "q"), count=1),
        HEADER + b"\x73" + description("X", flags=4),  # version 1 of the protocol: only the class knows the length
        HEADER + b"\x73" + reference(0),
        HEADER + b"\x73" + string("no class"),
        HEADER + array("[B", -1, b""),
    ],
)
def test_what_the_grammar_does_not_know_is_damage(octets: bytes) -> None:
    with pytest.raises(MalformedContent):
        skip_object(JavaData(octets))


def test_a_class_cannot_be_its_own_parent() -> None:
    with pytest.raises(MalformedContent):
        skip_object(JavaData(HEADER + b"\x73" + description("C", parent=reference(0))))


def nest(levels: int) -> bytes:
    octets = NULL
    for level in range(levels):
        octets = b"\x75" + (description("[L") if level == levels - 1 else reference(0)) + struct.pack(">i", 1) + octets
    return octets


def test_nesting_is_bounded() -> None:
    skip_object(JavaData(HEADER + nest(MAX_DEPTH - 1)))
    with pytest.raises(MalformedContent):
        skip_object(JavaData(HEADER + nest(MAX_DEPTH)))


def test_the_number_of_items_is_bounded() -> None:
    with pytest.raises(MalformedContent):
        skip_object(JavaData(HEADER + array("[L", MAX_ITEMS, NULL * MAX_ITEMS)))


@given(st.binary(max_size=200))
def test_any_octets_are_skipped_or_damage(octets: bytes) -> None:
    data = JavaData(HEADER + octets)
    try:
        skip_object(data)
    except MalformedContent:
        return
    assert data.position <= 4 + len(octets)
