"""Import and export files of destinations: the input, the success and the result of each operation."""

from typing import Annotated

import strawberry
from strawberry.file_uploads import Upload

from schema import errors
from schema.destinations.types import Configuration
from schema.scalars import HexString, OctetString
from services.model import destination as model
from services.model.configuration_file import ConfigurationFormat, ExistingPolicy, ImportOutcome
from services.model.destination import ConfigurationKind


@strawberry.input(one_of=True, description="Where a file of destinations comes from: exactly one of these.")
class DestinationSource:
    file: Upload | None = strawberry.field(
        default=strawberry.UNSET, description="A part of a multipart request (graphql-multipart-request-spec)."
    )
    base64: OctetString | None = strawberry.field(default=strawberry.UNSET, description="The octets in Base64, for an archive.")
    text: str | None = strawberry.field(default=strawberry.UNSET, description="The text of a properties, JSON or YAML file.")


@strawberry.input(
    description="A file of destinations and fragments: properties text as SAP's cockpit exports it, JSON or YAML with one object or a list "
    "of them, or a ZIP archive of such files. The content decides which it is. An object with Name is a destination, one with "
    "FragmentName a fragment."
)
class ImportDestinationsInput:
    scope: strawberry.ID = strawberry.field(description="The scope in which to store them.")
    source: DestinationSource = strawberry.field(description="The file: at most 1 MiB, 1,000 entries, and 4 MiB unpacked.")
    if_exists: ExistingPolicy = strawberry.field(
        default=ExistingPolicy.FAIL, description="What to do with an entry whose name the scope holds already."
    )
    keep_secrets: bool = strawberry.field(
        default=True,
        description="Whether what is replaced keeps those of its secret properties that its entry gives no value for: an exported file "
        "has none.",
    )
    dry_run: bool = strawberry.field(
        default=False, description="True checks everything and answers with ImportDestinationsDryRun; nothing is stored."
    )


@strawberry.type(description="What became of an entry of a file, or would in a dry run.")
class ImportedDestination:
    source: str = strawberry.field(description="Where in the file it stands, such as shop.json or entry 3.")
    outcome: ImportOutcome = strawberry.field(description="What became of it.")
    kind: ConfigurationKind | None = strawberry.field(description="What it is; null if it cannot be read.")
    name: str | None = strawberry.field(description="Its name in the file; null if it cannot be read.")
    configuration: model.Configuration | None = strawberry.field(
        graphql_type=Configuration | None,
        description="The destination or fragment as it is now; null if the entry failed, and in a dry run.",
    )
    missing_secrets: list[str] = strawberry.field(
        description="The secret properties that the file names without a value, and that are not there now: set them again."
    )
    error: errors.Error | None = strawberry.field(description="Why the entry failed; null if it did not.")


@strawberry.type(description="The file was read. Each entry was stored by itself, or not at all.")
class ImportDestinationsSuccess:
    entries: list[ImportedDestination] = strawberry.field(description="What became of each entry, in the order of the file.")


@strawberry.type(description="The dry run of an import: the file can be read. Nothing was stored.")
class ImportDestinationsDryRun:
    entries: list[ImportedDestination] = strawberry.field(description="What would become of each entry, in the order of the file.")


ImportDestinationsResult = Annotated[
    ImportDestinationsSuccess
    | ImportDestinationsDryRun
    | errors.TooLargeError
    | errors.UnrecognizedFormatError
    | errors.MalformedContentError
    | errors.AccessError,
    strawberry.union("ImportDestinationsResult", description="What became of the entries, or the reason why none was looked at."),
]


@strawberry.input(one_of=True, description="Which destinations and fragments to export: exactly one of these.")
class DestinationSelection:
    configurations: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="Those of these ids, of destinations or of fragments: 1 to 100."
    )
    scope: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="All of this scope; at most 1,000.")


@strawberry.input(description="What to export, and how.")
class ExportDestinationsInput:
    selection: DestinationSelection = strawberry.field(description="The destinations and fragments to export.")
    format: ConfigurationFormat = strawberry.field(default=ConfigurationFormat.PROPERTIES, description="The format of their files.")


@strawberry.type(
    description="The file of one destination or fragment, or a ZIP archive with a file for each. Secret properties and labels are left "
    "out; the comments of properties and YAML files name the secret ones."
)
class ExportDestinationsSuccess:
    file_name: str = strawberry.field(description="Its name, such as shop.properties or destinations.zip.")
    media_type: str = strawberry.field(description="Its media type, such as application/json or application/zip.")
    content: OctetString = strawberry.field(description="Its octets.")
    sha256: HexString = strawberry.field(description="SHA-256 of the octets.")


ExportDestinationsResult = Annotated[
    ExportDestinationsSuccess | errors.TooLargeError | errors.InvalidInputError | errors.AccessError,
    strawberry.union("ExportDestinationsResult", description="The file, or the reason why there is none."),
]
