"""Tells text from other octets, and decodes it: UTF-8, UTF-16 with or without its mark, else Windows-1252."""

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ASCII = bytes(range(128))
_SAMPLE = 64  # octets: enough to see that every second one is zero
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")  # tab, line ends, form feed, Control-Z and escape occur in text


def decode_text(octets: bytes) -> str | None:
    """Return the text without its byte order mark, or None if the octets are no text (or nothing)."""
    for mark, encoding in _MARKS:
        if octets.startswith(mark):
            return _decode(octets[len(mark) :], encoding)
    return _decode(octets, _guess_encoding(octets[:_SAMPLE]))


def _guess_encoding(sample: bytes) -> str:
    even, odd = sample[::2], sample[1::2]
    if len(sample) >= 4 and 0 not in even and not any(odd):
        return "utf-16-le"
    if len(sample) >= 4 and 0 not in odd and not any(even):
        return "utf-16-be"
    return "utf-8"


def _decode(octets: bytes, encoding: str) -> str | None:
    text: str | None = None
    if encoding == "utf-8":
        octets = octets.rstrip(b"\x00")
    try:
        text = octets.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and _is_mostly_ascii(octets):
            text = octets.decode("cp1252", "replace")
    return text if text and not _CONTROLS.search(text) else None


def _is_mostly_ascii(octets: bytes) -> bool:
    """Whether the octets may be text of an old Windows program: comments with a few letters outside ASCII."""
    return len(octets.translate(None, _ASCII)) * 4 < len(octets)
