"""Reads PEM files: certificates, private keys and PKCS#7 messages in any order, each block on its own, by what is in it.

Labels are hints: where one says something else than the content, programs that go by it read something else, which is a finding.
"""

from itertools import islice

from services.asn1.read import parse_element
from services.asn1.shape import DerShape
from services.asn1.tags import SEQUENCE, UTF8_STRING
from services.errors import MalformedContent, UnrecognizedFormat, WrongPassword
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawContents, RawEntry, RawKey
from services.formats.der import cut_out_certificates
from services.formats.pem.blocks import PemBlock, PemText, decode_block, read_bag_attributes, split_text
from services.formats.pem.keys import ENCODINGS, PemKeyReader
from services.formats.pem.labels import CURVE_LABEL, OTHER_NAMES, is_unusual
from services.formats.pem.overlooked import list_overlooked
from services.formats.pem.sniff import Sniffed, sniff_block
from services.formats.pkcs7.read import read_pkcs7
from services.formats.text import decode_pem_text
from services.model.contents import Finding, Format
from services.model.findings import FindingKind, finding
from services.model.secret import Secret

OPENSSH_ADVICE = "Convert it to PKCS#8 (ssh-keygen -p -m PKCS8 -f FILE)"


def read_pem(octets: bytes, *, password: Secret | None, budget: Budget, has_key_passwords: bool = False) -> RawContents:
    """Return the certificates and private keys of a PEM file, in its order; the format is PKCS7 if only messages hold certificates.

    Without a password the empty one is tried; a key that it does not open stays locked. With a password, WrongPassword is raised if
    it opens none of the encrypted keys, unless `has_key_passwords` says that others follow; keys under other passwords stay
    locked. Raises MalformedContent for a block that cannot be decoded, with its number and line, UnrecognizedFormat if no block can
    hold a certificate, TooLarge and TooCostly.
    """
    split = split_text(decode_pem_text(octets) or "")
    reading = _Reading(PemKeyReader(password, budget), _find_format(split))
    for block in split.blocks:
        try:
            reading.read_block(sniff_block(block))
        except MalformedContent as error:
            raise _locate(error, block) from None
    reading.findings += list_overlooked(split.around)
    return reading.finish(is_refusing=password is not None and not has_key_passwords)


class _Reading:
    """What the blocks gave so far. The format is PEM if some hold certificates themselves, without PKCS#7 around them."""

    def __init__(self, keys: PemKeyReader, format_: Format) -> None:
        self._keys = keys
        self._format = format_
        self._entries: list[RawEntry] = []
        self.findings: list[Finding] = []
        self._others: list[str] = []

    def read_block(self, sniffed: Sniffed) -> None:
        block = sniffed.block
        match sniffed.kind:
            case DerShape.CERTIFICATE:
                self._read_certificate(sniffed)
                self._compare_label(sniffed, sniffed.name)
            case DerShape.PKCS7:
                self._read_message(sniffed.octets or decode_block(block))
                self._compare_label(sniffed, sniffed.name)
            case DerShape.PRIVATE_KEY | DerShape.ENCRYPTED_PRIVATE_KEY:
                self._read_key(sniffed)
            case DerShape.PKCS12:
                self._overlook(sniffed)
            case None if block.label == CURVE_LABEL:
                self._keys.curve = decode_block(block)
            case None if sniffed.is_openssh:
                self.findings.append(finding(FindingKind.OPENSSH_KEY, line=block.line))
            case None if sniffed.is_overlooked:
                self._overlook(sniffed)
            case None:
                self._others.append(sniffed.name)
            case other:
                raise MalformedContent(f'it is {other.value}, but its label is "{block.label}"')

    def _compare_label(self, sniffed: Sniffed, content: str, *, is_as_labelled: bool = True) -> None:
        block = sniffed.block
        if sniffed.kind is not sniffed.promised or not is_as_labelled or is_unusual(block.label):
            self.findings.append(finding(FindingKind.BLOCK_MISLABELLED, line=block.line, label=block.label, content=content))

    def _overlook(self, sniffed: Sniffed) -> None:
        name = sniffed.shape.value if sniffed.shape else sniffed.name
        self.findings.append(finding(FindingKind.BLOCK_OVERLOOKED, line=sniffed.block.line, label=sniffed.block.label, content=name))

    def _read_key(self, sniffed: Sniffed) -> None:
        key = self._keys.read(sniffed.block)
        self._entries.append(key)
        name = f"{'an encrypted' if key.is_encrypted else 'a'} private key in {key.encoding}"
        self._compare_label(sniffed, name, is_as_labelled=ENCODINGS.get(sniffed.block.label) == key.encoding)

    def finish(self, *, is_refusing: bool) -> RawContents:
        encrypted = [entry for entry in self._entries if isinstance(entry, RawKey) and entry.is_encrypted]
        locked = [entry for entry in encrypted if entry.is_locked]
        if is_refusing and locked and locked == encrypted:
            raise WrongPassword("The password opens none of the encrypted private keys in the file.")
        if self._keys.legacy:
            self.findings.append(finding(FindingKind.KEY_ENCRYPTION_LEGACY, schemes=self._keys.legacy))
        if self._others:
            self.findings.append(finding(FindingKind.OTHER_CONTENT, names=self._others))
        return RawContents(
            format=self._format,
            is_locked=bool(locked),
            has_password=bool(encrypted),
            entries=tuple(self._entries),
            findings=tuple(self.findings),
        )

    def _read_message(self, octets: bytes) -> None:
        try:
            message = read_pkcs7(octets)
        except UnrecognizedFormat as error:
            if self._format is not Format.PEM:
                raise
            self._others.append(error.found or "a PKCS#7 message")
            return
        self._entries += message.entries
        self.findings += message.findings

    def _read_certificate(self, sniffed: Sniffed) -> None:
        block = sniffed.block
        octets = sniffed.octets or decode_block(block)  # which says what is wrong
        elements, end = cut_out_certificates(octets)
        if not elements:
            raise MalformedContent("it is no certificate")
        name, key_id = read_bag_attributes(block)
        tail = octets[end:]
        if block.label == "TRUSTED CERTIFICATE":
            name = name or _find_trusted_alias(tail)
        elif tail:
            self.findings.append(finding(FindingKind.TRAILING_DATA, size=len(tail)))
        if len(elements) > 1:
            self.findings.append(finding(FindingKind.SEVERAL_IN_BLOCK, line=block.line, count=len(elements)))
        self._entries += (
            RawCertificate(der=element.octets, name=name, local_key_id=key_id, position=block.position) for element in elements
        )


