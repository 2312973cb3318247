"""The lowest layer of the ASN.1 reader: tags, lengths and OBJECT IDENTIFIERs, as positions in octets (X.690 8.1 and 8.19)."""

from functools import lru_cache

from services.asn1.tags import BIT_STRING, BOOLEAN, CONSTRUCTED, CONTEXT, INTEGER, NULL, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET
from services.errors import MalformedContent

MAX_DEPTH = 40
"""Levels of nesting: real keystores stay under 20; docs/reference/formats.md section 3 takes 40 as the limit."""

MAX_OID_LENGTH = 64
"""Octets of an OBJECT IDENTIFIER's contents: decoding longer ones costs more than linear time, and none is in use."""

_MAX_REMEMBERED = 1_000
"""Object identifiers that are decoded once: a usual certificate repeats the same thirty; hostile ones must not fill the memory."""

_MAX_TAG_OCTETS = 4
_END_OF_CONTENTS = b"\x00\x00"

_NAMES = {
    BOOLEAN: "BOOLEAN",
    INTEGER: "INTEGER",
    BIT_STRING: "BIT STRING",
    OCTET_STRING: "OCTET STRING",
    NULL: "NULL",
    OBJECT_IDENTIFIER: "OBJECT IDENTIFIER",
    SEQUENCE: "SEQUENCE",
    SET: "SET",
}


def malformed(message: str, at: int) -> MalformedContent:
    """Return the error to raise about the octet at that position."""
    return MalformedContent(message, position=f"octet {at}")


def name_kind(kind: int) -> str:
    """Return what to call a tag in a sentence."""
    if kind in _NAMES:
        return _NAMES[kind]
    return f"[{kind & 0x1F}]" if kind & 0xE0 == CONTEXT else f"an element with the tag {kind:#04x}"


class Source:
    """The octets, and where the contents of each indefinite-length element end, so that each is searched for once."""

    __slots__ = ("ends", "octets")

    def __init__(self, octets: bytes) -> None:
        self.octets = octets
        self.ends: dict[int, int] = {}

    def find_end(self, body: int, *, limit: int, depth: int) -> int:
        """Return where indefinite-length contents end, and remember it, also of those nested directly in them."""
        if body in self.ends:
            return self.ends[body]
        octets, at, open_bodies = self.octets, body, [body]
        while True:
            if octets[at : at + 2] == _END_OF_CONTENTS and at + 2 <= limit:
                closed = open_bodies.pop()
                self.ends[closed] = at
                if not open_bodies:
                    return at
                at += 2
                continue
            _, _, inner, end = read_header(octets, at, limit)
            if end < 0:
                open_bodies.append(inner)
                if depth + len(open_bodies) > MAX_DEPTH:
                    raise malformed(f"More than {MAX_DEPTH} elements are nested.", at)
                end = inner
            at = end


def read_header(octets: bytes, at: int, limit: int) -> tuple[int, bool, int, int]:
    """Return kind, form, start and end of the contents; the end is -1 for an indefinite length."""
    if at + 2 > limit:
        raise malformed("The octets end inside a tag or length.", at)
    first = octets[at]
    kind, body = first if first in (SEQUENCE, SET) else first & ~CONSTRUCTED, at + 1
    if first & 0x1F == 0x1F:
        kind, body = _read_long_tag(octets, at, limit)
    length = octets[body]
    body += 1
    if length < 0x80:
        end = body + length
    elif length == 0x80:
        if not first & CONSTRUCTED:
            raise malformed("A primitive element has no length.", at)
        return kind, True, body, -1
    else:
        if length == 0xFF or body + (length & 0x7F) > limit:
            raise malformed("The octets end inside a length.", at)
        length, body = read_long_length(octets, body - 1)
        end = body + length
    if end > limit:
        raise malformed("The length reaches beyond the end.", at)
    return kind, bool(first & CONSTRUCTED), body, end


def read_long_length(octets: bytes, at: int) -> tuple[int, int]:
    """Return a length of several octets, the first of which only counts them, and where the contents begin; neither is checked."""
    body = at + 1 + (octets[at] & 0x7F)
    return int.from_bytes(octets[at + 1 : body], "big"), body


def _read_long_tag(octets: bytes, at: int, limit: int) -> tuple[int, int]:
    """Return kind and end of a tag number over 30; a length octet is sure to follow."""
    for end in range(at + 1, min(at + _MAX_TAG_OCTETS, limit - 1)):
        if octets[end] < 0x80:
            first = octets[at] & ~CONSTRUCTED
            return int.from_bytes(bytes((first,)) + octets[at + 1 : end + 1], "big"), end + 1
    raise malformed("The tag is too long.", at)


@lru_cache(maxsize=_MAX_REMEMBERED)
def decode_oid(contents: bytes) -> str | None:
    """Return the dotted form, or None if the contents, of at most MAX_OID_LENGTH octets, are not well formed."""
    if not contents or contents[-1] & 0x80:
        return None
    arcs: list[int] = []
    arc = 0
    for octet in contents:
        if arc == 0 and octet == 0x80:
            return None
        arc = arc << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(arc)
            arc = 0
    top = min(arcs[0] // 40, 2)
    return ".".join(map(str, [top, arcs[0] - 40 * top, *arcs[1:]]))
