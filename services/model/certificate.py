"""The named thing that a scope holds: what a user uploads, generates, lists and deletes."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.model.contents import FileType, Finding, Format


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
class EntryValidity:
    """When one end entity is valid, and from when it counts as expiring."""

    alias: str
    not_before: datetime
    not_after: datetime
    expiring_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFacts:
    """What certificates are found by, of every X.509 certificate inside; each tuple is free of repeats. Names are in RFC 4514 form."""

    subjects: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    serial_numbers: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()
    spki_sha256: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """The document of one certificate without its octets and without its entries, so that a list stays light.

    `validities` are of its end entities (of every entry where there is none), the earliest to expire first; empty when unknown.
    `has_private_key` is None while a locked keystore hides the answer. `findings` are those that do not depend on the time.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a certificate's octets; numbers start at 1 and have no gaps."""

    certificate_id: str
    number: int
    created_at: datetime
    created_by: str
    size: int
    not_after: datetime | None
