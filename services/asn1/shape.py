"""Tells what DER or BER octets are by their outermost tags, without reading further; truncated octets keep their shape."""

from enum import Enum

from services.asn1.encoding import read_header
from services.asn1.tags import BIT_STRING, GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, UTC_TIME, constructed
from services.errors import MalformedContent


class DerShape(Enum):
    """What the outermost elements look like; the value names it for people."""

    PKCS12 = "a PKCS#12 keystore"
    PKCS7 = "a PKCS#7 message"
    CERTIFICATE = "a certificate"
    CERTIFICATE_REQUEST = "a certificate request"
    REVOCATION_LIST = "a certificate revocation list"
    PUBLIC_KEY = "a public key"
    PRIVATE_KEY = "a private key"
    ENCRYPTED_PRIVATE_KEY = "an encrypted private key"
    OTHER = "ASN.1 data of another kind"


_VERSION = constructed(0)  # of a certificate
_END = -1
_NO_LIMIT = 1 << 8 * 127  # above every length that X.690 can write: what is cut off keeps its shape
_VERSION_OF_PKCS12 = 3
_PKCS7 = bytes.fromhex("2a864886f70d0107")  # 1.2.840.113549.1.7


class _Cursor:
    """The tag at a place; where its contents begin, and what follows them. Beyond the end every tag is _END."""

    def __init__(self, octets: bytes, at: int) -> None:
        self._octets = octets
        try:
            self.tag, self._body, end = read_header(octets, at, limit=_NO_LIMIT, is_der=False)
        except (IndexError, MalformedContent):
            self.tag, self._body, end = octets[at] if at + 1 < len(octets) else _END, len(octets), _END
        self._end = max(self._body, end)  # the contents of an indefinite length count as empty

    def enter(self) -> "_Cursor":
        return _Cursor(self._octets, self._body)

    def skip(self) -> "_Cursor":
        return _Cursor(self._octets, self._end)

    def contents(self) -> bytes:
        return self._octets[self._body : self._end]


def find_shape(octets: bytes, at: int = 0) -> DerShape | None:
    """Return what the octets from there on look like, or None if they do not begin with an ASN.1 SEQUENCE."""
    outer = _Cursor(octets, at)
    if outer.tag != SEQUENCE:
        return None
    first = outer.enter()
    if first.tag == OBJECT_IDENTIFIER and first.contents().startswith(_PKCS7):
        return DerShape.PKCS7
    if first.tag == INTEGER:
        return _find_shape_by_version(first)
    if first.tag == SEQUENCE:
        return _find_shape_by_content(first)
    return DerShape.OTHER


def _find_shape_by_version(version: _Cursor) -> DerShape:
    """Tell apart what begins with an INTEGER: PKCS#12 and the private keys, and a bare RSA public key."""
    value, second = int.from_bytes(version.contents()[:8], "big"), version.skip()
    if second.tag == SEQUENCE:
        is_pkcs12 = second.enter().contents().startswith(_PKCS7) or value not in (0, 1)
        return DerShape.PKCS12 if is_pkcs12 else DerShape.PRIVATE_KEY
    if second.tag == _END and value == _VERSION_OF_PKCS12:
        return DerShape.PKCS12
    shapes = {OCTET_STRING: DerShape.PRIVATE_KEY, INTEGER: DerShape.PUBLIC_KEY if value else DerShape.PRIVATE_KEY}
    return shapes.get(second.tag, DerShape.OTHER)


def _find_shape_by_content(content: _Cursor) -> DerShape:
    """Tell apart what begins with a SEQUENCE: what is signed, and an algorithm with a key behind it."""
    first, after = content.enter(), content.skip()
    if first.tag == _VERSION:
        return DerShape.CERTIFICATE
    if first.tag == OBJECT_IDENTIFIER:
        shapes = {BIT_STRING: DerShape.PUBLIC_KEY, OCTET_STRING: DerShape.ENCRYPTED_PRIVATE_KEY}
        return shapes.get(after.tag, DerShape.OTHER)
    if first.tag == INTEGER:
        return _find_shape_of_signed(first.skip())
    if first.tag == SEQUENCE and first.enter().tag == OBJECT_IDENTIFIER and first.skip().tag == SEQUENCE:
        return DerShape.REVOCATION_LIST  # of version 1
    return DerShape.OTHER


def _find_shape_of_signed(second: _Cursor) -> DerShape:
    """Tell apart what is signed and has an INTEGER first: a request goes on with a name, the others with an algorithm."""
    if second.tag != SEQUENCE:
        return DerShape.OTHER
    if second.enter().tag != OBJECT_IDENTIFIER:
        return DerShape.CERTIFICATE_REQUEST
    time = second.skip().skip()
    return DerShape.REVOCATION_LIST if time.tag in (UTC_TIME, GENERALIZED_TIME) else DerShape.CERTIFICATE
