"""Extensions of a certificate, RFC 5280 4.2: all of them as octets, and the six that are shown as fields."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from services.asn1.read import Element, parse_der
from services.asn1.tags import BOOLEAN, primitive
from services.errors import MalformedContent
from services.model.x509 import ExtendedKeyUsage, Extension, GeneralName, KeyUsage
from services.x509.names import read_general_name
from services.x509.oids import EXTENSION_NAMES, PURPOSE_NAMES

MAX_EXTENSIONS = 200
"""Of one certificate: real ones have at most about twenty. More are told as unreadable, the first of them are shown."""

MAX_LISTED = 10_000
"""Alternative names, or key purposes, of one certificate: public authorities stop at 2,000 names. Beyond it none is read further."""

_KEY_USAGES = tuple(KeyUsage)  # the model lists them in the order of the bits
_KEY_IDENTIFIER = primitive(0)


@dataclass(slots=True)
class ReadExtensions:
    """What the extensions say; a field of the model stays at its empty value where its extension is absent or unreadable."""

    extensions: tuple[Extension, ...] = ()
    basic_constraints: tuple[bool, int | None] = (False, None)
    subject_alternative_names: tuple[GeneralName, ...] = ()
    key_usage: tuple[KeyUsage, ...] | None = None
    extended_key_usage: tuple[ExtendedKeyUsage, ...] | None = None
    subject_key_identifier: str | None = None
    authority_key_identifier: str | None = None
    unreadable: list[str] = field(default_factory=list)


def read_extensions(element: Element | None) -> ReadExtensions:
    """Return what the [3] of TBSCertificate holds; never raises: what cannot be read is named in `unreadable`.

    An extension that stands there twice (RFC 5280 forbids it) is listed twice and read
    not at all, because readers differ in which one they take.
    """
    result = ReadExtensions()
    if element is None:
        return result
    result.extensions, is_whole = _read_all(element)
    if not is_whole:
        result.unreadable.append("extensions")
    counts = Counter(extension.oid for extension in result.extensions)
    for extension in result.extensions:
        reader = _READERS.get(extension.oid)
        if reader is None:
            continue
        name, read = reader
        try:
            value, is_whole = read(extension.value) if counts[extension.oid] == 1 else (getattr(result, name), False)
            setattr(result, name, value)
        except MalformedContent:
            is_whole = False
        if not is_whole and name not in result.unreadable:
            result.unreadable.append(name)
    return result


def _read_all(element: Element) -> tuple[tuple[Extension, ...], bool]:
    """Return the extensions that can be read, and whether these are all."""
    extensions = []
    try:
        members = element.explicit(3).members()
    except MalformedContent:
        return (), False
    for member in members[:MAX_EXTENSIONS]:
        try:
            extensions.append(_read_extension(member))
        except MalformedContent:
            continue
    return tuple(extensions), len(extensions) == len(members)


def _read_extension(member: Element) -> Extension:
    parts = member.members()
    critical = False
    if len(parts) == 3 and parts[1].tag == BOOLEAN:
        critical = parts.pop(1).boolean()
    if len(parts) != 2:
        raise member.malformed("An extension has unexpected parts.")
    oid = parts[0].object_identifier()
    return Extension(oid=oid, name=EXTENSION_NAMES.get(oid), critical=critical, value=parts[1].octet_string())


def _read_basic_constraints(value: bytes) -> tuple[tuple[bool, int | None], bool]:
    parts = parse_der(value).members()
    is_authority = bool(parts) and parts[0].tag == BOOLEAN and parts.pop(0).boolean()
    path_length = parts.pop(0).integer() if parts else None
    if parts or (path_length is not None and path_length.bit_length() > 31):
        raise MalformedContent("The basic constraints have unexpected parts, or an impossible path length.")
    return (is_authority, path_length), True


def _read_key_usage(value: bytes) -> tuple[tuple[KeyUsage, ...], bool]:
    octets, _ = parse_der(value).bit_string()
    bits = "".join(f"{octet:08b}" for octet in octets[:2])
    return tuple(usage for usage, bit in zip(_KEY_USAGES, bits, strict=False) if bit == "1"), True


def _read_extended_key_usage(value: bytes) -> tuple[tuple[ExtendedKeyUsage, ...], bool]:
    members = parse_der(value).members()
    purposes = [member.object_identifier() for member in members[:MAX_LISTED]]
    return tuple(ExtendedKeyUsage(oid=oid, name=PURPOSE_NAMES.get(oid)) for oid in purposes), len(members) <= MAX_LISTED


def _read_alternative_names(value: bytes) -> tuple[tuple[GeneralName, ...], bool]:
    members = parse_der(value).members()
    names = [read_general_name(member) for member in members[:MAX_LISTED]]
    return tuple(name for name, _ in names), len(members) <= MAX_LISTED and all(is_read for _, is_read in names)


def _read_subject_key_identifier(value: bytes) -> tuple[str, bool]:
    return parse_der(value).octet_string().hex(), True


def _read_authority_key_identifier(value: bytes) -> tuple[str | None, bool]:
    for part in parse_der(value).members():
        if part.tag == _KEY_IDENTIFIER:
            return part.contents.hex(), True
    return None, True


_READERS: dict[str, tuple[str, Callable[[bytes], tuple[Any, bool]]]] = {
    "2.5.29.19": ("basic_constraints", _read_basic_constraints),
    "2.5.29.17": ("subject_alternative_names", _read_alternative_names),
    "2.5.29.15": ("key_usage", _read_key_usage),
    "2.5.29.37": ("extended_key_usage", _read_extended_key_usage),
    "2.5.29.14": ("subject_key_identifier", _read_subject_key_identifier),
    "2.5.29.35": ("authority_key_identifier", _read_authority_key_identifier),
}
