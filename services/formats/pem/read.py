"""Reads PEM files: certificates, private keys and PKCS#7 messages in any order, each block on its own."""

from services.asn1.read import parse_element
from services.asn1.shape import DerShape, find_shape
from services.asn1.tags import SEQUENCE, UTF8_STRING
from services.errors import MalformedContent, UnrecognizedFormat, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey
from services.formats.pem.blocks import PemBlock, decode_block, read_bag_attributes, split_blocks
from services.formats.pem.keys import ENCODINGS, PemKeyReader
from services.formats.pkcs7.read import read_pkcs7
from services.formats.text import decode_text
from services.model.contents import Finding, Format
from services.model.findings import FindingKind, finding
from services.model.secret import Secret

_CERTIFICATE_LABELS = frozenset({"CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"})
_MESSAGE_LABELS = frozenset({"PKCS7", "PKCS #7 SIGNED DATA", "CMS"})
_CURVE_LABEL = "EC PARAMETERS"
_OTHER_NAMES = {
    "CERTIFICATE REQUEST": "a certificate request",
    "NEW CERTIFICATE REQUEST": "a certificate request",
    "X509 CRL": "a certificate revocation list",
    "PUBLIC KEY": "a public key",
    "RSA PUBLIC KEY": "a public key",
    "OPENSSH PRIVATE KEY": "an OpenSSH private key",
    "DH PARAMETERS": "Diffie-Hellman parameters",
    "ENCRYPTED PRIVATE KEY": "an encrypted private key",
}


def read_pem(octets: bytes, *, password: Secret | None, budget: Budget, has_key_passwords: bool = False) -> RawContents:
    """Return the certificates and private keys of a PEM file, in its order; the format is PKCS7 if only messages hold certificates.

    Without a password the empty one is tried; a key that it does not open stays locked. With a password, WrongPassword is raised if
    it opens none of the encrypted keys, unless `has_key_passwords` says that others follow; keys under other passwords stay
    locked. Raises MalformedContent for a block that cannot be decoded, with its number and line, UnrecognizedFormat if no block can
    hold a certificate, TooLarge and TooCostly.
    """
    blocks = split_blocks(decode_text(octets) or "")
    _require_certificates(blocks)
    is_pem = any(block.label in _CERTIFICATE_LABELS for block in blocks)
    reading = _Reading(PemKeyReader(password, budget), is_pem=is_pem)
    for block in blocks:
        try:
            reading.read_block(block)
        except MalformedContent as error:
            raise _locate(error, block) from None
    return reading.finish(is_refusing=password is not None and not has_key_passwords)


class _Reading:
    """What the blocks gave so far. `is_pem` says that some hold certificates themselves, without PKCS#7 around them."""

    def __init__(self, keys: PemKeyReader, *, is_pem: bool) -> None:
        self._keys = keys
        self._is_pem = is_pem
        self._entries: list[RawEntry] = []
        self._findings: list[Finding] = []
        self._others: list[str] = []

    def read_block(self, block: PemBlock) -> None:
        if block.label in _CERTIFICATE_LABELS:
            self._read_certificate(block)
        elif block.label in _MESSAGE_LABELS:
            self._read_message(block)
        elif block.label in ENCODINGS:
            self._entries.append(self._keys.read(block))
        elif block.label == _CURVE_LABEL:
            self._keys.curve = decode_block(block)
        else:
            self._others.append(_name(block))

    def finish(self, *, is_refusing: bool) -> RawContents:
        encrypted = [entry for entry in self._entries if isinstance(entry, RawKey) and entry.is_encrypted]
        locked = [entry for entry in encrypted if entry.is_locked]
        if is_refusing and locked and locked == encrypted:
            raise WrongPassword("The password opens none of the encrypted private keys in the file.")
        if self._keys.legacy:
            self._findings.append(finding(FindingKind.KEY_ENCRYPTION_LEGACY, schemes=self._keys.legacy))
        if self._others:
            self._findings.append(finding(FindingKind.OTHER_CONTENT, names=self._others))
        return RawContents(
            format=Format.PEM if self._is_pem else Format.PKCS7,
            is_locked=bool(locked),
            has_password=bool(encrypted),
            entries=tuple(self._entries),
            findings=tuple(self._findings),
        )

    def _read_message(self, block: PemBlock) -> None:
        try:
            message = read_pkcs7(decode_block(block))
        except UnrecognizedFormat as error:
            if not self._is_pem:
                raise
            self._others.append(error.found or "a PKCS#7 message")
            return
        self._entries += message.entries
        self._findings += message.findings

    def _read_certificate(self, block: PemBlock) -> None:
        octets = decode_block(block)
        if find_shape(octets) is not DerShape.CERTIFICATE:
            raise MalformedContent("it is no certificate")
        element = parse_element(octets)
        name, key_id = read_bag_attributes(block)
        tail = octets[element.after :]
        if block.label == "TRUSTED CERTIFICATE":
            name = name or _find_trusted_alias(tail)
        elif tail:
            self._findings.append(finding(FindingKind.TRAILING_DATA, size=len(tail)))
        self._entries.append(RawCertificate(der=element.octets, name=name, local_key_id=key_id, position=block.position))


def _require_certificates(blocks: list[PemBlock]) -> None:
    labels = [block.label for block in blocks]
    if not any(label in _CERTIFICATE_LABELS or label in _MESSAGE_LABELS for label in labels):
        found = " and ".join(dict.fromkeys(_name(block) for block in blocks if block.label != _CURVE_LABEL)) or "elliptic curve parameters"
        raise UnrecognizedFormat(f"The file is {found}, without a certificate.", found=found)


def _find_trusted_alias(auxiliary: bytes) -> str | None:
    """Return the alias in OpenSSL's CertAux, which follows a trusted certificate, if it has one."""
    try:
        texts = [field.text() for field in parse_element(auxiliary).expect(SEQUENCE).children() if field.tag == UTF8_STRING]
    except MalformedContent:
        return None
    return texts[0] if texts else None


def _name(block: PemBlock) -> str:
    if block.label in ENCODINGS:
        return _OTHER_NAMES.get(block.label, "a private key")
    return _OTHER_NAMES.get(block.label, f'a block of the kind "{block.label}"')


def _locate(error: MalformedContent, block: PemBlock) -> MalformedContent:
    """Say in which block the error is, unless it says so itself."""
    if error.position and error.position.startswith("block "):
        return error
    where = f" ({error.position} of its contents)" if error.position else ""
    message = f"The PEM text is damaged in {block.position}: {error.message.rstrip('.')}{where}."
    return MalformedContent(message, position=block.position)
