"""Create a scope: a subaccount or a service instance that holds certificates."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import Forbidden, InvalidInput, QuotaExceeded, ScopeTaken
from services.model.caller import Caller, Right
from services.model.identity import new_scope_id
from services.model.lifecycle import AuditAction
from services.model.limits import MAX_NAME_LENGTH, Limits
from services.model.scope import Scope, ScopeLevel
from services.ports.clock import Clock
from services.repositories.scopes import ScopeRepository
from services.rules.access import require_in_tenant
from services.rules.records import record, stored_moment
from services.rules.text import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRequest:
    """What the caller named; the display name is the service instance's or the subaccount's where none is given."""

    level: ScopeLevel
    subaccount: str
    service_instance: str | None = None
    display_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """The use case: a new scope, unique by its subaccount and service instance within the tenant."""

    raises: ClassVar = (ScopeTaken, QuotaExceeded, InvalidInput, Forbidden)
    scopes: ScopeRepository
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, request: ScopeRequest) -> Scope:
        """Return the new scope; raises Forbidden, InvalidInput, ScopeTaken and QuotaExceeded."""
        require_in_tenant(caller, Right.SCOPE_ADMIN)
        subaccount = check_text(request.subaccount, field="subaccount", longest=MAX_NAME_LENGTH)
        service_instance = _check_service_instance(request)
        display_name = request.display_name if request.display_name is not None else service_instance or subaccount
        scope = Scope(
            id=new_scope_id(),
            tenant=caller.tenant,
            level=request.level,
            subaccount=subaccount,
            service_instance=service_instance,
            display_name=check_text(display_name, field="display_name", longest=MAX_NAME_LENGTH),
            created_at=stored_moment(self.clock),
        )
        records = record(AuditAction.CREATED, caller, scope, at=scope.created_at)
        await self.scopes.add(scope, quota=self.limits.scopes_per_tenant, records=records)
        return scope


def _check_service_instance(request: ScopeRequest) -> str | None:
    if request.level is ScopeLevel.SUBACCOUNT:
        if request.service_instance is not None:
            raise InvalidInput("service_instance is allowed at the level SERVICE_INSTANCE only.", field="service_instance")
        return None
    if request.service_instance is None:
        raise InvalidInput("service_instance is needed at the level SERVICE_INSTANCE.", field="service_instance")
    return check_text(request.service_instance, field="service_instance", longest=MAX_NAME_LENGTH)
