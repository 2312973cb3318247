"""Writes the MAC of a PKCS#12 file: with PKCS#12's own key derivation (RFC 7292 section 4), or as PBMAC1 (RFC 9579)."""

import hmac
import secrets

from services.asn1.write import NULL, algorithm, integer, octet_string, sequence
from services.formats.derived_keys import DerivedKeys
from services.formats.encryption.algorithms import HASHES, HMACS
from services.formats.encryption.key_derivation import MAC_KEY, PBKDF2, Pbkdf2, Pkcs12Derivation
from services.formats.encryption.passwords import widen
from services.formats.pkcs12.mac import PBMAC1
from services.model.secret import Secret

_HASH_OIDS = {name: oid for oid, name in HASHES.items()}
_HMAC_OIDS = {name: oid for oid, name in HMACS.items()}
_SALT_SIZE = 16

_NOT_USED = b"NOT USED"
"""The salt of MacData where PBMAC1 has its own, as in the examples of RFC 9579 (appendix A)."""


def write_mac(content: bytes, password: Secret, *, hash_name: str, iterations: int, known: DerivedKeys | None = None) -> bytes:
    """Return MacData over the content, by PKCS#12's own key derivation; `hash_name` is hashlib's name."""
    salt = secrets.token_bytes(_SALT_SIZE)
    derivation = Pkcs12Derivation(hash_name=hash_name, salt=salt, iterations=iterations)
    size = _size_of(hash_name)
    key = derivation.derive(widen(password.reveal().decode()), purpose=MAC_KEY, size=size, known=known)
    return _mac_data(algorithm(_HASH_OIDS[hash_name], NULL), hmac.digest(key, content, hash_name), salt=salt, iterations=iterations)


def write_pbmac1(content: bytes, password: Secret, *, hash_name: str, iterations: int, known: DerivedKeys | None = None) -> bytes:
    """Return MacData over the content, by PBMAC1 with PBKDF2. The key is as long as the hash, and its length is said (RFC 9579 5)."""
    derivation = Pbkdf2(hash_name=hash_name, salt=secrets.token_bytes(_SALT_SIZE), iterations=iterations, key_size=_size_of(hash_name))
    key = derivation.derive(password.reveal(), _size_of(hash_name), known=known)
    hmac_algorithm = algorithm(_HMAC_OIDS[hash_name], NULL)
    parameters = sequence(octet_string(derivation.salt), integer(iterations), integer(_size_of(hash_name)), hmac_algorithm)
    pbmac1 = algorithm(PBMAC1, sequence(algorithm(PBKDF2, parameters), hmac_algorithm))
    return _mac_data(pbmac1, hmac.digest(key, content, hash_name), salt=_NOT_USED, iterations=1)


def _size_of(hash_name: str) -> int:
    return len(hmac.digest(b"", b"", hash_name))


def _mac_data(algorithm_identifier: bytes, digest: bytes, *, salt: bytes, iterations: int) -> bytes:
    count = b"" if iterations == 1 else integer(iterations)  # DER leaves a default out, and strict readers insist on it
    return sequence(sequence(algorithm_identifier, octet_string(digest)), octet_string(salt), count)
