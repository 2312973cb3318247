"""The one reader of ASN.1 in BER and DER (ITU-T X.690): bounded, no copies until asked, every tag checked where it is used.

    pfx = parse_element(octets).sequence()
    version = pfx.take().integer()
    auth_safe = pfx.take().sequence()
    mac = pfx.take_if(SEQUENCE)         # optional: None where the next element has another tag, or there is none
    pfx.finish()                        # nothing else may follow

Whatever breaks the encoding raises MalformedContent with the position "octet N", counted from 0 in the octets that were given.
Only what is walked through is checked: the inside of an element that nobody opens is not. What `parse_der` returns is read strictly:
an indefinite length, a longer length than needed, and a tag number above 30 are no DER.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from services.asn1 import tags
from services.asn1.encoding import LONG_TAG, MAX_DEPTH, MAX_OID_LENGTH, decode_oid, find_end, malformed, name_tag, read_header
from services.asn1.tags import CONSTRUCTED, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, TEXT_ENCODINGS, constructed
from services.errors import MalformedContent

MAX_COUNT_LENGTH = 8
"""Octets of an INTEGER that is used as a number (version, count, length): 64 bits."""


class Element(NamedTuple):
    """One tag, length and value inside `data`. The first octet of a tag stands for it, with its constructed bit.

    `start` is its first octet, `body` and `end` bound its contents, `after` is the octet that follows it. `ends` remembers where the
    contents of each indefinite length end, so that each is searched for once; it is None in DER.
    """

    data: bytes
    tag: int
    start: int
    body: int
    end: int
    after: int
    depth: int
    ends: dict[int, int] | None

    @property
    def octets(self) -> bytes:
        """The whole element as it is encoded, with tag and length."""
        return self.data[self.start : self.after]

    @property
    def contents(self) -> bytes:
        """The octets of the contents, whatever the tag says they are."""
        return self.data[self.body : self.end]

    def malformed(self, message: str) -> MalformedContent:
        """Return the error to raise about this element."""
        return malformed(message, self.start)

    def expect(self, tag: int) -> "Element":
        """Return the element itself; raises MalformedContent if it has another tag."""
        if self.tag != tag:
            raise self.malformed(f"{name_tag(tag)} was expected, but {name_tag(self.tag)} is there.")
        return self

    def children(self) -> Iterator["Element"]:
        """Read the elements inside a constructed one, each when it is asked for."""
        if not self.tag & CONSTRUCTED:
            raise self.malformed(f"{name_tag(self.tag)} is not constructed.")
        at = self.body
        while at < self.end:
            child = self._read_child(at)
            yield child
            at = child.after

    def members(self, tag: int = SEQUENCE, *, count: int | None = None) -> list["Element"]:
        """Return all elements inside a SEQUENCE, or a SET, of octets whose number is bounded.

        Raises MalformedContent if there are not as many as `count`.
        """
        data, _, _, at, end, _, depth, ends = self.expect(tag)
        found = []
        while at < end:
            child = _read(data, at, limit=end, depth=depth + 1, ends=ends)
            found.append(child)
            at = child.after
        if count is not None and len(found) != count:
            raise self.malformed(f"{name_tag(tag)} has {len(found)} elements, but {count} belong there.")
        return found

    def first(self, most: int) -> list["Element"]:
        """Return the first elements inside a SEQUENCE, without reading further: a large file may hold millions."""
        return list(islice(self.expect(SEQUENCE).children(), most))

    def sequence(self) -> "Fields":
        """Return the fields of a SEQUENCE."""
        return Fields(self.expect(SEQUENCE))

    def set(self) -> "Fields":
        """Return the fields of a SET."""
        return Fields(self.expect(SET))

    def explicit(self, number: int) -> "Element":
        """Return the one element inside an explicit tag [number]."""
        self.expect(constructed(number))
        return self._only(self._read_child(self.body), self.end)

    def integer(self) -> int:
        """Return the value of an INTEGER of any size (up to that of the file); its sign is kept."""
        self.expect(INTEGER)
        if self.body == self.end:
            raise self.malformed("INTEGER is empty.")
        return int.from_bytes(self.contents, "big", signed=True)

    def number(self) -> int:
        """Return the value of an INTEGER of at most 64 bits."""
        if self.end - self.body > MAX_COUNT_LENGTH:
            raise self.expect(INTEGER).malformed("INTEGER is too large.")
        return self.integer()

    def boolean(self) -> bool:
        """Return the value of a BOOLEAN; any octet but zero is true, as in BER."""
        if self.expect(tags.BOOLEAN).end - self.body != 1:
            raise self.malformed("BOOLEAN has another length than one octet.")
        return self.data[self.body] != 0

    def bit_string(self) -> tuple[bytes, int]:
        """Return the octets of a BIT STRING in DER, and how many bits at their end are unused."""
        unused = self.data[self.body] if self.expect(tags.BIT_STRING).end > self.body else 8
        if unused > 7 or (unused and self.end - self.body == 1):
            raise self.malformed("BIT STRING has no count of unused bits.")
        return self.data[self.body + 1 : self.end], unused

    def octet_string(self, tag: int = OCTET_STRING) -> bytes:
        """Return the octets of an OCTET STRING; give `tag` for one under an implicit tag. BER's segments are joined."""
        if self.ends is None or self.tag != tag | CONSTRUCTED:
            return self.expect(tag).contents
        return b"".join([segment.octet_string() for segment in self.children()])  # as deep as children() goes

    def object_identifier(self, tag: int = OBJECT_IDENTIFIER) -> str:
        """Return an OBJECT IDENTIFIER in dotted form; give `tag` for one under an implicit tag."""
        if self.expect(tag).end - self.body > MAX_OID_LENGTH:
            raise self.malformed("OBJECT IDENTIFIER is too long.")
        dotted = decode_oid(self.data[self.body : self.end])
        if dotted is None:
            raise self.malformed("OBJECT IDENTIFIER is not well formed.")
        return dotted

    def text(self) -> str:
        """Return a character string of any type. What its encoding does not know becomes U+FFFD."""
        encoding = TEXT_ENCODINGS.get(self.tag)
        if encoding is None:
            raise self.malformed(f"A character string was expected, but {name_tag(self.tag)} is there.")
        return self.contents.decode(encoding, errors="replace")

    def inside(self) -> "Element":
        """Return the one element that an OCTET STRING holds; raises MalformedContent if anything follows it there."""
        if self.tag == OCTET_STRING:
            return self._only(self._read_child(self.body), self.end)
        octets = self.octet_string()
        return self._only(parse_element(octets, depth=self.depth + 1), len(octets))

    def _read_child(self, at: int) -> "Element":
        return _read(self.data, at, limit=self.end, depth=self.depth + 1, ends=self.ends)

    def _only(self, inner: "Element", end: int) -> "Element":
        if inner.after != end:
            raise self.malformed(f"Octets follow the one element that {name_tag(self.tag)} holds.")
        return inner


