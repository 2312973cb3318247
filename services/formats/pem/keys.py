"""Reads the private keys of PEM blocks, encrypted or not, into PKCS#8."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import md5

from services.asn1.read import parse_whole
from services.errors import MalformedContent, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.encryption.ciphers import CBC_CIPHERS, TRIPLE_DES, TWO_KEY_TRIPLE_DES, Cipher
from services.formats.encryption.pbe import Encrypted, is_private_key_info, read_encrypted_key
from services.formats.pem.blocks import PemBlock, decode_block, read_bag_attributes, read_headers
from services.formats.pem.wrapping import to_pkcs8
from services.model.secret import Secret

ENCODINGS = {
    "PRIVATE KEY": "PKCS#8",
    "ENCRYPTED PRIVATE KEY": "PKCS#8",
    "RSA PRIVATE KEY": "PKCS#1",
    "EC PRIVATE KEY": "SEC1",
    "DSA PRIVATE KEY": "DSA",
}
"""The encodings of private keys, by the labels of their blocks."""

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
        encoding, is_encrypted = ENCODINGS[block.label], _is_encrypted(block)
        key = RawKey(pkcs8=None, encoding=encoding, is_encrypted=is_encrypted, name=name, local_key_id=key_id)
        octets = decode_block(block)
        if not is_encrypted:
            return replace(key, pkcs8=Secret(to_pkcs8(octets, encoding=encoding, curve=self.curve)))
        try:
            if block.label == "ENCRYPTED PRIVATE KEY":
                return self._open_encrypted(key, read_encrypted_key(parse_whole(octets), self._budget))
            return self._open_traditional(key, octets, read_headers(block).get("DEK-Info", ""))
        except UnsupportedAlgorithm as error:
            return replace(key, problem=error.message)

    def _open_encrypted(self, key: RawKey, encrypted: Encrypted) -> RawKey:
        if encrypted.scheme.cipher.is_legacy:
            self.legacy.append(encrypted.scheme.name)
        plain = encrypted.find_plaintext(self._password, budget=self._budget, is_right=is_private_key_info)

        def try_another(password: Secret) -> Secret | None:
            return encrypted.try_another(password, budget=self._budget, is_right=is_private_key_info)

        return self._finish(key, plain, try_another)

    def _open_traditional(self, key: RawKey, octets: bytes, dek_info: str) -> RawKey:
        self.legacy.append(f"{dek_info.partition(',')[0]} with a key made by one round of MD5")
        curve = self.curve

        def decrypt(password: Secret) -> Secret | None:
            plain = decrypt_traditional(octets, password.reveal(), dek_info)
            try:
                return None if plain is None else Secret(to_pkcs8(plain, encoding=key.encoding, curve=curve))
            except MalformedContent:  # a wrong password passes the padding once in 256 times
                return None

        return self._finish(key, decrypt(self._password or Secret(b"")), decrypt)

    def _finish(self, key: RawKey, pkcs8: Secret | None, try_another: Callable[[Secret], Secret | None]) -> RawKey:
        if pkcs8 is not None:
            return replace(key, pkcs8=pkcs8)

        def unlock(password: Secret) -> RawKey | None:
            opened = try_another(password)
            return None if opened is None else replace(key, pkcs8=opened, has_own_password=True)

        return replace(key, refused=self._password is not None, lock=unlock)


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


def _is_encrypted(block: PemBlock) -> bool:
    return block.label == "ENCRYPTED PRIVATE KEY" or "ENCRYPTED" in read_headers(block).get("Proc-Type", "")
