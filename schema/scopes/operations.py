"""Create and delete scopes: the input, the success and the result of each operation."""

from typing import Annotated

import strawberry

from schema import errors
from schema.scopes.types import Scope
from services.model import scope as scope_model
from services.model.scope import ScopeLevel


@strawberry.input(description="A new scope.")
class CreateScopeInput:
    level: ScopeLevel = strawberry.field(description="Its level.")
    subaccount: str = strawberry.field(description="The subaccount: 1 to 200 characters.")
    service_instance: str | None = strawberry.field(
        default=None,
        description="The service instance: 1 to 200 characters. Required at the level SERVICE_INSTANCE, and not allowed at the other.",
    )
    display_name: str | None = strawberry.field(
        default=None, description="1 to 200 characters; null takes the service instance's or the subaccount's name."
    )


@strawberry.type(description="The scope was created.")
class CreateScopeSuccess:
    scope: scope_model.Scope = strawberry.field(graphql_type=Scope, description="The new scope.")


CreateScopeResult = Annotated[
    CreateScopeSuccess | errors.ScopeTakenError | errors.QuotaExceededError | errors.InvalidInputError | errors.ForbiddenError,
    strawberry.union("CreateScopeResult", description="The new scope, or the reason why none was created."),
]


@strawberry.input(description="The scope to delete. It must be empty.")
class DeleteScopeInput:
    scope: strawberry.ID = strawberry.field(description="The scope's id.")


@strawberry.type(description="The scope was deleted.")
class DeleteScopeSuccess:
    deleted_scope_id: strawberry.ID = strawberry.field(description="The id of the deleted scope.")
    scope: scope_model.Scope = strawberry.field(graphql_type=Scope, description="The scope as it was before.")


DeleteScopeResult = Annotated[
    DeleteScopeSuccess | errors.ScopeNotEmptyError | errors.AccessError,
    strawberry.union("DeleteScopeResult", description="The deleted scope, or the reason why it was not deleted."),
]
