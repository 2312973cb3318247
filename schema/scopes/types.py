"""Scopes."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.certificates.lists import CertificateConnection, Filter, OrderBy, list_certificates, read_listing
from schema.certificates.types import Certificate, present_certificate
from schema.connection import After, Connection, First, describe_page
from schema.context import Info, Reading
from schema.cursor import read_cursor, write_cursor
from schema.node import Node
from services.model import scope as model
from services.model.limits import DEFAULT_PAGE_SIZE
from services.model.query import Position
from services.model.scope import ScopeLevel


@strawberry.type(description="A subaccount or a service instance. It holds the certificates of its destinations.")
class Scope(Node):
    """Unique by subaccount and service instance."""

    level: ScopeLevel = strawberry.field(description="Its level.")
    subaccount: str = strawberry.field(description="The subaccount.")
    service_instance: str | None = strawberry.field(description="The service instance; null at the level SUBACCOUNT.")
    display_name: str = strawberry.field(description="The name for people.")
    created_at: datetime = strawberry.field(description="The time of its creation.")

    @strawberry.field(description="The certificates that it holds.")
    async def certificates(
        self,
        info: Info,
        filter: Filter = None,
        order_by: OrderBy = None,
        first: First = DEFAULT_PAGE_SIZE,
        after: After = None,
    ) -> CertificateConnection:
        """Return a page of certificates."""
        return await list_certificates(info.context, read_listing(filter, order_by, scope_id=str(self.id), first=first, after=after))

    @strawberry.field(description="The certificate of exactly that name; null where there is none.")
    async def certificate(
        self, info: Info, name: Annotated[str, strawberry.argument(description="Its name with extension.")]
    ) -> Certificate | None:
        """Return the certificate of that name."""
        found = await info.context.find_certificate_by_name(str(self.id), name)
        return None if found is None else present_certificate(found, info.context.now())


@strawberry.type(description="A page of scopes.")
class ScopeConnection(Connection[Scope]):
    """Scopes, oldest first."""


def present_scope(scope: model.Scope) -> Scope:
    """Return the scope as clients see it."""
    return Scope(
        id=strawberry.ID(scope.id),
        level=scope.level,
        subaccount=scope.subaccount,
        service_instance=scope.service_instance,
        display_name=scope.display_name,
        created_at=scope.created_at,
    )


async def list_scopes(context: Reading, *, first: int, after: str | None) -> ScopeConnection:
    """Return a page of scopes."""
    page = await context.list_scopes(first=first, after=read_cursor(after))
    cursors = [write_cursor(Position(value=item.created_at, id=item.id)) for item in page.items]
    return ScopeConnection(
        count=context.count_scopes,
        cursors=cursors,
        nodes=[present_scope(item) for item in page.items],
        page_info=describe_page(cursors, has_next=page.has_next, is_continued=after is not None),
    )
