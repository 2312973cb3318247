"""Delete a scope."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, ScopeNotEmpty
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction
from services.model.scope import Scope
from services.ports.clock import Clock
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope
from services.rules.records import record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """The use case: an empty scope is removed; one that holds certificates stays."""

    raises: ClassVar = (*ACCESS, ScopeNotEmpty)
    scopes: ScopeRepository
    clock: Clock

    async def __call__(self, caller: Caller, scope_id: str) -> Scope:
        """Return what was removed; raises Forbidden, NotFound and ScopeNotEmpty."""
        scope = await load_scope(self.scopes, caller, scope_id, right=Right.SCOPE_ADMIN)
        records = record(AuditAction.DELETED, caller, scope, at=stored_moment(self.clock))
        await self.scopes.remove(caller.tenant, scope_id, records=records)
        return scope
