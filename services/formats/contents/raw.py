"""What a format's reader finds, before anything is judged: raw entries under their aliases. Keys in here are secret."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from services.formats.stored_certificates import StoredCertificate, take_certificate
from services.model.contents import Finding, Format, Integrity
from services.model.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class BagPlace:
    """Where and how a bag of PKCS#12 stands in its file: other programs see other bags than this service.

    `position` is that in its SafeContents, from 0, those counted that are no entries; `name` the friendlyName to the character, also an
    empty one. `odd_attributes` are those whose value is of another type than RFC 2985 says: they were read all the same. Others are
    `empty_attributes`, a name or localKeyID without a value, and `halved_attributes`, a BMPString that ends within a character.
    """

    position: int
    is_nested: bool = False
    is_shrouded: bool = False
    name: str | None = None
    odd_attributes: tuple[str, ...] = ()
    empty_attributes: tuple[str, ...] = ()
    halved_attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCertificate:
    """The octets of one certificate as they stand in the file; `name` is the friendly name or alias, None where there is none.

    `is_trusted` says that the format marks it as a trusted certificate (a JKS trusted entry, Java's attribute in PKCS#12).
    `position` says where it stands, in formats that have a word for it ("block 2, line 40"), `place` where in a PKCS#12 file.
    `stored` is there where a keystore holds it in an odd way.
    """

    der: bytes
    name: str | None = None
    created_at: datetime | None = None
    local_key_id: bytes | None = None
    is_trusted: bool = False
    position: str | None = None
    place: BagPlace | None = field(default=None, compare=False)
    stored: StoredCertificate | None = None


def take_raw_certificate(octets: bytes) -> RawCertificate:
    """Return what an entry of a keystore holds, as the first certificate that is there."""
    stored = take_certificate(octets)
    return RawCertificate(der=stored.der, stored=None if stored.is_plain else stored)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawKey:
    """A private key as PKCS#8 (`pkcs8`), or None while it is locked.

    `chain` is what the format itself stores with the key (JKS, JCEKS), in the file's order; None where the format leaves the
    pairing to the reader (PKCS#12, PEM). `encoding` is PKCS#8, PKCS#1, SEC1 or DSA. `problem` says why an unlocked key is not in
    `pkcs8` (an algorithm that nobody here reads). `refused` says that a password was given and does not open the key. `lock` takes
    another password, as long as the key is locked, pays for the attempt, and returns the key opened or None; it raises TooCostly.
    `has_own_password` says that the key of a store was opened that way, by a password that is not the store's.
    `place` is that in a PKCS#12 file.
    """

    pkcs8: Secret | None
    encoding: str
    is_encrypted: bool
    name: str | None = None
    created_at: datetime | None = None
    local_key_id: bytes | None = None
    chain: tuple[RawCertificate, ...] | None = None
    problem: str | None = None
    refused: bool = False
    lock: "Callable[[Secret], RawKey | None] | None" = field(default=None, compare=False, repr=False)
    has_own_password: bool = False
    place: BagPlace | None = field(default=None, compare=False)

    @property
    def is_locked(self) -> bool:
        """Whether a password that was not given hides the key."""
        return self.pkcs8 is None and self.problem is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSecretKey:
    """A symmetric key; only its algorithm is kept ("unknown" where it cannot be seen). `lock` is as in RawKey."""

    algorithm: str
    name: str | None = None
    created_at: datetime | None = None
    place: BagPlace | None = field(default=None, compare=False)
    lock: "Callable[[Secret], RawSecretKey | None] | None" = field(default=None, compare=False, repr=False)

    @property
    def is_locked(self) -> bool:
        """Whether a password that was not given hides the key."""
        return self.lock is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUnreadable:
    """An entry that stands whole in its file, but whose inside cannot be understood; `reason` is a sentence."""

    reason: str
    name: str | None = None
    created_at: datetime | None = None
    place: BagPlace | None = field(default=None, compare=False)


RawEntry = RawCertificate | RawKey | RawSecretKey | RawUnreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class RawContents:
    """All raw entries of a file in its order. `is_locked` while a password that was not given hides some of it.

    `hides_parts` says that among what it hides there is more than keys.
    """

    format: Format
    entries: tuple[RawEntry, ...]
    integrity: Integrity = Integrity.NONE
    is_locked: bool = False
    hides_parts: bool = False
    has_password: bool = False
    findings: tuple[Finding, ...] = ()
