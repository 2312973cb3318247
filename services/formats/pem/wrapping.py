"""Wraps private keys of other encodings into PKCS#8: PKCS#1 (RFC 8017), SEC1 (RFC 5915) and OpenSSL's DSA keys."""

from services.asn1.read import parse_element
from services.asn1.tags import INTEGER, constructed
from services.asn1.write import NULL, algorithm, integer, octet_string, sequence
from services.errors import MalformedContent
from services.x509.algorithms import DSA, EC, RSA

_INTEGERS_OF_RSA = 9  # at least: version, n, e, d, p, q, dP, dQ, qInv


def to_pkcs8(der: bytes, *, encoding: str, curve: bytes | None = None) -> bytes:
    """Return the PrivateKeyInfo of a key; what follows its end is dropped. Raises MalformedContent if it is not of that encoding.

    `curve` is the DER of the EC parameters that stand outside the key. The key's own numbers are not looked at.
    """
    key = parse_element(der).octets
    match encoding:
        case "PKCS#8":
            return _check_pkcs8(key)
        case "PKCS#1":
            return _wrap_pkcs1(key)
        case "SEC1":
            return _wrap_sec1(key, curve)
        case _:
            return _wrap_dsa(key)


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
