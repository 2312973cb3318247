"""Reads the private keys of PEM blocks, encrypted or not, into PKCS#8."""

from services.asn1.read import parse_whole
from services.errors import MalformedContent, UnsupportedAlgorithm, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.encryption.pkcs8 import is_private_key_info, read_encrypted_key
from services.formats.pem.blocks import PemBlock, decode_block, read_bag_attributes, read_headers
from services.formats.pem.encryption import decrypt_traditional
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
        pkcs8, problem = None, None
        try:
            pkcs8 = self._open(block)
        except WrongPassword:
            pkcs8 = None  # it stays locked
        except UnsupportedAlgorithm as error:
            problem = error.message
        return RawKey(
            pkcs8=pkcs8,
            encoding=ENCODINGS[block.label],
            is_encrypted=_is_encrypted(block),
            name=name,
            local_key_id=key_id,
            problem=problem,
        )

    def _open(self, block: PemBlock) -> Secret:
        octets, encoding = decode_block(block), ENCODINGS[block.label]
        if not _is_encrypted(block):
            return Secret(to_pkcs8(octets, encoding=encoding, curve=self.curve))
        if block.label == "ENCRYPTED PRIVATE KEY":
            return self._open_pkcs8(octets)
        dek_info = read_headers(block).get("DEK-Info", "")
        self.legacy.append(f"{dek_info.partition(',')[0]} with a key made by one round of MD5")
        plain = decrypt_traditional(octets, b"" if self._password is None else self._password.reveal(), dek_info)
        try:
            return Secret(to_pkcs8(plain, encoding=encoding, curve=self.curve))
        except MalformedContent:  # a wrong password passes the padding once in 256 times
            raise WrongPassword("The password does not open the private key.") from None

    def _open_pkcs8(self, octets: bytes) -> Secret:
        encrypted = read_encrypted_key(parse_whole(octets), self._budget)
        if encrypted.scheme.is_legacy:
            self.legacy.append(encrypted.scheme.name)
        pkcs8 = encrypted.find_plaintext(self._password, budget=self._budget, is_right=is_private_key_info)
        if pkcs8 is None:
            raise WrongPassword("The password does not open the private key.")
        return pkcs8


def _is_encrypted(block: PemBlock) -> bool:
    return block.label == "ENCRYPTED PRIVATE KEY" or "ENCRYPTED" in read_headers(block).get("Proc-Type", "")
