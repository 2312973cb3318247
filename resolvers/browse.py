"""Lists and details: filters in, pages out."""

from collections.abc import Sequence

from resolvers.cursor import read_cursor, write_cursor
from resolvers.use_cases import UseCases
from schema.certificates.types import CertificateConnection, present_certificate
from schema.connection import PageInfo
from schema.inputs import CertificateFilterInput, CertificateOrderInput
from schema.scopes.types import ScopeConnection, present_scope
from services.certificates.list import Listing
from services.model.caller import Caller
from services.model.certificate import Certificate
from services.model.query import CertificateFilter, Direction, LabelFilter, OrderField, Page, Position, read_position
from services.model.scope import Scope


def read_listing(
    filter_input: CertificateFilterInput | None, order: CertificateOrderInput | None, *, scope_id: str | None, first: int, after: str | None
) -> Listing:
    """Return what the arguments ask for; raises InvalidInput (PAGE_INVALID) for a bad cursor."""
    return Listing(
        first=first,
        after=read_cursor(after),
        scope_id=scope_id if scope_id is not None or filter_input is None or filter_input.scope is None else str(filter_input.scope),
        filter=_read_filter(filter_input) if filter_input else CertificateFilter(),
        order_by=order.field if order else OrderField.NAME,
        direction=order.direction if order else Direction.ASC,
        deleted=filter_input.deleted if filter_input else False,
    )


async def list_certificates(use_cases: UseCases, caller: Caller, listing: Listing) -> CertificateConnection:
    """Return a page of certificates."""
    page = await use_cases.list_certificates(caller, listing)
    now = use_cases.clock.now()
    cursors = [write_cursor(read_position(item, listing.order_by)) for item in page.items]
    return CertificateConnection(
        count=lambda: use_cases.list_certificates.count(caller, listing),
        cursors=cursors,
        nodes=[present_certificate(item, now) for item in page.items],
        page_info=_page_info(cursors, page, is_continued=listing.after is not None),
    )


async def list_scopes(use_cases: UseCases, caller: Caller, *, first: int, after: str | None) -> ScopeConnection:
    """Return a page of scopes."""
    page = await use_cases.list_scopes(caller, first=first, after=read_cursor(after))
    cursors = [write_cursor(Position(value=item.created_at, id=item.id)) for item in page.items]
    return ScopeConnection(
        count=lambda: use_cases.list_scopes.count(caller),
        cursors=cursors,
        nodes=[present_scope(item) for item in page.items],
        page_info=_page_info(cursors, page, is_continued=after is not None),
    )


def _page_info(cursors: Sequence[str], page: Page[Certificate] | Page[Scope], *, is_continued: bool) -> PageInfo:
    return PageInfo(
        has_next_page=page.has_next,
        has_previous_page=is_continued,
        start_cursor=cursors[0] if cursors else None,
        end_cursor=cursors[-1] if cursors else None,
    )


def _read_filter(given: CertificateFilterInput) -> CertificateFilter:
    return CertificateFilter(
        name_contains=given.name_contains,
        types=tuple(given.types or ()),
        statuses=tuple(given.statuses or ()),
        methods=tuple(given.methods or ()),
        expires_before=given.expires_before,
        expires_after=given.expires_after,
        subject_contains=given.subject_contains,
        issuer_contains=given.issuer_contains,
        serial_number=given.serial_number,
        sha256=given.sha256,
        automatic_renewal=given.automatic_renewal,
        labels=tuple(LabelFilter(key=label.key, values=tuple(label.values or ())) for label in given.labels or ()),
    )
