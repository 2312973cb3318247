"""The subscriptions."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

import strawberry

from resolvers.context import Info
from schema.certificates.changes import CertificateChange
from schema.scopes.changes import ScopeChange
from services.certificates.watch import Watch as WatchCertificates
from services.model import lifecycle as model
from services.scopes.watch import Watch as WatchScopes

ScopeId = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="The scope whose certificates are watched; null stands for every scope whose certificates the caller may read, also "
        "for those that are created later."
    ),
]
After = Annotated[
    str | None,
    strawberry.argument(
        description="The position of the last change that was heard, from either subscription; the changes behind it follow. Null begins "
        "now. The error code RESUME_LOST means that the position is too old or unknown: ask for `presentPosition`, read the list again, "
        "and begin behind it."
    ),
]


async def watch_certificates(info: Info, scope: ScopeId = None, after: After = None) -> AsyncGenerator[model.Change, None]:
    """Yield the changes; each asks anew whether the caller may hear it."""
    scope_id = None if scope is None else str(scope)
    async with aclosing(info.context.use(WatchCertificates)(info.context.authenticate, scope_id, after=after)) as changes:
        async for change in changes:
            yield change


async def watch_scopes(info: Info, after: After = None) -> AsyncGenerator[model.ScopeChange, None]:
    """Yield the changes; each asks anew whether the caller may hear it."""
    async with aclosing(info.context.use(WatchScopes)(info.context.authenticate, after=after)) as changes:
        async for change in changes:
            yield change


@strawberry.type(description="Events, over graphql-transport-ws or as an event stream (text/event-stream).")
class Subscription:
    """Each ends with the error RESUME_LOST when changes may have been missed: then read the list, and subscribe again.

    After any other end, subscribe again behind the last position.
    """

    certificate_changed: AsyncGenerator[model.Change, None] = strawberry.subscription(
        resolver=watch_certificates,
        graphql_type=CertificateChange,
        description="Every change of the certificates of a scope, or of all scopes, whichever replica made it.",
    )
    scope_changed: AsyncGenerator[model.ScopeChange, None] = strawberry.subscription(
        resolver=watch_scopes,
        graphql_type=ScopeChange,
        description="Every scope that is created or deleted, as far as the caller sees it, whichever replica did it.",
    )
