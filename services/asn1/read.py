"""A bounded reader of ASN.1 in BER and DER (ITU-T X.690): no recursion, no copies until asked, every tag checked where it is used.

    pfx = parse_element(octets).sequence()
    version = pfx.take().integer()
    auth_safe = pfx.take().sequence()
    mac = pfx.take_if(SEQUENCE)         # optional: None where the next element is of another kind, or there is none
    pfx.finish()                        # nothing else may follow

Whatever breaks the encoding raises MalformedContent with the position "octet N", counted from 0 in the octets that were given.
Only what is walked through is checked: the inside of an element that nobody opens is not.
"""

from collections.abc import Iterator
from typing import NamedTuple

from services.asn1.encoding import MAX_DEPTH, MAX_OID_LENGTH, Source, decode_oid, malformed, name_kind, read_header
from services.asn1.tags import (
    BMP_STRING,
    CONTEXT,
    IA5_STRING,
    INTEGER,
    OBJECT_IDENTIFIER,
    OCTET_STRING,
    PRINTABLE_STRING,
    SEQUENCE,
    SET,
    T61_STRING,
    UNIVERSAL_STRING,
    UTF8_STRING,
    VISIBLE_STRING,
)
from services.errors import MalformedContent

MAX_COUNT_LENGTH = 8
"""Octets of an INTEGER that is used as a number (version, count, length): 64 bits."""

_TEXT_ENCODINGS = {
    UTF8_STRING: "utf-8",
    PRINTABLE_STRING: "ascii",
    T61_STRING: "latin-1",
    IA5_STRING: "ascii",
    VISIBLE_STRING: "ascii",
    UNIVERSAL_STRING: "utf-32-be",
    BMP_STRING: "utf-16-be",
}


def context(number: int) -> int:
    """Return the kind of a context-specific tag [number], for numbers up to 30."""
    return CONTEXT | number