def _find_format(split: PemText) -> Format:
    """Return PEM if a block holds a certificate, PKCS7 if one holds a message only; raises UnrecognizedFormat if none does."""
    found = None
    for block in split.blocks:
        match sniff_block(block).kind:
            case DerShape.CERTIFICATE:
                return Format.PEM
            case DerShape.PKCS7:
                found = Format.PKCS7
    if found is None:
        raise _without_certificate(split)
    return found


def _without_certificate(split: PemText) -> UnrecognizedFormat:
    blocks = [sniff_block(block) for block in split.blocks]
    names = dict.fromkeys(sniffed.name for sniffed in blocks if sniffed.block.label != CURVE_LABEL)
    found = " and ".join(names) or (OTHER_NAMES[CURVE_LABEL] if blocks else "text")
    advice = [text for text in dict.fromkeys(_advise(sniffed) for sniffed in blocks) if text]
    advice += [f"{told.message} {told.fix}" for told in islice(list_overlooked(split.around), 1)]
    return UnrecognizedFormat(" ".join((f"The file is {found}, without a certificate.", *advice)), found=found)


def _advise(sniffed: Sniffed) -> str | None:
    if sniffed.is_openssh:
        return f"{OPENSSH_ADVICE}, and put its certificate beside it."
    if sniffed.kind is DerShape.PKCS12:
        return "Upload each keystore by itself."
    if sniffed.is_overlooked and sniffed.shape is not None:
        return f'What {sniffed.block.position} labels "{sniffed.block.label}" is {sniffed.shape.value}: correct the label.'
    return None


def _find_trusted_alias(auxiliary: bytes) -> str | None:
    """Return the alias in OpenSSL's CertAux, which follows a trusted certificate, if it has one."""
    try:
        texts = [field.text() for field in parse_element(auxiliary).expect(SEQUENCE).children() if field.tag == UTF8_STRING]
    except MalformedContent:
        return None
    return texts[0] if texts else None


def _locate(error: MalformedContent, block: PemBlock) -> MalformedContent:
    """Say in which block the error is, unless it says so itself."""
    if error.position and error.position.startswith("block "):
        return error
    where = f" ({error.position} of its contents)" if error.position else ""
    message = f"The PEM text is damaged in {block.position}: {error.message.rstrip('.')}{where}."
    return MalformedContent(message, position=block.position)
