"""Decrypts traditional PEM encryption (RFC 1421 headers, as OpenSSL writes them): the key comes from one round of MD5."""

from hashlib import md5

from services.errors import MalformedContent, UnsupportedAlgorithm, WrongPassword
from services.formats.encryption.ciphers import CBC_CIPHERS, DES_CBC, TRIPLE_DES, TWO_KEY_TRIPLE_DES, Cipher, find_unpadded

_CIPHERS = {
    "AES-128-CBC": CBC_CIPHERS["2.16.840.1.101.3.4.1.2"],
    "AES-192-CBC": CBC_CIPHERS["2.16.840.1.101.3.4.1.22"],
    "AES-256-CBC": CBC_CIPHERS["2.16.840.1.101.3.4.1.42"],
    "CAMELLIA-128-CBC": CBC_CIPHERS["1.2.392.200011.61.1.1.1.2"],
    "CAMELLIA-192-CBC": CBC_CIPHERS["1.2.392.200011.61.1.1.1.3"],
    "CAMELLIA-256-CBC": CBC_CIPHERS["1.2.392.200011.61.1.1.1.4"],
    "ARIA-128-CBC": CBC_CIPHERS["1.2.410.200046.1.1.2"],
    "ARIA-192-CBC": CBC_CIPHERS["1.2.410.200046.1.1.7"],
    "ARIA-256-CBC": CBC_CIPHERS["1.2.410.200046.1.1.12"],
    "SEED-CBC": CBC_CIPHERS["1.2.410.200004.1.4"],
    "DES-CBC": DES_CBC,
    "DES-EDE-CBC": TWO_KEY_TRIPLE_DES,
    "DES-EDE3-CBC": TRIPLE_DES,
}
_SALT_SIZE = 8


def decrypt_traditional(ciphertext: bytes, password: bytes, dek_info: str) -> bytes:
    """Return what the DEK-Info header's cipher gives under this password.

    Raises WrongPassword where the padding is wrong (a wrong password passes that once in 256 times), MalformedContent,
    UnsupportedAlgorithm, and TooCostly for more octets than the cipher is run over.
    """
    name, _, parameter = (part.strip() for part in dek_info.partition(","))
    cipher = _CIPHERS.get(name.upper())
    if cipher is None:
        raise UnsupportedAlgorithm(
            f"A private key is encrypted with {name or 'an unnamed cipher'}, which this service does not read.", algorithm=name
        )
    try:
        iv = bytes.fromhex(parameter)
    except ValueError:
        iv = b""
    if len(iv) != cipher.iv_size or not ciphertext or len(ciphertext) % cipher.block_size:
        raise MalformedContent("An encrypted private key has a DEK-Info header or a length that cannot be.")
    padded = cipher.decrypt(_derive_key(password, iv[:_SALT_SIZE], cipher), iv, ciphertext)
    plain = find_unpadded(padded, cipher.block_size)
    if plain is None:
        raise WrongPassword("The password does not open the private key.")
    return plain


def _derive_key(password: bytes, salt: bytes, cipher: Cipher) -> bytes:
    """OpenSSL's EVP_BytesToKey with MD5 and one iteration."""
    key = digest = b""
    while len(key) < cipher.key_size:
        digest = md5(digest + password + salt, usedforsecurity=False).digest()
        key += digest
    return key[: cipher.key_size]
