"""List scopes."""

from dataclasses import dataclass

from services.model.caller import Caller
from services.model.query import Direction, Page, Position
from services.model.scope import Scope
from services.repositories.scopes import ScopeRepository
from services.rules.access import SEES_SCOPE, find_scopes_with
from services.rules.room import check_page_size


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The use case: pages of scopes, and how many there are in all."""

    scopes: ScopeRepository

    async def __call__(self, caller: Caller, *, first: int, after: Position | None, direction: Direction = Direction.ASC) -> Page[Scope]:
        """Return a page, oldest first if ascending; raises Forbidden and InvalidInput (PAGE_INVALID)."""
        visible = find_scopes_with(caller, *SEES_SCOPE)
        check_page_size(first)
        return await self.scopes.list(caller.tenant, visible, after=after, limit=first, direction=direction)

    async def count(self, caller: Caller) -> int:
        """Return how many scopes there are; raises Forbidden."""
        return await self.scopes.count(caller.tenant, find_scopes_with(caller, *SEES_SCOPE))
