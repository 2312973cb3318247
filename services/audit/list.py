"""List audit records."""

from dataclasses import dataclass, replace

from services.model.audit import AuditListing, AuditQuery
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditRecord
from services.model.query import Page
from services.repositories.audit import AuditRepository
from services.rules.access import find_scopes_with
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The use case: pages of records by time, and how many there are in all.

    Who has the right in single scopes sees the records of these; those in no scope are for who has it in the whole tenant.
    """

    audit: AuditRepository

    async def __call__(self, caller: Caller, listing: AuditListing) -> Page[AuditRecord]:
        """Return a page; raises Forbidden and InvalidInput (PAGE_INVALID, FILTER_TOO_BROAD)."""
        query = _of(caller, listing)
        check_page_size(listing.first)
        return await self.audit.list(replace(query, after=listing.after, limit=listing.first, direction=listing.direction))

    async def count(self, caller: Caller, listing: AuditListing) -> int:
        """Return how many records the listing has on all pages; raises Forbidden and InvalidInput."""
        return await self.audit.count(_of(caller, listing))


def _of(caller: Caller, listing: AuditListing) -> AuditQuery:
    return AuditQuery(tenant=caller.tenant, among=find_scopes_with(caller, Right.AUDIT_READ), filter=listing.filter)
