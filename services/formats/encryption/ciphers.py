"""The ciphers that keystores are encrypted with, old ones included: from key, initialisation vector and octets to octets.

Reading an old file needs its old cipher; nothing here encrypts.
"""

from collections.abc import Callable
from typing import NamedTuple

from Cryptodome.Cipher import ARC2, ARC4, DES
from cryptography.hazmat.decrepit.ciphers.algorithms import SEED, Camellia, TripleDES
from cryptography.hazmat.primitives.ciphers import BlockCipherAlgorithm
from cryptography.hazmat.primitives.ciphers import Cipher as Mode
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from services.formats.encryption import aria


class Cipher(NamedTuple):
    """A cipher with a fixed size of key. Sizes are in octets; a stream cipher has blocks of 1 and takes no vector.

    `cost` is that of one decryption, in iterations of the budget; next to a derivation most ciphers cost nothing.
    """

    name: str
    key_size: int
    block_size: int
    is_legacy: bool
    decrypt: Callable[[bytes, bytes, bytes], bytes]
    cost: int = 0

    @property
    def iv_size(self) -> int:
        """The size of the initialisation vector."""
        return 0 if self.block_size == 1 else self.block_size

    def is_whole(self, data: bytes) -> bool:
        """Whether the octets can be a ciphertext: at least one whole block."""
        return len(data) > 0 and len(data) % self.block_size == 0

    def find_plaintext(self, key: bytes, iv: bytes, data: bytes) -> bytes | None:
        """Return the plaintext without the padding of PKCS#5 (RFC 8018 6.1.1), or None if there is no such padding.

        What a wrong key gives passes once in 256 times. Stream ciphers have no padding. `data` is whole (`is_whole`).
        """
        padded = self.decrypt(key, iv, data)
        if self.block_size == 1:
            return padded
        count = padded[-1]
        is_right = 1 <= count <= self.block_size and padded[-count:] == bytes((count,)) * count
        return padded[:-count] if is_right else None


def _in_cbc_mode(algorithm: Callable[[bytes], BlockCipherAlgorithm]) -> Callable[[bytes, bytes, bytes], bytes]:
    def decrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
        decryptor = Mode(algorithm(key), CBC(iv)).decryptor()
        return decryptor.update(data) + decryptor.finalize()

    return decrypt


def _triple_des(key: bytes) -> TripleDES:
    return TripleDES(key if len(key) == 24 else key + key[:8])


def _decrypt_des(key: bytes, iv: bytes, data: bytes) -> bytes:
    return DES.new(key, DES.MODE_CBC, iv).decrypt(data)  # noqa: S304  # the file names it


def _decrypt_rc4(key: bytes, _iv: bytes, data: bytes) -> bytes:
    return ARC4.new(key).decrypt(data)


def rc2(effective_bits: int, key_size: int) -> Cipher:
    """Return RC2 in CBC mode; its strength (RFC 2268) is a parameter of its own, 40 to 1024 bits. Keys have 5 to 128 octets."""

    def decrypt(key: bytes, iv: bytes, data: bytes) -> bytes:
        cipher = ARC2.new(key, ARC2.MODE_CBC, iv, effective_keylen=effective_bits)  # type: ignore[call-arg]  # noqa: S304  # its stub is incomplete
        return cipher.decrypt(data)

    return Cipher(f"RC2-{effective_bits}", key_size, 8, True, decrypt)


DES_CBC = Cipher("DES", 8, 8, True, _decrypt_des)
TWO_KEY_TRIPLE_DES = Cipher("2-key 3DES", 16, 8, True, _in_cbc_mode(_triple_des))
TRIPLE_DES = Cipher("3DES", 24, 8, True, _in_cbc_mode(_triple_des))
RC4_40 = Cipher("RC4-40", 5, 1, True, _decrypt_rc4)
RC4_128 = Cipher("RC4-128", 16, 1, True, _decrypt_rc4)

CBC_CIPHERS = {
    "2.16.840.1.101.3.4.1.2": Cipher("AES-128", 16, 16, False, _in_cbc_mode(AES)),
    "2.16.840.1.101.3.4.1.22": Cipher("AES-192", 24, 16, False, _in_cbc_mode(AES)),
    "2.16.840.1.101.3.4.1.42": Cipher("AES-256", 32, 16, False, _in_cbc_mode(AES)),
    "1.2.392.200011.61.1.1.1.2": Cipher("Camellia-128", 16, 16, False, _in_cbc_mode(Camellia)),
    "1.2.392.200011.61.1.1.1.3": Cipher("Camellia-192", 24, 16, False, _in_cbc_mode(Camellia)),
    "1.2.392.200011.61.1.1.1.4": Cipher("Camellia-256", 32, 16, False, _in_cbc_mode(Camellia)),
    "1.2.410.200046.1.1.2": Cipher("ARIA-128", 16, 16, False, aria.decrypt_aria, aria.COST),
    "1.2.410.200046.1.1.7": Cipher("ARIA-192", 24, 16, False, aria.decrypt_aria, aria.COST),
    "1.2.410.200046.1.1.12": Cipher("ARIA-256", 32, 16, False, aria.decrypt_aria, aria.COST),
    "1.2.410.200004.1.4": Cipher("SEED", 16, 16, False, _in_cbc_mode(SEED)),
    "1.2.840.113549.3.7": TRIPLE_DES,
    "1.3.14.3.2.7": DES_CBC,
}
"""Those of PBES2 whose only parameter is the initialisation vector (RFC 8018 B.2, RFC 3565, 3657, 4010; ARIA as OpenSSL writes it)."""
