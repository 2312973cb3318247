"""Which certificate a private key belongs to: public numbers are compared, because one key's octets are written in several ways."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from services.errors import MalformedContent
from services.model.x509 import X509Certificate
from services.x509.algorithms import ML_DSA
from services.x509.outline import read_outline
from services.x509.public_keys import KeyFacts, PublicNumbers, read_public_key

_HASH_FAMILY = "SHAKE-256 of the public key"


def is_key_of(key: KeyFacts, certificate: X509Certificate) -> bool | None:
    """Whether the private key belongs to the certificate; None where the numbers of either cannot be read."""
    numbers = find_public_numbers(certificate)
    identity = _identify(key)
    return None if numbers is None or identity is None else identity in (numbers, _hash_numbers(numbers))


def find_public_numbers(certificate: X509Certificate) -> PublicNumbers | None:
    """Return what the certificate's public key is compared by, or None where that cannot be read."""
    try:
        return read_public_key(read_outline(certificate.der).public_key).numbers
    except MalformedContent:
        return None


class CertificatesByKey:
    """Certificates by their public key, so that many keys find theirs among many certificates in linear time."""

    def __init__(self, certificates: Iterable[X509Certificate]) -> None:
        self._found: dict[PublicNumbers, list[X509Certificate]] = defaultdict(list)
        for certificate in certificates:
            numbers = find_public_numbers(certificate)
            for identity in (numbers, _hash_numbers(numbers)):
                if identity is not None:
                    self._found[identity].append(certificate)

    def find(self, key: KeyFacts) -> tuple[X509Certificate, ...]:
        """Return the certificates of that key, in the order given; empty where there is none or the key has no readable numbers."""
        identity = _identify(key)
        return tuple(self._found.get(identity, ())) if identity is not None else ()


def _identify(key: KeyFacts) -> PublicNumbers | None:
    return (_HASH_FAMILY, key.public_key_hash) if key.public_key_hash is not None else key.numbers


def _hash_numbers(numbers: PublicNumbers | None) -> PublicNumbers | None:
    if numbers is None or numbers[0] not in ML_DSA or not isinstance(numbers[1], bytes):
        return None
    return (_HASH_FAMILY, hashlib.shake_256(numbers[1]).digest(64))
