"""Deleting, restoring and purging certificates in MongoDB.

The document of a deleted certificate moves to the collection `deleted`: so no list, index or name knows it any more, and lists stay as
fast as they are, however much is deleted. Its versions, contents and octets stay where they are until the purge. After its scope was
removed it can be neither found nor restored; the purge takes it when its time comes. What was purged is in no answer any more; its
ciphertext may stay in MongoDB's files, journal, oplog and backups until they are written anew.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from pymongo.errors import DuplicateKeyError

from services.errors import NameTaken, NotFound
from services.model.certificate import Certificate
from services.model.identity import find_scope_id
from services.model.lifecycle import TransactionRecords
from services.model.query import OrderField
from services.storage.mongo.codec import read_moment, read_stored
from services.storage.mongo.conditions import match_certificate, match_versions, no_certificate
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, READ_FIELDS, begin_of_name, write_modified_at
from services.storage.mongo.driver import Found, Session, settle
from services.storage.mongo.expiries.changes import note_change
from services.storage.mongo.query import is_storable
from services.storage.mongo.records import run_with_records
from services.storage.mongo.scopes import give_room_back, reserve_quota
from services.storage.mongo.subjects import complete_subjects

_BY_NAME = ORDER_FIELD[OrderField.NAME]
"""The field, and the index, by which deleted certificates of a name are found."""


class MongoDeletion:
    """A DeletionRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored; raises NotFound."""

        async def work(session: Session) -> None:
            await give_room_back(self._database, certificate, session)
            document = await self._database.certificates.find_one_and_delete(match_certificate(certificate), session=session)
            if document is None:
                raise no_certificate()
            document.pop("claimed_until", None)
            removed = {**document, "deleted_at": at, **write_modified_at(certificate.id, at)}
            await self._database.deleted.insert_one(removed, session=session)
            await note_change(self._database, certificate.tenant, before=document, after=None, session=session)

        await run_with_records(self._database, work, records=records)

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id; None once its scope is removed."""
        scope_id = find_scope_id(certificate_id)
        if scope_id is None:
            return None
        async with self._database.answering():
            if await self._database.scopes.find_one({"_id": scope_id, "tenant": tenant}, {"_id": 1}) is None:
                return None
            document = await self._database.deleted.find_one({"_id": certificate_id, "scope_id": scope_id, "tenant": tenant}, READ_FIELDS)
            if document is not None:
                await complete_subjects(self._database, [document])
        return None if document is None else read_stored(Certificate, document)

    async def find_deletions(
        self, tenant: str, places: Collection[tuple[str, str]], *, deleted_after: datetime
    ) -> dict[tuple[str, str], datetime]:
        """Return when the last certificate of each of these scope ids and names was deleted, by one query."""
        wanted = [_match_named(scope_id, name) for scope_id, name in places if is_storable(scope_id) and is_storable(name)]
        if not wanted:
            return {}
        pipeline: list[dict[str, Any]] = [
            {"$match": {"tenant": tenant, "deleted_at": {"$gt": deleted_after}, "$or": wanted}},
            {"$group": {"_id": {"scope_id": "$scope_id", "name": "$name"}, "deleted_at": {"$max": "$deleted_at"}}},
        ]
        async with self._database.answering():
            found = await (await settle(self._database.deleted.aggregate(pipeline, hint=_BY_NAME))).to_list(None)
        return {(one["_id"]["scope_id"], one["_id"]["name"]): read_moment(one["deleted_at"]) for one in found}

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back as it was and return it; raises NotFound, NameTaken, QuotaExceeded."""

        async def work(session: Session) -> Found:
            document = await self._database.deleted.find_one_and_delete(match_certificate(certificate), session=session)
            if document is None:
                raise no_certificate()
            await reserve_quota(self._database, certificate, quota=quota, session=session)
            at = records.audit.at
            # By `restored_at` the change feed knows it.
            restored = {**document, "deleted_at": None, "restored_at": at, **write_modified_at(certificate.id, at)}
            try:
                await self._database.certificates.insert_one(restored, session=session)
            except DuplicateKeyError:
                raise NameTaken(certificate.name) from None
            await note_change(self._database, certificate.tenant, before=None, after=restored, session=session)
            return restored

        document = await run_with_records(self._database, work, records=records)
        await complete_subjects(self._database, [document])
        return read_stored(Certificate, document)

    async def purge(self, *, deleted_before: datetime, limit: int, records: Callable[[Certificate], TransactionRecords]) -> int:
        """Remove what was deleted before, oldest first, each with its records in a transaction of its own; return how many."""
        due = {"deleted_at": {"$lt": deleted_before}}
        async with self._database.answering():
            documents = await self._database.deleted.find(due, READ_FIELDS).sort([("deleted_at", 1)]).limit(limit).to_list(limit)
        certificates = [read_stored(Certificate, document) for document in documents]
        return sum([await _purge_one(self._database, certificate, due, records=records(certificate)) for certificate in certificates])


def _match_named(scope_id: str, name: str) -> dict[str, Any]:
    """Return the condition of a scope and an exact name, of which several certificates may have been deleted."""
    begin, end = begin_of_name(name)
    return {"scope_id": scope_id, _BY_NAME: {"$gte": begin, "$lt": end}, "name": name}


async def _purge_one(
    database: Database, certificate: Certificate, due: dict[str, dict[str, datetime]], *, records: TransactionRecords
) -> bool:
    everything = match_versions(certificate)

    async def work(session: Session) -> None:
        purged = await database.deleted.delete_one({**match_certificate(certificate), **due}, session=session)
        if purged.deleted_count == 0:  # it was restored meanwhile, or another replica purged it
            raise no_certificate()
        await database.versions.delete_many(everything, session=session)
        await database.octets.delete_many(everything, session=session)
        await database.contents.delete_many(everything, session=session)

    try:
        await run_with_records(database, work, records=records)
    except NotFound:
        return False
    return True
