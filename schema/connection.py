"""Relay connections by key: a cursor is the sort value and id of an item, so pages stay right while items come and go."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from services.model.limits import MAX_PAGE_SIZE

First = Annotated[int, strawberry.argument(description=f"How many items at most, from 1 to {MAX_PAGE_SIZE}.")]
After = Annotated[str | None, strawberry.argument(description="The cursor after which the page begins; null begins at the start.")]
Item = TypeVar("Item")


@strawberry.type(description="Where a page stands (Relay Cursor Connections).")
class PageInfo:
    """Pages go forward only, so there is always no telling of a previous page but by the cursor given."""

    has_next_page: bool = strawberry.field(description="Whether more items follow.")
    has_previous_page: bool = strawberry.field(description="Whether the page was asked for after a cursor.")
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
    is_continued: strawberry.Private[bool]
    nodes: list[Item] = strawberry.field(description="The items.")

    @strawberry.field(description="The position of the page in the whole list.")
    def page_info(self) -> PageInfo:
        return PageInfo(
            has_next_page=self.has_next,
            has_previous_page=self.is_continued,
            start_cursor=self.cursor_of(self.nodes[0]) if self.nodes else None,
            end_cursor=self.cursor_of(self.nodes[-1]) if self.nodes else None,
        )

    @strawberry.field(description="The items with their cursors.")
    def edges(self) -> list[Edge[Item]]:
        return [Edge(cursor=self.cursor_of(node), node=node) for node in self.nodes]

    @strawberry.field(description="The number of items on all pages; counted only when asked for.")
    async def total_count(self) -> int:
        return await self.count()
