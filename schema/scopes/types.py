"""Scopes."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated

import strawberry

from schema import enums  # noqa: F401  # registers the enums that fields are annotated with
from schema.certificates.types import Certificate, CertificateConnection
from schema.connection import After, First, PageInfo
from schema.context import Info
from schema.inputs import CertificateFilterInput, CertificateOrderInput
from schema.node import Node
from services.model import scope as model
from services.model.limits import DEFAULT_PAGE_SIZE
from services.model.scope import ScopeLevel

Filter = Annotated[CertificateFilterInput | None, strawberry.argument(description="Which certificates; null means all.")]
OrderBy = Annotated[CertificateOrderInput | None, strawberry.argument(description="In which order; null means by name, ascending.")]


@strawberry.type(description="A subaccount or a service instance: what holds certificates for its destinations.")
class Scope(Node):
    """Unique by subaccount and service instance."""

    level: ScopeLevel = strawberry.field(description="Its level.")
    subaccount: str = strawberry.field(description="The subaccount.")
    service_instance: str | None = strawberry.field(description="The service instance; set exactly on that level.")
    display_name: str = strawberry.field(description="What people call it.")
    created_at: datetime = strawberry.field(description="When it was created.")

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
        return await info.context.list_certificates(scope_id=str(self.id), filter=filter, order_by=order_by, first=first, after=after)

    @strawberry.field(description="The certificate of exactly that name; null where there is none.")
    async def certificate(
        self, info: Info, name: Annotated[str, strawberry.argument(description="Its name with extension.")]
    ) -> Certificate | None:
        """Return the certificate of that name."""
        return await info.context.find_certificate_by_name(str(self.id), name)


@strawberry.type(description="An item of a page and its cursor.")
class ScopeEdge:
    """Relay's edge."""

    cursor: str = strawberry.field(description="Where the item stands.")
    node: Scope = strawberry.field(description="The item.")


@strawberry.type(description="A page of scopes.")
class ScopeConnection:
    """Relay's connection by key; the total is counted only when it is asked for."""

    count: strawberry.Private[Callable[[], Awaitable[int]]]
    cursors: strawberry.Private[list[str]]
    nodes: list[Scope] = strawberry.field(description="The items.")
    page_info: PageInfo = strawberry.field(description="Where the page stands.")

    @strawberry.field(description="The items with their cursors.")
    def edges(self) -> list[ScopeEdge]:
        """Return the items, each with its cursor."""
        return [ScopeEdge(cursor=cursor, node=node) for cursor, node in zip(self.cursors, self.nodes, strict=True)]

    @strawberry.field(description="How many items there are on all pages.")
    async def total_count(self) -> int:
        """Return the count."""
        return await self.count()


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
