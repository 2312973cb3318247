"""Service keys, tenants and subscriptions in memory."""

import builtins
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from services.errors import NotFound, QuotaExceeded, SubscriptionTaken, TenantTaken
from services.model.access import FIRST_TENANT, ServiceKey, Subscription, Tenant, TenantStatus
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.storage.mongo.by_age import Aged, age_of
from services.storage.mongo.derived import order_key
from services.storage.mongo.service_keys import NOTED_EVERY
from tests.fakes.data import Memory, store_records

T = TypeVar("T", bound=Aged)


def page_by_age(nouns: Iterable[T], *, after: Position | None, limit: int, direction: Direction) -> Page[T]:
    """Return a page of them, oldest first if ascending."""
    if direction is Direction.ASC:
        found = sorted((noun for noun in nouns if after is None or age_of(noun) > order_key(after)), key=age_of)
    else:
        found = sorted((noun for noun in nouns if after is None or age_of(noun) < order_key(after)), key=age_of, reverse=True)
    return Page(items=tuple(found[:limit]), has_next=len(found) > limit)


class MemoryServiceKeys:
    """A ServiceKeyRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, key: ServiceKey, *, quota: int, records: TransactionRecords) -> None:
        """Store a new service key; raises QuotaExceeded."""
        assert await self.find_by_client(key.client_id) is None
        if await self.count(key.tenant) >= quota:
            raise QuotaExceeded(quota, noun="service key", of_tenant=True)
        self._memory.service_keys[key.id] = key
        store_records(self._memory, records)

    async def find(self, tenant: str, key_id: str) -> ServiceKey | None:
        """Return the service key of that id."""
        key = self._memory.service_keys.get(key_id)
        return key if key and key.tenant == tenant else None

    async def find_many(self, tenant: str, key_ids: Collection[str]) -> builtins.list[ServiceKey]:
        """Return the service keys of these ids."""
        return [key for key in self._memory.service_keys.values() if key.tenant == tenant and key.id in key_ids]

    async def find_by_client(self, client_id: str) -> ServiceKey | None:
        """Return the service key of that client id."""
        return next((key for key in self._memory.service_keys.values() if key.client_id == client_id), None)

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[ServiceKey]:
        """Return service keys by creation time, oldest first if ascending."""
        of_tenant = [key for key in self._memory.service_keys.values() if key.tenant == tenant]
        return page_by_age(of_tenant, after=after, limit=limit, direction=direction)

    async def count(self, tenant: str) -> int:
        """Return how many service keys the tenant has."""
        return sum(key.tenant == tenant for key in self._memory.service_keys.values())

    async def remove(self, tenant: str, key_id: str, *, records: TransactionRecords) -> None:
        """Remove the service key; raises NotFound."""
        if await self.find(tenant, key_id) is None:
            raise NotFound("There is no such service key.")
        del self._memory.service_keys[key_id]
        store_records(self._memory, records)

    async def note_use(self, key: ServiceKey, at: datetime) -> None:
        """Remember when the service key was used last."""
        stored = self._memory.service_keys.get(key.id)
        if stored and (stored.last_used_at is None or stored.last_used_at <= at - NOTED_EVERY):
            self._memory.service_keys[key.id] = replace(stored, last_used_at=at)


class MemoryTenants:
    """A TenantRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, tenant: Tenant, *, records: TransactionRecords) -> None:
        """Store a new tenant; raises TenantTaken."""
        if await self.find(tenant.id) or await self.find_by_subdomain(tenant.subdomain):
            raise TenantTaken("A tenant of this id or this subdomain exists already, or existed.")
        self._memory.tenants[tenant.id] = tenant
        store_records(self._memory, records)

    async def find(self, tenant_id: str) -> Tenant | None:
        """Return the tenant of that id."""
        return next((tenant for tenant in self._all() if tenant.id == tenant_id), None)

    async def find_by_subdomain(self, subdomain: str) -> Tenant | None:
        """Return the tenant of that subdomain."""
        return next((tenant for tenant in self._all() if tenant.subdomain == subdomain), None)

    async def list(self, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Tenant]:
        """Return tenants by creation time, oldest first if ascending."""
        return page_by_age(self._all(), after=after, limit=limit, direction=direction)

    async def count(self) -> int:
        """Return how many tenants there are."""
        return len(self._all())

    async def set_status(self, tenant_id: str, status: TenantStatus, *, records: TransactionRecords) -> None:
        """Suspend or resume the tenant; raises NotFound."""
        if tenant_id not in self._memory.tenants:
            raise NotFound("There is no such tenant.")
        self._memory.tenants[tenant_id] = replace(self._memory.tenants[tenant_id], status=status)
        store_records(self._memory, records)

    def _all(self) -> tuple[Tenant, ...]:
        return (FIRST_TENANT, *self._memory.tenants.values())


class MemorySubscriptions:
    """A SubscriptionRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, subscription: Subscription, *, records: TransactionRecords) -> None:
        """Store a new subscription; raises SubscriptionTaken."""
        if await self.find_between(subscription.provider, subscription.subscriber):
            raise SubscriptionTaken("The tenant is subscribed to this provider already.")
        self._memory.subscriptions[subscription.id] = subscription
        store_records(self._memory, records)

    async def find(self, subscription_id: str) -> Subscription | None:
        """Return the subscription of that id."""
        return self._memory.subscriptions.get(subscription_id)

    async def find_between(self, provider: str, subscriber: str) -> Subscription | None:
        """Return the subscription of these two tenants."""
        return next((one for one in self._of(provider) if (one.provider, one.subscriber) == (provider, subscriber)), None)

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Subscription]:
        """Return those whose provider or subscriber the tenant is, by creation time, oldest first if ascending."""
        return page_by_age(self._of(tenant), after=after, limit=limit, direction=direction)

    async def count(self, tenant: str) -> int:
        """Return of how many subscriptions the tenant is the provider or the subscriber."""
        return len(self._of(tenant))

    async def remove(self, subscription_id: str, *, records: TransactionRecords) -> None:
        """Remove the subscription; raises NotFound."""
        if subscription_id not in self._memory.subscriptions:
            raise NotFound("There is no such subscription.")
        del self._memory.subscriptions[subscription_id]
        store_records(self._memory, records)

    def _of(self, tenant: str) -> tuple[Subscription, ...]:
        return tuple(one for one in self._memory.subscriptions.values() if tenant in (one.provider, one.subscriber))
