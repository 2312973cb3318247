"""What an import does with the entries of a file, each by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.destinations.create import Create, CreateRequest
from services.destinations.replace import Replace, ReplaceRequest
from services.errors import DomainError, NameTaken, QuotaExceeded
from services.formats.configurations.entries import Found, Unreadable, malformed
from services.model.caller import Caller
from services.model.configuration_file import ExistingPolicy, FileEntry, ImportOutcome
from services.model.destination import Configuration, ConfigurationKind
from services.model.limits import Limits
from services.model.scope import Scope
from services.rules.room import count_held, find_quota

Key = tuple[ConfigurationKind, str]
"""What tells the configurations of a scope apart: kind and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """How the entries are stored. With `keeps_secrets`, one that is replaced keeps the secrets that its entry has no value for."""

    scope_id: str
    policy: ExistingPolicy = ExistingPolicy.FAIL
    keeps_secrets: bool = True
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEntry:
    """What became of an entry, or would in a dry run: the destination or fragment, or why there is none.

    A dry run has no `configuration`: by its id, what would be is not told from what is. `missing_secrets` are those that the file names
    without their values, and that are not there now.
    """

    source: str
    outcome: ImportOutcome
    kind: ConfigurationKind | None = None
    name: str | None = None
    configuration: Configuration | None = None
    missing_secrets: tuple[str, ...] = ()
    failure: DomainError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """What stores an entry, and how many a scope may hold."""

    create: Create
    replace: Replace
    limits: Limits


class ImportRun:
    """Stores the entries of one file, one after the other."""

    def __init__(self, caller: Caller, request: ImportRequest, *, scope: Scope, known: Mapping[Key, Configuration], verbs: Verbs) -> None:
        """`known` are those of the names that the scope holds already."""
        self._caller, self._request, self._known, self._verbs = caller, request, known, verbs
        self._room = {kind: find_quota(verbs.limits, kind) - count_held(scope, kind) for kind in ConfigurationKind}
        self._seen: set[Key] = set()

    async def take(self, entry: Found) -> ImportedEntry:
        """Return what became of the entry."""
        if isinstance(entry, Unreadable):
            return ImportedEntry(source=entry.source, outcome=ImportOutcome.FAILED, failure=entry.failure)
        try:
            outcome, configuration = await self._store(entry)
        except DomainError as failure:
            return ImportedEntry(source=entry.source, outcome=ImportOutcome.FAILED, kind=entry.kind, name=entry.name, failure=failure)
        missing = () if outcome is ImportOutcome.SKIPPED else (name for name in entry.removed if name not in configuration.secret_names)
        return ImportedEntry(
            source=entry.source,
            outcome=outcome,
            kind=entry.kind,
            name=entry.name,
            configuration=None if self._request.is_dry_run else configuration,
            missing_secrets=tuple(missing),
        )

    async def _store(self, entry: FileEntry) -> tuple[ImportOutcome, Configuration]:
        key = entry.kind, entry.name
        if key in self._seen:
            raise malformed(f"The file has a {entry.kind.noun} of this name already, further up.")
        self._seen.add(key)
        existing = self._known.get(key)
        if existing is None:
            return ImportOutcome.CREATED, await self._create(entry)
        match self._request.policy:
            case ExistingPolicy.FAIL:
                raise NameTaken(entry.name, noun=entry.kind.noun)
            case ExistingPolicy.SKIP:
                return ImportOutcome.SKIPPED, existing
            case ExistingPolicy.REPLACE:
                return ImportOutcome.REPLACED, await self._replace(entry, existing)

    async def _create(self, entry: FileEntry) -> Configuration:
        request = CreateRequest(
            scope_id=self._request.scope_id,
            kind=entry.kind,
            name=entry.name,
            type=entry.type,
            properties=entry.properties,
        )
        if not self._request.is_dry_run:
            return await self._verbs.create(self._caller, request)
        would_be = await self._verbs.create.dry_run(self._caller, request)
        if self._room[entry.kind] <= 0:  # what the entries before this one would have taken, the scope does not count
            raise QuotaExceeded(find_quota(self._verbs.limits, entry.kind), noun=entry.kind.noun)
        self._room[entry.kind] -= 1
        return would_be

    async def _replace(self, entry: FileEntry, existing: Configuration) -> Configuration:
        kept = (name for name in existing.secret_names if name not in entry.properties) if self._request.keeps_secrets else ()
        request = ReplaceRequest(
            configuration_id=existing.id,
            type=entry.type,
            properties=entry.properties,
            kept_secrets=frozenset(kept),
        )
        replace = self._verbs.replace.dry_run if self._request.is_dry_run else self._verbs.replace
        return await replace(self._caller, request)
