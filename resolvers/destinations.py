"""What is done with destinations and fragments: read the input, call the use case, wrap the answer."""

from collections.abc import Sequence

import strawberry

from resolvers.context import Info
from resolvers.inputs import read_labels
from schema.destinations import operations
from schema.destinations.lists import find_destinations, find_fragments
from schema.destinations.types import Destination, Fragment
from schema.node import Argument, Id
from services.destinations.create import Create, CreateRequest
from services.destinations.delete import Delete
from services.destinations.label import Label
from services.destinations.replace import Replace, ReplaceRequest
from services.errors import InvalidInput
from services.model import destination as model
from services.model.destination import ConfigurationKind
from services.model.identity import find_configuration_place


@strawberry.type
class DestinationQueries:
    """What reads destinations and fragments."""

    @strawberry.field(description="The destination of that id; null where there is none.", graphql_type=Destination | None)
    async def destination(self, info: Info, id: Id) -> model.Configuration | None:
        return await info.context.find_configuration(_read_id(id, ConfigurationKind.DESTINATION))

    @strawberry.field(description="The fragment of that id; null where there is none.", graphql_type=Fragment | None)
    async def fragment(self, info: Info, id: Id) -> model.Configuration | None:
        return await info.context.find_configuration(_read_id(id, ConfigurationKind.FRAGMENT))

    destinations = strawberry.field(find_destinations, description="The destinations of all scopes that the caller may read, by name.")
    fragments = strawberry.field(find_fragments, description="The fragments of all scopes that the caller may read, by name.")


@strawberry.type
class DestinationMutations:
    """What changes destinations."""

    @strawberry.mutation(description="Create a destination.")
    async def create_destination(
        self, info: Info, input: Argument[operations.CreateDestinationInput]
    ) -> operations.CreateDestinationResult | None:
        request = CreateRequest(
            scope_id=str(input.scope),
            kind=ConfigurationKind.DESTINATION,
            name=input.name,
            type=input.type,
            properties=_read_properties(input.properties),
            labels=read_labels(input.labels),
        )
        if input.dry_run:
            return operations.CreateDestinationDryRun(preview=await info.context.use(Create).dry_run(info.context.caller, request))
        return operations.CreateDestinationSuccess(destination=await info.context.use(Create)(info.context.caller, request))

    @strawberry.mutation(description="Replace the properties and the type of a destination.")
    async def replace_destination(
        self, info: Info, input: Argument[operations.ReplaceDestinationInput]
    ) -> operations.ReplaceDestinationResult | None:
        request = ReplaceRequest(
            configuration_id=_read_id(input.destination, ConfigurationKind.DESTINATION),
            type=input.type,
            properties=_read_properties(input.properties),
            kept_secrets=frozenset(input.keep_secrets),
        )
        if input.dry_run:
            return operations.ReplaceDestinationDryRun(preview=await info.context.use(Replace).dry_run(info.context.caller, request))
        return operations.ReplaceDestinationSuccess(destination=await info.context.use(Replace)(info.context.caller, request))

    @strawberry.mutation(description="Delete a destination for good.")
    async def delete_destination(
        self, info: Info, input: Argument[operations.DeleteDestinationInput]
    ) -> operations.DeleteDestinationResult | None:
        destination_id = _read_id(input.destination, ConfigurationKind.DESTINATION)
        deleted = await info.context.use(Delete)(info.context.caller, destination_id)
        return operations.DeleteDestinationSuccess(deleted_destination_id=strawberry.ID(deleted.id), destination=deleted)

    @strawberry.mutation(description="Replace a destination's labels.")
    async def set_destination_labels(
        self, info: Info, input: Argument[operations.SetDestinationLabelsInput]
    ) -> operations.SetDestinationLabelsResult | None:
        destination_id = _read_id(input.destination, ConfigurationKind.DESTINATION)
        labelled = await info.context.use(Label)(info.context.caller, destination_id, read_labels(input.labels))
        return operations.SetDestinationLabelsSuccess(destination=labelled)


@strawberry.type
class FragmentMutations:
    """What changes fragments."""

    @strawberry.mutation(description="Create a fragment.")
    async def create_fragment(self, info: Info, input: Argument[operations.CreateFragmentInput]) -> operations.CreateFragmentResult | None:
        request = CreateRequest(
            scope_id=str(input.scope),
            kind=ConfigurationKind.FRAGMENT,
            name=input.name,
            type=None,
            properties=_read_properties(input.properties),
            labels=read_labels(input.labels),
        )
        if input.dry_run:
            return operations.CreateFragmentDryRun(preview=await info.context.use(Create).dry_run(info.context.caller, request))
        return operations.CreateFragmentSuccess(fragment=await info.context.use(Create)(info.context.caller, request))

    @strawberry.mutation(description="Replace the properties of a fragment.")
    async def replace_fragment(
        self, info: Info, input: Argument[operations.ReplaceFragmentInput]
    ) -> operations.ReplaceFragmentResult | None:
        request = ReplaceRequest(
            configuration_id=_read_id(input.fragment, ConfigurationKind.FRAGMENT),
            type=None,
            properties=_read_properties(input.properties),
            kept_secrets=frozenset(input.keep_secrets),
        )
        if input.dry_run:
            return operations.ReplaceFragmentDryRun(preview=await info.context.use(Replace).dry_run(info.context.caller, request))
        return operations.ReplaceFragmentSuccess(fragment=await info.context.use(Replace)(info.context.caller, request))

    @strawberry.mutation(description="Delete a fragment for good.")
    async def delete_fragment(self, info: Info, input: Argument[operations.DeleteFragmentInput]) -> operations.DeleteFragmentResult | None:
        fragment_id = _read_id(input.fragment, ConfigurationKind.FRAGMENT)
        deleted = await info.context.use(Delete)(info.context.caller, fragment_id)
        return operations.DeleteFragmentSuccess(deleted_fragment_id=strawberry.ID(deleted.id), fragment=deleted)

    @strawberry.mutation(description="Replace a fragment's labels.")
    async def set_fragment_labels(
        self, info: Info, input: Argument[operations.SetFragmentLabelsInput]
    ) -> operations.SetFragmentLabelsResult | None:
        fragment_id = _read_id(input.fragment, ConfigurationKind.FRAGMENT)
        labelled = await info.context.use(Label)(info.context.caller, fragment_id, read_labels(input.labels))
        return operations.SetFragmentLabelsSuccess(fragment=labelled)


def _read_id(given: strawberry.ID, kind: ConfigurationKind) -> str:
    """Return the id, or an empty text, which is no id, for one of the other kind: there is no destination with the id of a fragment."""
    place = find_configuration_place(given)
    return str(given) if place is not None and place[0] is kind else ""


def _read_properties(given: Sequence[operations.PropertyInput]) -> dict[str, str]:
    """Return the values by name; raises InvalidInput for a name that stands there twice."""
    properties: dict[str, str] = {}
    for at, one in enumerate(given):
        if one.name in properties:
            raise InvalidInput("The names of properties must be unique.", field=f"properties[{at}].name")
        properties[one.name] = one.value
    return properties
