"""The two levels of SAP's REST API, a subaccount and a service instance of it: each a scope, found by its name or made."""

from dataclasses import dataclass

from services.errors import ScopeTaken
from services.model.caller import Caller
from services.model.identity import new_scope_id
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.scope import Scope, ScopeLevel
from services.ports.clock import Clock
from services.repositories.scopes import ScopeRepository
from services.rules.records import record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Makes scopes on behalf of a caller, whose right to that is not checked here."""

    scopes: ScopeRepository
    clock: Clock
    limits: Limits

    async def find_or_add(self, caller: Caller, subaccount: str, service_instance: str | None = None) -> Scope:
        """Return the scope of that name in the caller's tenant, made if there is none; raises QuotaExceeded."""
        found = await self.scopes.find_named(caller.tenant, subaccount, service_instance)
        if found is not None:
            return found
        scope = Scope(
            id=new_scope_id(),
            tenant=caller.tenant,
            level=ScopeLevel.SUBACCOUNT if service_instance is None else ScopeLevel.SERVICE_INSTANCE,
            subaccount=subaccount,
            service_instance=service_instance,
            display_name=service_instance or subaccount,
            created_at=stored_moment(self.clock),
        )
        records = record(AuditAction.CREATED, caller, scope, at=scope.created_at)
        try:
            await self.scopes.add(scope, quota=self.limits.scopes_per_tenant, records=records)
        except ScopeTaken:  # by somebody else at the same moment
            return await self.find_or_add(caller, subaccount, service_instance)
        return scope
