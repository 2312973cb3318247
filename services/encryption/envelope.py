"""Envelope encryption: each value under a data key of its own, each data key under the master key, both bound to their place.

AES-256-GCM with 96 bit nonces: NIST SP 800-38D. A data key encrypts one value only, so no nonce can ever repeat under it.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider

DATA_KEY_BITS = 256
NONCE_LENGTH = 12
"""Octets: the length that SP 800-38D recommends; longer ones are hashed and gain nothing."""

VALUE = b"destination-certificates value v1"
"""Labels values under data keys; another layout of the binding needs another label."""

INSTALLATION = "installation"
"""Stands for the scope of what belongs to no scope; the id of a scope never reads so."""

DATA_KEY = b"destination-certificates data key v1"
"""Labels data keys under the master key, so that neither can stand for the other."""


class DecryptionFailed(Exception):
    """A value cannot be decrypted: it was tampered with or moved, or its master key is missing. Which of them is not told."""

    def __init__(self) -> None:
        super().__init__("A stored value cannot be decrypted.")


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


def bind(label: bytes, place: Place) -> bytes:
    """Return octets that differ for any two different pairs of label and place: every part is preceded by its length."""
    if place.scope_id == INSTALLATION:
        raise ValueError("no scope has this id")
    scope_id = INSTALLATION if place.scope_id is None else place.scope_id
    parts = (label, scope_id.encode(), place.noun_id.encode(), str(place.version).encode(), place.field.encode())
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
