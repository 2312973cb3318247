"""Relay connections by key: a cursor is the sort value and id of an item, so pages stay right while items come and go."""

from typing import Annotated

import strawberry

from services.model.limits import MAX_PAGE_SIZE

First = Annotated[int, strawberry.argument(description=f"How many items at most, from 1 to {MAX_PAGE_SIZE}.")]
After = Annotated[str | None, strawberry.argument(description="The cursor after which the page begins; null begins at the start.")]


@strawberry.type(description="Where a page stands (Relay Cursor Connections).")
class PageInfo:
    """Pages go forward only, so there is always no telling of a previous page but by the cursor given."""

    has_next_page: bool = strawberry.field(description="Whether items follow.")
    has_previous_page: bool = strawberry.field(description="Whether the page was asked for after a cursor.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first item; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last item, to ask for what follows; null on an empty page.")
