"""Hear of changes as they happen."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from services.access import load_scope, require
from services.model.caller import Caller, Permission
from services.model.lifecycle import Change
from services.ports import ChangeFeed, ScopeRepository


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The use case: every change of a scope's certificates, whichever replica made it."""

    scopes: ScopeRepository
    feed: ChangeFeed

    async def __call__(self, caller: Caller, scope_id: str) -> AsyncIterator[Change]:
        """Yield the changes from now on; raises Forbidden and NotFound before the first."""
        require(caller, Permission.READ)
        scope = await load_scope(self.scopes, caller, scope_id)
        async for change in self.feed.watch(scope.tenant, scope.id):
            yield change
