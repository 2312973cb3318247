"""Where it is recorded who did what, beyond the records that a change takes along; and how the records are signed and verified."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from services.model.audit import AuditQuery, ChainHead, Checkpoint, StoredCheckpoint, StoredEvent
from services.model.lifecycle import AuditRecord
from services.model.query import Page
from services.model.secret import Secret


class AuditRepository(Protocol):
    """Keeps audit records. Those of changes are stored by the change's own transaction (`TransactionRecords`)."""

    async def add(self, record: AuditRecord) -> None:
        """Store the record of what changes nothing, such as an export; acknowledged before anything is handed out."""

    async def list(self, query: AuditQuery) -> Page[AuditRecord]:
        """Return a page by time; records of the same millisecond by their ids."""

    async def count(self, query: AuditQuery) -> int:
        """Return how many records match on all pages, at most MAX_COUNTED + 1."""


class CheckpointRepository(Protocol):
    """Keeps signed statements of how far the chains are, and the key that signs them."""

    async def load_key(self) -> Secret:
        """Return the private key; the first time it is made."""
        ...

    async def list_unsigned(self, *, limit: int) -> tuple[tuple[str, Sequence[ChainHead]], ...]:
        """Return tenants with records that no checkpoint covers, and the heads of the chains of these records, at most `limit` each."""

    async def find_last(self, tenant: str) -> Checkpoint | None:
        """Return the tenant's last checkpoint."""

    async def add(self, checkpoint: Checkpoint, *, is_published: bool) -> bool:
        """Store the checkpoint and mark what it covers; False, and nothing is stored, where its number is taken."""
        ...

    async def list_unpublished(self, *, limit: int) -> Sequence[Checkpoint]:
        """Return checkpoints that were stored as not published and not marked since, by tenant and number."""
        ...

    async def mark_published(self, checkpoint: Checkpoint) -> None:
        """Note that the checkpoint was handed out."""


class AuditTrail(Protocol):
    """Everything that an audit is verified by, in the order in which it is, read without a time limit and with little memory."""

    async def count(self) -> int:
        """Return about how many records and checkpoints there are."""
        ...

    def read_events(self, tenant: str | None) -> AsyncIterator[StoredEvent]:
        """Give all records, or those of a tenant, by chain and sequence; a chain of records from before comes right behind its chain."""
        ...

    def read_checkpoints(self, tenant: str | None) -> AsyncIterator[StoredCheckpoint]:
        """Give all checkpoints by tenant and number."""
        ...

    async def find_hashes(self, heads: Sequence[ChainHead]) -> Sequence[bytes | None]:
        """Return the hash that is stored at each of these places, None where no record is."""

    async def find_checkpoint(self, tenant: str, number: int) -> Checkpoint | None:
        """Return the stored checkpoint of that number."""

    async def find_signed(self, chain: str) -> int:
        """Return the highest sequence of the chain that a checkpoint names, 0 where none does."""
        ...

    async def find_gathered(self, chain: str) -> int:
        """Return how many records from before the chain's last entry of them holds, 0 where there is none."""
        ...

    async def count_left(self, chain: str) -> int:
        """Return how many records from before are not gathered into the chain yet."""
        ...

    async def find_public_key(self) -> bytes | None:
        """Return the key that checkpoints are verified by, None where none was made; raises DecryptionFailed."""
