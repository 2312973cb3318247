"""Key pairs that this service makes, and authorities ready to sign. RSA takes a noticeable part of a second: outside the event loop."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_der_public_key,
)

from services.model.generation import CertificateAuthority, KeyAlgorithm, KeyPair
from services.model.secret import Secret

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | Ed25519PrivateKey
PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey | Ed25519PublicKey
"""The kinds of keys that we issue certificates for, and sign with."""

PUBLIC_EXPONENT = 65_537
"""Of every RSA key: FIPS 186-5 allows no smaller one, and many programs no larger."""

_LARGE_CURVE = 384  # bits: from here on SHA-384 (RFC 5480 section 4)

_MAKERS: dict[KeyAlgorithm, Callable[[], PrivateKey]] = {
    KeyAlgorithm.RSA_2048: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 2048),
    KeyAlgorithm.RSA_3072: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 3072),
    KeyAlgorithm.RSA_4096: lambda: rsa.generate_private_key(PUBLIC_EXPONENT, 4096),
    KeyAlgorithm.EC_P256: lambda: ec.generate_private_key(ec.SECP256R1()),
    KeyAlgorithm.EC_P384: lambda: ec.generate_private_key(ec.SECP384R1()),
    KeyAlgorithm.ED25519: Ed25519PrivateKey.generate,
}


def generate_key_pair(algorithm: KeyAlgorithm) -> KeyPair:
    """Return a fresh key pair from the operating system's random numbers."""
    key = _MAKERS[algorithm]()
    return KeyPair(
        private_key=Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        public_key=key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
    )


def load_own_key(private_key: Secret) -> PrivateKey:
    """Return a private key that this service made and kept encrypted; never for one that came from outside.

    RSA's primes are not proven again: that takes longer than a signature, and the encryption at rest vouches for the octets.
    """
    key = load_der_private_key(private_key.reveal(), None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, PrivateKey):
        raise TypeError("the key is of a kind that signs no certificates")
    return key


def load_public_key(spki: bytes) -> PublicKey:
    """Return the public key of a SubjectPublicKeyInfo; raises ValueError if it is none, or of a kind that we issue nothing for."""
    key = load_der_public_key(spki)
    if not isinstance(key, PublicKey):
        raise ValueError("the key is of a kind that no certificate is issued for")
    return key


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A certificate authority that is ready to sign: its key is read once, for reading takes longer than a signature."""

    certificate: x509.Certificate
    private_key: PrivateKey = field(repr=False)


def load_signer(authority: CertificateAuthority) -> Signer:
    """Return the authority ready to sign; raises ValueError if the key is not the certificate's, or not here."""
    if authority.private_key is None:
        raise ValueError("the private key of the authority was removed")
    certificate = x509.load_der_x509_certificate(authority.certificate)
    private_key = load_own_key(authority.private_key)
    if certificate.public_key() != private_key.public_key():
        raise ValueError("the private key of the authority is not that of its certificate")
    return Signer(certificate=certificate, private_key=private_key)


def choose_hash(private_key: PrivateKey) -> SHA256 | SHA384 | None:
    """Return the hash that a key signs with: SHA-256, SHA-384 for larger curves, none of its own for Ed25519."""
    if isinstance(private_key, Ed25519PrivateKey):
        return None
    if isinstance(private_key, ec.EllipticCurvePrivateKey) and private_key.curve.key_size >= _LARGE_CURVE:
        return SHA384()
    return SHA256()
