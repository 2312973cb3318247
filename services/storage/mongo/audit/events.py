"""Chained audit records as documents. Pure."""

from typing import Any

from services.model.audit import ChainedRecord
from services.model.lifecycle import AuditRecord
from services.model.query import Position
from services.storage.mongo.codec import Document, read_document, read_stored, write_stored
from services.storage.mongo.derived import order_key

ORDER = "order_at"
"""The field that lists are sorted by: time and id."""

UNSIGNED = "unsigned"
"""A field that is there, and True, until a checkpoint names this record or a later one of its chain. No hash covers it."""

_HIDDEN = (ORDER, UNSIGNED, "chain", "sequence", "previous", "hash")


def write_event(event: ChainedRecord) -> dict[str, Any]:
    """Return the document of a chained record, without UNSIGNED."""
    record = event.record
    return {
        **write_stored(record),
        ORDER: order_key(Position(value=record.at, id=record.id)),
        "chain": event.chain,
        "sequence": event.sequence,
        "previous": event.previous,
        "hash": event.hash,
    }


def read_event(document: Document) -> ChainedRecord:
    """Return the chained record of a document; raises UnreadableDocument. Whether its hash is right is not checked."""
    return read_document("audit record", document, _read_fields)


def _read_fields(document: Document) -> ChainedRecord:
    return ChainedRecord(
        record=read_record(document),
        chain=document["chain"],
        sequence=document["sequence"],
        previous=bytes(document["previous"]),
        hash=bytes(document["hash"]),
    )


def read_record(document: Document) -> AuditRecord:
    """Return the record of a chained record's document; raises UnreadableDocument."""
    return read_stored(AuditRecord, {name: value for name, value in document.items() if name not in _HIDDEN})
