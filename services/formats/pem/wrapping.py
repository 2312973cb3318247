"""Wraps private keys of other encodings into PKCS#8: PKCS#1 (RFC 8017), SEC1 (RFC 5915) and OpenSSL's DSA keys.

Which encoding a key has is told by its elements; what a label says about it is a hint.
"""

from services.asn1.read import parse_element, parse_whole
from services.asn1.tags import INTEGER, OCTET_STRING, SEQUENCE, constructed
from services.asn1.write import NULL, algorithm, integer, octet_string, sequence
from services.errors import MalformedContent
from services.x509.algorithms import DSA, EC, RSA

TWICE_WRAPPED = "PKCS#8 in PKCS#8"
"""The encoding of a PKCS#8 key whose key octets are PKCS#8 again, as scripts around OpenSSL have made it. OpenSSL and Java refuse it."""

_INTEGERS_OF_RSA = 9  # at least: version, n, e, d, p, q, dP, dQ, qInv
_INTEGERS_OF_DSA = 6  # version, p, q, g, y, x
_MAX_WRAPPINGS = 3  # of PKCS#8 around PKCS#8: one too many has been seen


def find_encoding(der: bytes) -> str | None:
    """Return "PKCS#8", TWICE_WRAPPED, "PKCS#1", "SEC1" or "DSA", by the elements of the key; None if they are those of none."""
    try:
        element = parse_element(der)
        tags = [field.tag for field in element.first(_INTEGERS_OF_RSA)]
    except MalformedContent:
        return None
    if tags[:3] == [INTEGER, SEQUENCE, OCTET_STRING]:
        return "PKCS#8" if _find_inner(element.octets) is None else TWICE_WRAPPED
    if tags[:2] == [INTEGER, OCTET_STRING]:
        return "SEC1"
    if tags == [INTEGER] * _INTEGERS_OF_DSA:
        return "DSA"
    return "PKCS#1" if tags == [INTEGER] * _INTEGERS_OF_RSA else None


def to_pkcs8(der: bytes, *, encoding: str, curve: bytes | None = None) -> bytes:
    """Return the PrivateKeyInfo of a key; what follows its end is dropped. Raises MalformedContent if it is a key of no encoding.

    `encoding` is what the key is taken for if its elements do not tell. `curve` is the DER of the EC parameters that stand outside the
    key. The key's own numbers are not looked at.
    """
    key = parse_element(der).octets
    match find_encoding(key) or encoding:
        case "PKCS#8":
            return _check_pkcs8(key)
        case "PKCS#1":
            return _wrap_pkcs1(key)
        case "SEC1":
            return _wrap_sec1(key, curve)
        case "DSA":
            return _wrap_dsa(key)
        case _:
            return unwrap_pkcs8(key)


def unwrap_pkcs8(pkcs8: bytes) -> bytes:
    """Return the innermost PrivateKeyInfo of PKCS#8 in PKCS#8; what is wrapped once comes back as it is."""
    for _ in range(_MAX_WRAPPINGS):
        inner = _find_inner(pkcs8)
        if inner is None:
            break
        pkcs8 = inner
    return pkcs8


def _find_inner(pkcs8: bytes) -> bytes | None:
    """Return the PrivateKeyInfo in the place of the key octets, None if there is none."""
    try:
        fields = parse_element(pkcs8).sequence()
        fields.take().number()
        fields.take().sequence()
        inner = parse_whole(fields.take().octet_string()).octets
        _check_pkcs8(inner)
    except MalformedContent:
        return None
    return inner


def _check_pkcs8(key: bytes) -> bytes:
    fields = parse_element(key).sequence()
    fields.take().number()
    fields.take().sequence().take().object_identifier()
    fields.take().octet_string()
    return key


def _wrap_pkcs1(key: bytes) -> bytes:
    integers = [element.integer() for element in parse_element(key).sequence().rest() if element.tag == INTEGER]
    if len(integers) < _INTEGERS_OF_RSA:
        raise MalformedContent("An RSA private key lacks some of its numbers.")
    return _wrap(RSA, NULL, key)


def _wrap_sec1(key: bytes, curve: bytes | None) -> bytes:
    fields = parse_element(key).sequence()
    fields.take().number()
    fields.take().octet_string()
    own = fields.take_if(constructed(0))
    curve = own.explicit(0).octets if own else curve
    if curve is None:
        raise MalformedContent("An EC private key names no curve, and no EC PARAMETERS block stands before it.")
    return _wrap(EC, parse_element(curve).octets, key)


def _wrap_dsa(key: bytes) -> bytes:
    fields = parse_element(key).sequence()
    fields.take().number()
    p, q, g, _, x = (fields.take().expect(INTEGER).octets for _ in range(5))
    return _wrap(DSA, sequence(p, q, g), x)


def _wrap(oid: str, parameters: bytes, key: bytes) -> bytes:
    return sequence(integer(0), algorithm(oid, parameters), octet_string(key))
