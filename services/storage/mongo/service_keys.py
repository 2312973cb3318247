"""Service keys in MongoDB."""

import builtins
from collections.abc import Collection
from datetime import datetime, timedelta

from services.errors import NotFound, QuotaExceeded
from services.model.access import ServiceKey
from services.model.identity import is_service_key_id
from services.model.lifecycle import TransactionRecords
from services.model.query import Direction, Page, Position
from services.storage.mongo.by_age import list_by_age, write_aged
from services.storage.mongo.codec import read_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records

NOTED_EVERY = timedelta(minutes=1)
"""A program that asks for a token with each of its calls would otherwise write as often; what people look for are keys unused for weeks."""


class MongoServiceKeys:
    """A ServiceKeyRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._keys = database.service_keys

    async def add(self, key: ServiceKey, *, quota: int, records: TransactionRecords) -> None:
        """Store a new service key; raises QuotaExceeded."""
        document = write_aged(key)

        async def work(session: Session) -> None:
            await self._keys.insert_one(document, session=session)
            if await self._keys.count_documents({"tenant": key.tenant}, limit=quota + 1, session=session) > quota:
                raise QuotaExceeded(quota, noun="service key", of_tenant=True)

        await run_with_records(self._database, work, records=records, turn=key.tenant)  # one after the other, so that each is counted

    async def find(self, tenant: str, key_id: str) -> ServiceKey | None:
        """Return the service key; None without asking for what is no id of one."""
        if not is_service_key_id(key_id):
            return None
        async with self._database.answering():
            document = await self._keys.find_one({"_id": key_id, "tenant": tenant})
        return None if document is None else read_stored(ServiceKey, document)

    async def find_many(self, tenant: str, key_ids: Collection[str]) -> builtins.list[ServiceKey]:
        """Return the service keys of these ids, by one query; without asking for what is no id of one."""
        wanted = sorted(set(filter(is_service_key_id, key_ids)))
        if not wanted:
            return []
        async with self._database.answering():
            documents = await self._keys.find({"_id": {"$in": wanted}, "tenant": tenant}).hint("_id_").to_list(None)
        return [read_stored(ServiceKey, document) for document in documents]

    async def find_by_client(self, client_id: str) -> ServiceKey | None:
        """Return the service key of that client id."""
        if not is_storable(client_id):
            return None
        async with self._database.answering():
            document = await self._keys.find_one({"client_id": client_id})
        return None if document is None else read_stored(ServiceKey, document)

    async def list(self, tenant: str, *, after: Position | None, limit: int, direction: Direction = Direction.ASC) -> Page[ServiceKey]:
        """Return service keys by creation time, oldest first if ascending."""
        of_tenant = {"tenant": tenant}
        return await list_by_age(self._database, self._keys, ServiceKey, condition=of_tenant, after=after, limit=limit, direction=direction)

    async def count(self, tenant: str) -> int:
        """Return how many service keys the tenant has."""
        async with self._database.answering():
            return await self._keys.count_documents({"tenant": tenant})

    async def remove(self, tenant: str, key_id: str, *, records: TransactionRecords) -> None:
        """Remove the service key; raises NotFound."""

        async def work(session: Session) -> None:
            removed = await self._keys.delete_one({"_id": key_id, "tenant": tenant}, session=session)
            if removed.deleted_count != 1:
                raise NotFound("There is no such service key.")

        await run_with_records(self._database, work, records=records, turn=key_id)

    async def note_use(self, key: ServiceKey, at: datetime) -> None:
        """Remember when the service key was used last; asks nothing where the key that was read says so already."""
        before = at - NOTED_EVERY
        if key.last_used_at is not None and key.last_used_at > before:
            return
        unnoted = {"_id": key.id, "$or": [{"last_used_at": None}, {"last_used_at": {"$lte": before}}]}
        async with self._database.answering():
            await self._keys.update_one(unnoted, {"$set": {"last_used_at": at}})
