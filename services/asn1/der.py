"""The little DER (ITU-T X.690) that a certificate's fixed outline needs: definite lengths, low tag numbers, no copies until asked.

Whatever breaks the encoding raises `NotDer`, which never leaves `services.x509`: a field that cannot be read is told as such.
"""

from typing import NamedTuple

from services.asn1.encoding import MAX_OID_LENGTH, decode_oid, read_long_length
from services.asn1.tags import BIT_STRING, BOOLEAN, INTEGER, OBJECT_IDENTIFIER

_HIGH_TAG_NUMBER = 0x1F
_LONG_FORM = 0x80
_MAX_LENGTH_OCTETS = 4


class NotDer(ValueError):
    """Octets that are no DER, or not the element that stands there by the standard."""


class Element(NamedTuple):
    """One element inside `data`: its tag, where it begins, and where its contents begin and end."""

    data: bytes
    tag: int
    at: int
    start: int
    stop: int

    @property
    def content(self) -> bytes:
        """A copy of the contents."""
        return self.data[self.start : self.stop]

    @property
    def octets(self) -> bytes:
        """A copy of the whole element, with tag and length."""
        return self.data[self.at : self.stop]


def read_element(data: bytes, at: int, end: int) -> Element:
    """Return the element that begins at `at` and ends no later than `end`."""
    if at + 2 > end:
        raise NotDer("an element is cut off")
    tag = data[at]
    if tag & _HIGH_TAG_NUMBER == _HIGH_TAG_NUMBER:
        raise NotDer("a tag number above 30")
    length = data[at + 1]
    start = at + 2
    if length >= _LONG_FORM:
        if not _LONG_FORM < length <= _LONG_FORM + _MAX_LENGTH_OCTETS:
            raise NotDer("a length that DER does not have")
        length, start = read_long_length(data, at + 1)  # of a length that is cut off too little is read: it is too short, or ends too late
        if length < _LONG_FORM or data[at + 2] == 0:
            raise NotDer("a length in a longer form than needed")
    if start + length > end:
        raise NotDer("an element is longer than its place")
    return Element(data, tag, at, start, start + length)


def read_only(data: bytes, tag: int) -> Element:
    """Return the one element of that tag that the octets consist of."""
    element = read_element(data, 0, len(data))
    if element.stop != len(data):
        raise NotDer("something follows the element")
    return expect(element, tag)


def read_children(parent: Element) -> list[Element]:
    """Return the elements that the contents consist of."""
    data, at, end = parent.data, parent.start, parent.stop
    children = []
    while at < end:
        child = read_element(data, at, end)
        children.append(child)
        at = child.stop
    return children


def read_inner(parent: Element) -> Element:
    """Return the one element that the contents consist of (an explicit tag's)."""
    inner = read_element(parent.data, parent.start, parent.stop)
    if inner.stop != parent.stop:
        raise NotDer("more than one element")
    return inner


def expect(element: Element, tag: int) -> Element:
    """Return the element if it has that tag."""
    if element.tag != tag:
        raise NotDer(f"tag {element.tag:#04x} where {tag:#04x} belongs")
    return element


def read_integer(element: Element, tag: int = INTEGER) -> int:
    """Return the value of an INTEGER, or of one under an implicit tag; its sign is kept."""
    expect(element, tag)
    if element.start == element.stop:
        raise NotDer("an INTEGER without contents")
    return int.from_bytes(element.data[element.start : element.stop], "big", signed=True)


def read_boolean(element: Element) -> bool:
    """Return the value of a BOOLEAN; any octet but zero is true, as in BER."""
    expect(element, BOOLEAN)
    if element.stop - element.start != 1:
        raise NotDer("a BOOLEAN of another length than one octet")
    return element.data[element.start] != 0


def read_bit_string(element: Element) -> tuple[bytes, int]:
    """Return the octets of a BIT STRING, and how many bits at their end are unused."""
    expect(element, BIT_STRING)
    if element.start == element.stop or element.data[element.start] > 7:
        raise NotDer("a BIT STRING without a count of unused bits")
    unused = element.data[element.start]
    if unused and element.stop - element.start == 1:
        raise NotDer("a BIT STRING with unused bits of nothing")
    return element.data[element.start + 1 : element.stop], unused


def read_oid(element: Element, tag: int = OBJECT_IDENTIFIER) -> str:
    """Return the dotted form of an OBJECT IDENTIFIER, or of one under an implicit tag."""
    expect(element, tag)
    content = element.data[element.start : element.stop]
    dotted = decode_oid(content) if len(content) <= MAX_OID_LENGTH else None
    if dotted is None:
        raise NotDer("an OBJECT IDENTIFIER that is too long or not well formed")
    return dotted
