"""Reads DER files of one certificate, or of several one after the other, with whatever follows them."""

import re

from services.asn1.read import Element, parse_element
from services.asn1.shape import DerShape, find_shape
from services.errors import ErrorCode, MalformedContent, TooLarge, UnrecognizedFormat
from services.formats.contents.raw import RawCertificate, RawContents
from services.model.contents import Format
from services.model.findings import FindingKind, finding
from services.model.limits import MAX_CERTIFICATES

_FILLING = re.compile(rb"[ \t\r\n\x00]*")


def read_der(octets: bytes) -> RawContents:
    """Return the certificates that the file begins with; what follows them (blanks, zeros, the tail of a PEM text) is a finding.

    Raises UnrecognizedFormat if the octets are of another kind, such as a private key (which is not decrypted to find out),
    MalformedContent if the certificate is cut short, and TooLarge.
    """
    shape = find_shape(octets)
    if shape is not DerShape.CERTIFICATE:
        found = shape.value if shape else "no DER"
        raise UnrecognizedFormat(f"The file is {found}, not a certificate.", found=found)
    elements, end = cut_out_certificates(octets)
    findings = [finding(FindingKind.SEVERAL_DER_CERTIFICATES, count=len(elements))] if len(elements) > 1 else []
    if trailing := len(octets) - end:
        findings.append(finding(FindingKind.TRAILING_DATA, size=trailing))
    return RawContents(
        format=Format.DER, entries=tuple(RawCertificate(der=element.octets) for element in elements), findings=tuple(findings)
    )


def cut_out_certificates(octets: bytes) -> tuple[list[Element], int]:
    """Return the certificates that the octets begin with, and where the last one ends; blanks and zeros between them do not matter.

    Raises MalformedContent if one is cut short, and TooLarge.
    """
    certificates: list[Element] = []
    at = end = 0
    while find_shape(octets, at) is DerShape.CERTIFICATE:
        if len(certificates) == MAX_CERTIFICATES:
            raise TooLarge(
                f"The file has more than {MAX_CERTIFICATES:,} certificates.", limit=MAX_CERTIFICATES, code=ErrorCode.CHAIN_TOO_LONG
            )
        certificates.append(_cut_out(octets, at))
        end = at = certificates[-1].after
        if filling := _FILLING.match(octets, end):
            at = filling.end()
    return certificates, end


def _cut_out(octets: bytes, at: int) -> Element:
    try:
        return parse_element(octets, at)
    except MalformedContent as error:
        raise MalformedContent(f"The certificate is damaged: {error.message}", position=error.position) from None
