"""Destinations and fragments in MongoDB."""

import builtins
from collections.abc import Collection, Sequence
from typing import Any

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.errors import ModifiedMeanwhile, NameTaken, NotFound
from services.model.certificate import Label
from services.model.destination import NAMING_FIELDS, Configuration, ConfigurationKind, ConfigurationQuery, NamingQuery
from services.model.identity import find_configuration_place
from services.model.lifecycle import TransactionRecords
from services.model.query import Page
from services.storage.mongo.codec import list_projection, view_all, view_stored, write_part
from services.storage.mongo.configuration_lists import count_matches, read_page
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_CONFIGURATION, write_configuration, write_next_configuration
from services.storage.mongo.driver import Found, Session
from services.storage.mongo.indexes import SUBACCOUNT_REFERENCES
from services.storage.mongo.query import Condition, is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.scopes import give_room_back, reserve_quota

_NAMING = list_projection(Configuration, NAMING_FIELDS)
"""The projection for who names certificates."""


class MongoConfigurations:
    """A ConfigurationRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._configurations = database.configurations

    async def add(self, configuration: Configuration, *, quota: int, records: TransactionRecords) -> None:
        """Store a new one; raises NameTaken, QuotaExceeded and NotFound for the scope."""
        document = write_configuration(configuration)

        async def work(session: Session) -> None:
            await reserve_quota(self._database, configuration, quota=quota, session=session)
            try:
                await self._configurations.insert_one(document, session=session)
            except DuplicateKeyError:
                raise NameTaken(configuration.name, noun=configuration.kind.noun) from None

        await run_with_records(self._database, work, records=records)

    async def replace(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Store it in the place of the version before it; its labels stay as they are. Raises NotFound and ModifiedMeanwhile."""
        named = _match(configuration)
        update = {"$set": write_next_configuration(configuration)}

        async def work(session: Session) -> None:
            changed = await self._configurations.update_one({**named, "version": configuration.version - 1}, update, session=session)
            if changed.matched_count == 1:
                return
            if await self._configurations.find_one(named, {"_id": 1}, session=session) is None:
                raise _no_such(configuration)
            raise _modified_meanwhile(configuration)

        await run_with_records(self._database, work, records=records)

    async def set_labels(
        self, configuration: Configuration, labels: tuple[Label, ...], *, records: TransactionRecords, only_unchanged: bool = False
    ) -> Configuration:
        """Replace the labels and return it as it is then; raises NotFound, with `only_unchanged` ModifiedMeanwhile instead."""
        condition, refusal = _match(configuration), _modified_meanwhile(configuration) if only_unchanged else _no_such(configuration)
        if only_unchanged:
            condition["labels"] = write_part(tuple[Label, ...], configuration.labels)
        update = {"$set": {"labels": write_part(tuple[Label, ...], labels)}}

        async def work(session: Session) -> Found:
            changed = await self._configurations.find_one_and_update(
                condition, update, READ_CONFIGURATION, return_document=ReturnDocument.AFTER, session=session
            )
            if changed is None:
                raise refusal
            return changed

        return view_stored(Configuration, await run_with_records(self._database, work, records=records))

    async def remove(self, configuration: Configuration, *, records: TransactionRecords) -> None:
        """Remove it for good; raises NotFound."""

        async def work(session: Session) -> None:
            await give_room_back(self._database, configuration, session)
            removed = await self._configurations.delete_one(_match(configuration), session=session)
            if removed.deleted_count != 1:
                raise _no_such(configuration)

        await run_with_records(self._database, work, records=records)

    async def find(self, tenant: str, configuration_id: str) -> Configuration | None:
        """Return the one of that id; None without asking for what is no id of one."""
        place = find_configuration_place(configuration_id)
        if place is None:
            return None
        condition = {"_id": configuration_id, "scope_id": place[1], "tenant": tenant}
        async with self._database.answering():
            document = await self._configurations.find_one(condition, READ_CONFIGURATION)
        return None if document is None else view_stored(Configuration, document)

    async def find_many(self, tenant: str, configuration_ids: Sequence[str]) -> builtins.list[Configuration]:
        """Return those of these ids, by one query; without asking for what is no id of one."""
        wanted = {one: place[1] for one in configuration_ids if (place := find_configuration_place(one)) is not None}
        if not wanted:
            return []
        scope_ids = sorted(set(wanted.values()))
        return await self._read({"_id": {"$in": list(wanted)}, "scope_id": {"$in": scope_ids}, "tenant": tenant}, hint="_id_")

    async def find_named(
        self, tenant: str, kind: ConfigurationKind, *, scope_ids: Sequence[str], names: Collection[str]
    ) -> builtins.list[Configuration]:
        """Return those of these exact names in these scopes, by one query and its index."""
        scope_ids, names = list(filter(is_storable, scope_ids)), list(filter(is_storable, names))
        if not (scope_ids and names):
            return []
        return await self._read({"scope_id": {"$in": scope_ids}, "kind": kind.value, "name": {"$in": names}, "tenant": tenant})

    async def list(self, query: ConfigurationQuery) -> Page[Configuration]:
        """Return one page; without a filter its cost does not depend on how many stand before it or after it."""
        async with self._database.answering():
            return await read_page(self._database, query)

    async def count(self, query: ConfigurationQuery) -> int:
        """Return how many match; without a filter, what the scopes count is added up."""
        async with self._database.answering():
            return await count_matches(self._database, query)

    async def list_naming(
        self, tenant: str, wanted: Collection[NamingQuery], *, among: Collection[str] | None = None, limit: int
    ) -> builtins.list[Configuration]:
        """Return configurations that one of the queries finds, by one query and its index."""
        condition = build_naming(tenant, wanted, among)
        if condition is None:
            return []
        async with self._database.answering():
            found = self._configurations.find(condition, _NAMING).hint(SUBACCOUNT_REFERENCES).limit(limit)
            documents = await found.to_list(limit)
        return view_all(Configuration, documents, fetched=NAMING_FIELDS)

    async def _read(self, condition: Condition, **options: Any) -> builtins.list[Configuration]:
        async with self._database.answering():
            documents = await self._configurations.find(condition, READ_CONFIGURATION, **options).to_list(None)
        return view_all(Configuration, documents)


def build_naming(tenant: str, wanted: Collection[NamingQuery], among: Collection[str] | None) -> Condition | None:
    """Return the condition of all queries together, None where nothing can meet it.

    Each part names all fields of the index, so that it has its own range of it.
    """
    parts: list[Condition] = []
    for one in wanted:
        names = [name for name in one.certificates if is_storable(name)]
        if names and is_storable(one.subaccount):
            part = {"tenant": tenant, "subaccount": one.subaccount, "references.certificate": {"$in": names}}
            parts.append(part if one.scope_id is None else {**part, "scope_id": one.scope_id})
    if not parts or (among is not None and not among):
        return None
    condition: Condition = {"$or": parts} if len(parts) > 1 else parts[0]
    return condition if among is None else {"$and": [condition, {"scope_id": {"$in": list(among)}}]}


def _match(configuration: Configuration) -> Condition:
    """Return the condition that matches its document."""
    return {"_id": configuration.id, "scope_id": configuration.scope_id, "tenant": configuration.tenant}


def _no_such(configuration: Configuration) -> NotFound:
    return NotFound(f"There is no such {configuration.kind.noun}.")


def _modified_meanwhile(configuration: Configuration) -> ModifiedMeanwhile:
    return ModifiedMeanwhile(f"The {configuration.kind.noun} was changed meanwhile.")
