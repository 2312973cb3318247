"""Which names Java takes for equal: `sun.security.x509.X500Name.equals`, by RFC 2253's canonical form as `AVA` writes it."""

import unicodedata
from functools import lru_cache

from services.asn1.read import Element
from services.asn1.tags import PRINTABLE_STRING, SET, TEXT_ENCODINGS, UTF8_STRING
from services.errors import MalformedContent
from services.x509.outline import read_outline

_TEXTS = {PRINTABLE_STRING, UTF8_STRING}
"""Values of other types are compared octet by octet."""

_KEYWORDS = {
    *(f"2.5.4.{number}" for number in (3, 6, 7, 8, 9, 10, 11)),  # CN C L ST STREET O OU
    "0.9.2342.19200300.100.1.25",  # DC
    "0.9.2342.19200300.100.1.1",  # UID
}
"""The types that RFC 2253 has a keyword for; the values of others, such as e-mail addresses, are compared octet by octet, too."""

JavaName = tuple[tuple[tuple[str, str | bytes], ...], ...] | bytes


MAX_REMEMBERED = 128
"""Certificates whose names are kept, for a file is looked at as several Javas do: those of usual files, and 8 MB at the most."""


def name_java_subject(der: bytes) -> JavaName:
    """Return what Java compares of a readable certificate's subject."""
    return _read_names(der)[0]


def name_java_issuer(der: bytes) -> JavaName:
    """Return what Java compares of a readable certificate's issuer."""
    return _read_names(der)[1]


@lru_cache(maxsize=MAX_REMEMBERED)
def _read_names(der: bytes) -> tuple[JavaName, JavaName]:
    outline = read_outline(der)
    subject = compare_by(outline.subject)
    return subject, subject if outline.issuer.octets == outline.subject.octets else compare_by(outline.issuer)


def compare_by(name: Element) -> JavaName:
    """Return the canonical form of a Name; its octets where its structure cannot be read."""
    try:
        return tuple(tuple(sorted((_read(member) for member in rdn.members(SET)), key=repr)) for rdn in name.members())
    except MalformedContent:
        return name.octets


def _read(member: Element) -> tuple[str, str | bytes]:
    type_, value = member.members(count=2)
    oid = type_.object_identifier()
    if oid not in _KEYWORDS or value.tag not in _TEXTS:
        return oid, value.octets
    text = value.contents.decode(TEXT_ENCODINGS[value.tag], errors="replace")
    return oid, unicodedata.normalize("NFKD", " ".join(text.split()).upper().lower())
