"""Lists of destinations and of fragments: filters in, pages out."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Annotated, Any

import strawberry

from schema.certificates.lists import LabelFilter
from schema.connection import After, Before, Connection, First, Last, Window, choose_window
from schema.context import Reading
from schema.cursor import name_list, read_cursor, write_cursor
from schema.destinations.types import Destination, Fragment
from schema.once import Once
from services.model.destination import ConfigurationFilter, ConfigurationKind, ConfigurationListing, DestinationType
from services.model.limits import DEFAULT_PAGE_SIZE, MAX_COUNTED
from services.model.query import REVERSED, Direction, Position
from services.model.query import LabelFilter as LabelCondition
from services.model.scope import Scope

_NAME_CONTAINS = "Those whose name contains this text, in any case."
_LABELS = "Those that have all of these labels."
_CERTIFICATE = "Those that have a property, such as KeyStoreLocation, that names the certificate of exactly this name."


@strawberry.input(
    description="The conditions of a list of destinations. All given ones must hold; null sets no condition.", name="DestinationFilter"
)
class DestinationFilterInput:
    name_contains: str | None = strawberry.field(default=None, description=_NAME_CONTAINS)
    types: list[DestinationType] | None = strawberry.field(default=None, description="Those of any of these types.")
    labels: list[LabelFilter] | None = strawberry.field(default=None, description=_LABELS)
    certificate: str | None = strawberry.field(default=None, description=_CERTIFICATE)


@strawberry.input(
    description="The conditions of a list of fragments. All given ones must hold; null sets no condition.", name="FragmentFilter"
)
class FragmentFilterInput:
    name_contains: str | None = strawberry.field(default=None, description=_NAME_CONTAINS)
    labels: list[LabelFilter] | None = strawberry.field(default=None, description=_LABELS)
    certificate: str | None = strawberry.field(default=None, description=_CERTIFICATE)


_TOTAL = f"The number of items on all pages; counted only when asked for, and up to {MAX_COUNTED:,}."
_EXACT = "Whether `totalCount` is the number of items; false if there are more than are counted."


@strawberry.type(description="A page of destinations.")
class DestinationConnection(Connection[Destination]):
    """By name."""

    @strawberry.field(description=_TOTAL)
    async def total_count(self) -> int:
        return min(await self.count(), MAX_COUNTED)

    @strawberry.field(description=_EXACT)
    async def total_count_is_exact(self) -> bool:
        return await self.count() <= MAX_COUNTED


@strawberry.type(description="A page of fragments.")
class FragmentConnection(Connection[Fragment]):
    """By name."""

    @strawberry.field(description=_TOTAL)
    async def total_count(self) -> int:
        return min(await self.count(), MAX_COUNTED)

    @strawberry.field(description=_EXACT)
    async def total_count_is_exact(self) -> bool:
        return await self.count() <= MAX_COUNTED


async def find_destinations(  # noqa: PLR0913  # the arguments of the field
    root: strawberry.Parent[Scope | None],
    info: strawberry.Info[Any, Any],
    filter: Annotated[DestinationFilterInput | None, strawberry.argument(description="Which destinations; null means all.")] = None,
    first: First = DEFAULT_PAGE_SIZE,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> DestinationConnection:
    """Return a page of the scope's destinations, or of all scopes' for the root; raises InvalidInput (PAGE_INVALID)."""
    given = filter or DestinationFilterInput()
    wanted = ConfigurationFilter(
        name_contains=given.name_contains,
        types=tuple(given.types or ()),
        labels=_read_labels(given.labels),
        certificate=given.certificate,
    )
    window = choose_window(first, after, last, before=before)
    listing = ConfigurationListing(kind=ConfigurationKind.DESTINATION, first=window.size, scope_id=root.id if root else None, filter=wanted)
    return DestinationConnection(**await _list_configurations(info.context, listing, window))


async def find_fragments(  # noqa: PLR0913  # the arguments of the field
    root: strawberry.Parent[Scope | None],
    info: strawberry.Info[Any, Any],
    filter: Annotated[FragmentFilterInput | None, strawberry.argument(description="Which fragments; null means all.")] = None,
    first: First = DEFAULT_PAGE_SIZE,
    after: After = None,
    last: Last = None,
    before: Before = None,
) -> FragmentConnection:
    """Return a page of the scope's fragments, or of all scopes' for the root; raises InvalidInput (PAGE_INVALID)."""
    given = filter or FragmentFilterInput()
    wanted = ConfigurationFilter(name_contains=given.name_contains, labels=_read_labels(given.labels), certificate=given.certificate)
    window = choose_window(first, after, last, before=before)
    listing = ConfigurationListing(kind=ConfigurationKind.FRAGMENT, first=window.size, scope_id=root.id if root else None, filter=wanted)
    return FragmentConnection(**await _list_configurations(info.context, listing, window))


async def _list_configurations(context: Reading, listing: ConfigurationListing, window: Window) -> dict[str, Any]:
    """Return what a connection says of the page; raises InvalidInput (PAGE_INVALID) for a cursor of another list."""
    name = Once(lambda: name_configurations(listing))  # only who asks for cursors pays for it
    after = None if window.cursor is None else read_cursor(window.cursor, of=name(), field=window.cursor_field)
    direction = REVERSED[Direction.ASC] if window.is_backward else Direction.ASC
    page = await context.list_configurations(replace(listing, after=after, direction=direction))
    counting = Once(lambda: asyncio.ensure_future(context.count_configurations(listing)))
    return {
        "count": lambda: asyncio.shield(counting()),
        "cursor_of": lambda one: write_cursor(Position(value=one.name.lower(), id=one.id), of=name()),
        **window.fill(page),
    }


def name_configurations(listing: ConfigurationListing) -> str:
    """Return the name of the list: the size of its pages and where one begins are no parts of it."""
    conditions = asdict(listing.filter)
    given = {each.name: conditions[each.name] for each in fields(listing.filter) if conditions[each.name] not in (None, ())}
    return name_list("configurations", listing.kind.value, listing.scope_id, given)


def _read_labels(given: Sequence[LabelFilter] | None) -> tuple[LabelCondition, ...]:
    return tuple(LabelCondition(key=label.key, values=tuple(label.values or ())) for label in given or ())
