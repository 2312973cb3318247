"""Encrypted private keys: EncryptedPrivateKeyInfo (PKCS#8, RFC 5958 3), and what a PrivateKeyInfo looks like."""

from services.asn1.read import Element, parse_whole
from services.errors import MalformedContent
from services.formats.budget import Budget
from services.formats.encryption.pbe import Encrypted, read_encrypted
from services.x509.algorithms import read_algorithm


def read_encrypted_key(element: Element, budget: Budget) -> Encrypted:
    """Return an EncryptedPrivateKeyInfo with one attempt paid for; raises MalformedContent, UnsupportedAlgorithm or TooCostly."""
    fields = element.sequence()
    algorithm, ciphertext = fields.take(), fields.take()
    fields.finish()
    return read_encrypted(algorithm, ciphertext, budget)


def is_private_key_info(octets: bytes) -> bool:
    """Whether the octets are one whole PrivateKeyInfo (OneAsymmetricKey), by its outline: random octets are not."""
    return find_key_algorithm(octets) is not None


def find_key_algorithm(octets: bytes) -> str | None:
    """Return the algorithm's identifier of a whole PrivateKeyInfo, None if the octets are none."""
    try:
        fields = parse_whole(octets).sequence()
        version = fields.take().number()
        oid = read_algorithm(fields.take()).oid
        fields.take().octet_string()
    except MalformedContent:
        return None
    return oid if version in (0, 1) else None
