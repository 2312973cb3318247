"""Service keys, tenants and subscriptions made by the use cases over memory."""

from typing import Any

from services.access.create_service_key import CreatedServiceKey, ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.access import Subscription, Tenant
from services.model.caller import Caller, Right
from services.rules.giving import Wish
from tests.support import CALLER, Bench

READS = frozenset({Right.CERTIFICATE_READ})


def a_request(**changes: Any) -> ServiceKeyRequest:
    """A key for reading certificates in the subaccount "sales"; what is no field of the request is one of the wish."""
    fields = {name: changes.pop(name) for name in ("name", "subaccount", "service_instance") if name in changes}
    return ServiceKeyRequest(**{"name": "orders", "subaccount": "sales", **fields}, wish=Wish(**(changes or {"subaccount_rights": READS})))


async def make_key(bench: Bench, caller: Caller = CALLER, /, **changes: Any) -> CreatedServiceKey:
    """Return a new service key."""
    return await bench.use_cases().access.create_service_key(caller, a_request(**changes))


async def make_tenant(bench: Bench, tenant_id: str = "acme", subdomain: str | None = None) -> Tenant:
    """Return a new tenant, whose subdomain is at-ID where none is given."""
    request = TenantRequest(id=tenant_id, subdomain=f"at-{tenant_id}" if subdomain is None else subdomain)
    return await bench.use_cases().access.create_tenant(CALLER, request)


async def subscribe(bench: Bench, subscriber: str = "acme", **changes: Any) -> Subscription:
    """Return a new subscription to the tenant `default`."""
    request = SubscriptionRequest(**{"subscriber": subscriber, "subaccount": "their sales", **changes})
    return await bench.use_cases().access.subscribe(CALLER, request)
