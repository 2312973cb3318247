"""Where it is kept which tenants a provider's keys may serve as well."""

from typing import Protocol

from services.model.access import Subscription
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position


class SubscriptionRepository(Protocol):
    """Keeps subscriptions."""

    async def add(self, subscription: Subscription, *, records: TransactionRecords) -> None:
        """Store a new subscription; raises SubscriptionTaken if (provider, subscriber) exists."""

    async def find(self, subscription_id: str) -> Subscription | None:
        """Return the subscription of that id."""

    async def find_between(self, provider: str, subscriber: str) -> Subscription | None:
        """Return the subscription of these two tenants."""

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[Subscription]:
        """Return those whose provider or subscriber the tenant is, by creation time, oldest first if ascending."""

    async def count(self, tenant: str) -> int:
        """Return of how many subscriptions the tenant is the provider or the subscriber."""

    async def remove(self, subscription_id: str, *, records: TransactionRecords) -> None:
        """Remove the subscription; raises NotFound."""
