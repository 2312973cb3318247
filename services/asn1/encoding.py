"""The lowest layer of the reader: tags, lengths and OBJECT IDENTIFIERs, as positions in octets (X.690 8.1 and 8.19)."""

from functools import lru_cache

from services.asn1 import tags
from services.asn1.tags import CONSTRUCTED, CONTEXT
from services.errors import MalformedContent

MAX_DEPTH = 40
"""Levels of nesting: real keystores stay under 20; docs/reference/formats.md section 3 takes 40 as the limit."""

MAX_OID_LENGTH = 64
"""Octets of an OBJECT IDENTIFIER's contents: decoding longer ones costs more than linear time, and none is in use."""

_MAX_REMEMBERED = 1_000
"""Object identifiers that are decoded once: a usual certificate repeats the same thirty; hostile ones must not fill the memory."""

_MAX_TAG_OCTETS = 4
LONG_TAG = 0x1F  # in the first octet; a number above 30 follows, which nothing here reads
_END_OF_CONTENTS = b"\x00\x00"
_NAMES = {
    tags.BOOLEAN: "BOOLEAN",
    tags.INTEGER: "INTEGER",
    tags.BIT_STRING: "BIT STRING",
    tags.OCTET_STRING: "OCTET STRING",
    tags.NULL: "NULL",
    tags.OBJECT_IDENTIFIER: "OBJECT IDENTIFIER",
    tags.SEQUENCE: "SEQUENCE",
    tags.SET: "SET",
}


def malformed(message: str, at: int) -> MalformedContent:
    """Return the error to raise about the octet at that position."""
    return MalformedContent(message, position=f"octet {at}")


def name_tag(tag: int) -> str:
    """Return what to call a tag in a sentence."""
    if tag in _NAMES:
        return _NAMES[tag]
    return f"[{tag & 0x1F}]" if tag & 0xC0 == CONTEXT else f"an element with the tag {tag:#04x}"


def read_header(data: bytes, at: int, *, limit: int, is_der: bool) -> tuple[int, int, int]:
    """Return tag, start and end of the contents; the end is -1 for an indefinite length (8.1.2 and 8.1.3)."""
    if at + 2 > limit:
        raise malformed("The octets end inside a tag or length.", at)
    tag, body = data[at], at + 1
    if tag & LONG_TAG == LONG_TAG:
        body = 0 if is_der else next((end + 1 for end in range(body, min(at + _MAX_TAG_OCTETS, limit - 1)) if data[end] < 0x80), 0)
        if not body:
            raise malformed("The tag is too long.", at)
    length = data[body]
    body += 1
    if length >= 0x80:
        size = length & 0x7F
        if not size and not is_der:
            if not tag & CONSTRUCTED:
                raise malformed("A primitive element has no length.", at)
            return tag, body, -1
        if length == 0xFF or body + size > limit:
            raise malformed("The octets end inside a length.", at)
        length = int.from_bytes(data[body : body + size], "big")
        if is_der and (length < 0x80 or data[body] == 0):
            raise malformed("A length is written in another form than in DER.", at)
        body += size
    if body + length > limit:
        raise malformed("The length reaches beyond the end.", at)
    return tag, body, body + length


def find_end(data: bytes, body: int, *, limit: int, depth: int, ends: dict[int, int]) -> int:
    """Return where indefinite-length contents end, and remember it, also of those nested directly in them."""
    if body in ends:
        return ends[body]
    at, open_bodies = body, [body]
    while True:
        if data[at : at + 2] == _END_OF_CONTENTS and at + 2 <= limit:
            closed = open_bodies.pop()
            ends[closed] = at
            if not open_bodies:
                return at
            at += 2
            continue
        _, inner, end = read_header(data, at, limit=limit, is_der=False)
        if end < 0:
            open_bodies.append(inner)
            if depth + len(open_bodies) > MAX_DEPTH:
                raise malformed(f"More than {MAX_DEPTH} elements are nested.", at)
            end = inner
        at = end


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
