"""Signatures of statements: Ed25519 (RFC 8032), whose keys and signatures have one form and need no random numbers to sign."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from services.model.secret import Secret


def new_signing_key() -> Secret:
    """Return a new private key: 32 octets."""
    return Secret(Ed25519PrivateKey.generate().private_bytes_raw())


def find_public_key(key: Secret) -> bytes:
    """Return the public key: 32 octets."""
    return Ed25519PrivateKey.from_private_bytes(key.reveal()).public_key().public_bytes_raw()


def sign(octets: bytes, key: Secret) -> bytes:
    """Return the signature: 64 octets."""
    return Ed25519PrivateKey.from_private_bytes(key.reveal()).sign(octets)


def is_signature(signature: bytes, octets: bytes, *, public_key: bytes) -> bool:
    """Whether the signature was made of these octets by the private key that goes with the public one."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, octets)
    except (InvalidSignature, ValueError):
        return False
    return True
