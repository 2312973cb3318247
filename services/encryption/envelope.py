"""Envelope encryption: each value under a data key of its own, each data key under the master key, both bound to their place.

AES-256-GCM with 96 bit nonces: NIST SP 800-38D. A data key encrypts one value only, so no nonce can ever repeat under it.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.encryption.binding import DATA_KEY, VALUE, bind
from services.encryption.failures import DecryptionFailed
from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider

__all__ = ["DecryptionFailed", "decrypt", "encrypt"]

DATA_KEY_BITS = 256
NONCE_LENGTH = 12
"""Octets: the length that SP 800-38D recommends; longer ones are hashed and gain nothing."""


def encrypt(plaintext: Secret, *, place: Place, keys: KeyProvider) -> Encrypted:
    """Return the value under a fresh data key and nonce; it decrypts at that place only."""
    data_key = AESGCM.generate_key(DATA_KEY_BITS)
    nonce = secrets.token_bytes(NONCE_LENGTH)
    ciphertext = AESGCM(data_key).encrypt(nonce, plaintext.reveal(), bind(VALUE, place))
    return Encrypted(wrapped_key=keys.wrap(data_key, bind(DATA_KEY, place)), nonce=nonce, ciphertext=ciphertext)


def decrypt(encrypted: Encrypted, *, place: Place, keys: KeyProvider) -> Secret:
    """Return the value; raises DecryptionFailed if anything of it was changed, or if it was stored for another place."""
    data_key = keys.unwrap(encrypted.wrapped_key, bind(DATA_KEY, place))
    try:
        return Secret(AESGCM(data_key).decrypt(encrypted.nonce, encrypted.ciphertext, bind(VALUE, place)))
    except (InvalidTag, ValueError):  # ValueError: a nonce or a data key of an impossible length
        raise DecryptionFailed from None
