"""How audit records are chained: which chain a record belongs to, and the hash that binds it to all before it. Pure.

The hash is SHA-256 (FIPS 180-4) over a label, a line feed, and one JSON object: keys in the order of their code points, no spaces, every
character beyond ASCII as \\uXXXX. Two different records never give the same text, because JSON tells texts, numbers and null apart, and
quotes its texts. `docs/adr/0017-an-audit-that-can-be-read.md` shows an example.
"""

import hashlib
import json
from typing import Any

from services.model.audit import ChainedRecord, Head
from services.model.lifecycle import AuditRecord
from services.model.moments import to_milliseconds

RECORD = "destination-certificates audit record 1"
"""Labels records; another set of fields, or another way to write them, needs another label."""

BEGINNING = "destination-certificates audit chain 1"
"""Labels what stands before the first record of a chain."""

_TENANT = "tenant:"
_BEFORE = "\0before"
"""No id of a scope or tenant holds U+0000, so this ends no other chain's name; and it sorts right behind the chain that it is added to."""


def name_chain(record: AuditRecord) -> str:
    """Return the name of the record's chain: the scope's id, or the tenant where it is in no scope."""
    return f"{_TENANT}{record.tenant}" if record.scope_id is None else record.scope_id


def name_before(chain: str) -> str:
    """Return the name of the chain of those records that were written before there were chains."""
    return chain + _BEFORE


def name_origin(chain: str) -> str:
    """Return the name of the chain to which the records from before belong; any other chain's own name."""
    return chain.removesuffix(_BEFORE)


def is_before(chain: str) -> bool:
    """Whether the chain is one of records from before."""
    return chain.endswith(_BEFORE)


def find_beginning(chain: str) -> bytes:
    """Return what stands for the hash of the record before the first one; bound to the chain, so that no chain can be moved."""
    return _digest(BEGINNING, {"chain": chain})


def append(record: AuditRecord, *, chain: str, head: Head | None) -> ChainedRecord:
    """Return the record as the one that follows the head, the first one where the chain is empty."""
    sequence = 1 if head is None else head.sequence + 1
    previous = find_beginning(chain) if head is None else head.hash
    found = hash_record(record, chain=chain, sequence=sequence, previous=previous)
    return ChainedRecord(record=record, chain=chain, sequence=sequence, previous=previous, hash=found)


def hash_record(record: AuditRecord, *, chain: str, sequence: int, previous: bytes) -> bytes:
    """Return the hash of the record at its place in the chain."""
    fields = {
        "id": record.id,
        "action": record.action.value,
        "tenant": record.tenant,
        "subject": record.subject,
        "at": to_milliseconds(record.at),
        "noun": record.noun.value,
        "noun_id": record.noun_id,
        "scope_id": record.scope_id,
        "name": record.name,
        "before": dict(record.before),
        "after": dict(record.after),
        "chain": chain,
        "sequence": sequence,
        "previous": previous.hex(),
    }
    return _digest(RECORD, fields)


def _digest(label: str, fields: dict[str, Any]) -> bytes:
    return hashlib.sha256(write_canonical(label, fields)).digest()


def write_canonical(label: str, fields: dict[str, Any]) -> bytes:
    """Return the octets that are hashed and signed."""
    return f"{label}\n{json.dumps(fields, sort_keys=True, separators=(',', ':'))}".encode()
