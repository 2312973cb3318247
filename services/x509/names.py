"""Distinguished names as text: RFC 4514, in the very form of `openssl -nameopt RFC2253,utf8,-esc_msb`; and alternative names."""

import ipaddress
import re

from services.asn1.read import Element
from services.asn1.tags import SET, TEXT_ENCODINGS, constructed, primitive
from services.errors import MalformedContent
from services.model.x509 import DistinguishedName, GeneralName, GeneralNameKind, NameAttribute, X509Certificate
from services.x509.oids import ATTRIBUTE_NAMES, COMMON_NAME

MAX_RDNS = 200
"""Of one name: real ones have at most about twenty. A longer one is shown in hex."""

_MAX_SHOWN_LENGTH = 100

NameKey = tuple[tuple[int, str, str], ...]
"""What a name is compared by."""

_SPECIAL = re.compile(r'[,+"\\<>;\x00-\x1f\x7f]')


_KINDS = {
    constructed(0): GeneralNameKind.OTHER_NAME,
    primitive(1): GeneralNameKind.RFC822_NAME,
    primitive(2): GeneralNameKind.DNS_NAME,
    constructed(3): GeneralNameKind.X400_ADDRESS,
    constructed(4): GeneralNameKind.DIRECTORY_NAME,
    constructed(5): GeneralNameKind.EDI_PARTY_NAME,
    primitive(6): GeneralNameKind.URI,
    primitive(7): GeneralNameKind.IP_ADDRESS,
    primitive(8): GeneralNameKind.REGISTERED_ID,
}
_TEXTS = {GeneralNameKind.RFC822_NAME, GeneralNameKind.DNS_NAME, GeneralNameKind.URI}


def read_name(element: Element) -> tuple[DistinguishedName, bool]:
    """Return a Name, and whether all of it could be read; raises MalformedContent where the structure is broken.

    A value without text form stands as "#" and the hex of its DER; an RDN without attributes beside others is passed over, as OpenSSL does.
    """
    attributes: list[NameAttribute] = []
    parts: list[str] = []
    common_name, whole = None, True
    rdns = element.members()
    if len(rdns) > MAX_RDNS:
        raise element.malformed("The name has too many parts.")
    for number, rdn in enumerate(rdns):
        members = rdn.members(SET)
        if len(members) > MAX_RDNS:
            raise rdn.malformed("The RDN has too many attributes.")
        whole = whole and bool(members)
        for position, member in enumerate(members):
            type_, value = member.members(count=2)
            oid, text = type_.object_identifier(), _read_text(value)
            whole = whole and (text is not None or value.tag not in TEXT_ENCODINGS)
            short_name = ATTRIBUTE_NAMES.get(oid)
            shown = text if text is not None else f"#{value.octets.hex()}"
            attributes.append(NameAttribute(oid=oid, short_name=short_name, value=shown, rdn=number))
            if oid == COMMON_NAME:
                common_name = shown  # the last one is the most specific
            written = f"{short_name}={_escape(text)}" if short_name and text is not None else f"{short_name or oid}=#{value.octets.hex()}"
            parts.append("+" if position else ",")
            parts.append(written)
    if rdns and not attributes:
        raise element.malformed("No RDN of the name has attributes.")
    # RFC 4514 writes the last RDN first, and openssl also turns the attributes inside an RDN; the first separator has nothing before it.
    return DistinguishedName(rfc4514="".join(parts[:0:-1]), common_name=common_name, attributes=tuple(attributes)), whole


def name_key(name: DistinguishedName) -> NameKey:
    """Return what names compare by (RFC 5280 7.1): case, runs of blanks, string types and the order inside an RDN do not count."""
    if not name.attributes:
        return ((0, "", name.rfc4514),)
    return tuple(sorted((attribute.rdn, attribute.oid, " ".join(attribute.value.casefold().split())) for attribute in name.attributes))


def show_name(certificate: X509Certificate) -> str:
    """Return what a sentence calls the certificate: its subject, cut where it is long, or its serial number."""
    name = certificate.subject.rfc4514 or f"serial number {certificate.serial_number}"
    return name if len(name) <= _MAX_SHOWN_LENGTH else f"{name[:_MAX_SHOWN_LENGTH]}…"


def read_general_name(element: Element) -> tuple[GeneralName, bool]:
    """Return a GeneralName (RFC 5280 4.2.1.6), and whether its value could be read: if not, it is the hex of its DER.

    Raises MalformedContent for an unknown choice.
    """
    kind = _KINDS.get(element.tag)
    if kind is None:
        raise element.malformed("There is no GeneralName of this tag.")
    try:
        return GeneralName(kind=kind, value=_read_general_value(kind, element)), True
    except (MalformedContent, ValueError):
        return GeneralName(kind=kind, value=element.octets.hex()), False


def _read_text(value: Element) -> str | None:
    encoding = TEXT_ENCODINGS.get(value.tag)
    if encoding is None:
        return None
    try:
        return value.contents.decode(encoding)
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


def _read_general_value(kind: GeneralNameKind, element: Element) -> str:
    if kind in _TEXTS:
        return element.contents.decode("ascii")
    if kind is GeneralNameKind.IP_ADDRESS:
        return str(ipaddress.ip_address(element.contents))
    if kind is GeneralNameKind.DIRECTORY_NAME:
        return read_name(element.explicit(4))[0].rfc4514
    if kind is GeneralNameKind.REGISTERED_ID:
        return element.object_identifier(element.tag)
    return element.octets.hex()
