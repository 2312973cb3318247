"""The subscriptions."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

import strawberry

from resolvers.context import Info
from schema.certificates.changes import CertificateChange
from services.certificates.watch import Watch
from services.model.lifecycle import Change

ScopeId = Annotated[strawberry.ID, strawberry.argument(description="The scope whose certificates are watched.")]


async def watch_certificates(info: Info, scope: ScopeId) -> AsyncGenerator[Change, None]:
    """Yield the changes; each asks anew whether the caller may hear it."""
    async with aclosing(info.context.use(Watch)(info.context.authenticate, str(scope))) as changes:
        async for change in changes:
            yield change


@strawberry.type(description="Events, over graphql-transport-ws or as an event stream (text/event-stream).")
class Subscription:
    """Each ends with an error when changes may have been missed: then read the list, and subscribe again."""

    certificate_changed: AsyncGenerator[Change, None] = strawberry.subscription(
        resolver=watch_certificates,
        graphql_type=CertificateChange,
        description="Every change of the certificates of a scope from now on, whichever replica made it.",
    )
