"""The fixed outline of a certificate, RFC 5280 4.1: where each field of TBSCertificate stands. Nothing inside the fields is read."""

from typing import NamedTuple

from services.asn1.der import Element, NotDer, expect, read_children, read_inner, read_integer, read_only
from services.asn1.tags import BIT_STRING, INTEGER, SEQUENCE
from services.errors import MalformedContent

MAX_CERTIFICATE_SIZE = 256 * 1024
"""Octets. TLS in Java takes 32 KiB for a whole chain by default, OpenSSL's 100 KiB; 2,000 alternative names make 60 KiB."""

_VERSION = 0xA0
_ISSUER_UNIQUE_ID = 0x81
_SUBJECT_UNIQUE_ID = 0x82
_EXTENSIONS = 0xA3


class Outline(NamedTuple):
    """The fields of one certificate as elements; `version` is 1, 2 or 3 (or what the octets say)."""

    tbs_certificate: Element
    version: int
    serial_number: Element
    issuer: Element
    not_before: Element
    not_after: Element
    subject: Element
    public_key: Element
    extensions: Element | None
    signature_algorithm: Element
    signature: Element


def read_outline(der: bytes) -> Outline:
    """Return the outline; raises MalformedContent where the octets are no certificate, are too many, or something follows it."""
    if len(der) > MAX_CERTIFICATE_SIZE:
        raise MalformedContent(f"The certificate has {len(der):,} octets; the most is {MAX_CERTIFICATE_SIZE:,}.")
    try:
        return _read_outline(der)
    except NotDer as problem:
        raise MalformedContent(f"The octets are no X.509 certificate: {problem}.") from problem


def _read_outline(der: bytes) -> Outline:
    whole = read_children(read_only(der, SEQUENCE))
    if len(whole) != 3:
        raise NotDer("a certificate has three parts")
    fields = read_children(expect(whole[0], SEQUENCE))
    version = 1
    if fields and fields[0].tag == _VERSION:
        version = _read_version(fields.pop(0))
    if len(fields) < 6:
        raise NotDer("fields are missing")
    validity = read_children(expect(fields[3], SEQUENCE))
    if len(validity) != 2:
        raise NotDer("a validity has two times")
    expect(fields[1], SEQUENCE)
    return Outline(
        tbs_certificate=whole[0],
        version=version,
        serial_number=expect(fields[0], INTEGER),
        issuer=expect(fields[2], SEQUENCE),
        not_before=validity[0],
        not_after=validity[1],
        subject=expect(fields[4], SEQUENCE),
        public_key=expect(fields[5], SEQUENCE),
        extensions=_find_extensions(fields[6:]),
        signature_algorithm=expect(whole[1], SEQUENCE),
        signature=expect(whole[2], BIT_STRING),
    )


def _read_version(element: Element) -> int:
    inner = read_inner(element)
    if inner.stop - inner.start != 1:
        raise NotDer("a version is one small INTEGER")
    return read_integer(inner) + 1


def _find_extensions(fields: list[Element]) -> Element | None:
    tags = [field.tag for field in fields]
    if tags != sorted(set(tags)) or not set(tags) <= {_ISSUER_UNIQUE_ID, _SUBJECT_UNIQUE_ID, _EXTENSIONS}:
        raise NotDer("unexpected fields")
    return fields[-1] if tags and tags[-1] == _EXTENSIONS else None
