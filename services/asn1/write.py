"""The one writer, of the little DER (ITU-T X.690) that keystores take: each function returns one whole element."""

from services.asn1 import tags
from services.asn1.tags import BMP_STRING, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, constructed

NULL = bytes((tags.NULL, 0))


def sequence(*elements: bytes) -> bytes:
    """Return a SEQUENCE of the elements."""
    return element(SEQUENCE, b"".join(elements))


def set_of(*elements: bytes) -> bytes:
    """Return a SET OF the elements, in the order that DER wants (X.690 11.6)."""
    return element(SET, b"".join(sorted(elements)))


def explicit(number: int, inner: bytes) -> bytes:
    """Return the element under an explicit tag [number]."""
    return element(constructed(number), inner)


def integer(value: int) -> bytes:
    """Return an INTEGER that is 0 or more."""
    return element(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def octet_string(octets: bytes) -> bytes:
    """Return an OCTET STRING."""
    return element(OCTET_STRING, octets)


def bmp_string(text: str) -> bytes:
    """Return a BMPString; the text must not go beyond the Basic Multilingual Plane."""
    return element(BMP_STRING, text.encode("utf-16-be"))


def object_identifier(dotted: str) -> bytes:
    """Return an OBJECT IDENTIFIER."""
    first, second, *rest = (int(arc) for arc in dotted.split("."))
    return element(OBJECT_IDENTIFIER, b"".join(_encode_arc(arc) for arc in (first * 40 + second, *rest)))


def algorithm(dotted: str, parameters: bytes = b"") -> bytes:
    """Return an AlgorithmIdentifier; no parameters at all unless they are given."""
    return sequence(object_identifier(dotted), parameters)


def element(tag: int, contents: bytes) -> bytes:
    """Return an element with that tag octet."""
    length = len(contents)
    if length < 0x80:
        return bytes((tag, length)) + contents
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + contents


def _encode_arc(arc: int) -> bytes:
    octets = [arc & 0x7F]
    while arc := arc >> 7:
        octets.append(0x80 | arc & 0x7F)
    return bytes(reversed(octets))
