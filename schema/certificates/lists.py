"""Lists of certificates: filters and order in, pages out."""

import asyncio
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Annotated, Any

import strawberry

from schema.certificates.types import Certificate, Keystore, SingleCertificate
from schema.connection import After, Before, Connection, First, Last, Window, choose_window
from schema.context import Reading
from schema.cursor import name_list, read_cursor, write_cursor
from schema.needs import find_needs, list_needs
from schema.once import Once
from schema.scalars import HexString
from services.model.certificate import CreationMethod
from services.model.contents import FileType, FindingCode, Severity
from services.model.limits import DEFAULT_PAGE_SIZE, MAX_COUNTED, MODIFIED_DELAY
from services.model.query import REVERSED, CertificateFilter, Direction, Listing, OrderField, fold_filter, list_given, read_position
from services.model.query import LabelFilter as LabelCondition
from services.model.scope import Scope
from services.model.x509 import ValidityStatus


@strawberry.input(description="Matches what has the label.")
class LabelFilter:
    key: str = strawberry.field(description="The label's key, compared exactly.")
    values: list[str] | None = strawberry.field(default=None, description="Any of these values; null or empty means any value.")


@strawberry.input(
    description="The conditions of a list of certificates. All given ones must hold; null sets no condition.", name="CertificateFilter"
)
class CertificateFilterInput:
    scope: strawberry.ID | None = strawberry.field(default=None, description="Certificates of this scope.")
    search: str | None = strawberry.field(
        default=None,
        description="Certificates that have this text in their name, in a subject or in an issuer, in any case, or that have it as a "
        "serial number or as a SHA-256 fingerprint.",
    )
    name_contains: str | None = strawberry.field(default=None, description="Certificates whose name contains this text, in any case.")
    types: list[FileType] | None = strawberry.field(default=None, description="Certificates of any of these file types.")
    statuses: list[ValidityStatus] | None = strawberry.field(
        default=None, description="Certificates of any of these statuses at the present moment."
    )
    methods: list[CreationMethod] | None = strawberry.field(
        default=None, description="Certificates that were created in any of these ways."
    )
    expires_before: datetime | None = strawberry.field(default=None, description="Certificates whose `notAfter` is before this time.")
    expires_after: datetime | None = strawberry.field(default=None, description="Certificates whose `notAfter` is after this time.")
    expires_from: datetime | None = strawberry.field(
        default=None,
        description="Certificates whose `notAfter` is this time or after it. With `expiresBefore` it makes intervals without gaps.",
    )
    subject_contains: str | None = strawberry.field(
        default=None, description="Certificates whose file has an X.509 certificate with this text in its subject (RFC 4514), in any case."
    )
    issuer_contains: str | None = strawberry.field(
        default=None, description="Certificates whose file has an X.509 certificate with this text in its issuer (RFC 4514), in any case."
    )
    serial_number: HexString | None = strawberry.field(
        default=None, description="Certificates whose file has an X.509 certificate of this serial number."
    )
    sha256: HexString | None = strawberry.field(
        default=None, description="Certificates whose file has the X.509 certificate of this SHA-256 fingerprint."
    )
    labels: list[LabelFilter] | None = strawberry.field(default=None, description="Certificates that have all of these labels.")
    automatic_renewal: bool | None = strawberry.field(
        default=None, description="True: certificates that the service renews by itself. False: all others, uploaded ones too."
    )
    modified_after: datetime | None = strawberry.field(
        default=None,
        description="Certificates whose `modifiedAt` is this time or later. A change may be seen only "
        f"{MODIFIED_DELAY // timedelta(minutes=1)} minutes after its time: a program that polls begins so much before the largest "
        "`modifiedAt` that it has seen. With `deleted: true` it lists deletions, which are modifications too.",
    )
    findings: list[FindingCode] | None = strawberry.field(
        default=None, description="Certificates that have at least one finding of any of these codes at the present moment."
    )
    severities: list[Severity] | None = strawberry.field(
        default=None,
        description="Certificates that have at least one finding of any of these severities at the present moment. Next to `findings` "
        "it may be another finding.",
    )
    has_private_key: bool | None = strawberry.field(
        default=None,
        description="True: certificates whose file has a private key. False: certificates whose file has none. Neither matches a file "
        "whose `hasPrivateKey` is null.",
    )
    deleted: bool = strawberry.field(
        default=False, description="True: deleted certificates that can still be restored, instead of the others."
    )


@strawberry.input(description="The order of a list.", name="CertificateOrder")
class CertificateOrderInput:
    """Ties are broken by id."""

    field: OrderField = strawberry.field(description="What the list is ordered by.")
    direction: Direction = strawberry.field(default=Direction.ASC, description="Ascending or descending.")


