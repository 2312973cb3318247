"""Look at scopes."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.caller import Caller
from services.model.scope import Scope
from services.repositories.scopes import ScopeRepository
from services.rules.access import SEES_SCOPE, find_scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The use case: scopes by their ids. One of another tenant does not exist."""

    scopes: ScopeRepository

    async def __call__(self, caller: Caller, scope_ids: Sequence[str]) -> list[Scope | None]:
        """Return the scope of each id, None if there is none; raises Forbidden."""
        return await find_scopes(self.scopes, caller, scope_ids, rights=SEES_SCOPE)
