"""Writes PKCS#7 bundles of certificates: SignedData without signature (RFC 2315 9.1, RFC 5652 5.1)."""

from collections.abc import Sequence

from services.asn1.tags import constructed
from services.asn1.write import element, explicit, integer, object_identifier, sequence, set_of
from services.formats.pkcs7.read import DATA, SIGNED_DATA

_VERSION = 1


def write_pkcs7(certificates: Sequence[bytes]) -> bytes:
    """Return a bundle of the certificates (DER), in DER.

    They stay in the order given, as with OpenSSL: readers take a chain as it stands, although DER would sort a SET.
    """
    signed_data = sequence(
        integer(_VERSION),
        set_of(),
        sequence(object_identifier(DATA)),
        element(constructed(0), b"".join(certificates)),
        set_of(),
    )
    return sequence(object_identifier(SIGNED_DATA), explicit(0, signed_data))
