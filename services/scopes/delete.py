"""Delete a scope."""

from dataclasses import dataclass

from services.model.caller import Caller, Right
from services.model.scope import Scope
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """The use case: an empty scope is removed; one that holds certificates stays."""

    scopes: ScopeRepository

    async def __call__(self, caller: Caller, scope_id: str) -> Scope:
        """Return what was removed; raises Forbidden, NotFound and ScopeNotEmpty."""
        scope = await load_scope(self.scopes, caller, scope_id, right=Right.SCOPE_ADMIN)
        await self.scopes.remove(caller.tenant, scope_id)
        return scope
