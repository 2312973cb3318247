"""Hash functions by object identifier, and names for the algorithms of key stores, those that nobody here reads included."""

from services.errors import UnsupportedAlgorithm

HASHES = {
    "1.2.840.113549.2.5": "md5",
    "1.3.14.3.2.26": "sha1",
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
    "2.16.840.1.101.3.4.2.4": "sha224",
    "2.16.840.1.101.3.4.2.5": "sha512_224",
    "2.16.840.1.101.3.4.2.6": "sha512_256",
    "2.16.840.1.101.3.4.2.7": "sha3_224",
    "2.16.840.1.101.3.4.2.8": "sha3_256",
    "2.16.840.1.101.3.4.2.9": "sha3_384",
    "2.16.840.1.101.3.4.2.10": "sha3_512",
}
"""Names are hashlib's."""

HMACS = {
    "1.2.840.113549.2.6": "md5",
    "1.2.840.113549.2.7": "sha1",
    "1.2.840.113549.2.8": "sha224",
    "1.2.840.113549.2.9": "sha256",
    "1.2.840.113549.2.10": "sha384",
    "1.2.840.113549.2.11": "sha512",
    "1.2.840.113549.2.12": "sha512_224",
    "1.2.840.113549.2.13": "sha512_256",
    "2.16.840.1.101.3.4.2.13": "sha3_224",
    "2.16.840.1.101.3.4.2.14": "sha3_256",
    "2.16.840.1.101.3.4.2.15": "sha3_384",
    "2.16.840.1.101.3.4.2.16": "sha3_512",
}
"""HMAC with each hash, by RFC 8018 B.1 and NIST's arc."""

LEGACY_HASHES = frozenset({"md5", "sha1"})
"""No longer written by OpenSSL 3 (2021) or JDK 17 (2021) for a PKCS#12 MAC."""

_NAMES = {
    "1.2.840.113549.1.5.1": "pbeWithMD2AndDES-CBC",
    "1.2.840.113549.1.5.4": "pbeWithMD2AndRC2-CBC",
    "1.2.840.113549.1.5.12": "PBKDF2",
    "1.2.840.113549.1.5.13": "PBES2",
    "1.2.840.113549.1.5.14": "PBMAC1",
    "1.3.6.1.4.1.11591.4.11": "scrypt",
    "1.2.840.113549.2.2": "MD2",
    "1.2.840.113549.2.4": "MD4",
    "1.3.36.3.2.1": "RIPEMD-160",
    "1.2.156.10197.1.401": "SM3",
    "1.2.643.7.1.1.2.2": "Streebog-256",
    "1.2.643.7.1.1.2.3": "Streebog-512",
    "1.2.643.7.1.1.4.1": "HMAC with Streebog-256",
    "1.2.643.7.1.1.4.2": "HMAC with Streebog-512",
    "1.2.643.2.2.9": "GOST R 34.11-94",
    "1.2.643.2.2.10": "HMAC with GOST R 34.11-94",
    "1.2.643.2.2.21": "GOST 28147-89",
    "1.2.643.7.1.1.5.1.1": "Magma",
    "1.2.643.7.1.1.5.2.1": "Kuznyechik",
    "1.2.410.200046.1.1.2": "ARIA-128-CBC",
    "1.2.410.200046.1.1.7": "ARIA-192-CBC",
    "1.2.410.200046.1.1.12": "ARIA-256-CBC",
    "1.2.156.10197.1.104.2": "SM4-CBC",
    "2.16.840.1.101.3.4.1.1": "AES-128-ECB",
    "2.16.840.1.101.3.4.1.6": "AES-128-GCM",
    "2.16.840.1.101.3.4.1.21": "AES-192-ECB",
    "2.16.840.1.101.3.4.1.26": "AES-192-GCM",
    "2.16.840.1.101.3.4.1.41": "AES-256-ECB",
    "2.16.840.1.101.3.4.1.46": "AES-256-GCM",
    "1.2.840.113533.7.66.10": "CAST5-CBC",
    "1.3.6.1.4.1.188.7.1.1.2": "IDEA-CBC",
    "1.3.6.1.4.1.3029.1.2": "Blowfish-CBC",
    "1.2.840.113549.3.9": "RC5-CBC",
}


def name_algorithm(oid: str) -> str:
    """Return the algorithm's usual name, or the dotted OID where we know none."""
    return _NAMES.get(oid, oid)


def not_read(what: str, oid: str) -> UnsupportedAlgorithm:
    """Return the error that ends a sentence such as "The key is derived by" with the algorithm's name."""
    name = name_algorithm(oid)
    return UnsupportedAlgorithm(f"{what} {name}, which this service does not read.", algorithm=name)


def name_hash(hash_name: str) -> str:
    """Return what to call one of hashlib's hashes in a sentence: SHA-256, SHA3-256, SHA-512/256, MD5."""
    family, _, rest = hash_name.partition("_")
    if family == "sha3":
        return f"SHA3-{rest}"
    shown = family.upper().replace("SHA", "SHA-")
    return f"{shown}/{rest}" if rest else shown


_SECRET_KEYS = {
    "2.16.840.1.101.3.4.1": "AES",
    "1.2.840.113549.3.7": "DESede",
    "1.3.14.3.2.7": "DES",
    "1.2.840.113549.3.2": "RC2",
    "1.2.840.113549.3.4": "RC4",
    "1.3.6.1.4.1.3029.1.2": "Blowfish",
    "1.2.840.113549.1.9.16.3.18": "ChaCha20",
}


def name_secret_key(oid: str) -> str:
    """Return the algorithm of a symmetric key, in Java's words, or the dotted OID."""
    if oid in HMACS:
        return f"HMAC-{name_hash(HMACS[oid])}"
    if oid.startswith("2.16.840.1.101.3.4.1."):
        return "AES"
    return _SECRET_KEYS.get(oid, name_algorithm(oid))
