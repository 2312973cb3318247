"""Where scopes are kept."""

import builtins
from collections.abc import Collection, Sequence
from typing import Protocol

from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.model.scope import Scope


class ScopeRepository(Protocol):
    """Keeps scopes. A scope of another tenant does not exist."""

    async def add(self, scope: Scope, *, quota: int, records: TransactionRecords) -> None:
        """Store a new scope; raises ScopeTaken if (tenant, subaccount, service instance) exists, and QuotaExceeded.

        The quota is that of the tenant's scopes. Replicas that add at the same moment can pass it by one each.
        """

    async def find(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope, with its present number of certificates."""

    async def find_named(self, tenant: str, subaccount: str, service_instance: str | None) -> Scope | None:
        """Return the scope of that subaccount and service instance; None for the service instance means the subaccount's own."""

    async def find_subaccounts(self, tenant: str, subaccounts: Collection[str]) -> builtins.list[Scope]:
        """Return the subaccounts' own scopes, not those of their service instances, in no order."""
        ...

    def recall(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope as `find_known` does, if that needs no question; None if it does, and for one that does not exist."""

    async def find_known(self, tenant: str, scope_ids: Sequence[str]) -> list[Scope | None]:
        """Return the scopes as `find` does, but perhaps with an old number of certificates, and for some seconds after it was removed."""
        ...

    async def list(
        self,
        tenant: str,
        among: frozenset[str] | None = None,
        *,
        after: Position | None,
        limit: int,
        direction: Direction = Direction.ASC,
    ) -> Page[Scope]:
        """Return scopes by creation time, oldest first if ascending; only those of the ids in `among`, if it is not None."""

    async def count(self, tenant: str, among: frozenset[str] | None = None) -> int:
        """Return how many scopes the tenant has, only those of the ids in `among`, if it is not None."""

    async def remove(self, tenant: str, scope_id: str, *, records: TransactionRecords) -> None:
        """Remove an empty scope; raises NotFound or ScopeNotEmpty. No certificate can be added to it meanwhile.

        The audit record, of a deletion, also tells those who watch scopes.
        """
