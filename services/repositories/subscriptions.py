"""Where it is kept which tenants a provider's keys may serve as well."""

from typing import Protocol

from services.model.access import Subscription
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position


class SubscriptionRepository(Protocol):
    """Keeps subscriptions. `of` names a tenant that is the provider or the subscriber; to it, those of others do not exist."""

    async def add(self, subscription: Subscription, *, records: TransactionRecords) -> None:
        """Store a new subscription; raises SubscriptionTaken if (provider, subscriber) exists."""

    async def find(self, subscription_id: str, *, of: str | None = None) -> Subscription | None:
        """Return the subscription of that id."""

    async def find_between(self, provider: str, subscriber: str) -> Subscription | None:
        """Return the subscription of these two tenants."""

    async def list(
        self, of: str | None = None, *, after: Position | None, limit: int, direction: Direction = Direction.ASC
    ) -> Page[Subscription]:
        """Return subscriptions by creation time, oldest first if ascending."""

    async def count(self, of: str | None = None) -> int:
        """Return how many subscriptions there are."""

    async def remove(self, subscription_id: str, *, records: TransactionRecords) -> None:
        """Remove the subscription; raises NotFound."""
