"""Reads the certificates out of PKCS#7 / CMS signed data (RFC 5652 5.1), in DER or BER; what is signed or revoked is not looked at."""

from services.asn1.read import Element, parse_element
from services.asn1.tags import SEQUENCE, constructed
from services.errors import ErrorCode, TooLarge, UnrecognizedFormat
from services.formats.contents.raw import RawCertificate, RawContents
from services.model.contents import Format
from services.model.findings import FindingKind, finding
from services.model.limits import MAX_CERTIFICATES

DATA = "1.2.840.113549.1.7.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
TIME_STAMP = "1.2.840.113549.1.9.16.1.4"
_OTHERS = {
    DATA: "PKCS#7 data without certificates",
    "1.2.840.113549.1.7.3": "an encrypted message (PKCS#7 enveloped data)",
    "1.2.840.113549.1.7.4": "an encrypted message (PKCS#7 signed and enveloped data)",
    "1.2.840.113549.1.7.5": "PKCS#7 digested data",
    "1.2.840.113549.1.7.6": "encrypted data (PKCS#7)",
    "1.2.840.113549.1.9.16.1.23": "an encrypted message (CMS authenticated enveloped data)",
}


def read_pkcs7(octets: bytes) -> RawContents:
    """Return the certificates in the file's order; they are cut out, not parsed.

    Raises MalformedContent, TooLarge, or UnrecognizedFormat (NO_CERTIFICATE) that names what the octets are instead.
    No signature is verified.
    """
    message = parse_element(octets)
    fields = message.sequence()
    oid = fields.take().object_identifier()
    if oid != SIGNED_DATA:
        name = _OTHERS.get(oid, f"PKCS#7 content of the type {oid}")
        raise UnrecognizedFormat(f"The file is {name}; it holds no certificate that can be kept.", found=name)
    signed_data = fields.take().explicit(0)
    certificates, others = _read_signed_data(signed_data)
    fields.finish()
    if not certificates:
        kind = "a time stamp token" if _find_content_type(signed_data) == TIME_STAMP else "PKCS#7"
        name = f"{kind} with {others[0]} and no certificate" if others else f"{kind} without certificates"
        raise UnrecognizedFormat(f"The file is {name}.", found=name)
    findings = [finding(FindingKind.OTHER_CONTENT, names=others)] if others else []
    if trailing := len(octets) - message.after:
        findings.append(finding(FindingKind.TRAILING_DATA, size=trailing))
    return RawContents(format=Format.PKCS7, entries=tuple(certificates), findings=tuple(findings))


def _find_content_type(signed_data: Element) -> str:
    fields = signed_data.sequence()
    fields.take().number()
    fields.take().set()
    return fields.take().sequence().take().object_identifier()


def _read_signed_data(signed_data: Element) -> tuple[list[RawCertificate], list[str]]:
    """Return the certificates [0], and the names of what else there is, revocation lists [1] included; signatures are skipped."""
    found: list[RawCertificate] = []
    others: list[str] = []
    fields = signed_data.sequence()
    fields.take().number()
    fields.take().set()
    fields.take().sequence().take().object_identifier()
    certificates = fields.take_if(constructed(0))
    revocation_lists = fields.take_if(constructed(1))
    fields.take().set()
    fields.finish()
    for count, choice in enumerate(certificates.children() if certificates else ()):
        if count == MAX_CERTIFICATES:
            message = f"The file has more than {MAX_CERTIFICATES:,} certificates."
            raise TooLarge(message, limit=MAX_CERTIFICATES, code=ErrorCode.KEYSTORE_LIMIT)
        if choice.tag == SEQUENCE:
            found.append(RawCertificate(der=choice.octets))
        else:
            others.append("a certificate that is not X.509")
    if revocation_lists and any(True for _ in revocation_lists.children()):
        others.append("a certificate revocation list")
    return found, others
