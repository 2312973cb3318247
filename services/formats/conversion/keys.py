"""Private keys on their way into a new file: in the form that every program reads, or refused."""

from services.asn1.read import parse_element
from services.asn1.tags import NULL
from services.asn1.write import algorithm, integer, octet_string, sequence
from services.errors import UnsupportedAlgorithm
from services.model.secret import Secret
from services.x509.algorithms import EC
from services.x509.key_work import KeyWork
from services.x509.pkcs8 import read_ec_private_key, read_private_key_info, write_plain
from services.x509.private_keys import UnsupportedKey, read_key

_VERSION = 0


def prepare_key(pkcs8: Secret, *, alias: str, work: KeyWork) -> Secret:
    """Return the key as it is written; raises UnsupportedAlgorithm for one whose structure is broken, which programs refuse.

    The octets stay as they are, also those of an algorithm or curve that is unknown here, which others may know. But a sound key of the
    second version (RFC 5958) becomes one of the first, because OpenSSL 3.0 and cryptography refuse the second; what stood beside the key
    is left out. The curve of an EC key that stands inside it only is put outside, too, where Java looks for it.
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
    outside = info.algorithm.parameters
    is_curve_outside = outside is not None and outside.tag != NULL
    if info.algorithm.oid == EC and not is_curve_outside:
        curve = read_ec_private_key(info).parameters.octets
        return Secret(sequence(integer(_VERSION), algorithm(EC, curve), octet_string(info.value)))
    is_of_version_1 = parse_element(pkcs8.reveal()).sequence().take().number() == _VERSION
    return pkcs8 if is_of_version_1 and info.public_key is None else Secret(write_plain(info))
