"""Look at scopes."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.caller import Caller
from services.model.scope import Scope
from services.model.text import compose
from services.repositories.scopes import ScopeRepository
from services.rules.access import SEES_SCOPE, find_scopes, find_scopes_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The use case: scopes by their ids. One of another tenant does not exist."""

    scopes: ScopeRepository

    async def __call__(self, caller: Caller, scope_ids: Sequence[str]) -> list[Scope | None]:
        """Return the scope of each id, None if there is none; raises Forbidden."""
        return await find_scopes(self.scopes, caller, scope_ids, rights=SEES_SCOPE)

    def recall(self, caller: Caller, scope_id: str) -> Scope | None:
        """Return the scope if it is known already and shown to the caller; raises Forbidden. None says nothing: ask for it."""
        allowed = find_scopes_with(caller, *SEES_SCOPE)
        return self.scopes.recall(caller.tenant, scope_id) if allowed is None or scope_id in allowed else None

    async def by_names(self, caller: Caller, subaccount: str, service_instance: str | None = None) -> Scope | None:
        """Return the scope of these names, None where the caller sees none; raises Forbidden who sees no scope at all."""
        allowed = find_scopes_with(caller, *SEES_SCOPE)
        found = await self.scopes.find_named(caller.tenant, compose(subaccount), service_instance and compose(service_instance))
        return found if found is not None and (allowed is None or found.id in allowed) else None
