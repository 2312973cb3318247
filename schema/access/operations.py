"""Create and delete service keys, tenants and subscriptions: the input, the success and the result of each operation."""

from typing import Annotated

import strawberry

from schema import errors
from schema.access.types import ServiceKey, Tenant, TenantSubscription
from services.model import access as model
from services.model.access import Role
from services.model.caller import Right


@strawberry.input(description="A new service key. Nobody gives a right that they lack in the same place.")
class CreateServiceKeyInput:
    name: str = strawberry.field(description="The name for people: 1 to 200 characters.")
    subaccount: str = strawberry.field(description="The subaccount: 1 to 200 characters. Its scope is created if it is missing.")
    service_instance: str | None = strawberry.field(
        default=None,
        description="The service instance of that subaccount: 1 to 200 characters. Its scope is created if it is missing.",
    )
    roles: list[Role] = strawberry.field(
        default_factory=list,
        description="Roles: those that end in INSTANCE are given in the service instance, the others in the subaccount.",
    )
    subaccount_rights: list[Right] = strawberry.field(default_factory=list, description="More rights in the subaccount.")
    instance_rights: list[Right] = strawberry.field(default_factory=list, description="More rights in the service instance.")
    tenant_rights: list[Right] = strawberry.field(default_factory=list, description="Rights in the whole tenant.")


@strawberry.type(description="The service key was created. Its secret is shown here and never again; who loses it deletes the key.")
class CreateServiceKeySuccess:
    service_key: model.ServiceKey = strawberry.field(graphql_type=ServiceKey, description="The new service key.")
    client_secret: str = strawberry.field(description="The OAuth 2.0 client secret.")
    binding: str = strawberry.field(
        description="JSON with the secret as SAP's clients read it: the value of `credentials` of a service in VCAP_SERVICES."
    )


CreateServiceKeyResult = Annotated[
    CreateServiceKeySuccess | errors.QuotaExceededError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("CreateServiceKeyResult", description="The new service key, or the reason why none was created."),
]


@strawberry.input(description="The service key to delete.")
class DeleteServiceKeyInput:
    service_key: strawberry.ID = strawberry.field(description="The service key's id.")


@strawberry.type(description="The service key was deleted. Access tokens that it got end within 10 minutes.")
class DeleteServiceKeySuccess:
    deleted_service_key_id: strawberry.ID = strawberry.field(description="The id of the deleted service key.")
    service_key: model.ServiceKey = strawberry.field(graphql_type=ServiceKey, description="The service key as it was before.")


DeleteServiceKeyResult = Annotated[
    DeleteServiceKeySuccess | errors.AccessError,
    strawberry.union("DeleteServiceKeyResult", description="The deleted service key, or the reason why it was not deleted."),
]


@strawberry.input(description="A new tenant. Neither its id nor its subdomain can ever be used again.")
class CreateTenantInput:
    subdomain: str = strawberry.field(description='1 to 63 lower-case letters, digits and "-", the latter neither first nor last.')
    id: strawberry.ID | None = strawberry.field(
        default=None,
        description='1 to 64 lower-case letters, digits, ".", "_" and "-", beginning with a letter or digit; null takes a fresh UUID.',
    )
    display_name: str | None = strawberry.field(default=None, description="1 to 200 characters; null takes the subdomain.")


@strawberry.type(description="The tenant was created.")
class CreateTenantSuccess:
    tenant: model.Tenant = strawberry.field(graphql_type=Tenant, description="The new tenant.")


CreateTenantResult = Annotated[
    CreateTenantSuccess | errors.TenantTakenError | errors.InvalidInputError | errors.ForbiddenError,
    strawberry.union("CreateTenantResult", description="The new tenant, or the reason why none was created."),
]


@strawberry.input(description="The tenant to suspend; any but `default`.")
class SuspendTenantInput:
    tenant: strawberry.ID = strawberry.field(description="The tenant's id.")


@strawberry.type(description="The tenant is suspended. Within 30 seconds no access token for it is taken any more.")
class SuspendTenantSuccess:
    tenant: model.Tenant = strawberry.field(graphql_type=Tenant, description="The tenant as it is now.")


SuspendTenantResult = Annotated[
    SuspendTenantSuccess | errors.InvalidInputError | errors.AccessError,
    strawberry.union("SuspendTenantResult", description="The suspended tenant, or the reason why it was not suspended."),
]


@strawberry.input(description="The tenant to resume.")
class ResumeTenantInput:
    tenant: strawberry.ID = strawberry.field(description="The tenant's id.")


@strawberry.type(description="The tenant is active.")
class ResumeTenantSuccess:
    tenant: model.Tenant = strawberry.field(graphql_type=Tenant, description="The tenant as it is now.")


ResumeTenantResult = Annotated[
    ResumeTenantSuccess | errors.AccessError,
    strawberry.union("ResumeTenantResult", description="The active tenant, or the reason why it was not resumed."),
]


@strawberry.input(description="Which tenant is to be served by which one's service keys.")
class SubscribeTenantInput:
    subscriber: strawberry.ID = strawberry.field(description="The id of the tenant that is to be served.")
    subaccount: str = strawberry.field(
        description="The subscriber's subaccount that is opened: 1 to 200 characters. Its scope is created if it is missing."
    )
    provider: strawberry.ID | None = strawberry.field(
        default=None, description="The id of the tenant whose service keys may serve it; null takes the caller's own tenant."
    )


@strawberry.type(description="The tenant is subscribed.")
class SubscribeTenantSuccess:
    subscription: model.Subscription = strawberry.field(graphql_type=TenantSubscription, description="The new subscription.")


SubscribeTenantResult = Annotated[
    SubscribeTenantSuccess | errors.SubscriptionTakenError | errors.QuotaExceededError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("SubscribeTenantResult", description="The new subscription, or the reason why there is none."),
]


@strawberry.input(description="The subscription to end.")
class UnsubscribeTenantInput:
    subscription: strawberry.ID = strawberry.field(description="The subscription's id.")


@strawberry.type(description="The subscription ended. Access tokens that the provider got for the subscriber end within 10 minutes.")
class UnsubscribeTenantSuccess:
    deleted_subscription_id: strawberry.ID = strawberry.field(description="The id of the subscription that ended.")
    subscription: model.Subscription = strawberry.field(graphql_type=TenantSubscription, description="The subscription as it was before.")


UnsubscribeTenantResult = Annotated[
    UnsubscribeTenantSuccess | errors.AccessError,
    strawberry.union("UnsubscribeTenantResult", description="The ended subscription, or the reason why it did not end."),
]
