"""Checkpoints in MongoDB, and the key that signs them, encrypted under the master key."""

from collections.abc import Sequence
from typing import Any

from pymongo import DESCENDING
from pymongo.errors import DuplicateKeyError

from services.encryption.envelope import decrypt, encrypt
from services.encryption.statements import new_signing_key
from services.model.audit import ChainHead, Checkpoint, Statement
from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.storage.mongo.audit.events import UNSIGNED
from services.storage.mongo.codec import SCHEMA_VERSION, Document, read_document, read_moment, read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found, settle

UNPUBLISHED = "unpublished"
"""A field that is there, and True, until the checkpoint was handed out. No signature covers it."""

_KEY = "audit_signing_key"
_PLACE = Place(scope_id=None, noun_id=_KEY, version=1, field="private_key")


class MongoCheckpoints:
    """A CheckpointRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database, keys: KeyProvider) -> None:
        self._database = database
        self._keys = keys

    async def load_key(self) -> Secret:
        """Return the private key; of replicas that make it at once, all take what the first one stored. Raises DecryptionFailed."""
        key = await find_key(self._database, self._keys)
        if key is None:
            encrypted = write_stored(encrypt(new_signing_key(), place=_PLACE, keys=self._keys))
            stored = await self._database.store_once({"_id": _KEY, "v": SCHEMA_VERSION, "private_key": encrypted})
            key = _read_key(stored, self._keys)
        return key

    async def list_unsigned(self, *, limit: int) -> tuple[tuple[str, Sequence[ChainHead]], ...]:
        """Return tenants, and the heads of their chains."""
        async with self._database.answering():
            tenants = await self._aggregate([{"$match": {UNSIGNED: True}}, {"$group": {"_id": "$tenant"}}])
        return tuple([(found["_id"], await self._list_heads(found["_id"], limit)) for found in tenants])

    async def _list_heads(self, tenant: str, limit: int) -> Sequence[ChainHead]:
        last = {"_id": "$chain", "sequence": {"$last": "$sequence"}, "hash": {"$last": "$hash"}}
        steps: list[dict[str, Any]] = [
            {"$match": {UNSIGNED: True, "tenant": tenant}},
            {"$sort": {"tenant": 1, "chain": 1, "sequence": 1}},
            {"$group": last},
            {"$limit": limit},
        ]
        async with self._database.answering():
            found = await self._aggregate(steps)
        heads = [ChainHead(chain=one["_id"], sequence=one["sequence"], hash=bytes(one["hash"])) for one in found]
        return sorted(heads, key=lambda head: head.chain)

    async def _aggregate(self, steps: list[dict[str, Any]]) -> list[Found]:
        found = await settle(self._database.audit_events.aggregate(steps, hint="unsigned"))
        documents: list[Found] = await found.to_list(None)
        return documents

    async def find_last(self, tenant: str) -> Checkpoint | None:
        """Return the tenant's last checkpoint."""
        async with self._database.answering():
            found = await self._database.audit_checkpoints.find_one({"tenant": tenant}, sort=[("number", DESCENDING)])
        return None if found is None else read_checkpoint(found)

    async def add(self, checkpoint: Checkpoint, *, is_published: bool) -> bool:
        """Store the checkpoint and mark what it covers. What is not marked after a crash is named by the next one again."""
        waiting = {} if is_published else {UNPUBLISHED: True}
        try:
            async with self._database.answering():
                await self._database.audit_checkpoints.insert_one({**write_checkpoint(checkpoint), **waiting})
        except DuplicateKeyError:
            return False
        for head in checkpoint.statement.heads:
            covered = {"tenant": checkpoint.statement.tenant, "chain": head.chain, "sequence": {"$lte": head.sequence}, UNSIGNED: True}
            async with self._database.answering():
                await self._database.audit_events.update_many(covered, {"$unset": {UNSIGNED: ""}}, hint="unsigned")
        return True

    async def list_unpublished(self, *, limit: int) -> Sequence[Checkpoint]:
        """Return checkpoints that wait to be handed out, by tenant and number."""
        waiting = self._database.audit_checkpoints.find({UNPUBLISHED: True}).sort([("tenant", 1), ("number", 1)]).limit(limit)
        async with self._database.answering():
            documents = await waiting.to_list(limit)
        return [read_checkpoint(document) for document in documents]

    async def mark_published(self, checkpoint: Checkpoint) -> None:
        """Note that the checkpoint was handed out."""
        statement = checkpoint.statement
        async with self._database.answering():
            await self._database.audit_checkpoints.update_one(
                {"tenant": statement.tenant, "number": statement.number}, {"$unset": {UNPUBLISHED: ""}}
            )


async def find_key(database: Database, keys: KeyProvider) -> Secret | None:
    """Return the private key that signs checkpoints, None where none was made; raises DecryptionFailed, UnreadableDocument."""
    stored = await database.find_installed(_KEY)
    return None if stored is None else _read_key(stored, keys)


def _read_key(document: Document, keys: KeyProvider) -> Secret:
    encrypted = read_document("signing key", document, lambda stored: read_stored(Encrypted, stored["private_key"]))
    return decrypt(encrypted, place=_PLACE, keys=keys)


def write_checkpoint(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return the document of a checkpoint."""
    statement = checkpoint.statement
    return {
        "_id": f"{statement.tenant}:{statement.number}",
        "v": SCHEMA_VERSION,
        "tenant": statement.tenant,
        "number": statement.number,
        "at": statement.at,
        "previous": statement.previous,
        "heads": [{"chain": head.chain, "sequence": head.sequence, "hash": head.hash} for head in statement.heads],
        "public_key": statement.public_key,
        "hash": checkpoint.hash,
        "signature": checkpoint.signature,
    }


def read_checkpoint(document: Document) -> Checkpoint:
    """Return the checkpoint of a document; raises UnreadableDocument. Nothing of it is verified."""
    return read_document("checkpoint", document, _read_fields)


def _read_fields(document: Document) -> Checkpoint:
    heads = tuple(ChainHead(chain=one["chain"], sequence=one["sequence"], hash=bytes(one["hash"])) for one in document["heads"])
    statement = Statement(
        tenant=document["tenant"],
        number=document["number"],
        at=read_moment(document["at"]),
        previous=bytes(document["previous"]),
        heads=heads,
        public_key=bytes(document["public_key"]),
    )
    return Checkpoint(statement=statement, hash=bytes(document["hash"]), signature=bytes(document["signature"]))
