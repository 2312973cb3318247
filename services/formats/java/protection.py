"""Opens the keys in JKS and JCEKS: Sun's two key protections, which no standard describes (sources: sun.security.provider.KeyProtector,
com.sun.crypto.provider.KeyProtector and PBES1Core of OpenJDK)."""

import hmac
from hashlib import md5, sha1

from services.asn1.read import Element, is_whole_sequence, parse_whole
from services.errors import MalformedContent
from services.formats.budget import Budget
from services.formats.encryption.algorithms import not_read
from services.formats.encryption.ciphers import TRIPLE_DES
from services.model.secret import Secret

_JKS_PROTECTION = "1.3.6.1.4.1.42.2.17.1.1"
_JCEKS_PROTECTION = "1.3.6.1.4.1.42.2.19.1"  # PBEWithMD5AndTripleDES
_DIGEST_SIZE = 20
_SALT_SIZE = 8


def decrypt_key(blob: bytes, password: str, budget: Budget) -> Secret | None:
    """Return the PKCS#8 octets of a protected key, or None if this password does not open it.

    Raises MalformedContent if the blob is no EncryptedPrivateKeyInfo, UnsupportedAlgorithm for any other protection, and TooCostly
    before anything is derived.
    """
    info = parse_whole(blob).sequence()
    algorithm = info.take().sequence()
    ciphertext = info.take().octet_string()
    name = algorithm.take().object_identifier()
    if name == _JKS_PROTECTION:  # its parameters are NULL, and absent since Java 20
        return _open_jks(ciphertext, password.encode("utf-16-be"))
    if name == _JCEKS_PROTECTION:
        return _open_jceks(ciphertext, password, parameters=algorithm.take(), budget=budget)
    raise not_read("A private key is protected by", name)


def _open_jks(blob: bytes, password: bytes) -> Secret | None:
    """Undo the exclusive or with SHA-1(password, salt), SHA-1(password, the digest before), ...; a SHA-1 at the end says if it is right."""
    if len(blob) < 2 * _DIGEST_SIZE:
        raise MalformedContent("A protected private key is incomplete.")
    digest, ciphertext, check = blob[:_DIGEST_SIZE], blob[_DIGEST_SIZE:-_DIGEST_SIZE], blob[-_DIGEST_SIZE:]
    stream = bytearray()
    while len(stream) < len(ciphertext):
        digest = sha1(password + digest, usedforsecurity=False).digest()
        stream += digest
    plain = bytes(octet ^ key for octet, key in zip(ciphertext, stream, strict=False))
    is_right = hmac.compare_digest(sha1(password + plain, usedforsecurity=False).digest(), check)
    return Secret(plain) if is_right else None


def _open_jceks(ciphertext: bytes, password: str, *, parameters: Element, budget: Budget) -> Secret | None:
    fields = parameters.sequence()
    salt, iterations = fields.take().octet_string(), fields.take().number()
    fields.finish()
    if len(salt) != _SALT_SIZE or iterations < 1 or not TRIPLE_DES.is_whole(ciphertext):
        raise MalformedContent("The protection of a private key has an impossible salt, iteration count or length.")
    if not password.isascii():
        return None  # Java refuses such a password here, so no key is under it
    budget.charge(iterations)
    plain = TRIPLE_DES.find_plaintext(*_derive_jceks_key(password.encode("ascii"), salt, iterations), ciphertext)
    return Secret(plain) if plain is not None and is_whole_sequence(plain) else None


def _derive_jceks_key(password: bytes, salt: bytes, iterations: int) -> tuple[bytes, bytes]:
    """Return the key of 24 octets and the initialisation vector: iterated MD5 over each half of the salt."""
    halves = [salt[:4], salt[4:]]
    if halves[0] == halves[1]:
        # Java means to reverse the first half here, and has always turned a b c d into d a b d instead.
        a, b, _, d = salt[:4]
        halves[0] = bytes((d, a, b, d))
    derived = b""
    for digest in halves:
        for _ in range(iterations):
            digest = md5(digest + password, usedforsecurity=False).digest()  # noqa: PLW2901  a chain of digests
        derived += digest
    return derived[:24], derived[24:]
