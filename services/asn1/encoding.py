"""The lowest layer of the ASN.1 reader: tags, lengths and OBJECT IDENTIFIERs, as positions in octets (X.690 8.1 and 8.19)."""

from functools import lru_cache

from services.errors import MalformedContent

DEEPEST = 40
"""Levels of nesting: real keystores stay under 20; docs/reference/formats.md section 3 takes 40 as the limit."""

_MAX_TAG_OCTETS = 4
_CONSTRUCTED = 0x20
_END_OF_CONTENTS = b"\x00\x00"

_NAMES = {
    0x01: "BOOLEAN",
    0x02: "INTEGER",
    0x03: "BIT STRING",
    0x04: "OCTET STRING",
    0x05: "NULL",
    0x06: "OBJECT IDENTIFIER",
    0x10: "SEQUENCE",
    0x11: "SET",
}


def malformed(message: str, at: int) -> MalformedContent:
    """Return the error to raise about the octet at that position."""
    return MalformedContent(message, position=f"octet {at}")


def name_kind(kind: int) -> str:
    """Return what to call a tag (without its constructed bit) in a sentence."""
    if kind in _NAMES:
        return _NAMES[kind]
    return f"[{kind & 0x1F}]" if kind & 0xE0 == 0x80 else f"an element with the tag {kind:#04x}"


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
                if depth + len(open_bodies) > DEEPEST:
                    raise malformed(f"More than {DEEPEST} elements are nested.", at)
                end = inner
            at = end


def read_header(octets: bytes, at: int, limit: int) -> tuple[int, bool, int, int]:
    """Return kind, form, start and end of the contents; the end is -1 for an indefinite length."""
    if at + 2 > limit:
        raise malformed("The octets end inside a tag or length.", at)
    first = octets[at]
    kind, body = first & ~_CONSTRUCTED, at + 1
    if first & 0x1F == 0x1F:
        kind, body = _read_long_tag(octets, at, limit)
    length = octets[body]
    body += 1
    if length < 0x80:
        end = body + length
    elif length == 0x80:
        if not first & _CONSTRUCTED:
            raise malformed("A primitive element has no length.", at)
        return kind, True, body, -1
    else:
        length_end = body + (length & 0x7F)
        if length_end > limit or length == 0xFF:
            raise malformed("The octets end inside a length.", at)
        end = length_end + int.from_bytes(octets[body:length_end], "big")
        body = length_end
    if end > limit:
        raise malformed("The length reaches beyond the end.", at)
    return kind, bool(first & _CONSTRUCTED), body, end


def _read_long_tag(octets: bytes, at: int, limit: int) -> tuple[int, int]:
    """Return kind and end of a tag number over 30; a length octet is sure to follow."""
    for end in range(at + 1, min(at + _MAX_TAG_OCTETS, limit - 1)):
        if octets[end] < 0x80:
            first = octets[at] & ~_CONSTRUCTED
            return int.from_bytes(bytes((first,)) + octets[at + 1 : end + 1], "big"), end + 1
    raise malformed("The tag is too long.", at)


@lru_cache(maxsize=512)
def decode_oid(contents: bytes) -> str | None:
    """Return the dotted form, or None if the contents are not well formed."""
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
