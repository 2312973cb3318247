"""Tells what DER or BER octets are by their outermost tags, without reading further; truncated octets keep their shape."""

from enum import Enum

from services.asn1.encoding import read_header
from services.asn1.tags import (
    BIT_STRING,
    ENUMERATED,
    GENERALIZED_TIME,
    INTEGER,
    OBJECT_IDENTIFIER,
    OCTET_STRING,
    SEQUENCE,
    UTC_TIME,
    UTF8_STRING,
    constructed,
)
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
    SAP_PSE = "an SAP PSE"
    BCFKS = "a Bouncy Castle keystore (BCFKS)"
    TIME_STAMP_REQUEST = "a request for a time stamp"
    TIME_STAMP_RESPONSE = "a time stamp response"
    OCSP_REQUEST = "an OCSP request"
    OCSP_RESPONSE = "an OCSP response"
    OTHER = "ASN.1 data of another kind"


_VERSION = constructed(0)  # of a certificate
_END = -1
_NO_LIMIT = 1 << 8 * 127  # above every length that X.690 can write: what is cut off keeps its shape
_VERSION_OF_PKCS12 = 3
_VERSIONS_OF_PSE = (2, 256)  # the second is that of files for one server's log-on
_PSE_CONTENTS = (constructed(0), constructed(3))
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
    return DerShape.OCSP_RESPONSE if first.tag == ENUMERATED else DerShape.OTHER


def _find_shape_by_version(version: _Cursor) -> DerShape:
    """Tell apart what begins with an INTEGER: PKCS#12, SAP's PSE, the private keys, and a bare RSA public key."""
    value, second = int.from_bytes(version.contents()[:8], "big"), version.skip()
    if second.tag == SEQUENCE:
        return _find_shape_of_versioned(value, second.enter())
    if second.tag == _END and value == _VERSION_OF_PKCS12:
        return DerShape.PKCS12
    if second.tag in _PSE_CONTENTS and value in _VERSIONS_OF_PSE:
        return DerShape.SAP_PSE
    shapes = {OCTET_STRING: DerShape.PRIVATE_KEY, INTEGER: DerShape.PUBLIC_KEY if value else DerShape.PRIVATE_KEY}
    return shapes.get(second.tag, DerShape.OTHER)


def _find_shape_of_versioned(version: int, inner: _Cursor) -> DerShape:
    """Tell apart what has a version and then a SEQUENCE, by what is first in this."""
    if version == _VERSION_OF_PKCS12 or inner.contents().startswith(_PKCS7):
        return DerShape.PKCS12
    if version in _VERSIONS_OF_PSE:
        return DerShape.SAP_PSE
    if version in (0, 1):
        return DerShape.TIME_STAMP_REQUEST if inner.tag == SEQUENCE else DerShape.PRIVATE_KEY
    return DerShape.OTHER


def _find_shape_by_content(content: _Cursor) -> DerShape:
    """Tell apart what begins with a SEQUENCE: what is signed or asked for, and an algorithm with a key behind it."""
    first, after = content.enter(), content.skip()
    if first.tag == _VERSION:
        return DerShape.CERTIFICATE
    if first.tag == OBJECT_IDENTIFIER:
        shapes = {BIT_STRING: DerShape.PUBLIC_KEY, OCTET_STRING: DerShape.ENCRYPTED_PRIVATE_KEY}
        return shapes.get(after.tag, DerShape.OTHER)
    if first.tag == INTEGER:
        is_stamp = after.tag == SEQUENCE and after.enter().contents().startswith(_PKCS7)  # behind its status
        return DerShape.TIME_STAMP_RESPONSE if is_stamp else _find_shape_of_signed(first.skip())
    return _find_shape_of_listed(first) if first.tag == SEQUENCE else DerShape.OTHER


def _find_shape_of_listed(first: _Cursor) -> DerShape:
    """Tell apart what begins with three SEQUENCEs."""
    inner = first.enter()
    if inner.tag == OBJECT_IDENTIFIER:  # the signature of a revocation list of version 1, or the encryption of a keystore
        shapes = {SEQUENCE: DerShape.REVOCATION_LIST, OCTET_STRING: DerShape.BCFKS}
        return shapes.get(first.skip().tag, DerShape.OTHER)
    algorithm = inner.enter().enter()  # of the identifier of a certificate
    is_request = inner.tag == algorithm.tag == SEQUENCE and algorithm.enter().tag == OBJECT_IDENTIFIER
    return DerShape.OCSP_REQUEST if is_request else DerShape.OTHER


def _find_shape_of_signed(second: _Cursor) -> DerShape:
    """Tell apart what is signed and has an INTEGER first: a request goes on with a name, the others with an algorithm."""
    if second.tag != SEQUENCE:
        return DerShape.OTHER
    if second.enter().tag == UTF8_STRING:  # the reason for a refusal
        return DerShape.TIME_STAMP_RESPONSE
    if second.enter().tag != OBJECT_IDENTIFIER:
        return DerShape.CERTIFICATE_REQUEST
    time = second.skip().skip()
    return DerShape.REVOCATION_LIST if time.tag in (UTC_TIME, GENERALIZED_TIME) else DerShape.CERTIFICATE
