"""Password-based encryption, the writing half: two schemes, each with its dated parameters."""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm, Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from services.asn1.write import NULL, algorithm, integer, octet_string, sequence
from services.formats.derived_keys import DerivedKeys
from services.formats.encryption.key_derivation import IV, KEY, PBKDF2, Pbkdf2, Pkcs12Derivation
from services.formats.encryption.passwords import widen
from services.formats.encryption.pbe import PBES2
from services.model.secret import Secret

_AES_256_CBC = "2.16.840.1.101.3.4.1.42"
_HMAC_SHA256 = "1.2.840.113549.2.9"
_SHA1_AND_3DES = "1.2.840.113549.1.12.1.3"

_SALT_SIZE = 16  # octets; RFC 8018 4.1 asks for at least 8
_AES_KEY_SIZE, _AES_BLOCK = 32, 16
_TRIPLE_DES_KEY_SIZE, _TRIPLE_DES_BLOCK = 24, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Aes256Scheme:
    """PBES2 with PBKDF2, HMAC-SHA-256 and AES-256 in CBC mode (RFC 8018 6.2)."""

    derivations: ClassVar = 1
    iterations: int

    def encrypt(self, octets: Secret, password: Secret, *, known: DerivedKeys | None = None) -> tuple[bytes, bytes]:
        """Return the AlgorithmIdentifier and the ciphertext."""
        salt, iv = secrets.token_bytes(_SALT_SIZE), secrets.token_bytes(_AES_BLOCK)
        derivation = Pbkdf2(hash_name="sha256", salt=salt, iterations=self.iterations, key_size=None)
        key = derivation.derive(password.reveal(), _AES_KEY_SIZE, known=known)
        pbkdf2 = algorithm(PBKDF2, sequence(octet_string(salt), integer(self.iterations), algorithm(_HMAC_SHA256, NULL)))
        return algorithm(PBES2, sequence(pbkdf2, algorithm(_AES_256_CBC, octet_string(iv)))), _encrypt(AES(key), iv, octets)


@dataclass(frozen=True, slots=True, kw_only=True)
class TripleDesScheme:
    """PKCS#12's own pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C), for programs that know nothing newer."""

    derivations: ClassVar = 3  # SHA-1 gives the key in two blocks, and the initialisation vector is derived too
    iterations: int

    def encrypt(self, octets: Secret, password: Secret, *, known: DerivedKeys | None = None) -> tuple[bytes, bytes]:
        """Return the AlgorithmIdentifier and the ciphertext."""
        salt = secrets.token_bytes(_TRIPLE_DES_BLOCK)
        derivation = Pkcs12Derivation(hash_name="sha1", salt=salt, iterations=self.iterations)
        widened = widen(password.reveal().decode())
        key = derivation.derive(widened, purpose=KEY, size=_TRIPLE_DES_KEY_SIZE, known=known)
        iv = derivation.derive(widened, purpose=IV, size=_TRIPLE_DES_BLOCK, known=known)
        parameters = sequence(octet_string(salt), integer(self.iterations))
        return algorithm(_SHA1_AND_3DES, parameters), _encrypt(TripleDES(key), iv, octets)


EncryptionScheme = Aes256Scheme | TripleDesScheme


def encrypt_pkcs8(pkcs8: Secret, password: Secret, scheme: EncryptionScheme, *, known: DerivedKeys | None = None) -> bytes:
    """Return the EncryptedPrivateKeyInfo (RFC 5958 3) of a PKCS#8 key; what it derives becomes known."""
    algorithm_identifier, ciphertext = scheme.encrypt(pkcs8, password, known=known)
    return sequence(algorithm_identifier, octet_string(ciphertext))


def _encrypt(cipher: BlockCipherAlgorithm, iv: bytes, octets: Secret) -> bytes:
    block = len(iv)
    count = block - len(octets.reveal()) % block
    encryptor = Cipher(cipher, CBC(iv)).encryptor()
    return encryptor.update(octets.reveal() + bytes((count,)) * count) + encryptor.finalize()