@strawberry.type(description="A page of certificates.")
class CertificateConnection(Connection[Certificate]):
    """Certificates in the order that was asked for. `most` is the largest total, None for any."""

    most: strawberry.Private[int | None]

    @strawberry.field(
        description=f"The number of certificates on all pages; counted only when asked for, and with a filter up to {MAX_COUNTED:,}."
    )
    async def total_count(self) -> int:
        count = await self.count()
        return count if self.most is None else min(count, self.most)

    @strawberry.field(description="Whether `totalCount` is the number of certificates; false if there are more than are counted.")
    async def total_count_is_exact(self) -> bool:
        return self.most is None or await self.count() <= self.most


CERTIFICATE_NEEDS = list_needs(Certificate, SingleCertificate, Keystore)
"""What the fields of a certificate need."""


async def list_certificates(info: strawberry.Info[Any, Any], listing: Listing, window: Window) -> CertificateConnection:
    """Return the page, with what is asked of its certificates; raises InvalidInput (PAGE_INVALID) for a cursor of another list."""
    context: Reading = info.context
    name = Once(lambda: name_certificates(listing))  # only who asks for cursors pays for it
    after = None
    if window.cursor is not None:
        is_judged = listing.order_by is OrderField.STATUS
        after = read_cursor(window.cursor, of=name(), field=window.cursor_field, is_judged=is_judged)
    moment = after.judgement.at if after and after.judgement else context.now()
    direction = REVERSED[listing.direction] if window.is_backward else listing.direction
    fields = find_needs(info, CERTIFICATE_NEEDS, at=("nodes", "edges", "node"))
    page = await context.list_certificates(replace(listing, after=after, direction=direction, fields=fields, moment=moment))
    counting = Once(lambda: asyncio.ensure_future(context.count_certificates(replace(listing, moment=moment))))
    return CertificateConnection(
        count=lambda: asyncio.shield(counting()),
        most=MAX_COUNTED if listing.filter != CertificateFilter() or listing.deleted else None,
        cursor_of=lambda certificate: write_cursor(read_position(certificate, listing.order_by, now=moment), of=name()),
        **window.fill(page),
    )


async def find_certificates(  # noqa: PLR0913  # the arguments of the field
    root: strawberry.Parent[Scope | None],
    info: strawberry.Info[Any, Any],
    filter: Annotated[CertificateFilterInput | None, strawberry.argument(description="Which certificates; null means all.")] = None,
    order_by: Annotated[
        CertificateOrderInput | None, strawberry.argument(description="In which order; null means by name, ascending.")
    ] = None,
    first: First = DEFAULT_PAGE_SIZE,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> CertificateConnection:
    """Return a page of the scope's certificates, or of all scopes' for the root; raises InvalidInput (PAGE_INVALID)."""
    wanted = filter or CertificateFilterInput()
    order = order_by or CertificateOrderInput(field=OrderField.NAME)
    window = choose_window(first, after, last, before=before)
    listing = Listing(
        first=window.size,
        scope_id=root.id if root else None,
        filter=_read_filter(wanted),
        order_by=order.field,
        direction=order.direction,
        deleted=wanted.deleted,
    )
    return await list_certificates(info, listing, window)


def name_certificates(listing: Listing) -> str:
    """Return the name of the list: the size of its pages and where one begins are no parts of it."""
    order = (listing.order_by.value, listing.direction.value)
    wanted = fold_filter(listing.filter)
    conditions = asdict(wanted)
    # Only what is set: so another release, whose filter has more fields, gives the same list the same name.
    given = {name: conditions[name] for name in list_given(wanted)}
    return name_list("certificates", listing.scope_id, given, *order, listing.deleted)


def _read_filter(given: CertificateFilterInput) -> CertificateFilter:
    return CertificateFilter(
        scope_id=given.scope,
        search=given.search,
        name_contains=given.name_contains,
        types=tuple(given.types or ()),
        statuses=tuple(given.statuses or ()),
        methods=tuple(given.methods or ()),
        expires_before=given.expires_before,
        expires_after=given.expires_after,
        expires_from=given.expires_from,
        subject_contains=given.subject_contains,
        issuer_contains=given.issuer_contains,
        serial_number=given.serial_number,
        sha256=given.sha256,
        automatic_renewal=given.automatic_renewal,
        modified_after=given.modified_after,
        findings=tuple(given.findings or ()),
        severities=tuple(given.severities or ()),
        has_private_key=given.has_private_key,
        labels=tuple(LabelCondition(key=label.key, values=tuple(label.values or ())) for label in given.labels or ()),
    )
