"""Export destinations and fragments to a file, without their secrets."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, InvalidInput, TooLarge
from services.formats.configurations.archive import write_archive
from services.formats.configurations.write import write_files
from services.model.caller import Caller, Right
from services.model.configuration_file import ConfigurationFormat
from services.model.destination import Configuration, ConfigurationKind, ConfigurationQuery
from services.model.limits import MAX_CONFIGURATION_FILE_SIZE, MAX_FILE_CONFIGURATIONS, MAX_FILE_VALUES, MAX_PAGE_SIZE, MAX_UNPACKED_SIZE
from services.repositories.configurations import ConfigurationRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_configuration, load_scope

ARCHIVE_NAME = "destinations.zip"

_MEDIA_TYPES = {
    ConfigurationFormat.PROPERTIES: "text/x-java-properties",
    ConfigurationFormat.JSON: "application/json",
    ConfigurationFormat.YAML: "application/yaml",
}
_ARCHIVE_TYPE = "application/zip"

_EXPORT_FEWER = "Export fewer at once."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFilesRequest:
    """What is wanted: those of these ids, in their order, or if `scope_id` is not None all of the scope, by name, destinations first."""

    configuration_ids: tuple[str, ...] = ()
    scope_id: str | None = None
    format: ConfigurationFormat = ConfigurationFormat.PROPERTIES


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file to hand out."""

    file_name: str
    media_type: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFiles:
    """The use case: one is a file of its own, several are a ZIP archive of such files. What was exported can be imported."""

    raises: ClassVar = (*ACCESS, InvalidInput, TooLarge)
    scopes: ScopeRepository
    configurations: ConfigurationRepository

    async def __call__(self, caller: Caller, request: ExportFilesRequest) -> ExportedFile:
        """Return the file; raises Forbidden, NotFound, InvalidInput (too many ids) and TooLarge (more than can be imported)."""
        found = await (self._load(caller, request.configuration_ids) if request.scope_id is None else self._list(caller, request.scope_id))
        if sum(len(one.properties) + len(one.secret_names) + _OVERHEAD for one in found) > MAX_FILE_VALUES // _PER_PROPERTY:
            raise TooLarge(f"A file has at most {MAX_FILE_VALUES:,} names and values. {_EXPORT_FEWER}", limit=MAX_FILE_VALUES)
        return await asyncio.to_thread(_write, found, request.format)

    async def _load(self, caller: Caller, configuration_ids: Sequence[str]) -> list[Configuration]:
        if not 1 <= len(configuration_ids) <= MAX_PAGE_SIZE:
            raise InvalidInput(f"configurations must have 1 to {MAX_PAGE_SIZE} ids.", field="configurations")
        return [
            await load_configuration(self.configurations, caller, configuration_id, right=Right.DESTINATION_READ)
            for configuration_id in dict.fromkeys(configuration_ids)
        ]

    async def _list(self, caller: Caller, scope_id: str) -> list[Configuration]:
        scope = await load_scope(self.scopes, caller, scope_id, right=Right.DESTINATION_READ)
        if scope.destination_count + scope.fragment_count > MAX_FILE_CONFIGURATIONS:
            raise _refuse_number()
        found: list[Configuration] = []
        for kind in ConfigurationKind:
            query = ConfigurationQuery(tenant=scope.tenant, kind=kind, scope_ids=(scope.id,), limit=MAX_FILE_CONFIGURATIONS)
            page = await self.configurations.list(query)
            found += page.items
            if page.has_next or len(found) > MAX_FILE_CONFIGURATIONS:  # added since the scope was counted
                raise _refuse_number()
        return found


_PER_PROPERTY, _OVERHEAD = 2, 5
"""How many values of a file a property makes at most, and how many, half of them, an entry has beside its properties."""


def _write(found: Sequence[Configuration], file_format: ConfigurationFormat) -> ExportedFile:
    files = write_files(found, file_format)
    _check_size([octets for _, octets in files], MAX_UNPACKED_SIZE)
    if len(files) == 1:
        ((name, octets),) = files
        media_type = _MEDIA_TYPES[file_format]
    else:
        name, octets, media_type = ARCHIVE_NAME, write_archive(files), _ARCHIVE_TYPE
    _check_size([octets], MAX_CONFIGURATION_FILE_SIZE)
    return ExportedFile(file_name=name, media_type=media_type, octets=octets)


def _check_size(files: Sequence[bytes], limit: int) -> None:
    if sum(map(len, files)) > limit:
        raise TooLarge(f"The files have more than {limit:,} octets. {_EXPORT_FEWER}", limit=limit)


def _refuse_number() -> TooLarge:
    limit = MAX_FILE_CONFIGURATIONS
    return TooLarge(f"A file has at most {limit:,} destinations and fragments. {_EXPORT_FEWER}", limit=limit)
