"""The public facts of one X.509 certificate, in the words of RFC 5280."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

UNREADABLE_TIME = datetime(1, 1, 1, 0, 0, 0, 1000, tzinfo=UTC)
"""Stands for a time whose octets could not be read; `X509Certificate.unreadable` then names the field. No certificate can name it: theirs
are read to the second. MongoDB keeps it: its moments are to the millisecond."""


class ValidityStatus(Enum):
    """Where a moment lies in a validity; EXPIRING begins at the renewal threshold of that length of validity."""

    VALID = "VALID"
    EXPIRING = "EXPIRING"
    NOT_YET_VALID = "NOT_YET_VALID"
    EXPIRED = "EXPIRED"
    UNKNOWN = "UNKNOWN"


class KeyUsage(Enum):
    """The bits of RFC 5280 4.2.1.3."""

    DIGITAL_SIGNATURE = "DIGITAL_SIGNATURE"
    CONTENT_COMMITMENT = "CONTENT_COMMITMENT"
    KEY_ENCIPHERMENT = "KEY_ENCIPHERMENT"
    DATA_ENCIPHERMENT = "DATA_ENCIPHERMENT"
    KEY_AGREEMENT = "KEY_AGREEMENT"
    KEY_CERT_SIGN = "KEY_CERT_SIGN"
    CRL_SIGN = "CRL_SIGN"
    ENCIPHER_ONLY = "ENCIPHER_ONLY"
    DECIPHER_ONLY = "DECIPHER_ONLY"


class GeneralNameKind(Enum):
    """The choices of GeneralName, RFC 5280 4.2.1.6."""

    OTHER_NAME = "OTHER_NAME"
    RFC822_NAME = "RFC822_NAME"
    DNS_NAME = "DNS_NAME"
    X400_ADDRESS = "X400_ADDRESS"
    DIRECTORY_NAME = "DIRECTORY_NAME"
    EDI_PARTY_NAME = "EDI_PARTY_NAME"
    URI = "URI"
    IP_ADDRESS = "IP_ADDRESS"
    REGISTERED_ID = "REGISTERED_ID"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAttribute:
    """One attribute of a name; `rdn` counts the RDN that it stands in, from 0 in encoding order."""

    oid: str
    short_name: str | None
    value: str
    rdn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinguishedName:
    """A name as RFC 4514 writes it (last RDN first), and its attributes in encoding order."""

    rfc4514: str
    common_name: str | None
    attributes: tuple[NameAttribute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKey:
    """`algorithm` is a name such as RSA, EC, ED25519, or the dotted OID where we know none; `spki_sha256` is over the stored octets."""

    algorithm: str
    oid: str
    bits: int | None
    curve: str | None
    spki_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureAlgorithm:
    """`name` is the standard's (sha256WithRSAEncryption) or the dotted OID; `hash` is None where the algorithm has none of its own."""

    oid: str
    name: str
    hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralName:
    """One alternative name; what has no text form is shown as hex of its DER."""

    kind: GeneralNameKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendedKeyUsage:
    """A key purpose; `name` is None where we know none for the OID."""

    oid: str
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """An extension with the octets of its value, read or not."""

    oid: str
    name: str | None
    critical: bool
    value: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class X509Certificate:
    """One parsed certificate. `der` is its exact octets; lists are None where the extension is absent.

    `unreadable` names the fields whose octets could not be read (RFC 5280 says what they should be); they are then empty or None,
    a time `UNREADABLE_TIME`, and a name "#" with the hex of its DER.
    `friendly_name` is the name that the file gives to this certificate inside a chain (PKCS#12 bag, PEM Bag Attributes).
    """

    der: bytes
    version: int
    subject: DistinguishedName
    issuer: DistinguishedName
    serial_number: str
    not_before: datetime
    not_after: datetime
    public_key: PublicKey
    signature_algorithm: SignatureAlgorithm
    sha1: str
    sha256: str
    is_certificate_authority: bool
    path_length: int | None
    is_self_signed: bool
    subject_alternative_names: tuple[GeneralName, ...]
    key_usage: tuple[KeyUsage, ...] | None
    extended_key_usage: tuple[ExtendedKeyUsage, ...] | None
    subject_key_identifier: str | None
    authority_key_identifier: str | None
    extensions: tuple[Extension, ...]
    unreadable: tuple[str, ...] = ()
    friendly_name: str | None = None
