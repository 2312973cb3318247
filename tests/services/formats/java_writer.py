"""Builds JKS, JCEKS and Java object streams for tests, independently of the readers: what Java's own classes write, and worse."""

import struct
from hashlib import sha1

JKS, JCEKS = "feedfeed", "cececece"
JKS_PROTECTION = bytes.fromhex("060a2b060104012a02110101")
JCEKS_PROTECTION = bytes.fromhex("06092b060104012a021301")


def modified_utf8(text: str) -> bytes:
    """What DataOutput.writeUTF writes, without its length."""
    octets = bytearray()
    units = text.encode("utf-16-be", "surrogatepass")
    for (unit,) in struct.iter_unpack(">H", units):
        if 0 < unit < 0x80:
            octets.append(unit)
        elif unit < 0x800:
            octets += bytes((0xC0 | unit >> 6, 0x80 | unit & 0x3F))
        else:
            octets += bytes((0xE0 | unit >> 12, 0x80 | unit >> 6 & 0x3F, 0x80 | unit & 0x3F))
    return bytes(octets)


def utf(octets: bytes) -> bytes:
    return struct.pack(">H", len(octets)) + octets


def der(tag: int, *contents: bytes) -> bytes:
    body = b"".join(contents)
    length = bytes((len(body),)) if len(body) < 0x80 else b"\x83" + len(body).to_bytes(3, "big")
    return bytes((tag,)) + length + body


def protect_jks(pkcs8: bytes, password: str, *, has_null: bool = True, salt: bytes = bytes(range(20))) -> bytes:
    """Sun's key protection, in an EncryptedPrivateKeyInfo; Java 20 and later leave the NULL out."""
    secret = password.encode("utf-16-be")
    stream, digest = b"", salt
    while len(stream) < len(pkcs8):
        digest = sha1(secret + digest).digest()
        stream += digest
    ciphertext = bytes(a ^ b for a, b in zip(pkcs8, stream, strict=False))
    blob = salt + ciphertext + sha1(secret + pkcs8).digest()
    return der(0x30, der(0x30, JKS_PROTECTION, b"\x05\x00" if has_null else b""), der(0x04, blob))


def trusted(alias: bytes | str, certificate: bytes, *, date: int = 0, kind: bytes | None = b"X.509", tag: int = 2) -> bytes:
    head = struct.pack(">i", tag) + utf(alias if isinstance(alias, bytes) else modified_utf8(alias)) + struct.pack(">q", date)
    return head + stored(certificate, kind=kind)


def private_key(alias: str, blob: bytes, chain: list[bytes], *, date: int = 0, kind: bytes | None = b"X.509") -> bytes:
    head = struct.pack(">i", 1) + utf(modified_utf8(alias)) + struct.pack(">q", date)
    certificates = b"".join(stored(certificate, kind=kind) for certificate in chain)
    return head + struct.pack(">i", len(blob)) + blob + struct.pack(">i", len(chain)) + certificates


def sealed_key(alias: str, stream: bytes) -> bytes:
    return struct.pack(">i", 3) + utf(modified_utf8(alias)) + struct.pack(">q", 0) + stream


def stored(certificate: bytes, *, kind: bytes | None = b"X.509") -> bytes:
    return (b"" if kind is None else utf(kind)) + struct.pack(">i", len(certificate)) + certificate


def store(*entries: bytes, password: str = "changeit", magic: str = JKS, version: int = 2, count: int | None = None) -> bytes:
    body = bytes.fromhex(magic) + struct.pack(">ii", version, len(entries) if count is None else count) + b"".join(entries)
    return body + sha1(password.encode("utf-16-be") + b"Mighty Aphrodite" + body).digest()
