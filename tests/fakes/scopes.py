"""Scopes in memory."""

import builtins
from collections.abc import Collection, Sequence
from dataclasses import replace

from services.errors import NotFound, QuotaExceeded, ScopeNotEmpty, ScopeTaken
from services.model.destination import ConfigurationKind
from services.model.lifecycle import ScopeChange, ScopeChangeKind, TransactionRecords
from services.model.query import Direction, Page, Position
from services.model.scope import Scope
from services.storage.mongo.derived import order_key
from tests.fakes.data import Memory, new_position, store_records, tell


class MemoryScopes:
    """A ScopeRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, scope: Scope, *, quota: int, records: TransactionRecords) -> None:
        """Store a new scope; raises ScopeTaken and QuotaExceeded."""
        identity = (scope.tenant, scope.subaccount, scope.service_instance)
        if any((other.tenant, other.subaccount, other.service_instance) == identity for other in self._memory.scopes.values()):
            raise ScopeTaken("A scope of this subaccount and service instance exists already.")
        if sum(other.tenant == scope.tenant for other in self._memory.scopes.values()) >= quota:
            raise QuotaExceeded(quota, noun="scope", of_tenant=True)
        self._memory.scopes[scope.id] = scope
        store_records(self._memory, records)
        self._publish(ScopeChangeKind.CREATED, scope)

    async def find(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope, with its present numbers of what it holds."""
        scope = self._memory.scopes.get(scope_id)
        if scope is None or scope.tenant != tenant:
            return None
        kinds = [one.kind for one in self._memory.configurations.values() if one.scope_id == scope_id]
        return replace(
            scope,
            certificate_count=sum(stored.certificate.scope_id == scope_id for stored in self._memory.certificates.values()),
            destination_count=kinds.count(ConfigurationKind.DESTINATION),
            fragment_count=kinds.count(ConfigurationKind.FRAGMENT),
        )

    async def find_named(self, tenant: str, subaccount: str, service_instance: str | None) -> Scope | None:
        """Return the scope of that subaccount and service instance."""
        named = [scope for scope in self._of(tenant, None) if (scope.subaccount, scope.service_instance) == (subaccount, service_instance)]
        return await self.find(tenant, named[0].id) if named else None

    async def find_subaccounts(self, tenant: str, subaccounts: Collection[str]) -> builtins.list[Scope]:
        """Return the subaccounts' own scopes."""
        own = [scope.id for scope in self._of(tenant, None) if scope.service_instance is None and scope.subaccount in subaccounts]
        return [scope for scope in await self.find_known(tenant, own) if scope is not None]

    def recall(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope if it is known."""
        scope = self._memory.scopes.get(scope_id) if scope_id in self._memory.recalled else None
        return scope if scope and scope.tenant == tenant else None

    async def find_known(self, tenant: str, scope_ids: Sequence[str]) -> builtins.list[Scope | None]:
        """Return the scopes."""
        return [await self.find(tenant, scope_id) for scope_id in scope_ids]

    async def list(
        self,
        tenant: str,
        among: frozenset[str] | None = None,
        *,
        after: Position | None,
        limit: int,
        direction: Direction = Direction.ASC,
    ) -> Page[Scope]:
        """Return scopes by creation time, oldest first if ascending."""
        keyed = sorted((order_key(Position(value=scope.created_at, id=scope.id)), scope.id) for scope in self._of(tenant, among))
        if direction is Direction.DESC:
            ids = [scope_id for key, scope_id in reversed(keyed) if after is None or key < order_key(after)]
        else:
            ids = [scope_id for key, scope_id in keyed if after is None or key > order_key(after)]
        found = [scope for scope_id in ids[:limit] if (scope := await self.find(tenant, scope_id)) is not None]
        return Page(items=tuple(found), has_next=len(ids) > limit)

    async def count(self, tenant: str, among: frozenset[str] | None = None) -> int:
        """Return how many scopes the tenant has."""
        return len(self._of(tenant, among))

    async def remove(self, tenant: str, scope_id: str, *, records: TransactionRecords) -> None:
        """Remove an empty scope, after which its deleted certificates cannot be restored; raises NotFound or ScopeNotEmpty."""
        scope = await self.find(tenant, scope_id)
        if scope is None:
            raise NotFound("There is no such scope.")
        if scope.certificate_count or scope.destination_count or scope.fragment_count:
            raise ScopeNotEmpty(scope.certificate_count, destination_count=scope.destination_count, fragment_count=scope.fragment_count)
        del self._memory.scopes[scope_id]
        store_records(self._memory, records)
        self._publish(ScopeChangeKind.DELETED, scope)

    def _publish(self, kind: ScopeChangeKind, scope: Scope) -> None:
        shown = scope if kind is ScopeChangeKind.CREATED else None
        position = new_position(self._memory, scope.tenant)
        tell(self._memory, scope.tenant, ScopeChange(kind=kind, scope_id=scope.id, scope=shown, position=position))

    def _of(self, tenant: str, among: frozenset[str] | None) -> builtins.list[Scope]:
        return [scope for scope in self._memory.scopes.values() if scope.tenant == tenant and (among is None or scope.id in among)]
