"""How files of destinations come in and go out: read the input, call the use case, wrap the answer."""

import hashlib

import strawberry

from resolvers.context import Info
from resolvers.failures import present
from resolvers.inputs import read_source
from schema.destinations import files
from schema.node import Argument
from schema.scalars import HexString, OctetString
from services.destinations.export_files import ExportFiles, ExportFilesRequest
from services.destinations.import_files import ImportFiles
from services.destinations.importing import ImportedEntry, ImportRequest
from services.model.limits import MAX_FILE_CONFIGURATIONS


@strawberry.type
class DestinationFileQueries:
    """What hands out files of destinations, which have no secrets."""

    @strawberry.field(description="Export destinations and fragments to a file, without their secret properties.")
    async def export_destinations(
        self, info: Info, input: Argument[files.ExportDestinationsInput]
    ) -> files.ExportDestinationsResult | None:
        ids, scope = input.selection.configurations or (), input.selection.scope or None
        request = ExportFilesRequest(configuration_ids=tuple(map(str, ids)), scope_id=scope and str(scope), format=input.format)
        info.context.work.count(lookups=MAX_FILE_CONFIGURATIONS if scope else len(request.configuration_ids))
        exported = await info.context.use(ExportFiles)(info.context.caller, request)
        info.context.work.count(octets=len(exported.octets))
        return files.ExportDestinationsSuccess(
            file_name=exported.file_name,
            media_type=exported.media_type,
            content=OctetString(exported.octets),
            sha256=HexString(hashlib.sha256(exported.octets).hexdigest()),
        )


@strawberry.type
class DestinationFileMutations:
    """What takes files of destinations in."""

    @strawberry.mutation(description="Import destinations and fragments from a file. Each entry is stored by itself, or not at all.")
    async def import_destinations(
        self, info: Info, input: Argument[files.ImportDestinationsInput]
    ) -> files.ImportDestinationsResult | None:
        use_case, scope_id = info.context.use(ImportFiles), str(input.scope)
        entries = await use_case.read(info.context.caller, scope_id, await read_source(input.source))
        info.context.work.count(lookups=len(entries))
        request = ImportRequest(scope_id=scope_id, policy=input.if_exists, keeps_secrets=input.keep_secrets, is_dry_run=input.dry_run)
        imported = [_present_entry(entry) for entry in await use_case(info.context.caller, request, entries)]
        answer = files.ImportDestinationsDryRun if request.is_dry_run else files.ImportDestinationsSuccess
        return answer(entries=imported)


def _present_entry(entry: ImportedEntry) -> files.ImportedDestination:
    return files.ImportedDestination(
        source=entry.source,
        outcome=entry.outcome,
        kind=entry.kind,
        name=entry.name,
        configuration=entry.configuration,
        missing_secrets=list(entry.missing_secrets),
        error=None if entry.failure is None else present(entry.failure),
    )
