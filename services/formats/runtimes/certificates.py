"""Which certificates Java, OpenSSL and Node cannot read, or do not take."""

import re
from collections.abc import Iterator

from services.asn1.read import Element, parse_element
from services.asn1.tags import BMP_STRING, SEQUENCE, SET, TEXT_ENCODINGS
from services.errors import MalformedContent
from services.formats.runtimes.by_algorithm import CURVES_OF_JAVA, JAVA, NOBODY, NODE, OPENSSL, OPENSSL_35
from services.formats.runtimes.refusals import Refusal, refuse
from services.model.runtime import RuntimeReason, RuntimeVersion
from services.model.x509 import X509Certificate
from services.x509.algorithms import EC, KEY_NAMES
from services.x509.outline import Outline, read_outline

_READ_ALWAYS = {"subject", "issuer"}
"""Java takes any octets for the text of a name."""

_SUBJECT_ALTERNATIVE_NAME = "2.5.29.17"
_EXTENSIONS = {
    "basic_constraints": "2.5.29.19",
    "subject_alternative_names": _SUBJECT_ALTERNATIVE_NAME,
    "key_usage": "2.5.29.15",
    "extended_key_usage": "2.5.29.37",
    "subject_key_identifier": "2.5.29.14",
    "authority_key_identifier": "2.5.29.35",
}
_VERSION_WITH_EXTENSIONS = 3

_SHORT_TIMES = (b"\x17\x0b", b"\x17\x0c", b"\x18\x0c", b"\x18\x0d", b"\x18\x0e")
"""Tags and lengths of times without seconds or zone: only where these octets stand in a certificate, its times are looked at again."""

_JAVA_TIME = re.compile(rb"\d+(?:[.,]\d+)?(?:Z|[+-]\d{4})")
_MIN_TIMES = {0x17: 13, 0x18: 15}  # octets, since OpenSSL 3.5

_WEAK_HASHES = {"MD2", "MD4", "MD5", "SHA-1"}
_OLD_NODES = frozenset({RuntimeVersion.NODE_18, RuntimeVersion.NODE_20})  # OpenSSL 3.0 at security level 1
_STRICT_NODES = frozenset({RuntimeVersion.NODE_24})  # security level 2, the default of OpenSSL since 3.2; Node 22 takes level 1 instead
_MIN_BITS = 2_048  # of RSA and DSA at security level 2, as the next: SSL_CTX_set_security_level(3)
_MIN_CURVE_BITS = 224


def refuse_certificate(certificate: X509Certificate) -> Iterator[Refusal]:
    """Return who cannot read a certificate that this service reads, or does not take it."""
    outline = read_outline(certificate.der) if _is_suspicious(certificate) else None
    if fault := _find_java_fault(certificate, outline):
        yield from refuse(JAVA, RuntimeReason.CERTIFICATE_UNREADABLE, fault)
    if outline is not None:
        refusing = _list_refusing_name(outline.subject) | _list_refusing_name(outline.issuer)
        yield from refuse(refusing, RuntimeReason.CERTIFICATE_UNREADABLE, "name")
    if outline is not None and any(time.end - time.body < _MIN_TIMES.get(time.tag, 0) for time in _list_times(outline)):
        yield from refuse(OPENSSL_35, RuntimeReason.CERTIFICATE_UNREADABLE, "validity")
    if _has_odd_serial(certificate):
        yield from refuse(OPENSSL, RuntimeReason.CERTIFICATE_UNREADABLE, "serialNumber")
    if not _is_key_known(certificate):
        yield from refuse(NODE, RuntimeReason.CERTIFICATE_UNREADABLE, "subjectPublicKeyInfo")
    if certificate.signature_algorithm.hash in _WEAK_HASHES and not certificate.is_self_signed:
        yield from refuse(_OLD_NODES, RuntimeReason.SIGNATURE_TOO_WEAK, certificate.signature_algorithm.hash or "")
    key = certificate.public_key
    if key.bits is not None and key.bits < (_MIN_CURVE_BITS if key.oid == EC else _MIN_BITS if key.algorithm in ("RSA", "DSA") else 0):
        yield from refuse(_STRICT_NODES, RuntimeReason.KEY_TOO_SHORT, f"{key.bits} bits")


def has_explicit_curve(certificate: X509Certificate) -> bool:
    """Whether the certificate spells its curve out instead of naming it: Java reads no such key."""
    try:
        return read_outline(certificate.der).public_key.members()[0].members()[1].tag == SEQUENCE
    except (MalformedContent, IndexError):
        return True


