"""Tells which format a file has, by its content only: file names and extensions are hints for people."""

import re
from base64 import b64decode
from dataclasses import dataclass, field

from services.asn1.shape import DerShape, find_shape
from services.errors import ErrorCode, UnrecognizedFormat
from services.formats.foreign import find_name_of_octets, name_text
from services.formats.java.read import JCEKS_MAGIC, JKS_MAGIC
from services.formats.pem.blocks import has_boundary
from services.formats.text import decode_text
from services.model.contents import Format

MAX_WRAPPINGS = 2
"""Of base64 around a file: once for a REST field, once more for a secret of Kubernetes that holds it."""

_MIN_WRAPPED = 16  # characters; no file fits into fewer
_MAGIC_NUMBERS = {JKS_MAGIC: Format.JKS, JCEKS_MAGIC: Format.JCEKS}
_FORMATS = {DerShape.CERTIFICATE: Format.DER, DerShape.PKCS7: Format.PKCS7, DerShape.PKCS12: Format.PKCS12}
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(r"[0-9A-Fa-f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """A format and the octets in it: those of the file, or what its base64 or hexadecimal text stands for (`is_wrapped`)."""

    format: Format
    octets: bytes = field(repr=False)
    is_wrapped: bool = False


def detect_format(octets: bytes) -> Detected:
    """Return the format of a file that may hold certificates; it may still be damaged inside.

    Raises UnrecognizedFormat, with EMPTY_FILE if there is nothing, else with NO_CERTIFICATE and what was found instead.
    """
    if not octets.removeprefix(b"\xef\xbb\xbf").strip():
        message = "The file holds nothing but white space." if octets else "The file is empty."
        raise UnrecognizedFormat(message, found="an empty file", code=ErrorCode.EMPTY_FILE)
    content = octets
    for wrappings in range(MAX_WRAPPINGS + 1):
        found = _find_format(content)
        if found is not None:
            return Detected(format=found, octets=content, is_wrapped=wrappings > 0)
        inner = _unwrap(content)
        if inner is None or wrappings == MAX_WRAPPINGS:
            break
        content = inner
    raise _unrecognized(_find_name(content) or _find_name(octets) or "unknown binary data")


def _find_format(octets: bytes) -> Format | None:
    if octets[:4] in _MAGIC_NUMBERS:
        return _MAGIC_NUMBERS[octets[:4]]
    shape = find_shape(octets)
    if shape in _FORMATS:
        return _FORMATS[shape]
    text = decode_text(octets)
    return Format.PEM if text is not None and has_boundary(text) else None


def _unwrap(octets: bytes) -> bytes | None:
    """Return what base64 or hexadecimal text stands for, or None if the octets are neither."""
    compact = "".join((decode_text(octets) or "").split())
    if len(compact) < _MIN_WRAPPED:
        return None
    if len(compact) % 2 == 0 and compact[:2] == "30" and _HEX.fullmatch(compact):  # what base64 of DER never begins with
        return bytes.fromhex(compact)
    return b64decode(compact) if len(compact) % 4 == 0 and _BASE64.fullmatch(compact) else None


def _unrecognized(found: str) -> UnrecognizedFormat:
    return UnrecognizedFormat(f"This is {found}, neither a certificate nor a keystore.", found=found)


def _find_name(octets: bytes) -> str | None:
    shape = find_shape(octets)
    text = None if shape not in (None, DerShape.OTHER) else decode_text(octets)
    if text is not None:
        return name_text(text)
    return str(shape.value) if shape is not None else find_name_of_octets(octets)
