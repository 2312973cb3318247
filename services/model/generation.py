"""What generating a certificate is about: key pairs, who a certificate is for, what an authority is asked for and answers."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from services.model.secret import Secret


class KeyAlgorithm(Enum):
    """The key pairs that are generated."""

    RSA_2048 = "RSA_2048"
    RSA_3072 = "RSA_3072"
    RSA_4096 = "RSA_4096"
    EC_P256 = "EC_P256"
    EC_P384 = "EC_P384"
    ED25519 = "ED25519"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair:
    """A private key as PKCS#8 and its public key as SubjectPublicKeyInfo, both DER."""

    private_key: Secret
    public_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The name of a certificate that we issue, one RDN an attribute, encoded in the order C, O, OU, L, CN as SAP's service does."""

    common_name: str
    country: str | None = None
    organization: str | None = None
    organizational_units: tuple[str, ...] = ()
    locality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationAttributes:
    """What an installation puts around the common name. Units and locality may hold "{tenant}", "{subaccount}" and "{scope}"."""

    country: str | None = None
    organization: str | None = None
    organizational_units: tuple[str, ...] = ()
    locality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRequest:
    """A certificate signing request (PKCS#10) that is sound: its key is strong enough and signed it.

    Only its key is used. `subject` (RFC 4514, None where it is empty) and `extensions` (names, or dotted OIDs) are what is dropped.
    """

    der: bytes
    public_key: bytes
    subject: str | None
    extensions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRequest:
    """What an authority is asked to sign. The serial number is chosen before, so that an intent can be stored under it.

    `csr` (DER, signed by the private key) is there for authorities that need one; nothing in it but its key counts.
    """

    serial_number: int
    subject: Subject
    public_key: bytes
    not_before: datetime
    not_after: datetime
    csr: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCertificate:
    """What an authority signed, DER, and the chain from its own certificate to the root. `serial_number` may be of its own choice."""

    certificate: bytes
    certificate_chain: tuple[bytes, ...]
    serial_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateAuthority:
    """A CA's certificate (DER) and its private key (PKCS#8); None once it is kept elsewhere: such a CA signs nothing here."""

    certificate: bytes
    private_key: Secret | None = field(repr=False)


class RevocationReason(Enum):
    """Why an end entity's certificate is revoked (RFC 5280 5.3.1); those that concern authorities and holds are left out."""

    UNSPECIFIED = "UNSPECIFIED"
    KEY_COMPROMISE = "KEY_COMPROMISE"
    AFFILIATION_CHANGED = "AFFILIATION_CHANGED"
    SUPERSEDED = "SUPERSEDED"
    CESSATION_OF_OPERATION = "CESSATION_OF_OPERATION"
    PRIVILEGE_WITHDRAWN = "PRIVILEGE_WITHDRAWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokedCertificate:
    """One line of a revocation list."""

    serial_number: int
    revoked_at: datetime
    reason: RevocationReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationListTimes:
    """The number of a revocation list (each one higher than the last), when it is made and when the next one is due."""

    number: int
    this_update: datetime
    next_update: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationList:
    """A signed list (DER); `revoked_count` is how many serial numbers were revoked in all when it was made, expired ones included."""

    number: int
    der: bytes
    this_update: datetime
    next_update: datetime
    revoked_count: int
