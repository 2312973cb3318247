"""Which runtimes know which algorithms of keystores: tables, seen in the runtimes themselves (`judge` says which)."""

from services.formats.encryption.pbe import Scheme
from services.formats.pkcs12.mac import Mac
from services.model.runtime import RuntimeVersion
from services.x509.algorithms import ML_DSA

ANY = frozenset(RuntimeVersion)
JAVA = frozenset(runtime for runtime in RuntimeVersion if runtime.is_java)
NODE = frozenset(runtime for runtime in RuntimeVersion if runtime.is_node)
OPENSSL = ANY - JAVA
"""OpenSSL and what stands on it."""
NOBODY: frozenset[RuntimeVersion] = frozenset()

_JAVA_21 = frozenset({RuntimeVersion.JAVA_21, RuntimeVersion.JAVA_25})
OPENSSL_35 = frozenset({RuntimeVersion.OPENSSL_3_5, RuntimeVersion.NODE_22, RuntimeVersion.NODE_24})
"""Node 22 has OpenSSL 3.5, too, since 22.20."""
_SINCE_JAVA_15 = ANY - {RuntimeVersion.JAVA_8, RuntimeVersion.JAVA_11}  # JEP 339
_OLD_OPENSSL = frozenset({RuntimeVersion.OPENSSL_1_1})  # OpenSSL 3 has them in its legacy provider, which nobody loads by default

_KEYS = {
    **dict.fromkeys(("RSA", "RSASSA-PSS", "DSA"), ANY),
    **dict.fromkeys(("ED25519", "ED448"), _SINCE_JAVA_15),
    "X25519": OPENSSL - NODE,  # it signs nothing, so nobody takes it for TLS
    **dict.fromkeys(ML_DSA.values(), OPENSSL_35),  # Java 25 reads its own (JEP 497), but takes none for TLS
}
CURVES_OF_JAVA = frozenset(
    {"secp192r1", "secp224r1", "secp256r1", "secp384r1", "secp521r1", "secp256k1"}
    | {f"brainpoolP{bits}r1" for bits in (256, 320, 384, 512)}
)
_CURVES = CURVES_OF_JAVA | {f"brainpoolP{bits}t1" for bits in (256, 384, 512)}

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
    **dict.fromkeys((f"PBKDF2 and SHA3-{bits}" for bits in (224, 256, 384, 512)), OPENSSL_35),
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
    return OPENSSL_35 if mac.is_pbmac1 else _MACS.get(mac.hash_name, NOBODY)


def list_for_key(algorithm: str, curve: str | None, *, has_explicit_curve: bool = False) -> frozenset[RuntimeVersion]:
    """Return the runtimes that know private keys of this kind; none for one that was not tried."""
    if algorithm != "EC":
        return _KEYS.get(algorithm, NOBODY)
    if curve not in _CURVES:
        return NOBODY
    return ANY if curve in CURVES_OF_JAVA and not has_explicit_curve else OPENSSL
