"""Lists of destinations and of fragments, in the three modes; a long one is sent while it is read."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from server.rest.answer import Answer, answer, answer_array
from server.rest.filters import Filter, Labelled, ModifiedWithin, NameEndsWith, NameIn, NameStartsWith
from server.rest.paging import ListWish, PageWish, read_list_wish, write_page_headers
from server.rest.properties import METADATA, name_member, write_etag, write_some
from server.rest.request import Call
from services.model.destination import Configuration, ConfigurationFilter, ConfigurationKind, ConfigurationListing
from services.model.limits import MAX_PAGE_SIZE, MAX_SEARCH_TEXT_LENGTH
from services.model.query import Position

KNOWN_METADATA = frozenset({"modification_time", "etag"})

_EPOCH, _MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)

Configurations: TypeAlias = AsyncGenerator[Sequence[Configuration], None]
"""Some after some, in the order of their names."""


async def answer_list(call: Call, kind: ConfigurationKind, collection: str) -> Answer:
    """Answer with all, or with those that the query asks for; `collection` is what paths call the kind behind the level."""
    wish = read_list_wish(call.query, metadata=KNOWN_METADATA)
    stored = _Stored(call, kind)
    if wish.page is not None:
        return await _answer_page(stored, wish.page, collection)
    return await answer_array(_list_written(stored, wish))


@dataclass(frozen=True, slots=True)
class _Stored:
    """Those of one kind at the level that was called; there are none in a service instance that there is not."""

    call: Call
    kind: ConfigurationKind

    async def list(self, wanted: ConfigurationFilter, *, most: int | None = None) -> Configurations:
        """Yield them by name, `most` at most."""
        scope_id, after, left, more = self.call.find_scope_id(), None, most, True
        while scope_id is not None and more and left != 0:
            first = MAX_PAGE_SIZE if left is None else min(MAX_PAGE_SIZE, left)
            listing = ConfigurationListing(kind=self.kind, first=first, scope_id=scope_id, filter=wanted, after=after)
            page = await self.call.use.destinations.list(self.call.caller, listing)
            yield page.items
            more, left = page.has_next, None if left is None else left - len(page.items)
            after = Position(value=page.items[-1].name, id=page.items[-1].id) if page.items else None

    async def find(self, names: Sequence[str]) -> Sequence[Configuration]:
        """Return those of these names, by name."""
        scope_id = self.call.find_scope_id()
        if scope_id is None:
            return []
        found = await self.call.use.destinations.find.by_names(self.call.caller, scope_id, self.kind, names=names)
        return sorted(found, key=lambda one: (one.name.lower(), one.name))

    async def count(self) -> int:
        """Return how many there are."""
        scope_id = self.call.find_scope_id()
        listing = ConfigurationListing(kind=self.kind, first=1, scope_id=scope_id)
        return 0 if scope_id is None else await self.call.use.destinations.list.count(self.call.caller, listing)


async def _answer_page(stored: _Stored, wish: PageWish, collection: str) -> Answer:
    """Answer with one page; those before it are passed over, of which a scope has few."""
    end, seen, items = wish.offset + wish.size, 0, list[Configuration]()
    async with aclosing(stored.list(ConfigurationFilter(), most=end + 1)) as found:
        async for some in found:
            items += some[max(0, wish.offset - seen) :]
            seen += len(some)
    total = await stored.count() if wish.counts_pages or wish.counts_entities else None
    path = f"/{stored.call.level.value if stored.call.level else ''}{collection}"
    headers = write_page_headers(path, wish, has_next=seen > end, total=total)
    return answer(await write_some(stored.call, items[: wish.size]), headers=headers)


async def _list_written(stored: _Stored, wish: ListWish) -> AsyncGenerator[Sequence[Mapping[str, object]], None]:
    """Yield all that the filter chooses, as it is answered."""
    async with aclosing(_choose(stored, wish.filter)) as found:
        async for some in found:
            yield await _write(stored, some, wish)


async def _write(stored: _Stored, found: Sequence[Configuration], wish: ListWish) -> Sequence[Mapping[str, object]]:
    if wish.only_names:
        return [{name_member(stored.kind): one.name} for one in found]
    written = await write_some(stored.call, found)
    if wish.metadata:
        for one, configuration in zip(written, found, strict=True):
            known = {
                "modification_time": str((configuration.modified_at - _EPOCH) // _MILLISECOND),
                "etag": write_etag(stored.call, configuration),
            }
            one[METADATA] = {name: value for name, value in known.items() if name in wish.metadata}
    return written


async def _choose(stored: _Stored, wanted: Filter | None) -> Configurations:
    """Yield those that the filter chooses."""
    if isinstance(wanted, NameIn):
        yield await stored.find(wanted.names)
        return
    now = stored.call.use.clock.now()
    async with aclosing(stored.list(_narrow(wanted))) as found:
        async for some in found:
            yield [one for one in some if _matches(one, wanted, now=now)]


def _narrow(wanted: Filter | None) -> ConfigurationFilter:
    """Return what the database can leave out."""
    match wanted:
        case Labelled():
            return ConfigurationFilter(labels=wanted.labels)
        case NameStartsWith() | NameEndsWith() if 0 < len(wanted.text) <= MAX_SEARCH_TEXT_LENGTH:
            return ConfigurationFilter(name_contains=wanted.text)
    return ConfigurationFilter()


def _matches(configuration: Configuration, wanted: Filter | None, *, now: datetime) -> bool:
    match wanted:
        case NameStartsWith():
            return configuration.name.startswith(wanted.text)
        case NameEndsWith():
            return configuration.name.endswith(wanted.text)
        case ModifiedWithin():
            return configuration.modified_at >= now - wanted.time
    return True
