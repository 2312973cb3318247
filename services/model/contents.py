"""What reading a file gives: its format, its entries and what was noticed. Nothing in here is secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cached_property

from services.model.runtime import Runtime, RuntimeOpening
from services.model.x509 import X509Certificate


class Format(Enum):
    """What the octets are; file extensions are another matter (`FileType`)."""

    PEM = "PEM"
    DER = "DER"
    PKCS7 = "PKCS7"
    PKCS12 = "PKCS12"
    JKS = "JKS"
    JCEKS = "JCEKS"

    @cached_property
    def is_keystore(self) -> bool:
        """Whether entries have aliases and a store password: PKCS#12, JKS and JCEKS."""
        return self in (Format.PKCS12, Format.JKS, Format.JCEKS)


class FileType(Enum):
    """The six file extensions that the service takes; what the cockpit's table shows as type."""

    PEM = "PEM"
    CER = "CER"
    CRT = "CRT"
    JKS = "JKS"
    P12 = "P12"
    PFX = "PFX"

    @cached_property
    def is_keystore(self) -> bool:
        """Whether files of this extension are key stores."""
        return self in (FileType.JKS, FileType.P12, FileType.PFX)

    @property
    def holds_generated_key(self) -> bool:
        """Whether a generated file of this extension holds the private key: in CER and CRT there are certificates only."""
        return self not in (FileType.CER, FileType.CRT)


class Integrity(Enum):
    """Whether the store's own checksum under its password was verified, not verified (no password), or does not exist."""

    VERIFIED = "VERIFIED"
    NOT_VERIFIED = "NOT_VERIFIED"
    NONE = "NONE"


class Severity(Enum):
    """How much a finding matters: an ERROR breaks consumers now or soon, a WARNING may, INFO is good to know."""

    ERROR = "ERROR"
    WARNING = "WARNING"
    INFO = "INFO"


