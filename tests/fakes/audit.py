"""Checkpoints in memory."""

from collections.abc import Sequence

from services.encryption.statements import new_signing_key
from services.model.audit import ChainedRecord, ChainHead, Checkpoint
from services.model.secret import Secret
from services.rules.audit_chain import append, name_chain
from tests.fakes.data import Memory


class MemoryCheckpoints:
    """A CheckpointRepository. The records in memory have no chains; their heads are computed."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def load_key(self) -> Secret:
        """Return the private key."""
        self._memory.signing_key = self._memory.signing_key or new_signing_key()
        return self._memory.signing_key

    async def list_unsigned(self, *, limit: int) -> tuple[tuple[str, Sequence[ChainHead]], ...]:
        """Return tenants, and the heads of their chains."""
        heads: dict[str, dict[str, ChainHead]] = {}
        signed = {head for checkpoint in self._memory.checkpoints for head in checkpoint.statement.heads}
        for chain, (tenant, head) in self._find_heads().items():
            if head not in signed:
                heads.setdefault(tenant, {})[chain] = head
        return tuple((tenant, [own[chain] for chain in sorted(own)][:limit]) for tenant, own in heads.items())

    def _find_heads(self) -> dict[str, tuple[str, ChainHead]]:
        heads: dict[str, tuple[str, ChainHead]] = {}
        events: dict[str, ChainedRecord] = {}
        for record in self._memory.audit:
            chain = name_chain(record)
            event = events[chain] = append(record, chain=chain, head=events[chain].head if chain in events else None)
            heads[chain] = record.tenant, ChainHead(chain=chain, sequence=event.sequence, hash=event.hash)
        return heads

    async def find_last(self, tenant: str) -> Checkpoint | None:
        """Return the tenant's last checkpoint."""
        return next((one for one in reversed(self._memory.checkpoints) if one.statement.tenant == tenant), None)

    async def add(self, checkpoint: Checkpoint, *, is_published: bool) -> bool:
        """Store the checkpoint."""
        last = await self.find_last(checkpoint.statement.tenant)
        if last is not None and last.statement.number >= checkpoint.statement.number:
            return False
        self._memory.checkpoints.append(checkpoint)
        if not is_published:
            self._memory.unpublished.append(checkpoint)
        return True

    async def list_unpublished(self, *, limit: int) -> Sequence[Checkpoint]:
        """Return checkpoints that wait to be handed out, by tenant and number."""
        return sorted(self._memory.unpublished, key=lambda one: (one.statement.tenant, one.statement.number))[:limit]

    async def mark_published(self, checkpoint: Checkpoint) -> None:
        """Note that the checkpoint was handed out."""
        self._memory.unpublished.remove(checkpoint)
