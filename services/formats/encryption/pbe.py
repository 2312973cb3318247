"""Password-based encryption (PKCS#5, PKCS#12): from an AlgorithmIdentifier to a scheme that is read, checked and paid for."""

from services.asn1.read import Element
from services.asn1.tags import OCTET_STRING
from services.formats.budget import Budget
from services.formats.encryption.algorithms import not_read
from services.formats.encryption.key_derivation import read_algorithm
from services.formats.encryption.pbes1 import PBES1_SCHEMES, PKCS12_SCHEMES, read_pbes1_scheme, read_pkcs12_scheme
from services.formats.encryption.pbes2 import PBES2, read_pbes2_scheme
from services.formats.encryption.scheme import Encrypted, Scheme, check_ciphertext


def read_encrypted(algorithm: Element, ciphertext: Element, budget: Budget, *, tag: int = OCTET_STRING) -> Encrypted:
    """Return the encrypted octets with their scheme, one attempt paid for; nothing is derived yet.

    `tag` is that of the ciphertext where it is implicit. Raises MalformedContent, UnsupportedAlgorithm (named), TooCostly.
    """
    octets = ciphertext.octet_string(tag)
    return check_ciphertext(_read_scheme(algorithm, budget), octets, ciphertext)


def _read_scheme(algorithm: Element, budget: Budget) -> Scheme:
    oid, parameters = read_algorithm(algorithm)
    if oid == PBES2:
        return read_pbes2_scheme(parameters, algorithm, budget)
    if oid in PKCS12_SCHEMES:
        return read_pkcs12_scheme(oid, parameters, budget)
    if oid in PBES1_SCHEMES:
        return read_pbes1_scheme(oid, parameters, budget)
    raise not_read("The file is encrypted by", oid)
