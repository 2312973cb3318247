"""Distinguished names as text: RFC 4514, in the very form of `openssl -nameopt RFC2253,utf8,-esc_msb`."""

import re

from services.asn1.der import Element, NotDer, expect, read_children, read_oid
from services.asn1.tags import SEQUENCE, SET
from services.model.x509 import DistinguishedName, NameAttribute
from services.x509.oids import ATTRIBUTE_NAMES, COMMON_NAME

MAX_RDNS = 200
"""Of one name: real ones have at most about twenty. A longer one is shown in hex."""

_ENCODINGS = {
    0x0C: "utf-8",
    0x12: "latin-1",  # NumericString; the narrow types are read as openssl reads them, whatever octets they hold
    0x13: "latin-1",  # PrintableString
    0x14: "latin-1",  # T61String: nobody writes T.61 in it
    0x16: "latin-1",  # IA5String
    0x17: "latin-1",  # UTCTime
    0x18: "latin-1",  # GeneralizedTime
    0x1A: "latin-1",  # VisibleString
    0x1C: "utf-32-be",
    0x1E: "utf-16-be",
}

_SPECIAL = re.compile(r'[,+"\\<>;\x00-\x1f\x7f]')


def read_name(element: Element) -> tuple[DistinguishedName, bool]:
    """Return a Name, and whether the text of every attribute could be read; raises NotDer where the structure is broken.

    A value without text form stands as "#" and the hex of its DER.
    """
    attributes: list[NameAttribute] = []
    parts: list[str] = []
    common_name, whole = None, True
    rdns = read_children(expect(element, SEQUENCE))
    if len(rdns) > MAX_RDNS:
        raise NotDer("a name that nobody can read")
    for number, rdn in enumerate(rdns):
        members = read_children(expect(rdn, SET))
        if not 0 < len(members) <= MAX_RDNS:
            raise NotDer("an RDN without attributes, or of too many")
        for position, member in enumerate(members):
            oid, value = _read_attribute(member)
            text = _read_text(value)
            whole = whole and (text is not None or value.tag not in _ENCODINGS)
            short_name = ATTRIBUTE_NAMES.get(oid)
            shown = text if text is not None else f"#{value.octets.hex()}"
            attributes.append(NameAttribute(oid=oid, short_name=short_name, value=shown, rdn=number))
            if oid == COMMON_NAME:
                common_name = shown  # the last one is the most specific
            written = f"{short_name}={_escape(text)}" if short_name and text is not None else f"{short_name or oid}=#{value.octets.hex()}"
            parts.append("+" if position else ",")
            parts.append(written)
    # RFC 4514 writes the last RDN first, and openssl also turns the attributes inside an RDN; the first separator has nothing before it.
    return DistinguishedName(rfc4514="".join(parts[:0:-1]), common_name=common_name, attributes=tuple(attributes)), whole


def show_unreadable(element: Element) -> DistinguishedName:
    """Return a name that says nothing but its octets in hex."""
    return DistinguishedName(rfc4514=f"#{element.octets.hex()}", common_name=None, attributes=())


def _read_attribute(member: Element) -> tuple[str, Element]:
    children = read_children(expect(member, SEQUENCE))
    if len(children) != 2:
        raise NotDer("an attribute is a type and a value")
    return read_oid(children[0]), children[1]


def _read_text(value: Element) -> str | None:
    encoding = _ENCODINGS.get(value.tag)
    if encoding is None:
        return None
    try:
        return value.data[value.start : value.stop].decode(encoding)
    except UnicodeDecodeError:
        return None


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(_escape_one, text)
    if text[:1] in ("#", " "):
        escaped = "\\" + escaped
    if len(text) > 1 and text[-1] == " ":
        escaped = escaped[:-1] + "\\ "
    return escaped


def _escape_one(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{ord(character):02X}" if character < " " or character == "\x7f" else f"\\{character}"
