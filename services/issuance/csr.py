"""Certificate signing requests (PKCS#10, RFC 2986): which ones we sign, and making one for authorities that want one."""

from base64 import b64decode
from collections.abc import Iterator
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.asn1.read import Element, parse_der
from services.asn1.shape import DerShape, find_shape
from services.asn1.tags import SET, constructed
from services.errors import ErrorCode, InvalidCsr, MalformedContent, TooLarge, WeakKey
from services.formats.pem.blocks import decode_block, has_boundary, split_blocks
from services.formats.text import decode_pem_text
from services.issuance.csr_signature import is_signed_by
from services.issuance.key_pairs import PublicKey, choose_hash, load_own_key, load_public_key
from services.issuance.subject import to_name
from services.model.generation import CertificateRequest, Subject
from services.model.secret import Secret
from services.x509.algorithms import EC, ED25519, RSA, AlgorithmIdentifier, name_signature, read_algorithm
from services.x509.findings import WEAK_HASHES
from services.x509.names import read_name
from services.x509.oids import EXTENSION_NAMES
from services.x509.private_keys import MAX_BITS
from services.x509.public_keys import KeyFacts, read_public_key
from services.x509.weakness import list_weaknesses

MAX_CSR_LENGTH = 64 * 1024
"""Octets: a request for an RSA key of 8,192 bits takes about 3 KiB, and what else is in it is dropped."""

_LABELS = frozenset({"CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"})  # keytool says NEW
_MAX_WRAPPINGS = 2  # of base64: a JSON field around the PEM text, or around the base64 of DER

MIN_EC_BITS = 256
"""The smallest curve that TLS 1.3 knows (RFC 8446 4.2.7); what was issued elsewhere may still have P-224."""

ALIAS = "csr"
"""What WeakKey names as the entry."""

_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
_EXTENSION_REQUESTS = frozenset({"1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"})  # RFC 2985 5.4.2, and Microsoft's own


class _Outline(NamedTuple):
    subject: str | None
    public_key: Element
    extensions: tuple[str, ...]
    signed: bytes
    algorithm: AlgorithmIdentifier
    signature: bytes


def read_csr(source: str | bytes) -> CertificateRequest:
    """Return the request in PEM text, DER, or base64 of either, after its key and signature were checked.

    Of it only the key will be used; the result says which subject and extensions are dropped. Keys are RSA of 2,048 to 8,192 bits,
    EC on P-256, P-384 and P-521, and Ed25519. Raises InvalidCsr (CSR_INVALID, or CSR_SIGNATURE if its own key did not sign it),
    WeakKey by the rules of uploads, and TooLarge (KEY_TOO_LARGE).
    """
    der = find_csr(source.encode(errors="surrogatepass") if isinstance(source, str) else source)
    try:
        outline = _read_outline(der)
        facts = read_public_key(outline.public_key)
    except MalformedContent:
        raise _damaged() from None
    _check_strength(facts)
    public_key = _load_key(facts, outline.public_key.octets)
    _check_signature(outline, public_key)
    return CertificateRequest(
        der=der,
        public_key=public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        subject=outline.subject,
        extensions=outline.extensions,
    )


def find_csr(octets: bytes) -> bytes:
    """Return what looks like one request by its outermost tags; raises InvalidCsr, naming what it is instead."""
    if len(octets) > MAX_CSR_LENGTH:
        raise InvalidCsr(f"The certificate signing request has {len(octets):,} octets; the limit is {MAX_CSR_LENGTH:,}.")
    for _ in range(_MAX_WRAPPINGS + 1):
        shape = find_shape(octets)
        if shape is DerShape.CERTIFICATE_REQUEST:
            return octets
        if shape is not None and shape is not DerShape.OTHER:
            raise _wrong_kind(shape.value)
        text = decode_pem_text(octets)
        if text is None:
            break
        if has_boundary(text):
            return _decode_pem(text)
        try:
            octets = b64decode("".join(text.split()), validate=True)
        except ValueError:
            break
    raise InvalidCsr("The value is not a certificate signing request: neither PEM nor DER, nor Base64 of one of them.")


def _decode_pem(text: str) -> bytes:
    """Return the only request of the text; other blocks beside it are refused, for people send private keys by mistake."""
    try:
        blocks = split_blocks(text)
        if len(blocks) != 1:
            raise InvalidCsr(f"One certificate signing request is expected, but there are {len(blocks)} PEM blocks.")
        octets = decode_block(blocks[0])
    except (MalformedContent, TooLarge) as error:
        raise InvalidCsr(f"The PEM text of the request is damaged: {error.message}") from None
    label, shape = blocks[0].label, find_shape(octets)
    if label in _LABELS and shape is DerShape.CERTIFICATE_REQUEST:
        return octets
    if shape is None or shape in (DerShape.OTHER, DerShape.CERTIFICATE_REQUEST):
        raise _wrong_kind(f'a PEM block of the kind "{label}"')
    raise _wrong_kind(shape.value)


