"""Who asks."""

from datetime import datetime

import strawberry

from services.model.caller import Caller, Right


@strawberry.type(description="Who asks, and what that caller may do in the whole tenant; `Scope.viewerPermissions` says it of a scope.")
class Viewer:
    """A `services.model.caller.Caller`."""

    subject: str = strawberry.field(description="The name that the access token gives to the caller.")
    tenant: str = strawberry.field(description="The id of the tenant that the caller belongs to.")
    expires_at: datetime | None = strawberry.field(description="When the access token ends; null if it does not.")

    @strawberry.field(description="What the caller may do in every scope of the tenant, and in the tenant itself.")
    @staticmethod
    def permissions(root: strawberry.Parent[Caller]) -> list[Right]:
        return root.list_rights()
