"""Look at one scope."""

from dataclasses import dataclass

from services.model.caller import Caller
from services.model.scope import Scope
from services.repositories.scopes import ScopeRepository
from services.rules.access import SEES_SCOPE, find_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The use case: a scope by its id. One of another tenant does not exist."""

    scopes: ScopeRepository

    async def __call__(self, caller: Caller, scope_id: str) -> Scope | None:
        """Return the scope, None if there is none; raises Forbidden."""
        return await find_scope(self.scopes, caller, scope_id, rights=SEES_SCOPE)
