"""Create, replace, label and delete destinations and fragments: the input, the success and the result of each operation."""

from typing import Annotated

import strawberry

from schema import errors
from schema.certificates.operations import LabelInput
from schema.destinations.types import ConfigurationPreview, Destination, Fragment
from services.model import destination as model
from services.model.destination import DestinationType

_PROPERTIES = (
    "At most 200 properties with unique names. Those whose name says so, such as Password, clientSecret or KeyStorePassword, are secret: "
    "they are encrypted, and never shown again."
)
_LABELS = "At most 10 labels."
_DRY_RUN = "True checks everything and answers with the result's member for dry runs; nothing is stored."
_PREVIEW = "What would be stored."
_KEEP = "The names of secret properties that stay as they are. Every other one that `properties` does not give goes."


@strawberry.input(description="A property to set.")
class PropertyInput:
    name: str = strawberry.field(description="1 to 255 characters. Name and Type are no properties, and none begins with $.")
    value: str = strawberry.field(description="At most 32,768 characters; kept as it is given.")


@strawberry.input(description="A new destination.")
class CreateDestinationInput:
    scope: strawberry.ID = strawberry.field(description="The scope in which to store it.")
    name: str = strawberry.field(description="1 to 200 letters from A to Z, digits, - and _; unique among the scope's destinations.")
    type: DestinationType = strawberry.field(description="The kind of system that it leads to.")
    properties: list[PropertyInput] = strawberry.field(default_factory=list, description=_PROPERTIES)
    labels: list[LabelInput] = strawberry.field(default_factory=list, description=_LABELS)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The destination was created.")
class CreateDestinationSuccess:
    destination: model.Configuration = strawberry.field(graphql_type=Destination, description="The new destination.")


@strawberry.type(description="The dry run of a creation: the destination can be created. Nothing was stored.")
class CreateDestinationDryRun:
    preview: model.Configuration = strawberry.field(graphql_type=ConfigurationPreview, description=_PREVIEW)


CreateDestinationResult = Annotated[
    CreateDestinationSuccess
    | CreateDestinationDryRun
    | errors.NameTakenError
    | errors.QuotaExceededError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("CreateDestinationResult", description="The new destination, or the reason why none was created."),
]


@strawberry.input(description="New properties of a destination; they replace all that it has. Its name and its labels stay.")
class ReplaceDestinationInput:
    destination: strawberry.ID = strawberry.field(description="The destination's id.")
    type: DestinationType = strawberry.field(description="The kind of system that it leads to from now on.")
    properties: list[PropertyInput] = strawberry.field(description=_PROPERTIES)
    keep_secrets: list[str] = strawberry.field(default_factory=list, description=_KEEP)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The destination was replaced.")
class ReplaceDestinationSuccess:
    destination: model.Configuration = strawberry.field(graphql_type=Destination, description="The destination as it is now.")


@strawberry.type(description="The dry run of a replacement: the destination can be replaced. Nothing was stored.")
class ReplaceDestinationDryRun:
    preview: model.Configuration = strawberry.field(graphql_type=ConfigurationPreview, description=_PREVIEW)


ReplaceDestinationResult = Annotated[
    ReplaceDestinationSuccess | ReplaceDestinationDryRun | errors.ModifiedMeanwhileError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("ReplaceDestinationResult", description="The destination with its new properties, or the reason why they stay."),
]


@strawberry.input(description="The destination to delete.")
class DeleteDestinationInput:
    destination: strawberry.ID = strawberry.field(description="The destination's id.")


@strawberry.type(description="The destination was deleted for good.")
class DeleteDestinationSuccess:
    deleted_destination_id: strawberry.ID = strawberry.field(description="The id of the deleted destination.")
    destination: model.Configuration = strawberry.field(graphql_type=Destination, description="The destination as it was before.")


DeleteDestinationResult = Annotated[
    DeleteDestinationSuccess | errors.AccessError,
    strawberry.union("DeleteDestinationResult", description="The deleted destination, or the reason why it was not deleted."),
]


@strawberry.input(description="The new labels of a destination; they replace all labels that it has.")
class SetDestinationLabelsInput:
    destination: strawberry.ID = strawberry.field(description="The destination's id.")
    labels: list[LabelInput] = strawberry.field(description="At most 10; an empty list removes all.")


