"""Writes PEM (RFC 7468) in the layout that every consumer of destination certificates can open."""

from base64 import b64encode
from collections.abc import Sequence

from services.formats.derived_keys import DerivedKeys
from services.formats.encryption.write import Aes256Scheme, encrypt_pkcs8
from services.model.secret import Secret

PEM_KEY_ENCRYPTION_2023 = Aes256Scheme(iterations=10_000)
"""PBES2 with AES-256 and HMAC-SHA-256: OpenSSL 1.1 and 3 open it, so do Node and Python; OpenSSL itself writes 2,048 iterations."""

_LINE = 64


def write_pem(
    certificate_chain: Sequence[bytes], *, pkcs8: Secret | None = None, password: Secret | None = None, known: DerivedKeys | None = None
) -> Secret:
    """Return the private key, if one is given, and then the certificates (DER) in the order given.

    The key comes first and as PKCS#8, because consumers look for the first END PRIVATE KEY and take what follows it as the chain
    (docs/reference/consumers.md). It is encrypted under the password; None and the empty password leave it in clear.
    What was derived becomes known.
    """
    blocks = []
    if pkcs8 is not None and password is not None and password.reveal():
        blocks.append(write_block("ENCRYPTED PRIVATE KEY", encrypt_pkcs8(pkcs8, password, PEM_KEY_ENCRYPTION_2023, known=known)))
    elif pkcs8 is not None:
        blocks.append(write_block("PRIVATE KEY", pkcs8.reveal()))
    blocks += [write_block("CERTIFICATE", certificate) for certificate in certificate_chain]
    return Secret("".join(blocks).encode())


def write_block(label: str, octets: bytes) -> str:
    """Return one block: base64 in lines of 64 characters between its boundaries, with a line feed at the end."""
    text = b64encode(octets).decode()
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join((f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""))
