"""The named thing that a scope holds: what a user uploads, generates, lists and deletes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.model.contents import FileType, Finding, Format
from services.model.encrypted import Encrypted
from services.model.generation import KeyAlgorithm, RevocationReason, Subject
from services.model.x509 import DistinguishedName


class CreationMethod(Enum):
    """How a certificate came to be, in the words of SAP's cockpit."""

    IMPORT = "IMPORT"
    EXTERNAL_SERVICE = "EXTERNAL_SERVICE"


class TimeUnit(Enum):
    """The units of a requested validity."""

    DAYS = "DAYS"
    MONTHS = "MONTHS"
    YEARS = "YEARS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityPeriod:
    """A requested length of validity, in calendar units."""

    value: int
    unit: TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class CreationDetails:
    """What is known of the creation; the fields about generation are None or False for uploads."""

    method: CreationMethod
    file_name: str
    created_by: str
    has_password: bool
    generation_service: str | None = None
    common_name: str | None = None
    validity: ValidityPeriod | None = None
    csr_provided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A key with its values; not secret."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """When an end entity is valid, and from when it counts as expiring."""

    not_before: datetime
    not_after: datetime
    expiring_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerValidity(Validity):
    """That of an issuer in a chain. `certificate` is what sentences call it, and `is_root` says that it is self-signed."""

    certificate: str
    is_root: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryValidity(Validity):
    """That of the entry of this alias. `issuers` are those of its chain, but for those that an entry before it has in its chain, too."""

    alias: str
    issuers: tuple[IssuerValidity, ...] = ()


def earliest_of(validities: Sequence[Validity]) -> Validity | None:
    """Return the validity that ends first, which is the first one, of no entry in particular; None where there is none."""
    if not validities:
        return None
    first = validities[0]
    return Validity(not_before=first.not_before, not_after=first.not_after, expiring_from=first.expiring_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFacts:
    """What certificates are found by, of every X.509 certificate inside; each tuple is free of repeats. Names are in RFC 4514 form."""

    subjects: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    serial_numbers: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()
    spki_sha256: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalAttempt:
    """One try to renew; `message` says why it failed, without secrets."""

    at: datetime
    succeeded: bool
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """The renewal of a generated certificate. `failures` are those in a row; `next_attempt_at` is None unless it is automatic."""

    automatic: bool
    eligible_at: datetime
    next_attempt_at: datetime | None = None
    last_attempt: RenewalAttempt | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSpec:
    """How to make a generated certificate again: what a renewal needs. `csr` (DER) is there if the caller keeps the private key.

    `password` is kept, encrypted, only while renewal is automatic and the file has one.
    """

    subject: Subject
    validity: ValidityPeriod
    key_algorithm: KeyAlgorithm | None
    csr: bytes | None = None
    password: Encrypted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """The present version must not be trusted any more."""

    at: datetime
    reason: RevocationReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The document of one certificate without its octets and without its entries, so that a list stays light.

    `validities` are of its end entities (of every entry where there is none), the earliest to expire first; empty when unknown.
    `subject` is that of the first of these; None while it is hidden, where there is none, and where it is too long for a list.
    `has_private_key` is None while a locked keystore hides the answer. `findings` are those that do not depend on the time.
    `spec` and `renewal` are set for generated ones; `deleted_at` while it can still be restored. `declared_type` is the text that a client
    of the REST API gave as its `Type`, for whom it is kept.
    """

    id: str
    tenant: str
    scope_id: str
    name: str
    type: FileType
    format: Format
    size: int
    creation: CreationDetails
    created_at: datetime
    modified_at: datetime
    version: int
    labels: tuple[Label, ...]
    has_private_key: bool | None
    is_locked: bool
    validities: tuple[EntryValidity, ...]
    findings: tuple[Finding, ...]
    facts: SearchFacts
    spec: CertificateSpec | None = None
    renewal: Renewal | None = None
    revocation: Revocation | None = None
    deleted_at: datetime | None = None
    declared_type: str | None = None
    subject: DistinguishedName | None = None

    @property
    def common_name(self) -> str | None:
        """The most specific common name of the subject; None where there is none."""
        return self.subject.common_name if self.subject else None

    @property
    def earliest(self) -> Validity | None:
        """The validity that ends first and so decides; None when unknown."""
        return self.validities[0] if self.validities else None

    @property
    def not_after(self) -> datetime | None:
        """When the first one ends; None when unknown."""
        return self.validities[0].not_after if self.validities else None


class VersionOrigin(Enum):
    """How a version came to be."""

    CREATION = "CREATION"
    REPLACEMENT = "REPLACEMENT"
    RENEWAL = "RENEWAL"
    ROLL_BACK = "ROLL_BACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a certificate's octets; numbers start at 1 and have no gaps.

    `superseded_at` is when the next one took its place; `of_version` is which version a roll-back brought again. `is_kept` is False
    once its octets were removed because there are too many newer ones. `validity` is the one that ends first; None where it is unknown,
    and in versions that a release stored which did not note it: the contents say it.
    """

    certificate_id: str
    number: int
    created_at: datetime
    created_by: str
    size: int
    not_after: datetime | None
    origin: VersionOrigin = VersionOrigin.CREATION
    of_version: int | None = None
    superseded_at: datetime | None = None
    is_kept: bool = True
    validity: Validity | None = None
