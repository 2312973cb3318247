"""Reads the private keys of PEM blocks, encrypted or not, into PKCS#8."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import md5

from services.asn1.read import parse_whole
from services.asn1.shape import DerShape, find_shape
from services.errors import MalformedContent, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.encryption.ciphers import CBC_CIPHERS, TRIPLE_DES, TWO_KEY_TRIPLE_DES, Cipher
from services.formats.encryption.pbe import Encrypted, is_private_key_info, read_encrypted_key
from services.formats.pem.blocks import PemBlock, decode_block, read_bag_attributes, read_headers
from services.formats.pem.wrapping import find_encoding, to_pkcs8
from services.model.secret import Secret

ENCODINGS = {
    "PRIVATE KEY": "PKCS#8",
    "ENCRYPTED PRIVATE KEY": "PKCS#8",
    "RSA PRIVATE KEY": "PKCS#1",
    "EC PRIVATE KEY": "SEC1",
    "DSA PRIVATE KEY": "DSA",
}
"""The encodings of private keys that the labels of their blocks promise."""

_CIPHERS = {f"{cipher.name.upper()}-CBC": cipher for cipher in CBC_CIPHERS.values() if cipher is not TRIPLE_DES}
_CIPHERS |= {"DES-EDE-CBC": TWO_KEY_TRIPLE_DES, "DES-EDE3-CBC": TRIPLE_DES}
"""Those of traditional encryption, by OpenSSL's names."""

_SALT_SIZE = 8


class PemKeyReader:
    """Reads the keys of one file with one password; None tries the empty one. `curve` is that of an EC PARAMETERS block, in DER.

    `legacy` names the old encryption schemes that were met.
    """

    def __init__(self, password: Secret | None, budget: Budget) -> None:
        self.curve: bytes | None = None
        self.legacy: list[str] = []
        self._password = password
        self._budget = budget

    def read(self, block: PemBlock) -> RawKey:
        """Return the key, locked if the password does not open it; raises MalformedContent and TooCostly."""
        name, key_id = read_bag_attributes(block)
        encoding, is_encrypted = _find_encoding(block), _is_encrypted(block)
        key = RawKey(pkcs8=None, encoding=encoding, is_encrypted=is_encrypted, name=name, local_key_id=key_id)
        octets = decode_block(block)
        if not is_encrypted:
            return replace(key, pkcs8=Secret(to_pkcs8(octets, encoding=encoding, curve=self.curve)))
        try:
            if not _has_traditional_encryption(block):
                return self._open_encrypted(key, read_encrypted_key(parse_whole(octets), self._budget))
            return self._open_traditional(key, octets, read_headers(block).get("DEK-Info", ""))
        except UnsupportedAlgorithm as error:
            return replace(key, problem=error.message)

    def _open_encrypted(self, key: RawKey, encrypted: Encrypted) -> RawKey:
        if encrypted.scheme.cipher.is_legacy:
            self.legacy.append(encrypted.scheme.name)
        plain = encrypted.find_plaintext(self._password, budget=self._budget, is_right=is_private_key_info)

        def unlock(password: Secret) -> RawKey | None:
            return _complete(key, encrypted.try_another(password, budget=self._budget, is_right=is_private_key_info))

        return self._finish(key, _complete(key, plain), unlock)

    def _open_traditional(self, key: RawKey, octets: bytes, dek_info: str) -> RawKey:
        self.legacy.append(f"{dek_info.partition(',')[0]} with a key made by one round of MD5")
        curve = self.curve

        def unlock(password: Secret) -> RawKey | None:
            plain = decrypt_traditional(octets, password.reveal(), dek_info)
            return _complete(key, None if plain is None else Secret(plain), curve=curve)

        return self._finish(key, unlock(self._password or Secret(b"")), unlock)

    def _finish(self, key: RawKey, opened: RawKey | None, unlock: Callable[[Secret], RawKey | None]) -> RawKey:
        return opened or replace(key, refused=self._password is not None, lock=unlock)


def _complete(key: RawKey, plain: Secret | None, *, curve: bytes | None = None) -> RawKey | None:
    """Return the key with what a password opened, in the encoding that this has; None if it opened nothing."""
    if plain is None:
        return None
    encoding = find_encoding(plain.reveal()) or key.encoding
    try:
        return replace(key, pkcs8=Secret(to_pkcs8(plain.reveal(), encoding=encoding, curve=curve)), encoding=encoding)
    except MalformedContent:  # a wrong password passes the padding once in 256 times
        return None


def decrypt_traditional(ciphertext: bytes, password: bytes, dek_info: str) -> bytes | None:
    """Undo traditional PEM encryption (RFC 1421 headers, as OpenSSL writes them); None where the padding shows a wrong password.

    Raises MalformedContent, UnsupportedAlgorithm, and TooCostly for more octets than the cipher is run over.
    """
    name, _, parameter = (part.strip() for part in dek_info.partition(","))
    cipher = _CIPHERS.get(name.upper())
    if cipher is None:
        message = f"A private key is encrypted with {name or 'an unnamed cipher'}, which this service does not read."
        raise UnsupportedAlgorithm(message, algorithm=name)
    try:
        iv = bytes.fromhex(parameter)
    except ValueError:
        iv = b""
    if len(iv) != cipher.iv_size or not cipher.is_whole(ciphertext):
        raise MalformedContent("An encrypted private key has an impossible DEK-Info header or length.")
    return cipher.find_plaintext(_derive_key(password, iv[:_SALT_SIZE], cipher), iv, ciphertext)


def _derive_key(password: bytes, salt: bytes, cipher: Cipher) -> bytes:
    """OpenSSL's EVP_BytesToKey with MD5 and one iteration."""
    key = digest = b""
    while len(key) < cipher.key_size:
        digest = md5(digest + password + salt, usedforsecurity=False).digest()
        key += digest
    return key[: cipher.key_size]


def _find_encoding(block: PemBlock) -> str:
    """Return the encoding of the key: as its elements show, or else as its label says, of which nothing more is known."""
    promised = ENCODINGS.get(block.label, "PKCS#8")
    if _has_traditional_encryption(block):
        return promised
    octets = decode_block(block)
    return "PKCS#8" if find_shape(octets) is DerShape.ENCRYPTED_PRIVATE_KEY else find_encoding(octets) or promised


def _is_encrypted(block: PemBlock) -> bool:
    if _has_traditional_encryption(block):
        return True
    shape = find_shape(decode_block(block))
    return shape is DerShape.ENCRYPTED_PRIVATE_KEY or (shape is not DerShape.PRIVATE_KEY and block.label == "ENCRYPTED PRIVATE KEY")


def _has_traditional_encryption(block: PemBlock) -> bool:
    return "ENCRYPTED" in read_headers(block).get("Proc-Type", "")
