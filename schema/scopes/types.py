"""Scopes."""

from datetime import datetime
from typing import Annotated

import strawberry

from schema.certificates.labels import LabelsInUse, find_labels
from schema.certificates.lists import CERTIFICATE_NEEDS, CertificateConnection, find_certificates
from schema.certificates.statistics import CertificateStatistics, count_certificates
from schema.certificates.types import Certificate
from schema.connection import Connection, Window
from schema.context import Info, Reading
from schema.cursor import name_list, read_cursor, write_cursor
from schema.destinations.lists import DestinationConnection, FragmentConnection, find_destinations, find_fragments
from schema.destinations.types import Destination, Fragment
from schema.needs import find_needs
from schema.node import Node
from schema.shows import shows
from services.model import certificate as certificate_model
from services.model import scope as model
from services.model.caller import Right
from services.model.destination import Configuration, ConfigurationKind
from services.model.query import Direction, Position
from services.model.scope import ScopeLevel


@strawberry.type(description="A subaccount or a service instance. It holds destinations, fragments and the certificates that these use.")
@shows(model.Scope)
class Scope(Node):
    level: ScopeLevel = strawberry.field(description="Its level.")
    subaccount: str = strawberry.field(description="The subaccount.")
    service_instance: str | None = strawberry.field(description="The service instance; null at the level SUBACCOUNT.")
    display_name: str = strawberry.field(description="The name for people.")
    created_at: datetime = strawberry.field(description="The time of its creation.")
    statistics: CertificateStatistics = strawberry.field(resolver=count_certificates, description="How many certificates it holds.")
    certificates: CertificateConnection = strawberry.field(resolver=find_certificates, description="The certificates that it holds.")
    labels_in_use: LabelsInUse = strawberry.field(
        resolver=find_labels,
        graphql_type=LabelsInUse,
        description="The labels that its certificates have, to complete what a user types.",
    )

    destinations: DestinationConnection = strawberry.field(
        resolver=find_destinations, description="The destinations that it holds, by name."
    )
    fragments: FragmentConnection = strawberry.field(resolver=find_fragments, description="The fragments that it holds, by name.")

    @strawberry.field(description="What the caller may do in it, so that a page knows what to offer.")
    @staticmethod
    def viewer_permissions(root: strawberry.Parent[model.Scope], info: Info) -> list[Right]:
        return info.context.caller.list_rights(root.id)

    @strawberry.field(description="The certificate of exactly that name; null where there is none.", graphql_type=Certificate | None)
    @staticmethod
    async def certificate(
        root: strawberry.Parent[model.Scope],
        info: Info,
        name: Annotated[str, strawberry.argument(description="Its name with extension.")],
    ) -> certificate_model.Certificate | None:
        return await info.context.find_certificate_by_name(root.id, name, fields=find_needs(info, CERTIFICATE_NEEDS))

    @strawberry.field(description="The destination of exactly that name; null where there is none.", graphql_type=Destination | None)
    @staticmethod
    async def destination(
        root: strawberry.Parent[model.Scope], info: Info, name: Annotated[str, strawberry.argument(description="Its name.")]
    ) -> Configuration | None:
        return await info.context.find_configuration_by_name(root.id, ConfigurationKind.DESTINATION, name=name)

    @strawberry.field(description="The fragment of exactly that name; null where there is none.", graphql_type=Fragment | None)
    @staticmethod
    async def fragment(
        root: strawberry.Parent[model.Scope], info: Info, name: Annotated[str, strawberry.argument(description="Its name.")]
    ) -> Configuration | None:
        return await info.context.find_configuration_by_name(root.id, ConfigurationKind.FRAGMENT, name=name)


@strawberry.type(description="A page of scopes.")
class ScopeConnection(Connection[Scope]):
    """Scopes, oldest first."""


_SCOPES = name_list("scopes")


async def list_scopes(context: Reading, window: Window) -> ScopeConnection:
    """Return a page of scopes."""
    after = read_cursor(window.cursor, of=_SCOPES, field=window.cursor_field)
    page = await context.list_scopes(first=window.size, after=after, direction=Direction.DESC if window.is_backward else Direction.ASC)
    return ScopeConnection(
        count=context.count_scopes,
        cursor_of=lambda scope: write_cursor(Position(value=scope.created_at, id=scope.id), of=_SCOPES),
        **window.fill(page),
    )
