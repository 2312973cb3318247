"""Destinations and fragments in memory."""

import builtins
from collections.abc import Collection, Sequence
from dataclasses import replace

from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded
from services.model.certificate import Label
from services.model.destination import NAMING_FIELDS, Configuration, ConfigurationFilter, ConfigurationKind, ConfigurationQuery, NamingQuery
from services.model.lifecycle import TransactionRecords
from services.model.limits import MAX_COUNTED
from services.model.query import Direction, LabelFilter, Page, Position
from services.model.text import fold_text
from services.storage.mongo.codec import list_projection, view_stored
from services.storage.mongo.derived import order_key, write_configuration
from tests.fakes.data import Memory, store_records


class MemoryConfigurations:
    """A ConfigurationRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, configuration: Configuration, *, quota: int, records: TransactionRecords) -> None:
        """Store a new one; raises NameTaken, QuotaExceeded and NotFound for the scope."""
        scope = self._memory.scopes.get(configuration.scope_id)
        if scope is None or scope.tenant != configuration.tenant:
            raise NotFound("There is no such scope.")
        kind = configuration.kind
        beside = [one.name for one in self._all() if (one.scope_id, one.kind) == (configuration.scope_id, kind)]
        if len(beside) >= quota:
            raise QuotaExceeded(quota, noun=kind.noun)
        if configuration.name in beside:
            raise NameTaken(configuration.name, noun=kind.noun)
        self._memory.configurations[configuration.id] = configuration
        store_records(self._memory, records)

    async def replace(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Store it in the place of the version before it; raises NotFound and ModifiedMeanwhile."""
        stored = self._load(configuration)
        if stored.version != configuration.version - 1:
            raise ModifiedMeanwhile(f"The {configuration.kind.noun} was changed meanwhile.")
        kept = {name: getattr(stored, name) for name in ("name", "labels", "created_at", "created_by")}
        self._memory.configurations[stored.id] = replace(configuration, **kept)
        store_records(self._memory, records)

    async def set_labels(
        self, configuration: Configuration, labels: tuple[Label, ...], *, records: TransactionRecords, only_unchanged: bool = False
    ) -> Configuration:
        """Replace the labels and return it as it is then; raises NotFound, with `only_unchanged` ModifiedMeanwhile instead."""
        found = await self.find(configuration.tenant, configuration.id)
        if only_unchanged and (found is None or found.labels != configuration.labels):
            raise ModifiedMeanwhile(f"The {configuration.kind.noun} was changed meanwhile.")
        changed = replace(self._load(configuration), labels=labels)
        self._memory.configurations[changed.id] = changed
        store_records(self._memory, records)
        return changed

    async def remove(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Remove it for good; raises NotFound."""
        del self._memory.configurations[self._load(configuration).id]
        store_records(self._memory, records)

    async def find(self, tenant: str, configuration_id: str) -> Configuration | None:
        """Return the one of that id."""
        return next((one for one in self._all() if (one.tenant, one.id) == (tenant, configuration_id)), None)

    async def find_many(self, tenant: str, configuration_ids: Sequence[str]) -> builtins.list[Configuration]:
        """Return those of these ids, in no order."""
        return [one for one in self._all() if one.tenant == tenant and one.id in configuration_ids]

    async def find_named(
        self, tenant: str, kind: ConfigurationKind, *, scope_ids: Sequence[str], names: Collection[str]
    ) -> builtins.list[Configuration]:
        """Return those of these exact names in these scopes, in no order."""
        return [one for one in self._all() if (one.tenant, one.kind) == (tenant, kind) and one.scope_id in scope_ids and one.name in names]

    async def list(self, query: ConfigurationQuery) -> Page[Configuration]:
        """Return one page."""
        keyed = sorted((order_key(Position(value=one.name, id=one.id)), one.id) for one in self._match(query))
        if query.direction is Direction.DESC:
            ids = [found for key, found in reversed(keyed) if query.after is None or key < order_key(query.after)]
        else:
            ids = [found for key, found in keyed if query.after is None or key > order_key(query.after)]
        return Page(items=tuple(self._memory.configurations[found] for found in ids[: query.limit]), has_next=len(ids) > query.limit)

    async def count(self, query: ConfigurationQuery) -> int:
        """Return how many match."""
        return min(len(self._match(query)), MAX_COUNTED + 1)

    async def list_naming(
        self, tenant: str, wanted: Collection[NamingQuery], *, among: Collection[str] | None = None, limit: int
    ) -> builtins.list[Configuration]:
        """Return configurations that one of the queries finds, in no order."""
        found = [
            _read_naming(one)
            for one in self._all()
            if one.tenant == tenant and (among is None or one.scope_id in among) and any(_names(one, query) for query in wanted)
        ]
        return found[:limit]

    def _all(self) -> builtins.list[Configuration]:
        return builtins.list(self._memory.configurations.values())

    def _load(self, configuration: Configuration) -> Configuration:
        stored = self._memory.configurations.get(configuration.id)
        if stored is None or (stored.tenant, stored.scope_id) != (configuration.tenant, configuration.scope_id):
            raise NotFound(f"There is no such {configuration.kind.noun}.")
        return stored

    def _match(self, query: ConfigurationQuery) -> builtins.list[Configuration]:
        return [
            one
            for one in self._all()
            if (one.tenant, one.kind) == (query.tenant, query.kind)
            and (query.scope_ids is None or one.scope_id in query.scope_ids)
            and _matches(one, query.filter)
        ]


def _read_naming(configuration: Configuration) -> Configuration:
    """Return it with NAMING_FIELDS only: asking it for another one fails, as in production."""
    projection = list_projection(Configuration, NAMING_FIELDS)
    document = {key: value for key, value in write_configuration(configuration).items() if key in projection}
    return view_stored(Configuration, document, fetched=NAMING_FIELDS)


def _names(configuration: Configuration, wanted: NamingQuery) -> bool:
    return (
        configuration.subaccount == wanted.subaccount
        and wanted.scope_id in (None, configuration.scope_id)
        and any(reference.certificate in wanted.certificates for reference in configuration.references)
    )


def _matches(configuration: Configuration, wanted: ConfigurationFilter) -> bool:
    return (
        (wanted.name_contains is None or wanted.name_contains.lower() in fold_text(configuration.name))
        and (not wanted.types or configuration.type in wanted.types)
        and all(_has_label(configuration, label) for label in wanted.labels)
        and (wanted.certificate is None or wanted.certificate in [one.certificate for one in configuration.references])
    )


def _has_label(configuration: Configuration, wanted: LabelFilter) -> bool:
    return any(
        label.key == wanted.key and (not wanted.values or not set(wanted.values).isdisjoint(label.values)) for label in configuration.labels
    )
