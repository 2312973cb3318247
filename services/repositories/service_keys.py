"""Where the service keys of programs are kept."""

import builtins
from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from services.model.access import ServiceKey
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position


class ServiceKeyRepository(Protocol):
    """Keeps service keys. A service key of another tenant does not exist."""

    async def add(self, key: ServiceKey, *, quota: int, records: TransactionRecords) -> None:
        """Store a new service key; raises QuotaExceeded.

        The quota is that of the tenant's service keys. Replicas that add at the same moment can pass it by one each.
        """

    async def find(self, tenant: str, key_id: str) -> ServiceKey | None:
        """Return the service key of that id."""

    async def find_many(self, tenant: str, key_ids: Collection[str]) -> builtins.list[ServiceKey]:
        """Return the service keys of these ids, each once and in no order; by one question."""
        ...

    async def find_by_client(self, client_id: str) -> ServiceKey | None:
        """Return the service key of that client id, in whichever tenant it is."""

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[ServiceKey]:
        """Return service keys by creation time, oldest first if ascending."""

    async def count(self, tenant: str) -> int:
        """Return how many service keys the tenant has."""

    async def remove(self, tenant: str, key_id: str, *, records: TransactionRecords) -> None:
        """Remove the service key; raises NotFound."""

    async def note_use(self, key: ServiceKey, at: datetime) -> None:
        """Remember when the service key was used last, unless that was noted less than a minute ago; none for one that is removed."""