def _wrong_kind(found: str) -> InvalidCsr:
    return InvalidCsr(f"The value is {found}, but a certificate signing request is expected.")


def write_csr(private_key: Secret, subject: Subject) -> bytes:
    """Return a request in DER for a key that this service made."""
    key = load_own_key(private_key)
    return x509.CertificateSigningRequestBuilder().subject_name(to_name(subject)).sign(key, choose_hash(key)).public_bytes(Encoding.DER)


def _read_outline(der: bytes) -> _Outline:
    """Return what is looked at; CertificationRequestInfo is version, subject, key, [0] attributes."""
    signed, algorithm, signature = parse_der(der).members(count=3)
    octets, unused = signature.bit_string()
    if unused:  # of every algorithm, signatures are whole octets
        raise MalformedContent("The signature does not consist of octets.")
    info = signed.members()
    if len(info) not in (3, 4):
        raise MalformedContent("The request does not consist of a version, a subject, a key and attributes.")
    if info[0].number() != 0:
        raise info[0].malformed("The request is of an unknown version.")
    if not all(rdn.contents for rdn in info[1].members()):
        raise info[1].malformed("The subject has a part without attributes.")  # no authority issues for it
    name, _ = read_name(info[1])
    attributes = info[3].members(constructed(0)) if len(info) == 4 else []
    extensions = (extension for attribute in attributes for extension in _read_extension_names(attribute))
    return _Outline(
        subject=name.rfc4514 or None,
        public_key=info[2],
        extensions=tuple(dict.fromkeys(extensions)),
        signed=signed.octets,
        algorithm=read_algorithm(algorithm),
        signature=octets,
    )


def _read_extension_names(attribute: Element) -> Iterator[str]:
    """Yield what an attribute, a type and a SET of values, asks for, if it is the request of extensions."""
    type_, values = attribute.members(count=2)
    if type_.object_identifier() not in _EXTENSION_REQUESTS:
        return
    for extensions in values.members(SET):
        for extension in extensions.members():
            fields = extension.members()
            oid = fields[0].object_identifier() if fields else ""
            yield EXTENSION_NAMES.get(oid, oid)


def _check_strength(key: KeyFacts) -> None:
    if key.bits is not None and key.algorithm != "EC" and key.bits > MAX_BITS:
        message = f"The key in the request has {key.bits:,} bits; the limit is {MAX_BITS:,}."
        raise TooLarge(message, limit=MAX_BITS, code=ErrorCode.KEY_TOO_LARGE)
    weaknesses = list(list_weaknesses(key))
    if not weaknesses and key.oid == EC and key.bits is not None and key.bits < MIN_EC_BITS:
        weaknesses.append(f"its curve has {key.bits:,} bits, and {MIN_EC_BITS:,} are the least for TLS 1.3")
    if weaknesses:
        raise WeakKey(f"The key in the request is weak: {'; '.join(weaknesses)}.", alias=ALIAS)


def _load_key(facts: KeyFacts, spki: bytes) -> PublicKey:
    if facts.oid not in (RSA, EC, ED25519) or (facts.oid == EC and facts.curve not in _CURVES):
        name = f"{facts.algorithm} on {facts.curve}" if facts.curve else facts.algorithm
        raise InvalidCsr(f"No certificates are issued for {name} keys, only for RSA, EC on P-256, P-384 and P-521, and Ed25519.")
    try:
        return load_public_key(spki)
    except (ValueError, UnsupportedAlgorithm):
        raise InvalidCsr(f"The {facts.algorithm} key in the request cannot be read.") from None


def _check_signature(outline: _Outline, public_key: PublicKey) -> None:
    try:
        kind = name_signature(outline.algorithm)
        if kind.hash in WEAK_HASHES:
            message = f"The request is signed with {kind.name}; {kind.hash} is broken. Make it with SHA-256."
            raise InvalidCsr(message, code=ErrorCode.CSR_SIGNATURE)
        is_signed = is_signed_by(public_key, outline.algorithm, signature=outline.signature, data=outline.signed)
    except MalformedContent:
        raise _damaged() from None
    if not is_signed:
        message = "The request is not signed by the private key of its own public key, or was changed afterwards."
        raise InvalidCsr(message, code=ErrorCode.CSR_SIGNATURE)


def _damaged() -> InvalidCsr:
    return InvalidCsr("The certificate signing request is damaged, or its signature is of a kind that is not supported.")
