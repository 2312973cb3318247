"""The queries: a table of contents."""

import strawberry

from resolvers.access import AccessQueries
from resolvers.audit import AuditQueries
from resolvers.certificates import CertificateQueries
from resolvers.context import Info
from resolvers.destination_files import DestinationFileQueries
from resolvers.destinations import DestinationQueries
from resolvers.installation import InstallationQueries
from resolvers.nodes import NodeQueries
from schema.access.viewer import Viewer
from schema.certificates.labels import LabelsInUse, find_labels
from schema.certificates.lists import CERTIFICATE_NEEDS, find_certificates
from schema.certificates.statistics import count_certificates
from schema.certificates.types import Certificate
from schema.connection import After, Before, First, Last, choose_window
from schema.needs import find_needs
from schema.node import Id
from schema.scopes.types import Scope, ScopeConnection, list_scopes
from services.model import certificate as certificate_model
from services.model import scope as scope_model
from services.model.caller import Caller
from services.model.limits import DEFAULT_PAGE_SIZE
from services.scopes.watch import Watch as WatchScopes


@strawberry.type(description="All reads. What belongs to another tenant does not exist.")
class Query(NodeQueries, InstallationQueries, AuditQueries, CertificateQueries, DestinationQueries, DestinationFileQueries, AccessQueries):
    """Single things are null where there is none."""

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
        return await info.context.find_scope(id)

    @strawberry.field(description="The certificate of that id; null where there is none.", graphql_type=Certificate | None)
    async def certificate(self, info: Info, id: Id) -> certificate_model.Certificate | None:
        return await info.context.find_certificate(id, fields=find_needs(info, CERTIFICATE_NEEDS))

    @strawberry.field(
        description="The position of this moment in all changes, for `after` of the subscriptions. Ask for it alone, then read a list, "
        "then subscribe behind it: so nothing is missed; the last changes before it may be told once more."
    )
    async def present_position(self, info: Info) -> str:
        return await info.context.use(WatchScopes).find_position(info.context.caller)

    statistics = strawberry.field(count_certificates, description="How many certificates there are in all scopes that the caller may read.")
    labels_in_use = strawberry.field(
        find_labels,
        graphql_type=LabelsInUse,
        description="The labels that certificates have in all scopes that the caller may read, to complete what a user types.",
    )
    certificates = strawberry.field(find_certificates, description="The certificates of all scopes that the caller may read.")
