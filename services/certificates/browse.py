"""Look at scopes and certificates."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from services.errors import ErrorCode, InvalidInput
from services.model.caller import Caller, Permission
from services.model.certificate import Certificate, Version
from services.model.contents import Contents
from services.model.limits import MAX_PAGE_SIZE, MAX_SEARCH_TEXT_LENGTH
from services.model.query import CertificateFilter, CertificateQuery, Direction, OrderField, Page, Position
from services.model.scope import Scope
from services.ports.clock import Clock
from services.repositories.certificates import CertificateRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import require


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which certificates, in which order, from where on. `scope_id` None means every scope that the caller may read."""

    first: int
    scope_id: str | None = None
    filter: CertificateFilter = field(default_factory=CertificateFilter)
    order_by: OrderField = OrderField.NAME
    direction: Direction = Direction.ASC
    after: Position | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Browse:
    """The use case: every read. What belongs to another tenant does not exist."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    clock: Clock

    def now(self) -> datetime:
        """Return the moment by which validity is judged."""
        return self.clock.now()

    async def find_scope(self, caller: Caller, scope_id: str) -> Scope | None:
        """Return the scope, None if there is none; raises Forbidden."""
        require(caller, Permission.READ)
        return await self.scopes.find(caller.tenant, scope_id)

    async def list_scopes(self, caller: Caller, *, first: int, after: Position | None) -> Page[Scope]:
        """Return a page of scopes, oldest first; raises Forbidden and InvalidInput (PAGE_INVALID)."""
        require(caller, Permission.READ)
        _check_page_size(first)
        return await self.scopes.list(caller.tenant, after=after, limit=first)

    async def count_scopes(self, caller: Caller) -> int:
        """Return how many scopes there are; raises Forbidden."""
        require(caller, Permission.READ)
        return await self.scopes.count(caller.tenant)

    async def find_certificate(self, caller: Caller, certificate_id: str) -> Certificate | None:
        """Return the certificate, None if there is none; raises Forbidden."""
        require(caller, Permission.READ)
        return await self.certificates.find(caller.tenant, certificate_id)

    async def find_certificate_by_name(self, caller: Caller, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of exactly that name, None if there is none; raises Forbidden."""
        require(caller, Permission.READ)
        return await self.certificates.find_by_name(caller.tenant, scope_id, name)

    async def load_contents(self, caller: Caller, certificate: Certificate) -> Contents:
        """Return the entries; raises Forbidden, and NotFound if the certificate was deleted meanwhile."""
        require(caller, Permission.READ)
        return await self.certificates.load_contents(certificate)

    async def list_versions(self, caller: Caller, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first; raises Forbidden."""
        require(caller, Permission.READ)
        return await self.certificates.list_versions(certificate)

    async def list_certificates(self, caller: Caller, listing: Listing) -> Page[Certificate]:
        """Return a page, empty for an unknown scope; raises Forbidden and InvalidInput.

        That is PAGE_INVALID, or VALIDATION_FAILED for a search text that is too long.
        """
        query = await self._query(caller, listing)
        return await self.certificates.list(query) if query.scope_ids else Page(items=(), has_next=False)

    async def count_certificates(self, caller: Caller, listing: Listing) -> int:
        """Return how many certificates match in all; raises as `list_certificates`."""
        query = await self._query(caller, listing)
        return await self.certificates.count(query) if query.scope_ids else 0

    async def _query(self, caller: Caller, listing: Listing) -> CertificateQuery:
        require(caller, Permission.READ)
        _check_page_size(listing.first)
        _check_filter(listing.filter)
        if listing.scope_id is None:
            scope_ids = await self.scopes.list_ids(caller.tenant)
        else:
            scope_ids = (listing.scope_id,)  # one of another tenant has no certificates in this tenant's query
        return CertificateQuery(
            tenant=caller.tenant,
            scope_ids=scope_ids,
            now=self.clock.now(),
            limit=listing.first,
            filter=_fold(listing.filter),
            order_by=listing.order_by,
            direction=listing.direction,
            after=listing.after,
            deleted=listing.deleted,
        )


def _check_page_size(first: int) -> None:
    if not 1 <= first <= MAX_PAGE_SIZE:
        raise InvalidInput(f"first must be from 1 to {MAX_PAGE_SIZE}.", field="first", code=ErrorCode.PAGE_INVALID)


def _check_filter(wanted: CertificateFilter) -> None:
    for name in ("name_contains", "subject_contains", "issuer_contains"):
        text = getattr(wanted, name)
        if text is not None and len(text) > MAX_SEARCH_TEXT_LENGTH:
            raise InvalidInput(f"A search text has at most {MAX_SEARCH_TEXT_LENGTH} characters.", field=name)


def _fold(wanted: CertificateFilter) -> CertificateFilter:
    """Hex digits are stored in lower case without separators; people paste them otherwise."""
    return replace(
        wanted,
        **{
            name: value.replace(":", "").replace(" ", "").lower()
            for name in ("serial_number", "sha256", "spki_sha256")
            if (value := getattr(wanted, name)) is not None
        },
    )
