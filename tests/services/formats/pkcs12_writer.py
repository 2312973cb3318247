"""Writes PKCS#12 octet by octet for tests, also what no program would write; it shares no code with the readers."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

DATA, SIGNED_DATA, ENVELOPED_DATA, ENCRYPTED_DATA = (f"1.2.840.113549.1.7.{number}" for number in (1, 2, 3, 6))
KEY_BAG, SHROUDED_KEY_BAG, CERTIFICATE_BAG, CRL_BAG, SECRET_BAG, SAFE_BAG = (f"1.2.840.113549.1.12.10.1.{number}" for number in range(1, 7))
X509_CERTIFICATE, SDSI_CERTIFICATE, X509_CRL = "1.2.840.113549.1.9.22.1", "1.2.840.113549.1.9.22.2", "1.2.840.113549.1.9.23.1"
FRIENDLY_NAME, LOCAL_KEY_ID, JAVA_TRUSTED = "1.2.840.113549.1.9.20", "1.2.840.113549.1.9.21", "2.16.840.1.113894.746875.1.1"
PBES2, PBKDF2, SCRYPT, PBMAC1 = "1.2.840.113549.1.5.13", "1.2.840.113549.1.5.12", "1.3.6.1.4.1.11591.4.11", "1.2.840.113549.1.5.14"
AES_256_CBC, ARIA_256_CBC, SM4_CBC = "2.16.840.1.101.3.4.1.42", "1.2.410.200046.1.1.12", "1.2.156.10197.1.104.2"
SHA256, HMAC_SHA256 = "2.16.840.1.101.3.4.2.1", "1.2.840.113549.2.9"
SALT, IV = b"salt-of-8", bytes(16)


def der(tag: int, *contents: bytes) -> bytes:
    body = b"".join(contents)
    size = len(body)
    octet_count = (size.bit_length() + 7) // 8
    length = bytes((size,)) if size < 0x80 else bytes((0x80 | octet_count,)) + size.to_bytes(octet_count, "big")
    return bytes((tag,)) + length + body


def seq(*contents: bytes) -> bytes:
    return der(0x30, *contents)


def set_of(*contents: bytes) -> bytes:
    return der(0x31, *contents)


def integer(number: int) -> bytes:
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


def octets(contents: bytes) -> bytes:
    return der(0x04, contents)


def explicit(*contents: bytes) -> bytes:
    return der(0xA0, *contents)


def oid(dotted: str) -> bytes:
    first, second, *arcs = (int(arc) for arc in dotted.split("."))
    encoded = bytearray()
    for arc in (40 * first + second, *arcs):
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        encoded += bytes(reversed(groups))
    return der(0x06, bytes(encoded))


def algorithm(dotted: str, *parameters: bytes) -> bytes:
    return seq(oid(dotted), *parameters)


@dataclass(frozen=True)
class Pair:
    """A private key as PKCS#8 and its self-signed certificate."""

    pkcs8: bytes
    certificate: bytes


@cache
def make_pair(name: str = "test") -> Pair:
    """Return the same pair for the same name within a run."""
    key = Ed25519PrivateKey.generate()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2045, 1, 1, tzinfo=UTC))
        .sign(key, None)
    )
    return Pair(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), certificate.public_bytes(Encoding.DER))


def pbkdf2(*, iterations: bytes = integer(1), salt: bytes = octets(SALT), rest: bytes = b"") -> bytes:
    """AlgorithmIdentifier of PBKDF2 with HMAC-SHA-256 unless `rest` (key length and function) is given."""
    return algorithm(PBKDF2, seq(salt, iterations, rest or algorithm(HMAC_SHA256)))


def pbes2(derivation: bytes = b"", *, cipher: str = AES_256_CBC, parameters: bytes = octets(IV)) -> bytes:
    """AlgorithmIdentifier of PBES2."""
    return algorithm(PBES2, seq(derivation or pbkdf2(), algorithm(cipher, parameters)))


