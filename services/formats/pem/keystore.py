"""Finds the PKCS#12 keystore in PEM armour: what certtool of GnuTLS writes by default, and gpgsm --export-secret-key-p12 --armor."""

from dataclasses import dataclass, field

from services.asn1.shape import DerShape
from services.errors import DomainError
from services.formats.pem.blocks import split_text
from services.formats.pem.overlooked import list_overlooked
from services.formats.pem.sniff import sniff_block
from services.model.contents import Finding
from services.model.findings import FindingKind, finding

MAX_BLOCKS_AROUND = 16
"""Blocks of a text that is looked through for its keystore: what programs write around one is a few. Whoever has more reads them as PEM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmouredKeystore:
    """The keystore in DER, and what else the text holds."""

    octets: bytes = field(repr=False)
    findings: tuple[Finding, ...]


def find_keystore(text: str) -> ArmouredKeystore | None:
    """Return the only keystore of the text, whatever its block is labelled; None if there is none.

    None also where the text has several, or other blocks that would be read: these are no file of one keystore, and a reader of PEM
    says what they are.
    """
    if text.count("-----BEGIN ") > MAX_BLOCKS_AROUND:
        return None
    try:
        split = split_text(text)
    except DomainError:  # which the reader of PEM raises, too
        return None
    blocks = [sniff_block(block) for block in split.blocks]
    read = [sniffed for sniffed in blocks if sniffed.kind is not None]
    if len(read) != 1 or read[0].shape is not DerShape.PKCS12:
        return None
    others = [sniffed.name for sniffed in blocks if sniffed.kind is None]
    findings = [finding(FindingKind.OTHER_CONTENT, names=others)] if others else []
    return ArmouredKeystore(octets=read[0].octets, findings=(*findings, *list_overlooked(split.around)))
