"""Unsubscribe a tenant from a provider."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, NotFound
from services.model.access import Subscription
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.subscriptions import SubscriptionRepository
from services.rules.access import require_in_tenant
from services.rules.records import record, stored_moment, subscription_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """The use case: the provider gets no token for the subscriber any more. Those that it has are good until they expire."""

    raises: ClassVar = ACCESS
    subscriptions: SubscriptionRepository
    clock: Clock

    async def __call__(self, caller: Caller, subscription_id: str) -> Subscription:
        """Return what was removed; needs INSTALLATION_ADMIN. Raises Forbidden and NotFound."""
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        subscription = await self.subscriptions.find(subscription_id)
        if subscription is None:
            raise NotFound("There is no subscription with this id.")
        facts = subscription_facts(subscription)
        records = record(AuditAction.DELETED, caller, subscription, at=stored_moment(self.clock), before=facts)
        await self.subscriptions.remove(subscription.id, records=records)
        return subscription
