"""What subscribers hear of scopes."""

import strawberry

from schema.enums import publish
from schema.scopes.types import Scope
from services.model import scope as scope_model
from services.model.lifecycle import ScopeChangeKind

publish(ScopeChangeKind, "What happened to a scope.", {"CREATED": "The scope was created.", "DELETED": "The scope was deleted."})


@strawberry.type(description="One change of the scopes.")
class ScopeChange:
    """The same for every subscriber, whichever replica made the change."""

    kind: ScopeChangeKind = strawberry.field(description="The kind of the change.")
    scope_id: strawberry.ID = strawberry.field(description="The id of the scope.")
    scope: scope_model.Scope | None = strawberry.field(description="The scope; null once it is deleted.", graphql_type=Scope | None)
    position: str = strawberry.field(
        description="The place of the change among all changes, those of certificates too: opaque, and the same on every replica. "
        "After a lost connection, give the last one as `after`."
    )
