"""The signature of a certificate signing request: which kinds are known, and whether it is that of the request's own key.

cryptography refuses requests for what stands beside the algorithm, such as NULL with ECDSA, which Mbed TLS writes and OpenSSL accepts:
the signature does not cover it, and the algorithm's identifier alone says how it was made.
"""

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from services.errors import MalformedContent
from services.issuance.key_pairs import PublicKey
from services.x509.algorithms import ED25519, RSASSA_PSS, AlgorithmIdentifier, name_signature

_RSA, _SHA3 = "1.2.840.113549.1.1", "2.16.840.1.101.3.4.3"
_ECDSA = "1.2.840.10045.4.3"
_SHA2_HASHES = hashes.SHA224(), hashes.SHA256(), hashes.SHA384(), hashes.SHA512()
_SHA3_HASHES = hashes.SHA3_224(), hashes.SHA3_256(), hashes.SHA3_384(), hashes.SHA3_512()

RSA_SIGNATURES: dict[str, hashes.HashAlgorithm] = {
    **{f"{_RSA}.{number}": hash_ for number, hash_ in zip((14, 11, 12, 13), _SHA2_HASHES, strict=True)},
    **{f"{_SHA3}.{number}": hash_ for number, hash_ in enumerate(_SHA3_HASHES, start=13)},
}
ECDSA_SIGNATURES: dict[str, hashes.HashAlgorithm] = {
    **{f"{_ECDSA}.{number}": hash_ for number, hash_ in enumerate(_SHA2_HASHES, start=1)},
    **{f"{_SHA3}.{number}": hash_ for number, hash_ in enumerate(_SHA3_HASHES, start=9)},
}
_PSS_HASHES: dict[str | None, hashes.HashAlgorithm] = {
    "SHA-224": hashes.SHA224(),
    "SHA-256": hashes.SHA256(),
    "SHA-384": hashes.SHA384(),
    "SHA-512": hashes.SHA512(),
}


def is_signed_by(public_key: PublicKey, algorithm: AlgorithmIdentifier, *, signature: bytes, data: bytes) -> bool:
    """Whether the key made the signature over the data; raises MalformedContent for an algorithm that is not known or not the key's.

    Parameters are looked at for RSASSA-PSS only, which has its hash there; its mask must be made with the same one.
    """
    try:
        _verify(public_key, algorithm, signature=signature, data=data)
    except InvalidSignature:
        return False
    except UnsupportedAlgorithm:
        raise _unknown() from None
    return True


def _verify(public_key: PublicKey, algorithm: AlgorithmIdentifier, *, signature: bytes, data: bytes) -> None:
    oid = algorithm.oid
    if isinstance(public_key, rsa.RSAPublicKey) and oid in RSA_SIGNATURES:
        public_key.verify(signature, data, padding.PKCS1v15(), RSA_SIGNATURES[oid])
    elif isinstance(public_key, rsa.RSAPublicKey) and oid == RSASSA_PSS:
        hash_ = _PSS_HASHES.get(name_signature(algorithm).hash)
        if hash_ is None:
            raise _unknown()
        public_key.verify(signature, data, padding.PSS(padding.MGF1(hash_), padding.PSS.AUTO), hash_)
    elif isinstance(public_key, ec.EllipticCurvePublicKey) and oid in ECDSA_SIGNATURES:
        public_key.verify(signature, data, ec.ECDSA(ECDSA_SIGNATURES[oid]))
    elif oid == ED25519 and not isinstance(public_key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        public_key.verify(signature, data)
    else:
        raise _unknown()


def _unknown() -> MalformedContent:
    return MalformedContent("The signature is of a kind that is not known, or not of that of the key.")