def aes_256(password: str | bytes, plaintext: bytes, *, iterations: int = 1) -> bytes:
    """The ciphertext that goes with `pbes2(pbkdf2(iterations=...))`."""
    secret = password.encode() if isinstance(password, str) else password
    key = hashlib.pbkdf2_hmac("sha256", secret, SALT, iterations, 32)
    padding = 16 - len(plaintext) % 16
    encryptor = Cipher(algorithms.AES(key), modes.CBC(IV)).encryptor()
    return encryptor.update(plaintext + bytes((padding,)) * padding) + encryptor.finalize()


def encrypted_key(password: str | bytes, pkcs8: bytes, *, iterations: int = 1) -> bytes:
    """EncryptedPrivateKeyInfo under PBES2 with AES-256."""
    return seq(pbes2(pbkdf2(iterations=integer(iterations))), octets(aes_256(password, pkcs8, iterations=iterations)))


def attribute(dotted: str, *values: bytes) -> bytes:
    return seq(oid(dotted), set_of(*values))


def friendly_name(text: str) -> bytes:
    return attribute(FRIENDLY_NAME, der(0x1E, text.encode("utf-16-be", "surrogatepass")))


def bag(kind: str, value: bytes, *attributes: bytes) -> bytes:
    """SafeBag; without attributes the optional SET is left out."""
    return seq(oid(kind), explicit(value), *([set_of(*attributes)] if attributes else []))


def certificate_bag(certificate: bytes, *attributes: bytes, kind: str = X509_CERTIFICATE) -> bytes:
    return bag(CERTIFICATE_BAG, seq(oid(kind), explicit(octets(certificate))), *attributes)


def key_bag(password: str | bytes, pkcs8: bytes, *attributes: bytes, iterations: int = 1) -> bytes:
    return bag(SHROUDED_KEY_BAG, encrypted_key(password, pkcs8, iterations=iterations), *attributes)


def clear_part(*bags: bytes) -> bytes:
    """ContentInfo with a SafeContents in clear."""
    return seq(oid(DATA), explicit(octets(seq(*bags))))


def encrypted_part(password: str | bytes, *bags: bytes, iterations: int = 1, scheme: bytes = b"") -> bytes:
    """ContentInfo with a SafeContents under PBES2 with AES-256."""
    ciphertext = aes_256(password, seq(*bags), iterations=iterations)
    scheme = scheme or pbes2(pbkdf2(iterations=integer(iterations)))
    return seq(oid(ENCRYPTED_DATA), explicit(seq(integer(0), seq(oid(DATA), scheme, der(0x80, ciphertext)))))


def mac(password: str, content: bytes, *, iterations: int = 1) -> bytes:
    """MacData of RFC 7292 with SHA-256 for a short password: one block of salt, one of password, one of key."""
    secret = (password + "\0").encode("utf-16-be")
    assert len(secret) <= 64
    block = b"\x03" * 64 + (SALT * 8)[:64] + (secret * 64)[:64]
    for _ in range(iterations):
        block = hashlib.sha256(block).digest()
    return mac_data(algorithm(SHA256), hmac.digest(block, content, "sha256"), iterations=iterations)


def mac_data(scheme: bytes, value: bytes, *, iterations: int = 1, salt: bytes = octets(SALT)) -> bytes:
    """MacData; one iteration is the default, which DER leaves out."""
    return seq(seq(scheme, octets(value)), salt, *([] if iterations == 1 else [integer(iterations)]))


def pbmac1_scheme(*, key_length: bytes = integer(32), **options: bytes) -> bytes:
    """AlgorithmIdentifier of PBMAC1 with HMAC-SHA-256 over PBKDF2."""
    return algorithm(PBMAC1, seq(pbkdf2(rest=key_length + algorithm(HMAC_SHA256), **options), algorithm(HMAC_SHA256)))


def pbmac1(password: str, content: bytes, *, key_size: int = 32, scheme: bytes = b"") -> bytes:
    """MacData of RFC 9579."""
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), SALT, 1, key_size)
    return mac_data(scheme or pbmac1_scheme(key_length=integer(key_size)), hmac.digest(key, content, "sha256"))


def pfx(*parts: bytes, make_mac: Callable[[bytes], bytes] | None = None, version: int = 3) -> bytes:
    """A whole file; `make_mac` gets the octets that a MAC is over."""
    content = seq(*parts)
    return seq(integer(version), seq(oid(DATA), explicit(octets(content))), *([make_mac(content)] if make_mac else []))
