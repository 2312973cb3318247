"""Private keys on their way into a new file: in the form that every program reads, or refused."""

from services.asn1.read import parse_element
from services.asn1.tags import NULL, OBJECT_IDENTIFIER
from services.asn1.write import algorithm, integer, octet_string, sequence
from services.errors import UnsupportedAlgorithm
from services.model.secret import Secret
from services.x509.algorithms import EC
from services.x509.key_work import KeyWork
from services.x509.oids import CURVES
from services.x509.pkcs8 import (
    CURVE_KEY_SIZES,
    EcPrivateKey,
    read_curve_private_key,
    read_ec_private_key,
    read_private_key_info,
    write_curve_key,
    write_ec_key,
    write_plain,
)
from services.x509.private_keys import UnsupportedKey, read_key

_VERSION = 0


def prepare_key(pkcs8: Secret, *, alias: str, work: KeyWork) -> Secret:
    """Return the key as it is written; raises UnsupportedAlgorithm for one whose structure is broken, which programs refuse.

    The octets stay as they are, also those of an algorithm or curve that is unknown here, which others may know. But a sound key of the
    second version (RFC 5958) becomes one of the first, because OpenSSL 3.0 and cryptography refuse the second; what stood beside the key
    is left out. The curve of an EC key that stands inside it only is put outside, where Java looks for it, its number gets the length
    that its curve wants, and a key of Ed25519 and its like has no parameters.
    """
    facts = read_key(pkcs8, work)
    if not isinstance(facts, UnsupportedKey):
        return _rewrite(pkcs8)
    if facts.is_broken:
        message = f'The private key "{alias}" cannot be put into a new file: {facts.reason} Name the aliases of the others.'
        raise UnsupportedAlgorithm(message, algorithm=facts.algorithm or "unknown")
    return pkcs8


def _rewrite(pkcs8: Secret) -> Secret:
    info = read_private_key_info(pkcs8.reveal())
    oid, outside = info.algorithm
    if oid == EC:
        key = read_ec_private_key(info)
        if _has_odd_length(key):
            return Secret(write_ec_key(key, bits=_find_bits(key)))
        if outside is None or outside.tag == NULL:
            return Secret(sequence(integer(_VERSION), algorithm(EC, key.parameters.octets), octet_string(info.value)))
    elif oid in CURVE_KEY_SIZES and outside is not None:
        return Secret(write_curve_key(oid, read_curve_private_key(info)))
    is_of_version_1 = parse_element(pkcs8.reveal()).sequence().take().number() == _VERSION
    return pkcs8 if is_of_version_1 and info.public_key is None else Secret(write_plain(info))


def _has_odd_length(key: EcPrivateKey) -> bool:
    """Whether the number has more or fewer octets than its curve wants: OpenSSL and Java take any, cryptography refuses it."""
    bits = _find_bits(key)
    return bits is not None and len(key.number) != (bits + 7) // 8


def _find_bits(key: EcPrivateKey) -> int | None:
    if key.parameters.tag != OBJECT_IDENTIFIER:
        return None
    curve = CURVES.get(key.parameters.object_identifier())
    return None if curve is None else curve.bits
