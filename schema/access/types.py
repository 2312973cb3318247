"""Service keys, tenants and subscriptions."""

from collections.abc import Set
from datetime import datetime

import strawberry

from schema.connection import Connection
from schema.node import Node
from schema.shows import shows
from services.model import access as model
from services.model.access import TenantStatus
from services.model.caller import Right


def list_rights(rights: Set[Right]) -> list[Right]:
    """Return the rights in the order of the enum."""
    return [right for right in Right if right in rights]


@strawberry.type(
    description="The credentials of a program for a subaccount and at most one service instance of it. Its secret is shown once."
)
@shows(model.ServiceKey)
class ServiceKey(Node):
    name: str = strawberry.field(description="The name for people.")
    client_id: str = strawberry.field(description="The OAuth 2.0 client id; it is no secret.")
    subaccount: str = strawberry.field(description="The subaccount.")
    service_instance: str | None = strawberry.field(description="The service instance; null if the key is for the subaccount only.")
    created_at: datetime = strawberry.field(description="The time of its creation.")
    created_by: str = strawberry.field(description="The subject who created it.")
    last_used_at: datetime | None = strawberry.field(
        description="When it was last exchanged for an access token, right within a minute; null if never."
    )

    @strawberry.field(description="What it may do in the whole tenant.")
    @staticmethod
    def tenant_rights(root: strawberry.Parent[model.ServiceKey]) -> list[Right]:
        return list_rights(root.rights)

    @strawberry.field(description="What it may do in the subaccount, beside that.")
    @staticmethod
    def subaccount_rights(root: strawberry.Parent[model.ServiceKey]) -> list[Right]:
        return list_rights(root.scope_rights.get(root.subaccount_scope_id, frozenset()))

    @strawberry.field(description="What it may do in the service instance, beside that.")
    @staticmethod
    def instance_rights(root: strawberry.Parent[model.ServiceKey]) -> list[Right]:
        return list_rights(root.scope_rights.get(root.instance_scope_id or "", frozenset()))


@strawberry.type(description="A page of service keys.")
class ServiceKeyConnection(Connection[ServiceKey]):
    """Service keys, oldest first."""


@strawberry.type(description="An organisation, whose data no other tenant sees.")
@shows(model.Tenant)
class Tenant:
    id: strawberry.ID = strawberry.field(description="Its id, as access tokens name it (`zid`): no node's id.")
    subdomain: str = strawberry.field(description="The first label of the host at which its access tokens are asked for.")
    display_name: str = strawberry.field(description="The name for people.")
    status: TenantStatus = strawberry.field(description="Whether its programs get access tokens.")
    created_at: datetime = strawberry.field(
        description="The time of its creation; 1970-01-01 for the tenant `default`, which every installation has."
    )


@strawberry.type(description="A page of tenants.")
class TenantConnection(Connection[Tenant]):
    """Tenants, oldest first."""


@strawberry.type(description="Lets the service keys of one tenant, the provider, serve a subaccount of another one, the subscriber.")
@shows(model.Subscription)
class TenantSubscription:
    id: strawberry.ID = strawberry.field(description="Opaque and stable: no node's id.")
    provider: strawberry.ID = strawberry.field(description="The id of the tenant whose service keys may serve the other one.")
    subscriber: strawberry.ID = strawberry.field(description="The id of the tenant that is served.")
    subaccount: str = strawberry.field(description="The subscriber's subaccount.")
    created_at: datetime = strawberry.field(description="The time of its creation.")


@strawberry.type(description="A page of subscriptions.")
class TenantSubscriptionConnection(Connection[TenantSubscription]):
    """Subscriptions, oldest first."""
