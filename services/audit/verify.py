"""Verify the whole audit, or a tenant's: whether anything of it was edited, removed, swapped, inserted, cut or played again."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

from services.audit.chains import ChainVerifier
from services.audit.checkpoints import CheckpointVerifier
from services.encryption.envelope import DecryptionFailed
from services.model.audit import Checkpoint
from services.repositories.audit import AuditTrail

Progress = Callable[[int, int], object]
"""Is told how many records were read, of about how many in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """The operator's command. It reads everything in order and keeps little of it; what is written meanwhile does not disturb it."""

    trail: AuditTrail

    async def __call__(
        self, tenant: str | None = None, *, elsewhere: Iterable[Checkpoint] = (), progress: Progress = lambda _read, _all: None
    ) -> AsyncIterator[str]:
        """Give a plain sentence for each finding, none for an honest audit.

        `elsewhere` are checkpoints that left the database: without them, who cut chains and checkpoints at the same place is not found.
        Also who changes what no checkpoint names yet, and writes every hash after it anew, is not found.
        """
        count, read = await self.trail.count(), 0
        progress(0, count)
        try:
            public_key = await self.trail.find_public_key()
        except DecryptionFailed:
            yield "The key that signs checkpoints was replaced or damaged: the master key does not decrypt it."
            public_key = None
        checkpoints = CheckpointVerifier(trail=self.trail, public_key=public_key)
        for found in (ChainVerifier(trail=self.trail).find(tenant), checkpoints.find(tenant)):
            async for finding in found:
                if finding is not None:
                    yield finding
                else:
                    read += 1
                    progress(read, max(count, read))
        async for finding in checkpoints.compare(elsewhere, tenant):
            yield finding
