"""What a keystore holds as a certificate -> one certificate in DER, as Java's CertificateFactory takes it: the first there is.

Seen in Java 17 and 25 (sun.security.provider.X509Factory): DER with anything behind it, and the first block of a PEM text, whatever its
label, with any text around; but no base64 without boundaries, no PKCS#7, and nothing before DER. JKS, JCEKS and PKCS#12 are alike.
"""

from typing import NamedTuple

from services.asn1.read import is_whole_sequence, parse_element
from services.asn1.shape import DerShape, find_shape
from services.errors import MalformedContent, TooLarge
from services.formats.pem.blocks import PemBlock, decode_block, split_blocks

_BEGIN = b"-----BEGIN "


class StoredCertificate(NamedTuple):
    """The certificate; `is_text` says that it stands there as PEM, `others` counts further ones behind it, `trailing` other octets."""

    der: bytes
    is_text: bool = False
    others: int = 0
    trailing: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether nothing is odd about it."""
        return not (self.is_text or self.others or self.trailing)


def take_certificate(octets: bytes) -> StoredCertificate:
    """Return the first certificate of what an entry holds; octets that hold none come back as they are. Nothing is raised."""
    if is_whole_sequence(octets):  # nearly always, and cheaply told
        return StoredCertificate(octets)
    if find_shape(octets) is DerShape.CERTIFICATE:
        return _take_der(octets)
    if _BEGIN not in octets:
        return StoredCertificate(octets)
    try:
        first, *others = split_blocks(octets.decode("latin-1"))
        der = decode_block(first)
    except (MalformedContent, TooLarge, ValueError):
        return StoredCertificate(octets)
    if find_shape(der) is not DerShape.CERTIFICATE:
        return StoredCertificate(octets)
    return StoredCertificate(der, is_text=True, others=sum(map(_is_certificate, others)))


def _take_der(octets: bytes) -> StoredCertificate:
    try:
        first = parse_element(octets)
        end, others = first.after, 0
        while find_shape(octets, end) is DerShape.CERTIFICATE:
            end, others = parse_element(octets, end).after, others + 1
    except MalformedContent:
        return StoredCertificate(octets)
    return StoredCertificate(first.octets, others=others, trailing=len(octets) - end)


def _is_certificate(block: PemBlock) -> bool:
    return block.label.endswith("CERTIFICATE")
