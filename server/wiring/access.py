"""The use cases of service keys, tenants and subscriptions."""

from server.wiring.parts import Parts
from services.access.authorize import Authorize
from services.access.create_service_key import CreateServiceKey
from services.access.create_tenant import CreateTenant
from services.access.delete_service_key import DeleteServiceKey
from services.access.find_service_key import FindServiceKey
from services.access.list_service_keys import ListServiceKeys
from services.access.list_subscriptions import ListSubscriptions
from services.access.list_tenants import ListTenants
from services.access.subscribe import Subscribe
from services.access.suspend_tenant import SuspendTenant
from services.access.unsubscribe import Unsubscribe
from services.rules.levels import Levels


class AccessUseCases:
    """Who gets in, and for whom."""

    def __init__(self, parts: Parts) -> None:
        keys, tenants, subscriptions, clock = parts.service_keys, parts.tenants, parts.subscriptions, parts.clock
        levels = Levels(scopes=parts.scopes, clock=clock, limits=parts.limits)
        self.create_service_key = CreateServiceKey(keys=keys, tenants=tenants, levels=levels, endpoints=parts.endpoints, clock=clock)
        self.delete_service_key = DeleteServiceKey(keys=keys, clock=clock)
        self.find_service_key = FindServiceKey(keys=keys)
        self.list_service_keys = ListServiceKeys(keys=keys)
        self.create_tenant = CreateTenant(tenants=tenants, clock=clock)
        self.suspend_tenant = SuspendTenant(tenants=tenants, clock=clock)
        self.list_tenants = ListTenants(tenants=tenants)
        self.subscribe = Subscribe(subscriptions=subscriptions, tenants=tenants, levels=levels, clock=clock)
        self.unsubscribe = Unsubscribe(subscriptions=subscriptions, clock=clock)
        self.list_subscriptions = ListSubscriptions(subscriptions=subscriptions)
        self.authorize = Authorize(keys=keys, tenants=tenants, subscriptions=subscriptions, levels=levels, clock=clock)
