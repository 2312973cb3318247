"""List certificates."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from services.errors import InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.limits import MAX_FILTER_VALUES, MAX_SEARCH_TEXT_LENGTH
from services.model.query import TEXTS, CertificateFilter, CertificateQuery, Listing, Matches, Page, fold_filter
from services.ports.clock import Clock
from services.repositories.certificates import CertificateRepository
from services.rules.access import find_scopes_with
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The use case: pages of certificates, and how many there are in all."""

    certificates: CertificateRepository
    clock: Clock

    async def __call__(self, caller: Caller, listing: Listing) -> Page[Certificate]:
        """Return a page, empty for an unknown scope; raises Forbidden and InvalidInput.

        That is PAGE_INVALID, or VALIDATION_FAILED for a search text that is too long.
        """
        query = self._query(caller, listing)
        return Page(items=(), has_next=False) if query.scope_ids == () else await self.certificates.list(query)

    async def count(self, caller: Caller, listing: Listing) -> int:
        """Return how many certificates match in all, with a filter or if deleted at most MAX_COUNTED + 1; raises as the page does."""
        query = self._query(caller, listing)
        return 0 if query.scope_ids == () else await self.certificates.count(query)

    async def sharing(self, caller: Caller, listing: Listing, wanted: Collection[CertificateFilter]) -> Mapping[CertificateFilter, Matches]:
        """Return page and count for those of the filters, which are by fingerprint, that can be answered together.

        The listing has no filter. The others have too many certificates: ask for each by itself.
        """
        return await self.certificates.list_sharing(self._query(caller, listing), wanted)

    def _query(self, caller: Caller, listing: Listing) -> CertificateQuery:
        readable = find_scopes_with(caller, Right.CERTIFICATE_READ)
        check_page_size(listing.first)
        wanted = fold_filter(listing.filter)
        _check_filter(wanted)
        named = {scope_id for scope_id in (listing.scope_id, listing.filter.scope_id) if scope_id is not None}
        scope_ids: tuple[str, ...] | None
        if not named:
            scope_ids = None if readable is None else tuple(sorted(readable))
        else:  # one of another tenant has no certificates in this tenant's query, and none is in two scopes
            scope_ids = tuple(named) if len(named) == 1 and (readable is None or named <= readable) else ()
        return CertificateQuery(
            tenant=caller.tenant,
            scope_ids=scope_ids,
            now=listing.moment or self.clock.now(),
            limit=listing.first,
            filter=replace(wanted, scope_id=None),  # `scope_ids` says the scope
            order_by=listing.order_by,
            direction=listing.direction,
            after=listing.after,
            deleted=listing.deleted,
            fields=listing.fields,
        )


def _check_filter(wanted: CertificateFilter) -> None:
    """Raise InvalidInput for a text that is too long, and for lists with more values than somebody would choose."""
    lists: dict[str, Collection[object]] = {
        name: getattr(wanted, name) for name in ("types", "statuses", "methods", "findings", "severities", "labels")
    }
    for name, values in (*lists.items(), *((f"labels[{at}].values", label.values) for at, label in enumerate(wanted.labels))):
        if len(values) > MAX_FILTER_VALUES:
            raise InvalidInput(f"A list of a filter has at most {MAX_FILTER_VALUES} values.", field=name)
    for name in TEXTS:
        text = getattr(wanted, name)
        if text is not None and len(text) > MAX_SEARCH_TEXT_LENGTH:
            raise InvalidInput(f"A search text has at most {MAX_SEARCH_TEXT_LENGTH} characters.", field=name)
