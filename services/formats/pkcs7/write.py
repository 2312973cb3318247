"""Writes PKCS#7 bundles of certificates: SignedData without signature (RFC 2315 9.1, RFC 5652 5.1)."""

from collections.abc import Sequence

from services.asn1.tags import constructed
from services.asn1.write import element, explicit, integer, object_identifier, sequence, set_of
from services.formats.pem.write import write_block
from services.formats.pkcs7.read import SIGNED_DATA

_DATA = "1.2.840.113549.1.7.1"
_VERSION = 1


def write_pkcs7(certificates: Sequence[bytes], *, as_pem: bool = False) -> bytes:
    """Return a bundle of the certificates (DER), in DER or as one PEM block.

    They stay in the order given, as with OpenSSL: readers take a chain as it stands, although DER would sort a SET.
    """
    signed_data = sequence(
        integer(_VERSION),
        set_of(),
        sequence(object_identifier(_DATA)),
        element(constructed(0), b"".join(certificates)),
        set_of(),
    )
    message = sequence(object_identifier(SIGNED_DATA), explicit(0, signed_data))
    return write_block("PKCS7", message).encode() if as_pem else message
