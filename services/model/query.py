"""What a list is asked for: filter, order and position. Pages are by key (sort value and id), never by offset."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from services.model.certificate import Certificate, CreationMethod
from services.model.contents import FileType, FindingCode, Severity
from services.model.limits import MAX_SEARCH_TEXT_LENGTH
from services.model.text import MAX_DECOMPOSITION, compose
from services.model.validity import status_of
from services.model.x509 import ValidityStatus

T = TypeVar("T")

UNKNOWN_EXPIRY = datetime(9999, 12, 31, 23, 59, 59, 999000, UTC)
"""Where a certificate without a known expiry stands in an order by expiry: behind all others (RFC 5280's "no well-defined expiration")."""


Fields: TypeAlias = frozenset[str] | None
"""Names of fields of a certificate that are to be read; None for all."""

IDENTITY = frozenset({"id", "tenant", "scope_id", "format", "version", "is_locked"})
"""Fields of a certificate that are always read: what finds it, and what belongs to it."""


class OrderField(Enum):
    """What certificates can be ordered by; ties are broken by the id. Names compare by code point of their lower-case form.

    Statuses compare by their place in STATUS_ORDER at the moment of the query; within one status the earliest to expire comes first.
    """

    NAME = "NAME"
    CREATED_AT = "CREATED_AT"
    MODIFIED_AT = "MODIFIED_AT"
    NOT_AFTER = "NOT_AFTER"
    TYPE = "TYPE"
    STATUS = "STATUS"


class Direction(Enum):
    """Ascending or descending; certificates without a known expiry count as expiring last."""

    ASC = "ASC"
    DESC = "DESC"


REVERSED = {Direction.ASC: Direction.DESC, Direction.DESC: Direction.ASC}
"""The direction in which a list is read from its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFilter:
    """Matches certificates that have the key, and any of the values if some are named."""

    key: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFilter:
    """All given conditions must hold. Texts are substrings, compared without regard to case; empty tuples and None mean any.

    `search` is met by a part of the name, of a subject or of an issuer, and by a whole serial number or SHA-256 fingerprint.
    `findings` and `severities` are met by at least one finding each, of the moment's too; `has_private_key` by what is known, not by what
    a locked key store hides. `expires_before` and `expires_after` leave out their moment, `expires_from` and `modified_after` take it.
    `automatic_renewal` False takes all that are not renewed automatically, uploads too.
    """

    scope_id: str | None = None
    search: str | None = None
    name_contains: str | None = None
    types: tuple[FileType, ...] = ()
    statuses: tuple[ValidityStatus, ...] = ()
    methods: tuple[CreationMethod, ...] = ()
    expires_before: datetime | None = None
    expires_after: datetime | None = None
    expires_from: datetime | None = None
    subject_contains: str | None = None
    issuer_contains: str | None = None
    serial_number: str | None = None
    sha256: str | None = None
    spki_sha256: str | None = None
    labels: tuple[LabelFilter, ...] = ()
    automatic_renewal: bool | None = None
    modified_after: datetime | None = None
    findings: tuple[FindingCode, ...] = ()
    severities: tuple[Severity, ...] = ()
    has_private_key: bool | None = None


def fold_hex(text: str) -> str:
    """Return hexadecimal digits as they are stored: in lower case without separators; people paste them otherwise."""
    return text.replace(":", "").replace(" ", "").lower()


TEXTS = ("search", "name_contains", "subject_contains", "issuer_contains")
"""The fields of a filter that are parts of texts."""


def fold_filter(wanted: CertificateFilter) -> CertificateFilter:
    """Return the filter with its hexadecimal digits, texts and labels as they are stored."""
    digits = ("serial_number", "sha256", "spki_sha256")
    folded: dict[str, Any] = {name: fold_hex(value) for name in digits if (value := getattr(wanted, name)) is not None}
    folded |= {name: compose_short(value) for name in TEXTS if (value := getattr(wanted, name)) is not None}
    return replace(wanted, labels=fold_labels(wanted.labels), **folded)


def fold_labels(wanted: Iterable[LabelFilter]) -> tuple[LabelFilter, ...]:
    """Return the conditions with keys and values as they are stored."""
    return tuple(LabelFilter(key=compose_short(one.key), values=tuple(map(compose_short, one.values))) for one in wanted)


def compose_short(text: str) -> str:
    """Return the text in NFC, unless it is longer than whatever is stored and can be searched by: that is not worth the work."""
    return text if len(text) > MAX_DECOMPOSITION * MAX_SEARCH_TEXT_LENGTH else compose(text)


def list_given(wanted: CertificateFilter) -> list[str]:
    """Return the names of the filter's fields that set a condition."""
    return [each.name for each in fields(wanted) if getattr(wanted, each.name) not in (None, ())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The status that a certificate had at a moment: all pages of a list by status are judged by the moment of the first one."""

    status: ValidityStatus
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a page ended: the sort value of its last item, and its id; in a list by status also its status."""

    value: str | datetime
    id: str
    judgement: Judgement | None = None


def read_value(certificate: Certificate, order_by: OrderField) -> str | datetime:
    """Return what the certificate is sorted by in that order; in a list by status, among those of its status."""
    match order_by:
        case OrderField.NAME:
            return certificate.name.lower()
        case OrderField.CREATED_AT:
            return certificate.created_at
        case OrderField.MODIFIED_AT:
            return certificate.modified_at
        case OrderField.TYPE:
            return certificate.type.value
        case OrderField.NOT_AFTER | OrderField.STATUS:
            return certificate.not_after or UNKNOWN_EXPIRY


def read_position(certificate: Certificate, order_by: OrderField, *, now: datetime) -> Position:
    """Return where the certificate stands in that order; `now` is the moment that the list is judged by."""
    judgement = Judgement(status=status_of(certificate.earliest, now), at=now) if order_by is OrderField.STATUS else None
    return Position(value=read_value(certificate, order_by), id=certificate.id, judgement=judgement)


NEEDED_BY_ORDER = {
    OrderField.NAME: ("name",),
    OrderField.CREATED_AT: ("created_at",),
    OrderField.MODIFIED_AT: ("modified_at",),
    OrderField.NOT_AFTER: ("not_after",),
    OrderField.TYPE: ("type",),
    OrderField.STATUS: ("earliest", "not_after"),
}
"""The fields of a certificate that `read_position` reads, beside its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateQuery:
    """One page of certificates in the scopes named (at least one), or in all of the tenant (None); `now` decides what statuses mean.

    Of each, `fields` are read, what identifies it, and what its position needs; the others must not be asked for.
    """

    tenant: str
    scope_ids: tuple[str, ...] | None
    now: datetime
    limit: int
    filter: CertificateFilter = field(default_factory=CertificateFilter)
    order_by: OrderField = OrderField.NAME
    direction: Direction = Direction.ASC
    after: Position | None = None
    deleted: bool = False
    fields: Fields = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some items in order, and whether more follow."""

    items: tuple[T, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """The page that was asked for, and how many there are in all; None where nobody counted."""

    page: Page[Certificate]
    total: int | None


FINGERPRINTS = ("sha256", "spki_sha256")
"""The fields of a filter that name an X.509 certificate or a public key."""


def is_fingerprint(wanted: CertificateFilter) -> bool:
    """Whether the filter sets a fingerprint and no other condition: many of these are answered together."""
    return len(given := list_given(wanted)) == 1 and given[0] in FINGERPRINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which certificates, in which order, from where on, and what of them. `scope_id` None means every scope that the caller may read.

    `moment` decides what statuses mean; None means the present one.
    """

    first: int
    scope_id: str | None = None
    filter: CertificateFilter = field(default_factory=CertificateFilter)
    order_by: OrderField = OrderField.NAME
    direction: Direction = Direction.ASC
    after: Position | None = None
    deleted: bool = False
    fields: Fields = None
    moment: datetime | None = None
