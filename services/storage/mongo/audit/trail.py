"""Everything in MongoDB that an audit is verified by, read without a time limit and a batch at a time."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from pymongo import DESCENDING

from services.codec.compile import READ_FAILURES
from services.encryption.envelope import DecryptionFailed
from services.encryption.statements import find_public_key
from services.model.audit import ChainHead, Checkpoint, StoredCheckpoint, StoredEvent
from services.model.lifecycle import AuditAction, AuditNoun
from services.ports.keys import KeyProvider
from services.rules.audit_gathering import find_gathered
from services.storage.mongo.audit.checkpoints import UNPUBLISHED, find_key, read_checkpoint, write_checkpoint
from services.storage.mongo.audit.events import UNSIGNED, read_event, write_event
from services.storage.mongo.audit.gathering import match_chain
from services.storage.mongo.codec import Document, UnreadableDocument
from services.storage.mongo.database import Database

_AT_ONCE = 100
"""Heads that one query looks up."""

_PLACE = [("chain", 1), ("sequence", 1)]


class MongoAuditTrail:
    """An AuditTrail over a database without a time limit (`Database.patient`)."""

    def __init__(self, database: Database, keys: KeyProvider) -> None:
        self._database = database
        self._keys = keys
        self._events = database.audit_events

    async def count(self) -> int:
        """Return about how many records and checkpoints there are."""
        counts = [await found.estimated_document_count() for found in (self._events, self._database.audit_checkpoints)]
        return sum(counts)

    async def read_events(self, tenant: str | None) -> AsyncIterator[StoredEvent]:
        """Give records by chain and sequence; what has neither comes first."""
        async for document in self._events.find(_of(tenant)).sort(_PLACE).hint(_PLACE):
            yield _read_event(document)

    async def read_checkpoints(self, tenant: str | None) -> AsyncIterator[StoredCheckpoint]:
        """Give checkpoints by tenant and number."""
        async for document in self._database.audit_checkpoints.find(_of(tenant)).sort([("tenant", 1), ("number", 1)]):
            yield StoredCheckpoint(id=str(document["_id"]), checkpoint=_read_checkpoint(document))

    async def find_hashes(self, heads: Sequence[ChainHead]) -> Sequence[bytes | None]:
        """Return what is stored at these places."""
        hashes: dict[tuple[str, int], bytes] = {}
        for begin in range(0, len(heads), _AT_ONCE):
            places = [{"chain": head.chain, "sequence": head.sequence} for head in heads[begin : begin + _AT_ONCE]]
            async for found in self._events.find({"$or": places}, {"_id": 0, "chain": 1, "sequence": 1, "hash": 1}):
                hashes[found["chain"], found["sequence"]] = bytes(found.get("hash") or b"")
        return [hashes.get((head.chain, head.sequence)) for head in heads]

    async def find_checkpoint(self, tenant: str, number: int) -> Checkpoint | None:
        """Return the stored checkpoint of that number; None also for one that cannot be read."""
        document = await self._database.audit_checkpoints.find_one({"tenant": tenant, "number": number})
        return None if document is None else _read_checkpoint(document)

    async def find_signed(self, chain: str) -> int:
        """Return the highest sequence of the chain that the last checkpoint with that chain names."""
        found = await self._database.audit_checkpoints.find_one({"heads.chain": chain}, sort=[("number", DESCENDING)])
        checkpoint = None if found is None else _read_checkpoint(found)
        heads = checkpoint.statement.heads if checkpoint is not None else ()
        return max((head.sequence for head in heads if head.chain == chain), default=0)

    async def find_gathered(self, chain: str) -> int:
        """Return how many records from before the chain's last entry of them holds."""
        kind = {"chain": chain, "noun": AuditNoun.AUDIT.value, "action": AuditAction.GATHERED.value}
        document = await self._events.find_one(kind, sort=[("sequence", DESCENDING)])
        event = None if document is None else _read_event(document).event
        try:
            head = None if event is None else find_gathered(event)
        except ValueError:
            head = None
        return 0 if head is None else head.sequence

    async def count_left(self, chain: str) -> int:
        """Return how many records from before are not gathered into the chain yet."""
        return await self._database.audit.count_documents(match_chain(chain))

    async def count_waiting(self) -> int:
        """Return about how many records from before are not gathered yet."""
        return await self._database.audit.estimated_document_count()

    async def find_public_key(self) -> bytes | None:
        """Return the key that checkpoints are verified by; raises DecryptionFailed, also where its document was damaged."""
        try:
            key = await find_key(self._database, self._keys)
        except UnreadableDocument:
            raise DecryptionFailed from None
        return None if key is None else find_public_key(key)


def _of(tenant: str | None) -> dict[str, str]:
    return {} if tenant is None else {"tenant": tenant}


def _read_event(document: Document) -> StoredEvent:
    chain, sequence = document.get("chain"), document.get("sequence")
    event = _read(document, read_event) if isinstance(sequence, int) and not isinstance(sequence, bool) else None
    stored = {name: value for name, value in document.items() if name != UNSIGNED}
    return StoredEvent(
        id=str(document["_id"]),
        chain=chain if isinstance(chain, str) else None,
        event=event,
        is_as_written=event is not None and _is_same(write_event(event), stored) and document.get(UNSIGNED, True) is True,
        is_unsigned=UNSIGNED in document,
    )


def _read_checkpoint(document: Document) -> Checkpoint | None:
    """Return the checkpoint; None where it cannot be read, or is not what is written of it."""
    checkpoint: Checkpoint | None = _read(document, read_checkpoint)
    stored = {name: value for name, value in document.items() if name != UNPUBLISHED}
    return checkpoint if checkpoint is not None and _is_same(write_checkpoint(checkpoint), stored) else None


def _read(document: Document, read: Callable[[Document], Any]) -> Any:
    """Return what is read, None where it cannot be."""
    try:
        return read(document)
    except (UnreadableDocument, *READ_FAILURES):
        return None


def _is_same(written: Document, stored: Document) -> bool:
    return written.keys() == stored.keys() and all(_name_zone(stored[name]) == value for name, value in written.items())


def _name_zone(value: Any) -> Any:
    """Return the value as the service writes it: the drivers leave out that moments are in UTC."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
