"""What is done with service keys, tenants and subscriptions: read the input, call the use case, wrap the answer."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any, TypeVar

import strawberry

from resolvers.context import Context, Info
from schema.access import operations
from schema.access.types import ServiceKeyConnection, TenantConnection, TenantSubscriptionConnection
from schema.connection import After, Before, Connection, First, Last, Window, choose_window
from schema.cursor import name_list, read_cursor, write_cursor
from schema.node import Argument
from services.access.create_service_key import CreateServiceKey, ServiceKeyRequest
from services.access.create_tenant import CreateTenant, TenantRequest
from services.access.delete_service_key import DeleteServiceKey
from services.access.list_service_keys import ListServiceKeys
from services.access.list_subscriptions import ListSubscriptions
from services.access.list_tenants import ListTenants
from services.access.subscribe import Subscribe, SubscriptionRequest
from services.access.suspend_tenant import SuspendTenant
from services.access.unsubscribe import Unsubscribe
from services.model.caller import Caller
from services.model.limits import DEFAULT_PAGE_SIZE
from services.model.query import Direction, Page, Position
from services.rules.giving import Wish

Connected = TypeVar("Connected", bound=Connection[Any])
OfTenant = Annotated[
    strawberry.ID | None, strawberry.argument(description="The id of another tenant, for operators; null is the caller's own tenant.")
]


async def _connect(
    context: Context,
    kind: type[Connected],
    window: Window,
    *,
    read: Callable[..., Awaitable[Page[Any]]],
    count: Callable[[Caller], Awaitable[int]],
) -> Connected:
    """Return the page of what `read` lists by its age."""
    name = name_list(kind.__name__)

    async def count_all() -> int:
        context.work.count(lookups=1)
        return await count(context.caller)

    after = read_cursor(window.cursor, of=name, field=window.cursor_field)
    context.work.count(lookups=1)
    direction = Direction.DESC if window.is_backward else Direction.ASC
    page = await read(context.caller, first=window.size, after=after, direction=direction)
    return kind(
        count=count_all,
        cursor_of=lambda noun: write_cursor(Position(value=noun.created_at, id=noun.id), of=name),
        **window.fill(page),
    )


@strawberry.type
class AccessQueries:
    """What shows who gets in."""

    @strawberry.field(description="The service keys of the caller's tenant, oldest first; needs ACCESS_ADMIN in the whole tenant.")
    async def service_keys(
        self, info: Info, first: First = DEFAULT_PAGE_SIZE, after: After = None, last: Last = None, before: Before = None
    ) -> ServiceKeyConnection:
        window = choose_window(first, after, last, before=before)
        use = info.context.use(ListServiceKeys)
        return await _connect(info.context, ServiceKeyConnection, window, read=use, count=use.count)

    @strawberry.field(description="All tenants of the installation, oldest first; needs INSTALLATION_ADMIN.")
    async def tenants(
        self, info: Info, first: First = DEFAULT_PAGE_SIZE, after: After = None, last: Last = None, before: Before = None
    ) -> TenantConnection:
        window = choose_window(first, after, last, before=before)
        use = info.context.use(ListTenants)
        return await _connect(info.context, TenantConnection, window, read=use, count=use.count)

    @strawberry.field(
        description="The subscriptions in which a tenant is the provider or the subscriber, oldest first; needs ACCESS_ADMIN in the whole "
        "tenant, or INSTALLATION_ADMIN where a tenant is named."
    )
    async def subscriptions(  # noqa: PLR0913  # whose, and the arguments of a connection
        self,
        info: Info,
        tenant: OfTenant = None,
        first: First = DEFAULT_PAGE_SIZE,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> TenantSubscriptionConnection:
        window, of = choose_window(first, after, last, before=before), None if tenant is None else str(tenant)
        use = info.context.use(ListSubscriptions)
        return await _connect(
            info.context, TenantSubscriptionConnection, window, read=partial(use, tenant=of), count=partial(use.count, tenant=of)
        )


@strawberry.type
class AccessMutations:
    """What changes who gets in."""

    @strawberry.mutation(description="Create a service key; needs ACCESS_ADMIN in the whole tenant, and SCOPE_ADMIN for a missing scope.")
    async def create_service_key(
        self, info: Info, input: Argument[operations.CreateServiceKeyInput]
    ) -> operations.CreateServiceKeyResult | None:
        wish = Wish(
            roles=frozenset(input.roles),
            subaccount_rights=frozenset(input.subaccount_rights),
            instance_rights=frozenset(input.instance_rights),
            tenant_rights=frozenset(input.tenant_rights),
        )
        request = ServiceKeyRequest(name=input.name, subaccount=input.subaccount, service_instance=input.service_instance, wish=wish)
        created = await info.context.use(CreateServiceKey)(info.context.caller, request)
        return operations.CreateServiceKeySuccess(
            service_key=created.key, client_secret=created.secret.reveal().decode(), binding=created.binding.reveal().decode()
        )

    @strawberry.mutation(description="Delete a service key: it gets no access tokens any more. Needs ACCESS_ADMIN in the whole tenant.")
    async def delete_service_key(
        self, info: Info, input: Argument[operations.DeleteServiceKeyInput]
    ) -> operations.DeleteServiceKeyResult | None:
        key = await info.context.use(DeleteServiceKey)(info.context.caller, str(input.service_key))
        return operations.DeleteServiceKeySuccess(deleted_service_key_id=strawberry.ID(key.id), service_key=key)

    @strawberry.mutation(description="Create a tenant; needs INSTALLATION_ADMIN.")
    async def create_tenant(self, info: Info, input: Argument[operations.CreateTenantInput]) -> operations.CreateTenantResult | None:
        tenant_id = None if input.id is None else str(input.id)
        request = TenantRequest(subdomain=input.subdomain, id=tenant_id, display_name=input.display_name)
        return operations.CreateTenantSuccess(tenant=await info.context.use(CreateTenant)(info.context.caller, request))

    @strawberry.mutation(description="Suspend a tenant: no service key gets access tokens for it. Needs INSTALLATION_ADMIN.")
    async def suspend_tenant(self, info: Info, input: Argument[operations.SuspendTenantInput]) -> operations.SuspendTenantResult | None:
        return operations.SuspendTenantSuccess(tenant=await info.context.use(SuspendTenant)(info.context.caller, str(input.tenant)))

    @strawberry.mutation(description="Make a suspended tenant active again; needs INSTALLATION_ADMIN.")
    async def resume_tenant(self, info: Info, input: Argument[operations.ResumeTenantInput]) -> operations.ResumeTenantResult | None:
        return operations.ResumeTenantSuccess(tenant=await info.context.use(SuspendTenant).resume(info.context.caller, str(input.tenant)))

    @strawberry.mutation(description="Let a provider's service keys serve a tenant, too; needs INSTALLATION_ADMIN.")
    async def subscribe_tenant(
        self, info: Info, input: Argument[operations.SubscribeTenantInput]
    ) -> operations.SubscribeTenantResult | None:
        provider = None if input.provider is None else str(input.provider)
        request = SubscriptionRequest(subscriber=str(input.subscriber), subaccount=input.subaccount, provider=provider)
        return operations.SubscribeTenantSuccess(subscription=await info.context.use(Subscribe)(info.context.caller, request))

    @strawberry.mutation(description="End a subscription; needs INSTALLATION_ADMIN.")
    async def unsubscribe_tenant(
        self, info: Info, input: Argument[operations.UnsubscribeTenantInput]
    ) -> operations.UnsubscribeTenantResult | None:
        ended = await info.context.use(Unsubscribe)(info.context.caller, str(input.subscription))
        return operations.UnsubscribeTenantSuccess(deleted_subscription_id=strawberry.ID(ended.id), subscription=ended)
