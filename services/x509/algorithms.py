"""AlgorithmIdentifier: the names of signature and key algorithms, and the hash of each signature.

Sources: RFC 3279, 4055, 5758, 8410, 8692, 9688, 9814, 9881, 9935; FIPS 204, 205; RFC 9215 (GOST). Names are those that OpenSSL prints.
"""

from typing import NamedTuple

from services.asn1.read import Element
from services.asn1.tags import constructed
from services.model.x509 import SignatureAlgorithm
from services.x509.oids import expand

RSA = "1.2.840.113549.1.1.1"
RSASSA_PSS = "1.2.840.113549.1.1.10"
DSA = "1.2.840.10040.4.1"
EC = "1.2.840.10045.2.1"
X25519 = "1.3.101.110"
X448 = "1.3.101.111"
ED25519 = "1.3.101.112"
ED448 = "1.3.101.113"
ML_DSA = {"2.16.840.1.101.3.4.3.17": "ML-DSA-44", "2.16.840.1.101.3.4.3.18": "ML-DSA-65", "2.16.840.1.101.3.4.3.19": "ML-DSA-87"}
SLH_DSA = {
    f"2.16.840.1.101.3.4.3.{20 + number}": f"SLH-DSA-{kind}"
    for number, kind in enumerate(f"{family}-{size}{speed}" for family in ("SHA2", "SHAKE") for size in (128, 192, 256) for speed in "sf")
}
ML_KEM = {"2.16.840.1.101.3.4.4.1": "ML-KEM-512", "2.16.840.1.101.3.4.4.2": "ML-KEM-768", "2.16.840.1.101.3.4.4.3": "ML-KEM-1024"}

RAW_KEYS = {X25519: "X25519", X448: "X448", ED25519: "ED25519", ED448: "ED448", **ML_DSA, **SLH_DSA, **ML_KEM}
"""Algorithms whose public key is an octet string and not a structure."""

KEY_NAMES = {
    RSA: "RSA",
    RSASSA_PSS: "RSASSA-PSS",
    "1.2.840.113549.1.1.7": "RSAES-OAEP",
    DSA: "DSA",
    EC: "EC",
    "1.3.132.1.12": "ECDH",
    "1.2.840.10046.2.1": "DH",
    "1.2.840.113549.1.3.1": "DH",
    "1.2.643.2.2.19": "GOST R 34.10-2001",
    "1.2.643.7.1.1.1.1": "GOST R 34.10-2012-256",
    "1.2.643.7.1.1.1.2": "GOST R 34.10-2012-512",
    **RAW_KEYS,
}

HASH_NAMES = expand(
    {
        "1.2.840.113549.2": "2 MD2, 4 MD4, 5 MD5",
        "1.3.14.3.2": "26 SHA-1",
        "2.16.840.1.101.3.4.2": """
            4 SHA-224, 1 SHA-256, 2 SHA-384, 3 SHA-512, 5 SHA-512/224, 6 SHA-512/256, 7 SHA3-224, 8 SHA3-256, 9 SHA3-384, 10 SHA3-512""",
    }
)

_WITH_HASH = expand(
    {
        "1.2.840.113549.1.1": """
            2 md2WithRSAEncryption MD2, 3 md4WithRSAEncryption MD4, 4 md5WithRSAEncryption MD5, 5 sha1WithRSAEncryption SHA-1,
            14 sha224WithRSAEncryption SHA-224, 11 sha256WithRSAEncryption SHA-256, 12 sha384WithRSAEncryption SHA-384,
            13 sha512WithRSAEncryption SHA-512, 15 sha512-224WithRSAEncryption SHA-512/224, 16 sha512-256WithRSAEncryption SHA-512/256""",
        "1.3.14.3.2": "3 md5WithRSA MD5, 29 sha1WithRSA SHA-1, 27 dsaWithSHA1-old SHA-1",
        "1.3.36.3.3.1": "2 ripemd160WithRSA RIPEMD-160",
        "1.2.840.10040.4": "3 dsaWithSHA1 SHA-1",
        "1.2.840.10045.4": """
            1 ecdsa-with-SHA1 SHA-1, 3.1 ecdsa-with-SHA224 SHA-224, 3.2 ecdsa-with-SHA256 SHA-256, 3.3 ecdsa-with-SHA384 SHA-384,
            3.4 ecdsa-with-SHA512 SHA-512""",
        "2.16.840.1.101.3.4.3": """
            13 RSA-SHA3-224 SHA3-224, 14 RSA-SHA3-256 SHA3-256, 15 RSA-SHA3-384 SHA3-384, 16 RSA-SHA3-512 SHA3-512,
            1 dsa_with_SHA224 SHA-224, 2 dsa_with_SHA256 SHA-256, 3 dsa_with_SHA384 SHA-384, 4 dsa_with_SHA512 SHA-512,
            9 ecdsa_with_SHA3-224 SHA3-224, 10 ecdsa_with_SHA3-256 SHA3-256, 11 ecdsa_with_SHA3-384 SHA3-384,
            12 ecdsa_with_SHA3-512 SHA3-512""",
        "1.2.156.10197.1": "501 SM2-with-SM3 SM3, 504 sm3WithRSAEncryption SM3",
    }
)
_SIGNATURES: dict[str, tuple[str, str | None]] = {
    **{oid: (name, hash_name) for oid, (name, hash_name) in ((oid, text.split()) for oid, text in _WITH_HASH.items())},
    RSASSA_PSS: ("rsassaPss", "SHA-1"),  # the hash is in the parameters; without any it is SHA-1 (RFC 4055)
    "1.2.643.2.2.3": ("GOST R 34.11-94 with GOST R 34.10-2001", "GOST R 34.11-94"),
    "1.2.643.7.1.1.3.2": ("GOST R 34.10-2012 with GOST R 34.11-2012 (256 bit)", "GOST R 34.11-2012"),
    "1.2.643.7.1.1.3.3": ("GOST R 34.10-2012 with GOST R 34.11-2012 (512 bit)", "GOST R 34.11-2012"),
    **{oid: (name, None) for oid, name in {ED25519: "ED25519", ED448: "ED448", **ML_DSA, **SLH_DSA}.items()},
}


class AlgorithmIdentifier(NamedTuple):
    """An algorithm with its parameters, if there are any."""

    oid: str
    parameters: Element | None


def read_algorithm(element: Element) -> AlgorithmIdentifier:
    """Return the parts of an AlgorithmIdentifier; raises MalformedContent."""
    members = element.first(3)
    if not 1 <= len(members) <= 2:
        raise element.malformed("The AlgorithmIdentifier does not consist of one or two elements.")
    return AlgorithmIdentifier(members[0].object_identifier(), members[1] if len(members) > 1 else None)


def name_signature(algorithm: AlgorithmIdentifier) -> SignatureAlgorithm:
    """Return the name and the hash of a signature algorithm; raises MalformedContent where RSASSA-PSS's parameters cannot be read."""
    name, hash_name = _SIGNATURES.get(algorithm.oid, (algorithm.oid, None))
    if algorithm.oid == RSASSA_PSS and algorithm.parameters is not None:
        hash_name = _read_pss_hash(algorithm.parameters)
    return SignatureAlgorithm(oid=algorithm.oid, name=name, hash=hash_name)


def _read_pss_hash(parameters: Element) -> str | None:
    for field in parameters.members():
        if field.tag == constructed(0):  # hashAlgorithm
            oid = read_algorithm(field.explicit(0)).oid
            return HASH_NAMES.get(oid, oid)
    return "SHA-1"
