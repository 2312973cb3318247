"""What is done with scopes: read the input, call the use case, wrap the answer."""

from resolvers.context import Info
from schema.scopes.operations import (
    CreateScopeArgument,
    CreateScopeResult,
    CreateScopeSuccess,
    DeleteScopeArgument,
    DeleteScopeResult,
    DeleteScopeSuccess,
)
from services.scopes.create import ScopeRequest


async def create_scope(info: Info, input: CreateScopeArgument) -> CreateScopeResult | None:
    """Create a scope."""
    request = ScopeRequest(
        level=input.level, subaccount=input.subaccount, service_instance=input.service_instance, display_name=input.display_name
    )
    return CreateScopeSuccess(scope=await info.context.use_cases.create_scope(info.context.caller, request))


async def delete_scope(info: Info, input: DeleteScopeArgument) -> DeleteScopeResult | None:
    """Delete an empty scope."""
    return DeleteScopeSuccess(scope=await info.context.use_cases.delete_scope(info.context.caller, str(input.scope)))
