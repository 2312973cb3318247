"""Lists of audit events: filter in, pages out."""

from dataclasses import asdict, replace
from datetime import datetime

import strawberry

from schema.audit.types import AuditEvent
from schema.connection import Connection, Window
from schema.context import Reading
from schema.cursor import name_list, read_cursor, write_cursor
from services.model.audit import AuditFilter, AuditListing
from services.model.lifecycle import AuditAction, AuditNoun
from services.model.limits import MAX_COUNTED
from services.model.query import REVERSED, Position


@strawberry.input(
    description="The conditions of a list of audit events. All given ones must hold; null sets no condition.", name="AuditFilter"
)
class AuditFilterInput:
    subject: str | None = strawberry.field(default=None, description="Events of exactly this subject.")
    action: AuditAction | None = strawberry.field(default=None, description="Events of this action.")
    noun: AuditNoun | None = strawberry.field(default=None, description="Events of this kind of thing.")
    noun_id: strawberry.ID | None = strawberry.field(default=None, description="Events of the thing of this id.")
    scope_id: strawberry.ID | None = strawberry.field(default=None, description="Events in the scope of this id.")
    since: datetime | None = strawberry.field(default=None, name="from", description="Events of this time or after it.")
    until: datetime | None = strawberry.field(default=None, description="Events before this time.")

    def read(self) -> AuditFilter:
        """Return the model's filter."""
        return AuditFilter(**vars(self))


@strawberry.type(description="A page of audit events.")
class AuditEventConnection(Connection[AuditEvent]):
    """Events by time."""

    @strawberry.field(description=f"The number of events on all pages; counted only when asked for, and up to {MAX_COUNTED:,}.")
    async def total_count(self) -> int:
        return min(await self.count(), MAX_COUNTED)


async def list_events(context: Reading, listing: AuditListing, window: Window) -> AuditEventConnection:
    """Return a page; raises InvalidInput (PAGE_INVALID) for a cursor of another list."""
    given = {name: value for name, value in asdict(listing.filter).items() if value is not None}
    of = name_list("audit", {name: getattr(value, "value", value) for name, value in given.items()}, listing.direction.value)
    after = read_cursor(window.cursor, of=of, field=window.cursor_field)
    direction = REVERSED[listing.direction] if window.is_backward else listing.direction
    page = await context.list_audit(replace(listing, after=after, direction=direction))
    return AuditEventConnection(
        count=lambda: context.count_audit(listing),
        cursor_of=lambda event: write_cursor(Position(value=event.at, id=event.id), of=of),
        **window.fill(page),
    )