class FindingCode(Enum):
    """What can be found about a certificate or keystore; the sentence and the fix stand in the finding."""

    EXPIRED = "EXPIRED"
    NOT_YET_VALID = "NOT_YET_VALID"
    EXPIRES_SOON = "EXPIRES_SOON"
    CHAIN_INCOMPLETE = "CHAIN_INCOMPLETE"
    CHAIN_OUT_OF_ORDER = "CHAIN_OUT_OF_ORDER"
    UNRELATED_CERTIFICATE = "UNRELATED_CERTIFICATE"
    WEAK_SIGNATURE = "WEAK_SIGNATURE"
    WEAK_KEY = "WEAK_KEY"
    CA_FLAG_MISSING = "CA_FLAG_MISSING"
    CA_FLAG_ON_END_ENTITY = "CA_FLAG_ON_END_ENTITY"
    LEGACY_ENCRYPTION = "LEGACY_ENCRYPTION"
    NEW_PROTECTION = "NEW_PROTECTION"
    FORMAT_OUTDATED = "FORMAT_OUTDATED"
    INTEGRITY_NOT_VERIFIED = "INTEGRITY_NOT_VERIFIED"
    SEVERAL_PRIVATE_KEYS = "SEVERAL_PRIVATE_KEYS"
    PRIVATE_KEY_WITHOUT_CERTIFICATE = "PRIVATE_KEY_WITHOUT_CERTIFICATE"
    DUPLICATE_CERTIFICATE = "DUPLICATE_CERTIFICATE"
    DUPLICATE_ALIAS = "DUPLICATE_ALIAS"
    ENTRY_INVISIBLE_TO_JAVA = "ENTRY_INVISIBLE_TO_JAVA"
    JAVA_CHAIN_DIFFERS = "JAVA_CHAIN_DIFFERS"
    ENTRY_UNREADABLE = "ENTRY_UNREADABLE"
    ENTRY_LOCKED = "ENTRY_LOCKED"
    UNSUPPORTED_KEY = "UNSUPPORTED_KEY"
    KEY_MISMATCH = "KEY_MISMATCH"
    EXTENSION_UNREADABLE = "EXTENSION_UNREADABLE"
    KEY_IDENTIFIER_MISMATCH = "KEY_IDENTIFIER_MISMATCH"
    CLIENT_AUTH_MISSING = "CLIENT_AUTH_MISSING"
    FORMAT_DIFFERS_FROM_NAME = "FORMAT_DIFFERS_FROM_NAME"
    TRAILING_DATA = "TRAILING_DATA"
    OTHER_CONTENT_IGNORED = "OTHER_CONTENT_IGNORED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingParameter:
    """A fact in a finding's sentence, by its name there: numbers in decimal digits, moments in RFC 3339, several texts joined by commas."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a careful engineer would point out, with what to do about it; `alias` says where, if it is about one entry.

    `kind` is the name of its row (`findings.FindingKind`) and `parameters` are the facts in its sentence. What a release before stored has
    neither: ask `recognition.py`.
    """

    code: FindingCode
    severity: Severity
    message: str
    fix: str
    alias: str | None = None
    kind: str | None = None
    parameters: tuple[FindingParameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKeyDetails:
    """The public facts of a private key. `is_locked` while its password was not given: then they come from its certificate, if any.

    `encoding` is how the file holds it: PKCS#8, PKCS#1, SEC1 or DSA; or PKCS#8 in PKCS#8, which most programs refuse.
    `has_own_password` says that it was opened by a password that is not that of its key store.
    """

    algorithm: str | None
    bits: int | None
    curve: str | None
    encoding: str
    is_encrypted: bool
    is_locked: bool
    has_own_password: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKeyEntry:
    """A private key and its certificate chain, end-entity first; the chain is empty for a key without certificate."""

    alias: str
    created_at: datetime | None
    private_key: PrivateKeyDetails
    certificate_chain: tuple[X509Certificate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedCertificateEntry:
    """A certificate without private key of its own."""

    alias: str
    created_at: datetime | None
    certificate: X509Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretKeyEntry:
    """A symmetric key: its value is never read further than its algorithm ("unknown" where that is hidden)."""

    alias: str
    created_at: datetime | None
    algorithm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableEntry:
    """An entry that is in the file but cannot be understood; the others are shown all the same."""

    alias: str
    created_at: datetime | None
    reason: str


Entry = PrivateKeyEntry | TrustedCertificateEntry | SecretKeyEntry | UnreadableEntry


def find_entry(entries: Sequence[Entry], alias: str) -> Entry | None:
    """Return the entry of that alias, compared exactly, else without regard to case, as Java does; None if there is none."""
    exactly = next((entry for entry in entries if entry.alias == alias), None)
    return exactly or next((entry for entry in entries if entry.alias.lower() == alias.lower()), None)


class MissingIssuerCause(Enum):
    """Why a chain ends before a self-signed root."""

    NOT_IN_FILE = "NOT_IN_FILE"
    OTHER_KEY = "OTHER_KEY"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    SELF_SIGNATURE_INVALID = "SELF_SIGNATURE_INVALID"
    CIRCLE = "CIRCLE"
    SEARCH_ENDED = "SEARCH_ENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingIssuer:
    """A chain that ends before a self-signed root: its last certificate in the file, and the issuer that does not follow (RFC 4514).

    `of_private_key` tells the chain of a key from that of a certificate without one.
    """

    alias: str
    subject: str
    issuer: str
    of_private_key: bool
    cause: MissingIssuerCause = MissingIssuerCause.NOT_IN_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a file says, read with the password that was given, or without.

    `is_locked` while something is hidden by a password that was not given. `findings` are those that do not depend on the time.
    `has_password` says whether a password protects the file or a key in it. `certificate_chain` is set outside keystores only: the
    chain of the first private key or else of the first end entity, end-entity first, as far as the file has it. `openings` are what
    the runtimes make of a keystore, in the order of `RuntimeVersion`; empty outside keystores, and for what was stored before this was
    known. `runtimes` are those of an earlier list that open it.
    """

    format: Format
    integrity: Integrity
    is_locked: bool
    has_password: bool
    entries: tuple[Entry, ...]
    certificate_chain: tuple[X509Certificate, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing_issuers: tuple[MissingIssuer, ...] = ()
    runtimes: tuple[Runtime, ...] = ()
    openings: tuple[RuntimeOpening, ...] = ()