class Fields:
    """The elements inside a constructed one, taken in order."""

    __slots__ = ("_elements", "_next", "parent")

    def __init__(self, parent: Element) -> None:
        self.parent = parent
        self._elements = parent.children()
        self._next = next(self._elements, None)

    def take(self) -> Element:
        """Return the next element; raises MalformedContent if there is none."""
        if self._next is None:
            raise malformed("An element is missing.", self.parent.end)
        element, self._next = self._next, next(self._elements, None)
        return element

    def take_if(self, tag: int) -> Element | None:
        """Return the next element if it has this tag, else None."""
        return self.take() if self._next is not None and self._next.tag == tag else None

    def rest(self) -> Iterator[Element]:
        """Take all elements that are left."""
        while self._next is not None:
            yield self.take()

    def finish(self) -> None:
        """Raise MalformedContent if an element is left."""
        if self._next is not None:
            raise self._next.malformed("An element stands where nothing is expected.")


def parse_element(octets: bytes, offset: int = 0, *, depth: int = 0, is_der: bool = False) -> Element:
    """Return the element at the offset; what follows it (`after`) is left to the caller. `depth` counts what it is nested in."""
    return _read(octets, offset, limit=len(octets), depth=depth, ends=None if is_der else {})


def parse_whole(octets: bytes, *, is_der: bool = False) -> Element:
    """Return the one element that the octets are; raises MalformedContent if anything follows it."""
    element = _read(octets, 0, limit=len(octets), depth=0, ends=None if is_der else {})
    if element.after != len(octets):
        raise malformed("Octets follow the end.", element.after)
    return element


def parse_der(octets: bytes) -> Element:
    """Return the one element that the octets are, to be read strictly; raises MalformedContent if anything follows it."""
    return parse_whole(octets, is_der=True)


def is_whole_sequence(octets: bytes) -> bool:
    """Whether the octets are one whole SEQUENCE, by tag and length: what a wrong password decrypts is not, even if its padding is right."""
    try:
        parse_whole(octets).sequence()
    except MalformedContent:
        return False
    return True


def _read(data: bytes, at: int, *, limit: int, depth: int, ends: dict[int, int] | None) -> Element:
    if depth > MAX_DEPTH:
        raise malformed(f"More than {MAX_DEPTH} elements are nested.", at)
    body = at + 2
    if body > limit or (tag := data[at]) & LONG_TAG == LONG_TAG or (length := data[at + 1]) >= 0x80 or (end := body + length) > limit:
        tag, body, end = read_header(data, at, limit=limit, is_der=ends is None)  # what is rare, or wrong
    after = end
    if end < 0 and ends is not None:
        end = find_end(data, body, limit=limit, depth=depth, ends=ends)
        after = end + 2
    return tuple.__new__(Element, (data, tag, at, body, end, after, depth, ends))  # half the time of Element(...)
