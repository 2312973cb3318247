"""Which runtimes know which algorithms of keystores: tables, seen in the runtimes themselves (`judge` says which)."""

from services.asn1.tags import SEQUENCE
from services.errors import MalformedContent
from services.formats.encryption.pbe import Scheme
from services.formats.pkcs12.mac import Mac
from services.model.contents import PrivateKeyEntry
from services.model.runtime import RuntimeVersion
from services.x509.outline import read_outline

ANY = frozenset(RuntimeVersion)
JAVA = frozenset(runtime for runtime in RuntimeVersion if runtime.is_java)
NODE = frozenset(runtime for runtime in RuntimeVersion if runtime.is_node)
OPENSSL = ANY - JAVA
"""OpenSSL and what stands on it."""
NOBODY: frozenset[RuntimeVersion] = frozenset()

_JAVA_21 = frozenset({RuntimeVersion.JAVA_21, RuntimeVersion.JAVA_25})
_OPENSSL_35 = frozenset({RuntimeVersion.OPENSSL_3_5, RuntimeVersion.NODE_24})
_SINCE_JAVA_15 = ANY - {RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11}  # JEP 339
_OLD_OPENSSL = frozenset({RuntimeVersion.OPENSSL_1_1})  # OpenSSL 3 has them in its legacy provider, which nobody loads by default

_KEYS = {"RSA": ANY, "RSASSA-PSS": ANY, "DSA": ANY, "ED25519": _SINCE_JAVA_15, "ED448": _SINCE_JAVA_15}
_CURVES_OF_JAVA = frozenset(
    {"secp224r1", "secp256r1", "secp384r1", "secp521r1", "secp256k1"} | {f"brainpoolP{bits}r1" for bits in (256, 320, 384, 512)}
)
_CURVES = _CURVES_OF_JAVA | {f"brainpoolP{bits}t1" for bits in (256, 384, 512)}

_PKCS12_CIPHERS = {
    "3DES": ANY,
    "2-key 3DES": OPENSSL,
    **dict.fromkeys(("RC2-40", "RC2-128", "RC4-40", "RC4-128"), JAVA | _OLD_OPENSSL),
}
_PBES2_CIPHERS = {
    **dict.fromkeys(("AES-128", "AES-256"), ANY),
    **dict.fromkeys(("AES-192", "3DES"), OPENSSL),
    **dict.fromkeys((f"{family}-{bits}" for family in ("Camellia", "ARIA") for bits in (128, 192, 256)), OPENSSL),
}
_DERIVATIONS = {
    **dict.fromkeys(("PBKDF2 and SHA-1", "PBKDF2 and SHA-224", "PBKDF2 and SHA-256", "PBKDF2 and SHA-384", "PBKDF2 and SHA-512"), ANY),
    **dict.fromkeys(("PBKDF2 and SHA-512/224", "PBKDF2 and SHA-512/256"), OPENSSL | _JAVA_21),
    **dict.fromkeys(("PBKDF2 and MD5", "scrypt"), OPENSSL),
}
_MACS = {
    **dict.fromkeys(("sha1", "sha224", "sha256", "sha384", "sha512", "sha512_224", "sha512_256"), ANY),
    **dict.fromkeys(("md5", "sha3_224", "sha3_256", "sha3_384", "sha3_512"), OPENSSL),
}


def list_for_scheme(scheme: Scheme) -> frozenset[RuntimeVersion]:
    """Return the runtimes that decrypt by this scheme; none for one that was not tried."""
    if scheme.derivation == "SHA-1":
        return _PKCS12_CIPHERS.get(scheme.cipher.name, NOBODY)
    return _PBES2_CIPHERS.get(scheme.cipher.name, NOBODY) & _DERIVATIONS.get(scheme.derivation, NOBODY)


def list_for_mac(mac: Mac) -> frozenset[RuntimeVersion]:
    """Return the runtimes that verify this MAC. PBMAC1 (RFC 9579) needs OpenSSL 3.4; Java has it from 26 on (JDK-8343232)."""
    return _OPENSSL_35 if mac.is_pbmac1 else _MACS.get(mac.hash_name, NOBODY)


def list_for_key(key: PrivateKeyEntry) -> frozenset[RuntimeVersion]:
    """Return the runtimes that read a private key of this kind; all where a password hides of which kind it is."""
    algorithm, curve = key.private_key.algorithm, key.private_key.curve
    if algorithm is None:
        return ANY if key.private_key.is_locked else NOBODY
    if algorithm != "EC":
        return _KEYS.get(algorithm, NOBODY)
    if curve not in _CURVES:
        return NOBODY
    return ANY if curve in _CURVES_OF_JAVA and not _has_explicit_curve(key) else OPENSSL


def _has_explicit_curve(key: PrivateKeyEntry) -> bool:
    """Whether the certificate spells its curve out instead of naming it: Java reads no such key."""
    if not key.certificate_chain:
        return False
    try:
        return read_outline(key.certificate_chain[0].der).public_key.members()[0].members()[1].tag == SEQUENCE
    except (MalformedContent, IndexError):
        return True
