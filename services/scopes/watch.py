"""Hear of scopes that come and go."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from services.errors import NotFound
from services.model.caller import Authenticate, Caller
from services.model.lifecycle import ScopeChange
from services.ports.changes import ChangeFeed
from services.rules.access import NO_SCOPE, SEES_SCOPE, find_scopes_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The use case: every scope of the tenant that is created or deleted, whichever replica did it, as far as the caller sees it."""

    feed: ChangeFeed

    async def find_position(self, caller: Caller) -> str:
        """Return the position of this moment; raises Forbidden who sees no scope, and so could watch nothing."""
        find_scopes_with(caller, *SEES_SCOPE)
        return await self.feed.find_position(caller.tenant)

    async def __call__(self, authenticate: Authenticate, *, after: str | None = None) -> AsyncGenerator[ScopeChange, None]:
        """Yield the changes from now on, or behind the position `after`; before each the caller is asked for anew.

        Raises Forbidden who sees no scope at all, and NotFound in the place of a change once the caller is of another tenant; also what
        `authenticate` and the feed raise.
        """
        caller = await authenticate()
        tenant = caller.tenant
        find_scopes_with(caller, *SEES_SCOPE)
        async with aclosing(self.feed.watch_scopes(tenant, after=after)) as changes:
            async for change in changes:
                caller = await authenticate()
                if caller.tenant != tenant:
                    raise NotFound(NO_SCOPE)
                visible = find_scopes_with(caller, *SEES_SCOPE)
                if visible is None or change.scope_id in visible:
                    yield change
