"""GeneralName, RFC 5280 4.2.1.6: the alternative names of a subject as text."""

import ipaddress

from services.asn1.der import Element, NotDer, read_inner, read_oid
from services.model.x509 import GeneralName, GeneralNameKind
from services.x509.names import read_name

_KINDS = {
    0xA0: GeneralNameKind.OTHER_NAME,
    0x81: GeneralNameKind.RFC822_NAME,
    0x82: GeneralNameKind.DNS_NAME,
    0xA3: GeneralNameKind.X400_ADDRESS,
    0xA4: GeneralNameKind.DIRECTORY_NAME,
    0xA5: GeneralNameKind.EDI_PARTY_NAME,
    0x86: GeneralNameKind.URI,
    0x87: GeneralNameKind.IP_ADDRESS,
    0x88: GeneralNameKind.REGISTERED_ID,
}
_TEXTS = {GeneralNameKind.RFC822_NAME, GeneralNameKind.DNS_NAME, GeneralNameKind.URI}


def read_general_name(element: Element) -> tuple[GeneralName, bool]:
    """Return the name, and whether its value could be read: if not, it is the hex of its DER. Raises NotDer for an unknown choice."""
    kind = _KINDS.get(element.tag)
    if kind is None:
        raise NotDer("no GeneralName")
    try:
        value = _read_value(kind, element)
    except (NotDer, ValueError):
        return GeneralName(kind=kind, value=element.octets.hex()), False
    return GeneralName(kind=kind, value=element.octets.hex() if value is None else value), True


def _read_value(kind: GeneralNameKind, element: Element) -> str | None:
    if kind in _TEXTS:
        return element.content.decode("ascii")
    if kind is GeneralNameKind.IP_ADDRESS:
        return str(ipaddress.ip_address(element.content))
    if kind is GeneralNameKind.DIRECTORY_NAME:
        return read_name(read_inner(element))[0].rfc4514
    if kind is GeneralNameKind.REGISTERED_ID:
        return read_oid(element, element.tag)
    return None
