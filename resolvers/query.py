"""The queries: a table of contents."""

from typing import Annotated

import strawberry

from resolvers.access import AccessQueries
from resolvers.audit import AuditQueries
from resolvers.certificates import CertificateQueries
from resolvers.context import Info
from resolvers.destination_files import DestinationFileQueries
from resolvers.destinations import DestinationQueries
from schema.access.viewer import Viewer
from schema.certificates.lists import CERTIFICATE_NEEDS, find_certificates
from schema.certificates.statistics import count_certificates
from schema.certificates.types import Certificate
from schema.connection import After, Before, First, Last, choose_window
from schema.needs import find_needs
from schema.node import Node
from schema.scopes.types import Scope, ScopeConnection, list_scopes
from services.access.find_service_key import FindServiceKey
from services.certificates.find import Find as FindCertificate
from services.destinations.find import Find as FindConfiguration
from services.model import certificate as certificate_model
from services.model import destination as destination_model
from services.model import scope as scope_model
from services.model.access import ServiceKey
from services.model.caller import Caller
from services.model.identity import find_configuration_place, is_scope_id, is_service_key_id
from services.model.limits import DEFAULT_PAGE_SIZE
from services.scopes.find import Find as FindScope

Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]


@strawberry.type(description="All reads. What belongs to another tenant does not exist.")
class Query(AuditQueries, CertificateQueries, DestinationQueries, DestinationFileQueries, AccessQueries):
    """Single things are null where there is none."""

    @strawberry.field(
        description="The scope, certificate, destination, fragment or service key of that id; null if there is none.",
        graphql_type=Node | None,
    )
    async def node(
        self, info: Info, id: Id
    ) -> scope_model.Scope | certificate_model.Certificate | destination_model.Configuration | ServiceKey | None:
        if is_service_key_id(id):
            return await info.context.use(FindServiceKey)(info.context.caller, id)
        if find_configuration_place(id) is not None:
            return await info.context.use(FindConfiguration)(info.context.caller, id)
        return await (_find_scope(info, id) if is_scope_id(id) else _find_certificate(info, id))

    @strawberry.field(description="Who asks; needs no right.", graphql_type=Viewer)
    async def viewer(self, info: Info) -> Caller:
        return info.context.caller

    @strawberry.field(description="The scopes, oldest first.")
    async def scopes(
        self, info: Info, first: First = DEFAULT_PAGE_SIZE, after: After = None, last: Last = None, before: Before = None
    ) -> ScopeConnection:
        return await list_scopes(info.context, choose_window(first, after, last, before=before))

    @strawberry.field(description="The scope of that id; null where there is none.", graphql_type=Scope | None)
    async def scope(self, info: Info, id: Id) -> scope_model.Scope | None:
        return await _find_scope(info, id)

    @strawberry.field(description="The certificate of that id; null where there is none.", graphql_type=Certificate | None)
    async def certificate(self, info: Info, id: Id) -> certificate_model.Certificate | None:
        return await _find_certificate(info, id)

    statistics = strawberry.field(count_certificates, description="How many certificates there are in all scopes that the caller may read.")
    certificates = strawberry.field(find_certificates, description="The certificates of all scopes that the caller may read.")


async def _find_scope(info: Info, scope_id: str) -> scope_model.Scope | None:
    (scope,) = await info.context.use(FindScope)(info.context.caller, [scope_id])
    return scope


async def _find_certificate(info: Info, certificate_id: str) -> certificate_model.Certificate | None:
    fields = find_needs(info, CERTIFICATE_NEEDS)
    return await info.context.use(FindCertificate)(info.context.caller, certificate_id, fields=fields)