@strawberry.type(description="The labels are set.")
class SetDestinationLabelsSuccess:
    destination: model.Configuration = strawberry.field(graphql_type=Destination, description="The destination with its new labels.")


SetDestinationLabelsResult = Annotated[
    SetDestinationLabelsSuccess | errors.InvalidInputError | errors.AccessError,
    strawberry.union("SetDestinationLabelsResult", description="The destination with its new labels, or the reason why nothing changed."),
]


@strawberry.input(description="A new fragment.")
class CreateFragmentInput:
    scope: strawberry.ID = strawberry.field(description="The scope in which to store it.")
    name: str = strawberry.field(description="1 to 200 letters from A to Z, digits, - and _; unique among the scope's fragments.")
    properties: list[PropertyInput] = strawberry.field(default_factory=list, description=_PROPERTIES)
    labels: list[LabelInput] = strawberry.field(default_factory=list, description=_LABELS)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The fragment was created.")
class CreateFragmentSuccess:
    fragment: model.Configuration = strawberry.field(graphql_type=Fragment, description="The new fragment.")


@strawberry.type(description="The dry run of a creation: the fragment can be created. Nothing was stored.")
class CreateFragmentDryRun:
    preview: model.Configuration = strawberry.field(graphql_type=ConfigurationPreview, description=_PREVIEW)


CreateFragmentResult = Annotated[
    CreateFragmentSuccess
    | CreateFragmentDryRun
    | errors.NameTakenError
    | errors.QuotaExceededError
    | errors.InvalidInputError
    | errors.AccessError,
    strawberry.union("CreateFragmentResult", description="The new fragment, or the reason why none was created."),
]


@strawberry.input(description="New properties of a fragment; they replace all that it has. Its name and its labels stay.")
class ReplaceFragmentInput:
    fragment: strawberry.ID = strawberry.field(description="The fragment's id.")
    properties: list[PropertyInput] = strawberry.field(description=_PROPERTIES)
    keep_secrets: list[str] = strawberry.field(default_factory=list, description=_KEEP)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The fragment was replaced.")
class ReplaceFragmentSuccess:
    fragment: model.Configuration = strawberry.field(graphql_type=Fragment, description="The fragment as it is now.")


@strawberry.type(description="The dry run of a replacement: the fragment can be replaced. Nothing was stored.")
class ReplaceFragmentDryRun:
    preview: model.Configuration = strawberry.field(graphql_type=ConfigurationPreview, description=_PREVIEW)


ReplaceFragmentResult = Annotated[
    ReplaceFragmentSuccess | ReplaceFragmentDryRun | errors.ModifiedMeanwhileError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("ReplaceFragmentResult", description="The fragment with its new properties, or the reason why they stay."),
]


@strawberry.input(description="The fragment to delete.")
class DeleteFragmentInput:
    fragment: strawberry.ID = strawberry.field(description="The fragment's id.")


@strawberry.type(description="The fragment was deleted for good.")
class DeleteFragmentSuccess:
    deleted_fragment_id: strawberry.ID = strawberry.field(description="The id of the deleted fragment.")
    fragment: model.Configuration = strawberry.field(graphql_type=Fragment, description="The fragment as it was before.")


DeleteFragmentResult = Annotated[
    DeleteFragmentSuccess | errors.AccessError,
    strawberry.union("DeleteFragmentResult", description="The deleted fragment, or the reason why it was not deleted."),
]


@strawberry.input(description="The new labels of a fragment; they replace all labels that it has.")
class SetFragmentLabelsInput:
    fragment: strawberry.ID = strawberry.field(description="The fragment's id.")
    labels: list[LabelInput] = strawberry.field(description="At most 10; an empty list removes all.")


@strawberry.type(description="The labels are set.")
class SetFragmentLabelsSuccess:
    fragment: model.Configuration = strawberry.field(graphql_type=Fragment, description="The fragment with its new labels.")


SetFragmentLabelsResult = Annotated[
    SetFragmentLabelsSuccess | errors.InvalidInputError | errors.AccessError,
    strawberry.union("SetFragmentLabelsResult", description="The fragment with its new labels, or the reason why nothing changed."),
]
