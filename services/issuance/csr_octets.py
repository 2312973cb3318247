"""Finds the DER of a certificate signing request in what people paste or send: PEM, DER, or base64 of either."""

from base64 import b64decode

from services.asn1.shape import DerShape, find_shape
from services.errors import InvalidCsr, MalformedContent, TooLarge
from services.formats.pem.blocks import PemBlock, decode_block, has_boundary, split_blocks
from services.formats.text import decode_text

MAX_CSR_LENGTH = 64 * 1024
"""Octets: a request for an RSA key of 8,192 bits takes about 3 KiB, and what else is in it is dropped."""

_LABELS = frozenset({"CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"})  # keytool says NEW
_MAX_WRAPPINGS = 2  # of base64: a JSON field around the PEM text, or around the base64 of DER


def find_csr(octets: bytes) -> bytes:
    """Return what looks like one request by its outermost tags; raises InvalidCsr, naming what it is instead."""
    if len(octets) > MAX_CSR_LENGTH:
        raise InvalidCsr(f"The certificate signing request has {len(octets):,} octets; the most is {MAX_CSR_LENGTH:,}.")
    for _ in range(_MAX_WRAPPINGS + 1):
        shape = find_shape(octets)
        if shape is DerShape.CERTIFICATE_REQUEST:
            return octets
        if shape not in (None, DerShape.OTHER):
            raise _other(str(shape.value))
        text = decode_text(octets)
        if text is None:
            break
        if has_boundary(text):
            return _decode_pem(text)
        try:
            octets = b64decode("".join(text.split()), validate=True)
        except ValueError:
            break
    raise InvalidCsr("This is no certificate signing request: neither PEM nor DER, nor base64 of them.")


def _decode_pem(text: str) -> bytes:
    """Return the only request of the text; other blocks beside it are refused, for people send private keys by mistake."""
    try:
        blocks = split_blocks(text)
        if len(blocks) != 1:
            raise InvalidCsr(f"One certificate signing request is expected, but there are {len(blocks)} PEM blocks.")
        octets = decode_block(blocks[0])
    except (MalformedContent, TooLarge) as error:
        raise InvalidCsr(f"The PEM text of the request is damaged: {error.message}") from None
    shape = find_shape(octets)
    if blocks[0].label not in _LABELS or shape is not DerShape.CERTIFICATE_REQUEST:
        raise _other(_name(blocks[0], shape))
    return octets


def _name(block: PemBlock, shape: DerShape | None) -> str:
    if shape in (None, DerShape.OTHER, DerShape.CERTIFICATE_REQUEST):
        return f'a PEM block of the kind "{block.label}"'
    return str(shape.value)


def _other(found: str) -> InvalidCsr:
    return InvalidCsr(f"This is {found}, but a certificate signing request is expected.")
