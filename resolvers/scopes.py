"""What is done with scopes: read the input, call the use case, wrap the answer."""

import strawberry

from resolvers.context import Info
from schema.node import Argument
from schema.scopes import operations
from services.scopes.create import Create, ScopeRequest
from services.scopes.delete import Delete


@strawberry.type
class ScopeMutations:
    """What changes scopes."""

    @strawberry.mutation(description="Create a scope.")
    async def create_scope(self, info: Info, input: Argument[operations.CreateScopeInput]) -> operations.CreateScopeResult | None:
        request = ScopeRequest(
            level=input.level, subaccount=input.subaccount, service_instance=input.service_instance, display_name=input.display_name
        )
        return operations.CreateScopeSuccess(scope=await info.context.use(Create)(info.context.caller, request))

    @strawberry.mutation(description="Delete an empty scope.")
    async def delete_scope(self, info: Info, input: Argument[operations.DeleteScopeInput]) -> operations.DeleteScopeResult | None:
        deleted = await info.context.use(Delete)(info.context.caller, str(input.scope))
        return operations.DeleteScopeSuccess(deleted_scope_id=strawberry.ID(deleted.id), scope=deleted)
