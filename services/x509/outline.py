"""The fixed outline of a certificate, RFC 5280 4.1: where each field of TBSCertificate stands. Nothing inside the fields is read."""

from typing import NamedTuple

from services.asn1.read import Element, parse_der
from services.asn1.tags import BIT_STRING, INTEGER, SEQUENCE, constructed, primitive
from services.errors import MalformedContent

MAX_CERTIFICATE_SIZE = 256 * 1024
"""Octets. TLS in Java takes 32 KiB for a whole chain by default, OpenSSL's 100 KiB; 2,000 alternative names make 60 KiB."""

_VERSION = constructed(0)
_ISSUER_UNIQUE_ID = primitive(1)
_SUBJECT_UNIQUE_ID = primitive(2)
_EXTENSIONS = constructed(3)


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
        raise MalformedContent(f"The certificate has {len(der):,} octets; the limit is {MAX_CERTIFICATE_SIZE:,}.")
    try:
        return _read_outline(der)
    except MalformedContent as problem:
        raise MalformedContent(f"The octets are no X.509 certificate: {problem.message}") from problem


def _read_outline(der: bytes) -> Outline:
    tbs_certificate, signature_algorithm, signature = parse_der(der).members(count=3)
    fields = tbs_certificate.members()
    version = 1
    if fields and fields[0].tag == _VERSION:
        version = _read_version(fields.pop(0))
    if len(fields) < 6:
        raise MalformedContent("Fields are missing.")
    not_before, not_after = fields[3].members(count=2)
    fields[1].expect(SEQUENCE)
    return Outline(
        tbs_certificate=tbs_certificate,
        version=version,
        serial_number=fields[0].expect(INTEGER),
        issuer=fields[2].expect(SEQUENCE),
        not_before=not_before,
        not_after=not_after,
        subject=fields[4].expect(SEQUENCE),
        public_key=fields[5].expect(SEQUENCE),
        extensions=_find_extensions(fields[6:]),
        signature_algorithm=signature_algorithm.expect(SEQUENCE),
        signature=signature.expect(BIT_STRING),
    )


def _read_version(element: Element) -> int:
    inner = element.explicit(0)
    if inner.end - inner.body != 1:
        raise MalformedContent("The version is not one small INTEGER.")
    return inner.integer() + 1


def _find_extensions(fields: list[Element]) -> Element | None:
    tags = [field.tag for field in fields]
    if tags != sorted(set(tags)) or not set(tags) <= {_ISSUER_UNIQUE_ID, _SUBJECT_UNIQUE_ID, _EXTENSIONS}:
        raise MalformedContent("The certificate has unexpected fields.")
    return fields[-1] if tags and tags[-1] == _EXTENSIONS else None
