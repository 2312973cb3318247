"""The audit trail: records in hash chains, the statements that sign how far the chains are, and what is asked of them."""

from dataclasses import dataclass, field
from datetime import datetime

from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.model.query import Direction, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last record of a chain: its number in the chain and its hash."""

    sequence: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedRecord:
    """An audit record at its place in a chain. `sequence` counts from 1; `previous` is the hash of the record before."""

    record: AuditRecord
    chain: str
    sequence: int
    previous: bytes
    hash: bytes

    @property
    def head(self) -> Head:
        """What the chain's head is while nothing follows."""
        return Head(sequence=self.sequence, hash=self.hash)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainHead:
    """How far a chain was at some moment."""

    chain: str
    sequence: int
    hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a checkpoint says: how far those chains of a tenant are that changed since the checkpoint before, whose hash is `previous`.

    `number` counts from 1 in each tenant. `public_key` (Ed25519, 32 octets) is that of the key that signs.
    """

    tenant: str
    number: int
    at: datetime
    previous: bytes
    heads: tuple[ChainHead, ...]
    public_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A signed statement; `hash` is that of what is signed."""

    statement: Statement
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """A chained record as it was found in the database, to be verified.

    `event` is None where it cannot be read. `is_as_written` tells whether every stored field is what the service writes of the event.
    `is_unsigned` tells that no checkpoint need name it yet.
    """

    id: str
    chain: str | None
    event: ChainedRecord | None
    is_as_written: bool
    is_unsigned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCheckpoint:
    """A checkpoint as it was found in the database; None where it cannot be read."""

    id: str
    checkpoint: Checkpoint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """All given conditions must hold; None means any. `since` takes its moment, `until` leaves it out."""

    subject: str | None = None
    action: AuditAction | None = None
    noun: AuditNoun | None = None
    noun_id: str | None = None
    scope_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditListing:
    """A page of audit records by time."""

    first: int
    after: Position | None = None
    filter: AuditFilter = field(default_factory=AuditFilter)
    direction: Direction = Direction.DESC


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """What an AuditRepository is asked for: of one tenant, only of the scopes in `among` if it is not None."""

    tenant: str
    among: frozenset[str] | None
    filter: AuditFilter
    after: Position | None = None
    limit: int = 0
    direction: Direction = Direction.DESC
