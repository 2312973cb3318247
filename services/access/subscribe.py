"""Subscribe a tenant to a provider."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.errors import ACCESS, InvalidInput, QuotaExceeded, SubscriptionTaken
from services.model.access import Subscription
from services.model.caller import Caller, Right
from services.model.identity import new_subscription_id
from services.model.lifecycle import AuditAction
from services.model.limits import MAX_NAME_LENGTH
from services.ports.clock import Clock
from services.repositories.subscriptions import SubscriptionRepository
from services.repositories.tenants import TenantRepository
from services.rules.access import require_in_tenant
from services.rules.levels import Levels
from services.rules.records import record, stored_moment, subscription_facts
from services.rules.tenants import load_tenant
from services.rules.text import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionRequest:
    """What the operator named: two tenants by their ids, and a subaccount of the subscriber. The provider is the caller's where none is."""

    subscriber: str
    subaccount: str
    provider: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe:
    """The use case: the provider's service keys may serve the subscriber's subaccount, too, which is made if it is missing.

    Neither tenant can say that by itself: it opens the subscriber's data to the provider.
    """

    raises: ClassVar = (*ACCESS, InvalidInput, SubscriptionTaken, QuotaExceeded)
    subscriptions: SubscriptionRepository
    tenants: TenantRepository
    levels: Levels
    clock: Clock

    async def __call__(self, caller: Caller, request: SubscriptionRequest) -> Subscription:
        """Return the new subscription.

        Needs INSTALLATION_ADMIN. Raises Forbidden, InvalidInput, SubscriptionTaken, NotFound for an unknown tenant, and QuotaExceeded for
        the subscriber's scopes.
        """
        require_in_tenant(caller, Right.INSTALLATION_ADMIN)
        subaccount = check_text(request.subaccount, field="subaccount", longest=MAX_NAME_LENGTH)
        provider = await load_tenant(self.tenants, caller.tenant if request.provider is None else request.provider)
        subscriber = await load_tenant(self.tenants, request.subscriber)
        if subscriber.id == provider.id:
            raise InvalidInput("subscriber must be another tenant than the provider.", field="subscriber")
        if await self.subscriptions.find_between(provider.id, subscriber.id) is not None:  # before a scope is made for nothing
            raise SubscriptionTaken("The tenant is subscribed to this provider already.")
        scope = await self.levels.find_or_add(replace(caller, tenant=subscriber.id), subaccount)
        subscription = Subscription(
            id=new_subscription_id(),
            provider=provider.id,
            subscriber=subscriber.id,
            subaccount=scope.subaccount,
            subaccount_scope_id=scope.id,
            created_at=stored_moment(self.clock),
        )
        facts = subscription_facts(subscription)
        records = record(AuditAction.CREATED, caller, subscription, at=subscription.created_at, after=facts)
        await self.subscriptions.add(subscription, records=records)
        return subscription
