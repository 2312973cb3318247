"""Relay connections by key: a cursor is the sort value and id of an item, so pages stay right while items come and go."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from services.errors import ErrorCode, InvalidInput
from services.model.limits import DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from services.model.query import Page

First = Annotated[
    int | None, strawberry.argument(description=f"How many items at most, from 1 to {MAX_PAGE_SIZE}; null means {DEFAULT_PAGE_SIZE}.")
]
After = Annotated[str | None, strawberry.argument(description="The cursor after which the page begins; null begins at the start.")]
Last = Annotated[
    int | None,
    strawberry.argument(description=f"How many items at most, from 1 to {MAX_PAGE_SIZE}, counted from the end; the order stays."),
]
Before = Annotated[str | None, strawberry.argument(description="The cursor before which a page of `last` ends; null ends at the end.")]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which page is asked for: so many items from the cursor on, or, if it is backward, up to it."""

    size: int
    cursor: str | None
    is_backward: bool = False

    @property
    def cursor_field(self) -> str:
        """The argument that the cursor was given as."""
        return "before" if self.is_backward else "after"

    def fill(self, page: Page[Any]) -> dict[str, Any]:
        """Return what a connection says of a page: a backward one was read against the order."""
        if self.is_backward:
            return {"nodes": [*reversed(page.items)], "has_next": self.cursor is not None, "has_previous": page.has_next}
        return {"nodes": [*page.items], "has_next": page.has_next, "has_previous": self.cursor is not None}


def choose_window(first: int | None, after: str | None, last: int | None, *, before: str | None) -> Window:
    """Return which page the arguments ask for; raises InvalidInput (PAGE_INVALID) where they ask for two."""
    if last is None and before is None:
        return Window(size=DEFAULT_PAGE_SIZE if first is None else first, cursor=after)
    if last is None:
        raise _refuse("before goes with last.", "before")
    if after is not None or first not in (None, DEFAULT_PAGE_SIZE):
        raise _refuse("last goes with before; first and after ask for another page.", "last")
    if not 1 <= last <= MAX_PAGE_SIZE:
        raise _refuse(f"last must be from 1 to {MAX_PAGE_SIZE}.", "last")
    return Window(size=last, cursor=before, is_backward=True)


def _refuse(message: str, field: str) -> InvalidInput:
    return InvalidInput(message, field=field, code=ErrorCode.PAGE_INVALID)


@strawberry.type(description="Where a page stands (Relay Cursor Connections).")
class PageInfo:
    has_next_page: bool = strawberry.field(
        description="Whether more items follow; of a page of `last`, whether it was asked for before a cursor."
    )
    has_previous_page: bool = strawberry.field(
        description="Whether the page was asked for after a cursor; of a page of `last`, whether more items precede it."
    )
    start_cursor: str | None = strawberry.field(description="The cursor of the first item; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item, to ask for what follows; null on an empty page.")


@strawberry.type(description="An item of a page and its cursor.")
class Edge(Generic[Item]):
    cursor: str = strawberry.field(description="The position of the item in the whole list.")
    node: Item = strawberry.field(description="The item.")


@strawberry.type(description="A page of items.")
class Connection(Generic[Item]):
    # Cursors are written, and the total is counted, only when they are asked for.
    count: strawberry.Private[Callable[[], Awaitable[int]]]
    cursor_of: strawberry.Private[Callable[[Any], str]]
    has_next: strawberry.Private[bool]
    has_previous: strawberry.Private[bool]
    nodes: list[Item] = strawberry.field(description="The items.")

    @strawberry.field(description="The position of the page in the whole list.")
    def page_info(self) -> PageInfo:
        return PageInfo(
            has_next_page=self.has_next,
            has_previous_page=self.has_previous,
            start_cursor=self.cursor_of(self.nodes[0]) if self.nodes else None,
            end_cursor=self.cursor_of(self.nodes[-1]) if self.nodes else None,
        )

    @strawberry.field(description="The items with their cursors.")
    def edges(self) -> list[Edge[Item]]:
        return [Edge(cursor=self.cursor_of(node), node=node) for node in self.nodes]

    @strawberry.field(description="The number of items on all pages; counted only when asked for.")
    async def total_count(self) -> int:
        return await self.count()
