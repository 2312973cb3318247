"""Octets of a certificate -> its public facts. Our own reading, field by field: one odd field hides nothing else."""

import hashlib
import re
from datetime import UTC, datetime, timedelta, timezone

from services.asn1.read import Element
from services.asn1.tags import GENERALIZED_TIME, UTC_TIME
from services.errors import MalformedContent
from services.model.x509 import UNREADABLE_TIME, DistinguishedName, PublicKey, SignatureAlgorithm, X509Certificate
from services.x509.algorithms import name_signature, read_algorithm
from services.x509.extensions import ReadExtensions, read_extensions
from services.x509.key_work import KeyWork
from services.x509.names import name_key, read_name
from services.x509.outline import Outline, read_outline
from services.x509.public_keys import KeyFacts, read_public_key
from services.x509.signatures import is_signed_by

UNKNOWN_ALGORITHM = "unknown"
"""Stands for an algorithm whose very name cannot be read."""

_MAX_TIME_LENGTH = len("YYYYMMDDHHMMSS.fffffffff+hhmm")
_TIME = rb"(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(Z|[+-]\d{4})?"
_TIMES = {UTC_TIME: re.compile(rb"(\d\d)" + _TIME), GENERALIZED_TIME: re.compile(rb"(\d{4})" + _TIME)}
_CENTURY_TURN = 50  # RFC 5280 4.1.2.5.1: years 50 to 99 are of the twentieth century


def describe_certificate(der: bytes, *, friendly_name: str | None = None, work: KeyWork | None = None) -> X509Certificate:
    """Return what the certificate says; raises MalformedContent where its outline (the fields of TBSCertificate) cannot be read.

    What is broken inside a field is named in `unreadable` and shown in hex where it has a text: a name as "#" and its DER. A time that
    cannot be read is `UNREADABLE_TIME`. Nothing is judged: neither times nor rights nor the issuer's signature are checked, but whether
    the certificate is signed by its own key is, as far as the work goes that is left to its file.
    """
    outline = read_outline(der)
    unreadable: list[str] = []
    subject = _describe_name(outline.subject, "subject", unreadable)
    issuer = _describe_name(outline.issuer, "issuer", unreadable)
    times = [_describe_time(outline, name, unreadable) for name in ("not_before", "not_after")]
    public_key = _describe_public_key(outline.public_key, unreadable)
    signature_algorithm = _describe_signature(outline.signature_algorithm, unreadable)
    extensions = read_extensions(outline.extensions)
    is_self_issued = outline.subject.octets == outline.issuer.octets or name_key(subject) == name_key(issuer)
    is_authority, path_length = extensions.basic_constraints
    return X509Certificate(
        der=der,
        version=outline.version,
        subject=subject,
        issuer=issuer,
        serial_number=_describe_serial_number(outline.serial_number, unreadable),
        not_before=times[0],
        not_after=times[1],
        public_key=public_key,
        signature_algorithm=signature_algorithm,
        sha1=hashlib.sha1(der, usedforsecurity=False).hexdigest(),
        sha256=hashlib.sha256(der).hexdigest(),
        is_certificate_authority=is_authority,
        path_length=path_length,
        is_self_signed=is_self_issued and _is_signed_by_itself(outline, extensions, work or KeyWork()),
        subject_alternative_names=extensions.subject_alternative_names,
        key_usage=extensions.key_usage,
        extended_key_usage=extensions.extended_key_usage,
        subject_key_identifier=extensions.subject_key_identifier,
        authority_key_identifier=extensions.authority_key_identifier,
        extensions=extensions.extensions,
        unreadable=(*unreadable, *extensions.unreadable),
        friendly_name=friendly_name,
    )


def read_time(element: Element) -> datetime:
    """Return the moment, aware, in UTC, to the second; raises MalformedContent for what is no time or lies outside the years 1 to 9999.

    Beyond RFC 5280 4.1.2.5 it reads a missing second (0), an offset from UTC, a fraction (cut off) and no zone at all (UTC).
    """
    pattern = _TIMES.get(element.tag)
    matched = pattern.fullmatch(element.contents) if pattern and element.end - element.body <= _MAX_TIME_LENGTH else None
    if matched is None:
        raise element.malformed("The time is missing.")
    year, month, day, hour, minute, second = (int(digits or b"0") for digits in matched.groups()[:6])
    if element.tag == UTC_TIME:
        year += 1900 if year >= _CENTURY_TURN else 2000
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_read_zone(matched[7]))
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise element.malformed("The time is not in the calendar.") from problem


def _describe_name(element: Element, field: str, unreadable: list[str]) -> DistinguishedName:
    try:
        name, is_whole = read_name(element)
    except MalformedContent:
        name, is_whole = DistinguishedName(rfc4514=f"#{element.octets.hex()}", common_name=None, attributes=()), False
    if not is_whole:
        unreadable.append(field)
    return name


def _describe_time(outline: Outline, field: str, unreadable: list[str]) -> datetime:
    try:
        return read_time(getattr(outline, field))
    except MalformedContent:
        unreadable.append(field)
        return UNREADABLE_TIME


def _describe_serial_number(element: Element, unreadable: list[str]) -> str:
    """Hex as openssl prints it: of the magnitude, two digits an octet, "-" before a negative number; RFC 5280 wants a positive one."""
    try:
        value = element.integer()
    except MalformedContent:
        unreadable.append("serial_number")
        return ""
    digits = f"{abs(value):x}"
    return f"{'-' if value < 0 else ''}{'0' * (len(digits) % 2)}{digits}"


def _describe_public_key(element: Element, unreadable: list[str]) -> PublicKey:
    try:
        facts = read_public_key(element)
    except MalformedContent:
        facts = KeyFacts(algorithm=UNKNOWN_ALGORITHM, oid="", is_readable=False)
    if not facts.is_readable:
        unreadable.append("public_key")
    sha256 = hashlib.sha256(element.octets).hexdigest()
    return PublicKey(algorithm=facts.algorithm, oid=facts.oid, bits=facts.bits, curve=facts.curve, spki_sha256=sha256)


def _describe_signature(element: Element, unreadable: list[str]) -> SignatureAlgorithm:
    try:
        return name_signature(read_algorithm(element))
    except MalformedContent:
        unreadable.append("signature_algorithm")
    try:
        oid = element.members()[0].object_identifier()
    except (MalformedContent, IndexError):
        return SignatureAlgorithm(oid="", name=UNKNOWN_ALGORITHM, hash=None)
    return SignatureAlgorithm(oid=oid, name=oid, hash=None)


def _is_signed_by_itself(outline: Outline, extensions: ReadExtensions, work: KeyWork) -> bool:
    """Self-issued is not yet self-signed (RFC 5280 6.1): a CA that changes its key issues to itself. The signature decides.

    Where it cannot be checked, only key identifiers that differ say no.
    """
    is_signed = is_signed_by(outline, outline, work)
    if is_signed is not None:
        return is_signed
    identifiers = extensions.subject_key_identifier, extensions.authority_key_identifier
    return not all(identifiers) or identifiers[0] == identifiers[1]


def _read_zone(text: bytes | None) -> timezone:
    if text is None or text == b"Z":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return timezone(-offset if text[:1] == b"-" else offset)
