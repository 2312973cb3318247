"""Whether a certificate was signed by a key: the one question of cryptography about a certificate."""

from collections.abc import Callable

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.dsa import DSAPublicKey
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.serialization import load_der_public_key

from services.asn1.read import Element
from services.errors import MalformedContent
from services.model.x509 import X509Certificate
from services.x509.algorithms import DSA, EC, ED448, ED25519, ML_DSA, RSA, RSASSA_PSS, name_signature, read_algorithm
from services.x509.key_work import READING, SMALL, KeyWork, curve_cost, power_cost
from services.x509.outline import Outline, read_outline

_SIGNING_KEYS = {RSA, RSASSA_PSS, DSA, EC, ED25519, ED448, *ML_DSA}
MAX_DSA_EXPONENT_BITS = 256
"""Of q, and so of the exponents that a signature is checked with: FIPS 186-4 4.2. OpenSSL refuses a longer one before it computes."""

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "MD5": hashes.MD5(),  # noqa: S303 - old certificates are checked as they were signed; the weakness is a finding of its own
    "SHA-1": hashes.SHA1(),  # noqa: S303
    "SHA-224": hashes.SHA224(),
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
    "SHA3-224": hashes.SHA3_224(),
    "SHA3-256": hashes.SHA3_256(),
    "SHA3-384": hashes.SHA3_384(),
    "SHA3-512": hashes.SHA3_512(),
}


class SignatureChecks:
    """The signatures between the certificates of one file: each checked once by each key, all of them inside what a file may cost."""

    def __init__(self, work: KeyWork) -> None:
        self.work = work
        self._known: dict[tuple[str, str], bool | None] = {}

    def is_known(self, certificate: X509Certificate, issuer: X509Certificate) -> bool:
        """Whether the answer about the two costs nothing any more."""
        return (certificate.sha256, issuer.public_key.spki_sha256) in self._known

    def is_signed_by(self, certificate: X509Certificate, issuer: X509Certificate) -> bool | None:
        """Return what `is_signed_by` says of the two; None also where no work is left."""
        pair = certificate.sha256, issuer.public_key.spki_sha256
        if pair not in self._known:
            if not self.work.pay(READING):
                return None
            self._known[pair] = is_signed_by(read_outline(certificate.der), read_outline(issuer.der), self.work)
        return self._known[pair]


def is_signed_by(certificate: Outline, issuer: Outline, work: KeyWork) -> bool | None:
    """Whether the issuer's key made the certificate's signature; None where that cannot be computed here, or costs more than is left.

    Says nothing about names, times or rights: whether the issuer may sign certificates is another question.
    """
    try:
        algorithm = read_algorithm(certificate.signature_algorithm)
        kind = name_signature(algorithm)
        signature, _ = certificate.signature.bit_string()
        key = _load_key(issuer.public_key)
        if not work.pay(_find_cost(key)):
            return None
        _verify(key, signature, certificate.tbs_certificate.octets, hash_name=kind.hash, is_pss=algorithm.oid == RSASSA_PSS)
    except InvalidSignature:
        return False
    except (MalformedContent, UnsupportedAlgorithm, ValueError, TypeError, LookupError):
        return None
    return True


def _load_key(spki: Element) -> PublicKeyTypes:
    """Only keys that can sign are given to the library: it warns of others, such as Diffie-Hellman's, as it loads them."""
    if read_algorithm(spki.members()[0]).oid not in _SIGNING_KEYS:
        raise UnsupportedAlgorithm("a key that does not sign, or of an unknown algorithm")
    return load_der_public_key(spki.octets)


def _find_cost(key: PublicKeyTypes) -> int:
    if isinstance(key, RSAPublicKey):
        return power_cost(bits=key.key_size, exponent_bits=key.public_numbers().e.bit_length())
    if isinstance(key, DSAPublicKey):
        return power_cost(bits=key.key_size, exponent_bits=MAX_DSA_EXPONENT_BITS)
    return curve_cost(key.curve.name, key.key_size) if isinstance(key, EllipticCurvePublicKey) else SMALL


def _verify(key: PublicKeyTypes, signature: bytes, data: bytes, *, hash_name: str | None, is_pss: bool) -> None:
    """Raise InvalidSignature, or what `is_signed_by` takes for an unknown answer."""
    if isinstance(key, RSAPublicKey):
        digest = _HASHES[hash_name or ""]
        if is_pss:
            key.verify(signature, data, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
        else:
            key.verify(signature, data, padding.PKCS1v15(), digest)
    elif isinstance(key, EllipticCurvePublicKey):
        key.verify(signature, data, ECDSA(_HASHES[hash_name or ""]))
    elif isinstance(key, DSAPublicKey):
        key.verify(signature, data, _HASHES[hash_name or ""])
    else:  # of Ed25519, Ed448 and ML-DSA, each of whose three sizes is a class of its own
        verify: Callable[[bytes, bytes], None] = getattr(key, "verify")  # noqa: B009
        verify(signature, data)
