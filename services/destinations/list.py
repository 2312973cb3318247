"""List destinations or fragments."""

from dataclasses import dataclass, replace

from services.errors import InvalidInput
from services.model.caller import Caller, Right
from services.model.destination import Configuration, ConfigurationFilter, ConfigurationListing, ConfigurationQuery
from services.model.limits import MAX_FILTER_VALUES, MAX_SEARCH_TEXT_LENGTH
from services.model.query import Page, compose_short, fold_labels
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import find_scopes_with
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The use case: pages of destinations, or of fragments, and how many there are in all."""

    configurations: ConfigurationRepository

    async def __call__(self, caller: Caller, listing: ConfigurationListing) -> Page[Configuration]:
        """Return a page by name, empty for an unknown scope; raises Forbidden and InvalidInput.

        That is PAGE_INVALID, or VALIDATION_FAILED for a filter with too long a text or too many values.
        """
        query = self._query(caller, listing)
        return Page(items=(), has_next=False) if query.scope_ids == () else await self.configurations.list(query)

    async def count(self, caller: Caller, listing: ConfigurationListing) -> int:
        """Return how many match in all, at most MAX_COUNTED + 1; raises as the page does."""
        query = self._query(caller, listing)
        return 0 if query.scope_ids == () else await self.configurations.count(query)

    def _query(self, caller: Caller, listing: ConfigurationListing) -> ConfigurationQuery:
        readable = find_scopes_with(caller, Right.DESTINATION_READ)
        check_page_size(listing.first)
        wanted = _fold(listing.filter)
        _check_filter(wanted)
        scope_ids: tuple[str, ...] | None
        if listing.scope_id is None:
            scope_ids = None if readable is None else tuple(sorted(readable))
        else:
            scope_ids = (listing.scope_id,) if readable is None or listing.scope_id in readable else ()
        return ConfigurationQuery(
            tenant=caller.tenant,
            kind=listing.kind,
            scope_ids=scope_ids,
            limit=listing.first,
            filter=wanted,
            after=listing.after,
            direction=listing.direction,
        )


def _fold(wanted: ConfigurationFilter) -> ConfigurationFilter:
    """Return the filter with its texts as they are stored."""
    name, certificate = (None if text is None else compose_short(text) for text in (wanted.name_contains, wanted.certificate))
    return replace(wanted, name_contains=name, certificate=certificate, labels=fold_labels(wanted.labels))


def _check_filter(wanted: ConfigurationFilter) -> None:
    """Raise InvalidInput for a text that is too long, and for lists with more values than somebody would choose."""
    lists = {"types": wanted.types, "labels": wanted.labels}
    for name, values in (*lists.items(), *((f"labels[{at}].values", label.values) for at, label in enumerate(wanted.labels))):
        if len(values) > MAX_FILTER_VALUES:
            raise InvalidInput(f"A list of a filter has at most {MAX_FILTER_VALUES} values.", field=name)
    for name, text in (("name_contains", wanted.name_contains), ("certificate", wanted.certificate)):
        if text is not None and len(text) > MAX_SEARCH_TEXT_LENGTH:
            raise InvalidInput(f"A search text has at most {MAX_SEARCH_TEXT_LENGTH} characters.", field=name)
