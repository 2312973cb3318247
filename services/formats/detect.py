"""Tells which format a file has, by its content only. The name of the file is a hint for people: it is compared, no more."""

import re
from base64 import b64decode
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from services.asn1.shape import DerShape, find_shape
from services.errors import ErrorCode, UnrecognizedFormat
from services.formats.foreign import TEXT, Foreign, name_binary, name_foreign
from services.formats.java.read import JCEKS_MAGIC, JKS_MAGIC
from services.formats.pem.blocks import TextAround, has_boundary
from services.formats.pem.keystore import find_keystore
from services.formats.pem.overlooked import list_overlooked
from services.formats.text import decode_pem_text, decode_text
from services.model.contents import Finding, Format
from services.model.findings import FindingKind, finding

MAX_WRAPPINGS = 2
"""Of base64 around a file: once for a REST field, once more for a secret of Kubernetes that holds it."""

_MIN_WRAPPED = 16  # characters; no file fits into fewer
_MAGIC_NUMBERS = {JKS_MAGIC: Format.JKS, JCEKS_MAGIC: Format.JCEKS}
_FORMATS: dict[DerShape | None, Format] = {DerShape.CERTIFICATE: Format.DER, DerShape.PKCS7: Format.PKCS7, DerShape.PKCS12: Format.PKCS12}
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(r"[0-9A-Fa-f]+")

_NAMES = {
    Format.PEM: "PEM text",
    Format.DER: "DER",
    Format.PKCS7: "PKCS#7",
    Format.PKCS12: "PKCS#12",
    Format.JKS: "JKS",
    Format.JCEKS: "JCEKS",
}
_PROMISED = {
    ".pem": (Format.PEM,),
    ".cer": (Format.DER,),
    ".crt": (Format.DER, Format.PEM),
    ".jks": (Format.JKS,),
    ".p12": (Format.PKCS12,),
    ".pfx": (Format.PKCS12,),
}
_USUAL = {(".jks", Format.PKCS12), (".jks", Format.JCEKS), (".cer", Format.PEM)}
"""What most programs read all the same: keytool has written PKCS#12 by default since Java 9, whatever the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detected:
    """A format and the octets in it: those of the file, or what its base64 or hexadecimal text stands for (`is_wrapped`).

    `findings` tell what else stands in that text.
    """

    format: Format
    octets: bytes = field(repr=False)
    is_wrapped: bool = False
    findings: tuple[Finding, ...] = ()


def detect_format(octets: bytes) -> Detected:
    """Return the format of a file that may hold certificates; it may still be damaged inside.

    Raises UnrecognizedFormat, with EMPTY_FILE if there is nothing, else with NO_CERTIFICATE and what was found instead.
    """
    if not octets.removeprefix(b"\xef\xbb\xbf").strip():
        message = "The file holds nothing but white space." if octets else "The file is empty."
        raise UnrecognizedFormat(message, found="an empty file", code=ErrorCode.EMPTY_FILE)
    content = octets
    for wrappings in range(MAX_WRAPPINGS + 1):
        found = _look_into(content)
        if found is not None:
            return replace(found, is_wrapped=found.is_wrapped or wrappings > 0)
        inner = unwrap(content)
        if inner is None or wrappings == MAX_WRAPPINGS:
            break
        content = inner
    raise _unrecognized(_name(content) or _name(octets) or Foreign("unknown binary data"))


def _look_into(octets: bytes) -> Detected | None:
    """Return the format without undoing base64 or hexadecimal text around everything."""
    format_ = _MAGIC_NUMBERS.get(octets[:4]) or _FORMATS.get(find_shape(octets))
    if format_ is not None:
        return Detected(format=format_, octets=octets)
    text = decode_text(octets)
    if text is None and name_binary(octets) is None:  # an archive or a program may hold PEM text somewhere
        text = decode_pem_text(octets)
    if text is None or not has_boundary(text):
        return None
    keystore = find_keystore(text)
    if keystore is None:
        return Detected(format=Format.PEM, octets=octets)
    return Detected(format=Format.PKCS12, octets=keystore.octets, is_wrapped=True, findings=keystore.findings)


def unwrap(octets: bytes) -> bytes | None:
    """Return what base64 or hexadecimal text stands for, or None if the octets are neither."""
    compact = "".join((decode_text(octets) or "").split())
    if len(compact) < _MIN_WRAPPED:
        return None
    if len(compact) % 2 == 0 and compact[:2] == "30" and _HEX.fullmatch(compact):  # what base64 of DER never begins with
        return bytes.fromhex(compact)
    return b64decode(compact) if len(compact) % 4 == 0 and _BASE64.fullmatch(compact) else None


def _name(octets: bytes) -> Foreign | None:
    foreign = name_foreign(octets)
    if foreign is None or foreign.name != TEXT:
        return foreign
    overlooked = next(list_overlooked([TextAround(line=1, text=decode_text(octets) or "")]), None)
    return foreign if overlooked is None else Foreign(TEXT, f"{overlooked.message} {overlooked.fix}")


def _unrecognized(foreign: Foreign) -> UnrecognizedFormat:
    reason = f"which is not read here. {foreign.advice}" if foreign.advice else "neither a certificate nor a keystore."
    return UnrecognizedFormat(f"The file is {foreign.name}, {reason}", found=foreign.name)


def compare_with_name(file_name: str | None, format_: Format, *, is_wrapped: bool) -> Finding | None:
    """Return a finding if the extension is one that promises another format, or None; other extensions promise nothing."""
    extension = PurePath(file_name or "").suffix.lower()
    promised = _PROMISED.get(extension)
    if promised is None or (format_ in promised and not is_wrapped):
        return None
    name = f"base64 text around {_NAMES[format_]}" if is_wrapped else _NAMES[format_]
    is_usual = (extension, format_) in _USUAL and not is_wrapped
    kind = FindingKind.OTHER_FORMAT_AS_USUAL if is_usual else FindingKind.OTHER_FORMAT_THAN_NAME
    return finding(kind, extension=extension, found=name)
