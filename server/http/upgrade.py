"""Which requests are upgraded (RFC 9110 7.8): a WebSocket handshake without a body, and nothing else.

llhttp takes every request with `Connection: upgrade` and an `Upgrade` for one in another protocol, and reads no body of it.
"""

from collections.abc import Iterable

Fields = Iterable[tuple[bytes, bytes]]
"""Names in lower case, and values."""

MAX_SOCKET_FIELDS = 128
"""Header fields of a handshake; the library websockets takes no more."""

MAX_SOCKET_LINE = 8_000
"""Octets of a line of a handshake's head, without what stands around the value; the library websockets takes 8,192 in all."""


def is_socket_handshake(method: bytes, version: str, fields: Fields) -> bool:
    """Whether the request asks for a WebSocket (RFC 6455 4.1), with or without a body; its key and version are not looked at."""
    wanted, options = list[bytes](), list[bytes]()
    for name, value in fields:
        if name == b"upgrade":
            wanted += _split(value)
        elif name == b"connection":
            options += _split(value)
    return (method, version) == (b"GET", "1.1") and wanted == [b"websocket"] and b"upgrade" in options


def has_body(fields: Fields) -> bool:
    """Whether octets follow the head that belong to the request (RFC 9112 6.3)."""
    return any(name == b"transfer-encoding" or (name == b"content-length" and value.strip(b" \t0") != b"") for name, value in fields)


def fits_a_socket(target: bytes, fields: Fields) -> bool:
    """Whether the library of sockets can read the head."""
    sizes = [len(target), *(len(name) + len(value) for name, value in fields)]
    return target.isascii() and max(sizes) <= MAX_SOCKET_LINE and len(sizes) - 1 <= MAX_SOCKET_FIELDS


def write_plain_head(method: bytes, target: bytes, *, version: str, fields: Fields) -> bytes:
    """Return the head without `Upgrade`, so that a parser reads what follows as the body.

    The fields come from the parser, so that no value holds a line end; all of them are read a second time, and with the same rules.
    """
    lines = [b"%b %b HTTP/%b" % (method, target, version.encode())]
    lines += [b"%b: %b" % field for field in fields if field[0] != b"upgrade"]
    return b"\r\n".join([*lines, b"", b""])


def _split(value: bytes) -> list[bytes]:
    return [part.strip(b" \t").lower() for part in value.split(b",")]
