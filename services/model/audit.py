"""The audit trail: records in hash chains, the statements that sign how far the chains are, and what is asked of them."""

from dataclasses import dataclass

from services.model.lifecycle import AuditRecord


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