class Element(NamedTuple):
    """One tag, length and value. `kind` is the tag without its constructed bit, but for SEQUENCE and SET (INTEGER, `context(0)`, ...).

    `start` is its first octet, `body` and `end` bound its contents, `after` is the octet that follows it.
    """

    source: Source
    depth: int
    kind: int
    is_constructed: bool
    start: int
    body: int
    end: int
    after: int

    @property
    def octets(self) -> bytes:
        """The whole element as it is encoded, with tag and length."""
        return self.source.octets[self.start : self.after]

    @property
    def contents(self) -> bytes:
        """The octets of the contents, whatever the tag says they are."""
        return self.source.octets[self.body : self.end]

    def malformed(self, message: str) -> MalformedContent:
        """Return the error to raise about this element."""
        return malformed(message, self.start)

    def expect(self, kind: int, *, is_constructed: bool | None = None) -> "Element":
        """Return the element itself; raises MalformedContent if it is of another kind or form."""
        if self.kind != kind:
            raise self.malformed(f"{name_kind(kind)} was expected, but {name_kind(self.kind)} is there.")
        if is_constructed is not None and self.is_constructed != is_constructed:
            raise self.malformed(f"{name_kind(kind)} is {'not ' if is_constructed else ''}constructed.")
        return self

    def children(self) -> Iterator["Element"]:
        """Read the elements inside a constructed one, each when it is asked for."""
        if not self.is_constructed:
            raise self.malformed(f"{name_kind(self.kind)} is not constructed.")
        if self.depth >= MAX_DEPTH:
            raise self.malformed(f"More than {MAX_DEPTH} elements are nested.")
        at, source, depth, end = self.body, self.source, self.depth + 1, self.end
        while at < end:
            child = _read(source, at, limit=end, depth=depth)
            yield child
            at = child.after

    def sequence(self) -> "Fields":
        """Return the fields of a SEQUENCE."""
        return Fields(self.expect(SEQUENCE))

    def set(self) -> "Fields":
        """Return the fields of a SET."""
        return Fields(self.expect(SET))

    def explicit(self, number: int) -> "Element":
        """Return the one element inside an explicit tag [number]."""
        fields = Fields(self.expect(context(number)))
        inner = fields.take()
        fields.finish()
        return inner

    def integer(self) -> int:
        """Return the value of an INTEGER of any size (up to that of the file)."""
        self.expect(INTEGER, is_constructed=False)
        if self.body == self.end:
            raise self.malformed("INTEGER is empty.")
        return int.from_bytes(self.contents, "big", signed=True)

    def number(self) -> int:
        """Return the value of an INTEGER of at most 64 bits."""
        if self.end - self.body > MAX_COUNT_LENGTH:
            raise self.expect(INTEGER).malformed("INTEGER is too large.")
        return self.integer()

    def octet_string(self, kind: int = OCTET_STRING) -> bytes:
        """Return the octets of an OCTET STRING; give `kind` for one under an implicit tag. BER's segments are joined."""
        self.expect(kind)
        return self._join() if self.is_constructed else self.contents

    def object_identifier(self) -> str:
        """Return an OBJECT IDENTIFIER in dotted form."""
        self.expect(OBJECT_IDENTIFIER, is_constructed=False)
        if self.end - self.body > MAX_OID_LENGTH:
            raise self.malformed("OBJECT IDENTIFIER is too long.")
        dotted = decode_oid(self.contents)
        if dotted is None:
            raise self.malformed("OBJECT IDENTIFIER is not well formed.")
        return dotted

    def text(self) -> str:
        """Return a character string of any type. What its encoding does not know becomes U+FFFD."""
        encoding = _TEXT_ENCODINGS.get(self.kind)
        if encoding is None or self.is_constructed:
            raise self.malformed(f"A character string was expected, but {name_kind(self.kind)} is there.")
        return self.contents.decode(encoding, errors="replace")

    def inside(self) -> "Element":
        """Return the one element that an OCTET STRING holds; raises MalformedContent if anything follows it there."""
        if self.kind == OCTET_STRING and not self.is_constructed:
            inner, end = _read(self.source, self.body, limit=self.end, depth=self.depth + 1), self.end
        else:
            octets = self.octet_string()
            inner, end = parse_element(octets, depth=self.depth + 1), len(octets)
        if inner.after != end:
            raise self.malformed("Octets follow the end of what the OCTET STRING holds.")
        return inner

    def _join(self) -> bytes:
        segments: list[bytes] = []
        open_elements = [self.children()]
        while open_elements:
            segment = next(open_elements[-1], None)
            if segment is None:
                open_elements.pop()
            elif segment.expect(OCTET_STRING).is_constructed:
                open_elements.append(segment.children())
            else:
                segments.append(segment.contents)
        return b"".join(segments)


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

    def take_if(self, kind: int) -> Element | None:
        """Return the next element if it is of this kind, else None."""
        return self.take() if self._next is not None and self._next.kind == kind else None

    def rest(self) -> Iterator[Element]:
        """Take all elements that are left."""
        while self._next is not None:
            yield self.take()

    def finish(self) -> None:
        """Raise MalformedContent if an element is left."""
        if self._next is not None:
            raise self._next.malformed("An element stands where nothing is expected.")


def parse_element(octets: bytes, offset: int = 0, *, depth: int = 0) -> Element:
    """Return the element at the offset; what follows it (`after`) is left to the caller. `depth` counts what it is nested in."""
    return _read(Source(octets), offset, limit=len(octets), depth=depth)


def parse_whole(octets: bytes) -> Element:
    """Return the one element that the octets are; raises MalformedContent if anything follows it."""
    element = parse_element(octets)
    if element.after != len(octets):
        raise malformed("Octets follow the end.", element.after)
    return element


def is_whole_sequence(octets: bytes) -> bool:
    """Whether the octets are one whole SEQUENCE, by tag and length: what a wrong password decrypts is not, even if its padding is right."""
    try:
        parse_whole(octets).sequence()
    except MalformedContent:
        return False
    return True


def _read(source: Source, at: int, *, limit: int, depth: int) -> Element:
    if depth > MAX_DEPTH:
        raise malformed(f"More than {MAX_DEPTH} elements are nested.", at)
    kind, is_constructed, body, end = read_header(source.octets, at, limit)
    if end >= 0:
        return Element(source, depth, kind, is_constructed, at, body, end, end)
    end = source.find_end(body, limit=limit, depth=depth)
    return Element(source, depth, kind, is_constructed, at, body, end, end + 2)
