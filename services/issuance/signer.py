"""A certificate authority that is ready to sign: its key is read once, for reading takes longer than a signature."""

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from services.issuance.key_pairs import PrivateKey, load_own_key
from services.model.generation import CertificateAuthority

_LARGE_CURVE = 384  # bits: from here on SHA-384 (RFC 5480 section 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The authority's certificate and the key that goes with it."""

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
    if isinstance(private_key, EllipticCurvePrivateKey) and private_key.curve.key_size >= _LARGE_CURVE:
        return SHA384()
    return SHA256()
