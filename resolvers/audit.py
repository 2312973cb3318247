"""What is asked of the audit: read the input, call the use case, wrap the answer."""

from typing import Annotated

import strawberry

from resolvers.context import Info
from schema.audit.lists import AuditEventConnection, AuditFilterInput, list_events
from schema.connection import After, Before, First, Last, choose_window
from services.model.audit import AuditFilter, AuditListing
from services.model.limits import DEFAULT_PAGE_SIZE
from services.model.query import Direction


@strawberry.type
class AuditQueries:
    """What shows what was done."""

    @strawberry.field(
        description="What was done, in the scopes where the caller has the right audit.read, and, for who has it in the whole tenant, "
        "beside all scopes; newest first."
    )
    async def audit_events(  # noqa: PLR0913  # the arguments of the field
        self,
        info: Info,
        filter: Annotated[AuditFilterInput | None, strawberry.argument(description="Which events; null means all.")] = None,
        direction: Annotated[Direction, strawberry.argument(description="By time: descending shows the newest first.")] = Direction.DESC,
        first: First = DEFAULT_PAGE_SIZE,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> AuditEventConnection:
        window = choose_window(first, after, last, before=before)
        listing = AuditListing(first=window.size, filter=filter.read() if filter else AuditFilter(), direction=direction)
        return await list_events(info.context, listing, window)
