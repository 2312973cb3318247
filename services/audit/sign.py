"""Sign how far the chains are, and hand it out."""

import logging
from dataclasses import dataclass

from services.encryption.statements import find_public_key, sign
from services.model.audit import Statement
from services.model.secret import Secret
from services.ports.checkpoints import CheckpointNotPublished, CheckpointOutlet
from services.ports.clock import Clock
from services.repositories.audit import CheckpointRepository
from services.rules.audit_checkpoints import NO_CHECKPOINT, sign_with, write_line, write_statement
from services.rules.records import stored_moment

MAX_HEADS = 500
"""Chains that one statement names: a line of up to 64 KiB, which a webhook takes. The others are named by the next ones."""

MAX_ROUNDS = 100
"""Of one call, so that it ends while others change chains all the time; the next call goes on."""

MAX_PUBLISHED = 1_000
"""Checkpoints that one call hands out. What could not be handed out waits, in its order."""

_log = logging.getLogger("destcert.audit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The periodic job's part. Several replicas may do it at the same time: of those that write the same number, one is first."""

    checkpoints: CheckpointRepository
    outlet: CheckpointOutlet | None
    clock: Clock

    async def __call__(self) -> int:
        """Sign the heads of all chains that changed since they were signed, and hand it out; return how many checkpoints were made.

        Each goes to the log as well. What the outlet does not take is handed out by the next call, of any replica.
        Raises ServiceUnavailable, and DecryptionFailed where the signing key was tampered with.
        """
        signed = 0
        for _ in range(MAX_ROUNDS):
            unsigned = await self.checkpoints.list_unsigned(limit=MAX_HEADS)
            if not unsigned:
                break
            key = await self.checkpoints.load_key()
            for tenant, heads in unsigned:
                last = await self.checkpoints.find_last(tenant)
                statement = Statement(
                    tenant=tenant,
                    number=1 if last is None else last.statement.number + 1,
                    at=stored_moment(self.clock),
                    previous=NO_CHECKPOINT if last is None else last.hash,
                    heads=tuple(heads),
                    public_key=find_public_key(key),
                )
                signed += await self._store(statement, key)
        await self._publish()
        return signed

    async def _store(self, statement: Statement, key: Secret) -> bool:
        checkpoint = sign_with(statement, sign(write_statement(statement), key))
        if not await self.checkpoints.add(checkpoint, is_published=self.outlet is None):
            return False
        _log.info("checkpoint %s", write_line(checkpoint))
        return True

    async def _publish(self) -> None:
        if self.outlet is None:
            return
        try:
            for checkpoint in await self.checkpoints.list_unpublished(limit=MAX_PUBLISHED):
                await self.outlet.publish(checkpoint)
                await self.checkpoints.mark_published(checkpoint)
        except CheckpointNotPublished as error:
            _log.error("a checkpoint could not be handed out and will be the next time: %s", error)
