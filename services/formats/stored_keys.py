"""What a keystore holds as a private key -> PKCS#8: some programs store other encodings there, and Java does not notice."""

from dataclasses import replace

from services.errors import MalformedContent
from services.formats.contents.raw import RawKey
from services.formats.encryption.pbe import is_private_key_info
from services.formats.pem.wrapping import find_encoding, to_pkcs8
from services.model.secret import Secret

PKCS8 = "PKCS#8"
"""The encoding that belongs into keystores (RFC 7292 4.2.1; java.security.Key.getFormat for JKS and JCEKS)."""


def take_key(key: RawKey, octets: Secret) -> RawKey:
    """Return the key with the octets that its keystore holds for it, as PKCS#8, and with the encoding that they have there.

    What is in no encoding of private keys, and an EC key without its curve, is a problem of the key.
    """
    encoding = find_encoding(octets.reveal())
    if encoding is None or (encoding == PKCS8 and not is_private_key_info(octets.reveal())):
        return replace(key, problem="It was opened, but what the keystore holds as this private key is no PKCS#8.")
    try:
        pkcs8 = to_pkcs8(octets.reveal(), encoding=encoding)
    except MalformedContent as error:
        return replace(key, encoding=encoding, problem=f"It was opened, but it is {encoding} where PKCS#8 belongs: {error.message}")
    return replace(key, encoding=encoding, pkcs8=octets if encoding == PKCS8 else Secret(pkcs8))
