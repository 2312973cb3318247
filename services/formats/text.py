"""Tells text from other octets, and decodes it: UTF-8, UTF-16 with or without its mark, else Windows-1252."""

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ASCII = bytes(range(128))
_SAMPLE = 64  # octets: enough to see that every second one is zero
_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")  # tab, line ends, form feed, Control-Z and escape occur in text

_ARMOUR = re.compile(r"-----BEGIN [^-]{1,64}-----[A-Za-z0-9+/=\s]*+-----END [^-]{1,64}-----")

MIN_LETTERS_PER_CONTROL = 32
"""Of the text around PEM blocks, if it has control characters: names with a broken character have fewer, and binary files have more."""

MAX_FEW_CONTROLS = 4
"""Control characters that any text around PEM blocks may have, however short it is."""


def decode_text(octets: bytes) -> str | None:
    """Return the text without its byte order mark, or None if the octets are no text (or nothing)."""
    text = _decode_marked(octets)
    return text if text and not _CONTROLS.search(text) else None


def decode_pem_text(octets: bytes) -> str | None:
    """Return the text as `decode_text` does, also where a few control characters stand around PEM blocks (RFC 7468 section 2)."""
    text = _decode_marked(octets)
    if not text or not _CONTROLS.search(text):
        return text or None
    around = _ARMOUR.sub("", text)
    is_text = len(_CONTROLS.findall(around)) <= max(MAX_FEW_CONTROLS, len(around) // MIN_LETTERS_PER_CONTROL)
    return text if is_text and around != text else None


def _decode_marked(octets: bytes) -> str | None:
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
    if encoding == "utf-8":
        octets = octets.rstrip(b"\x00")
    try:
        return octets.decode(encoding)
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace") if encoding == "utf-8" and _is_mostly_ascii(octets) else None


def _is_mostly_ascii(octets: bytes) -> bool:
    """Whether the octets may be text of an old Windows program: comments with a few letters outside ASCII."""
    return len(octets.translate(None, _ASCII)) * 4 < len(octets)
