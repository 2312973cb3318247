"""Things by their ids, whatever they are."""

import asyncio
from collections.abc import Sequence
from typing import Annotated, TypeAlias

import strawberry

from resolvers.context import Context, Info
from schema.certificates.lists import CERTIFICATE_NEEDS
from schema.needs import find_needs
from schema.node import Id, Node
from services.errors import ErrorCode, InvalidInput
from services.model.access import ServiceKey
from services.model.certificate import Certificate
from services.model.contents import Entry
from services.model.destination import Configuration
from services.model.identity import find_configuration_place, find_entry_place, is_scope_id, is_service_key_id
from services.model.limits import MAX_NODES
from services.model.query import Fields
from services.model.scope import Scope

Found: TypeAlias = Scope | Certificate | Configuration | ServiceKey | Entry | None
Ids = Annotated[
    list[strawberry.ID], strawberry.argument(description=f"The ids, at most {MAX_NODES}; of any kinds, and one may be there several times.")
]


async def _find(context: Context, node_id: str, *, fields: Fields) -> Found:
    """Return the thing of that id; of certificates only these fields are read."""
    if is_scope_id(node_id):
        return await context.find_scope(node_id)
    if is_service_key_id(node_id):
        return await context.find_service_key(node_id)
    if find_configuration_place(node_id) is not None:
        return await context.find_configuration(node_id)
    place = find_entry_place(node_id)
    return await context.find_certificate(node_id, fields=fields) if place is None else await context.find_entry(place)


@strawberry.type
class NodeQueries:
    """What finds anything that has an id."""

    @strawberry.field(
        description="The scope, certificate, destination, fragment, service key or entry of that id; null if there is none.",
        graphql_type=Node | None,
    )
    async def node(self, info: Info, id: Id) -> Found:
        return await _find(info.context, id, fields=find_needs(info, CERTIFICATE_NEEDS))

    @strawberry.field(
        description="The things of these ids, in their order, as `node` finds them; null for each that has none. An id that the caller may "
        "not ask for is null too, with an error of its own.",
        graphql_type=list[Node | None],
    )
    async def nodes(self, info: Info, ids: Ids) -> Sequence[Found | BaseException]:
        """Things of one kind are read together; graphql-core reports an exception in the list with its place."""
        if len(ids) > MAX_NODES:
            raise InvalidInput(f"At most {MAX_NODES} ids can be asked for at once.", field="ids", code=ErrorCode.PAGE_INVALID)
        fields = find_needs(info, CERTIFICATE_NEEDS)
        return await asyncio.gather(*(_find(info.context, one, fields=fields) for one in ids), return_exceptions=True)