def _is_suspicious(certificate: X509Certificate) -> bool:
    """Whether a field may be written in a way that is read differently: the outline of others need not be read again."""
    names = (*certificate.subject.attributes, *certificate.issuer.attributes)
    return (
        bool(certificate.unreadable)
        or any(attribute.value.startswith("#") for attribute in names)
        or any(octets in certificate.der for octets in _SHORT_TIMES)
    )


def _find_java_fault(certificate: X509Certificate, outline: Outline | None) -> str | None:
    """Return the field for which Java's X509CertImpl refuses the certificate."""
    if certificate.version != _VERSION_WITH_EXTENSIONS and (certificate.extensions or certificate.version > _VERSION_WITH_EXTENSIONS):
        return "version"
    critical = {extension.oid for extension in certificate.extensions if extension.critical}
    if not certificate.subject.attributes and not _is_named_otherwise(certificate, critical):
        return "subject"
    if len({extension.oid for extension in certificate.extensions}) < len(certificate.extensions):
        return "extensions"
    fault = next((field for field in certificate.unreadable if _is_refused_by_java(field, certificate, critical)), None)
    if fault is not None:
        return fault
    if outline is not None and not all(_JAVA_TIME.fullmatch(time.contents) for time in _list_times(outline)):
        return "validity"
    key = certificate.public_key
    if key.oid == EC and key.curve not in CURVES_OF_JAVA:
        return "subjectPublicKeyInfo"
    return "subjectPublicKeyInfo" if key.oid == EC and has_explicit_curve(certificate) else None


def _is_refused_by_java(field: str, certificate: X509Certificate, critical: set[str]) -> bool:
    """Java passes over extensions that it cannot read, unless they are critical, and takes any octets for a text."""
    if field in _READ_ALWAYS or (field == "subject_alternative_names" and certificate.subject_alternative_names):
        return False
    return field not in _EXTENSIONS or _EXTENSIONS[field] in critical


def _is_named_otherwise(certificate: X509Certificate, critical: set[str]) -> bool:
    """RFC 5280 4.1.2.6: a certificate without subject has a critical alternative name. A name of another structure is not empty."""
    is_shown_in_hex = certificate.subject.rfc4514.startswith("#")
    is_empty = not is_shown_in_hex or not any(rdn.contents for rdn in read_outline(certificate.der).subject.members())
    return not is_empty or (bool(certificate.subject_alternative_names) and _SUBJECT_ALTERNATIVE_NAME in critical)


def _list_times(outline: Outline) -> tuple[Element, Element]:
    return outline.not_before, outline.not_after


def _list_refusing_name(name: Element) -> frozenset[RuntimeVersion]:
    """OpenSSL wants each value to be a string, valid in its encoding, for it makes UTF-8 of it to compare names."""
    refusing: frozenset[RuntimeVersion] = NOBODY
    try:
        for value in [member.members(count=2)[1] for rdn in name.members() for member in rdn.members(SET)]:
            refusing |= _list_refusing_value(value)
    except MalformedContent:
        return OPENSSL
    return refusing


def _list_refusing_value(value: Element) -> frozenset[RuntimeVersion]:
    try:
        value.contents.decode(TEXT_ENCODINGS[value.tag])
    except KeyError:
        return OPENSSL
    except UnicodeDecodeError:
        is_half_pair = value.tag == BMP_STRING and (value.end - value.body) % 2 == 0  # which OpenSSL 1.1 does not look at
        return OPENSSL - {RuntimeVersion.OPENSSL_1_1} if is_half_pair else OPENSSL
    return NOBODY


def _has_odd_serial(certificate: X509Certificate) -> bool:
    """Whether the serial number has octets that are none of its value: DER allows none."""
    first = next(parse_element(certificate.der).children()).first(2)
    serial = first[0] if certificate.version == 1 else first[1]
    octets = serial.contents[:2]
    is_padded = len(octets) == 2 and ((octets[0] == 0 and octets[1] < 0x80) or (octets[0] == 0xFF and octets[1] >= 0x80))
    return is_padded or not octets


def _is_key_known(certificate: X509Certificate) -> bool:
    key = certificate.public_key
    if "public_key" in certificate.unreadable or key.oid not in KEY_NAMES:
        return False
    return key.oid != EC or key.curve is not None or has_explicit_curve(certificate)
