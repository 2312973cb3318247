"""Import destinations and fragments from a file."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.destinations.importing import ImportedEntry, ImportRequest, ImportRun, Key, Verbs
from services.errors import ACCESS, MalformedContent, TooLarge, UnrecognizedFormat
from services.formats.configurations.entries import Found
from services.formats.configurations.read import read_configurations
from services.model.caller import Caller, Right
from services.model.configuration_file import FileEntry
from services.model.destination import Configuration, ConfigurationKind
from services.model.limits import MAX_NAME_LENGTH
from services.model.scope import Scope
from services.model.secret import Secret
from services.repositories.configurations import ConfigurationRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFiles:
    """The use case: each entry is stored by itself, in the order of the file, or not at all; one that fails holds up no other."""

    raises: ClassVar = (*ACCESS, TooLarge, UnrecognizedFormat, MalformedContent)
    scopes: ScopeRepository
    configurations: ConfigurationRepository
    verbs: Verbs

    async def read(self, caller: Caller, scope_id: str, octets: Secret) -> list[Found]:
        """Return what the file holds; raises Forbidden, NotFound (the scope), TooLarge, UnrecognizedFormat and MalformedContent."""
        await load_scope(self.scopes, caller, scope_id, right=Right.DESTINATION_WRITE)
        return await asyncio.to_thread(read_configurations, octets.reveal())

    async def __call__(self, caller: Caller, request: ImportRequest, entries: Sequence[Found]) -> list[ImportedEntry]:
        """Return what became of each entry; raises Forbidden and NotFound (the scope).

        With `is_dry_run` everything is checked and nothing is stored.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.DESTINATION_WRITE)
        run = ImportRun(caller, request, scope=scope, known=await self._find_known(scope, entries), verbs=self.verbs)
        return [await run.take(entry) for entry in entries]

    async def _find_known(self, scope: Scope, entries: Sequence[Found]) -> dict[Key, Configuration]:
        """Return those of the names that the scope holds already."""
        known: dict[Key, Configuration] = {}
        for kind in ConfigurationKind:
            named = (one for one in entries if isinstance(one, FileEntry) and one.kind is kind)
            names = {one.name for one in named if len(one.name) <= MAX_NAME_LENGTH}
            if names:
                found = await self.configurations.find_named(scope.tenant, kind, scope_ids=[scope.id], names=names)
                known |= {(kind, one.name): one for one in found}
        return known
