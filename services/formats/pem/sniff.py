"""What a PEM block holds by its content, whatever the label above it says. Nothing is decrypted for it."""

from dataclasses import dataclass, field

from services.asn1.shape import DerShape, find_shape
from services.errors import MalformedContent
from services.formats.pem.blocks import PemBlock, decode_block, read_headers
from services.formats.pem.labels import CURVE_LABEL, OPENSSH_LABEL, OTHER_NAMES, PROMISED_SHAPES, name_label

_OPENSSH_MAGIC = b"openssh-key-v1\x00"
_READ_SHAPES = frozenset(PROMISED_SHAPES.values())
_OTHER_SHAPES = frozenset({DerShape.CERTIFICATE_REQUEST, DerShape.REVOCATION_LIST, DerShape.PUBLIC_KEY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """A block with its octets, empty where its base64 is damaged, and what they are.

    `shape` is what the content looks like, where it is something that files of keys and certificates hold. `promised` is what the
    label stands for, where such blocks are read.
    """

    block: PemBlock
    octets: bytes = field(repr=False)
    shape: DerShape | None
    promised: DerShape | None

    @property
    def is_read(self) -> bool:
        """Whether the block is one of those that are read: its label says so, and it is in no form of OpenSSH's own."""
        return self.promised is not None and not self.is_openssh

    @property
    def kind(self) -> DerShape | None:
        """What the block is taken for: by its content, else by its label; None where it is not read."""
        return (self.shape or self.promised) if self.is_read else None

    @property
    def is_openssh(self) -> bool:
        """Whether it is a private key in OpenSSH's own form."""
        return self.octets.startswith(_OPENSSH_MAGIC) or self.block.label == OPENSSH_LABEL

    @property
    def is_overlooked(self) -> bool:
        """Whether the content is something that would be read under another label."""
        return not self.is_read and self.shape in _READ_SHAPES

    @property
    def name(self) -> str:
        """What it is, for people."""
        if self.is_openssh:
            return OTHER_NAMES[OPENSSH_LABEL]
        return self.kind.value if self.kind is not None else name_label(self.block.label)


def sniff_block(block: PemBlock) -> Sniffed:
    """Return the block with what it holds; nothing is raised, damage is found when the block is read."""
    try:
        octets = decode_block(block)
    except MalformedContent:
        octets = b""
    promised = PROMISED_SHAPES.get(block.label)
    return Sniffed(block=block, octets=octets, shape=_find_shape(block, octets), promised=promised)


def _find_shape(block: PemBlock, octets: bytes) -> DerShape | None:
    if "ENCRYPTED" in read_headers(block).get("Proc-Type", ""):  # encrypted: what the octets look like is chance
        return DerShape.PRIVATE_KEY
    if block.label == CURVE_LABEL:  # those of a curve by its numbers begin as a private key does
        return None
    shape = find_shape(octets)
    return shape if shape in _READ_SHAPES or shape in _OTHER_SHAPES else None
