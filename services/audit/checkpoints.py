"""Verify checkpoints: each is signed and follows the one before, and every chain still holds what they say."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass

from services.encryption.statements import is_signature
from services.model.audit import Checkpoint
from services.repositories.audit import AuditTrail
from services.rules.audit_checkpoints import NO_CHECKPOINT, hash_statement, write_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointVerifier:
    """Reads the checkpoints in their order, and looks up each head that they name."""

    trail: AuditTrail
    public_key: bytes | None

    async def find(self, tenant: str | None) -> AsyncIterator[str | None]:
        """Give None for each checkpoint that was read, and a sentence for each finding."""
        before: Checkpoint | None = None
        async for stored in self.trail.read_checkpoints(tenant):
            yield None
            checkpoint = stored.checkpoint
            if checkpoint is None:
                yield f"Checkpoint {stored.id} is damaged, or has fields that the service does not write so."
                continue
            if before is not None and before.statement.tenant != checkpoint.statement.tenant:
                before = None
            for finding in (*_check_place(checkpoint, before), *self._check_signature(checkpoint)):
                yield finding
            async for finding in self._compare(checkpoint):
                yield finding
            before = checkpoint

    async def compare(self, checkpoints: Iterable[Checkpoint], tenant: str | None) -> AsyncIterator[str]:
        """Give a sentence for each finding of checkpoints that are kept elsewhere."""
        for checkpoint in checkpoints:
            statement = checkpoint.statement
            if tenant is not None and statement.tenant != tenant:
                continue
            unsigned = [*self._check_signature(checkpoint)]
            if unsigned:
                yield f"In the file: {unsigned[0]}"
                continue
            stored = await self.trail.find_checkpoint(statement.tenant, statement.number)
            if stored is not None and stored.hash == checkpoint.hash:
                continue  # what it names was compared already
            if stored is None:
                yield f"{_say(checkpoint)} is in the file, and not in the database any more."
            else:
                yield f"{_say(checkpoint)} is another in the database than in the file."
            async for finding in self._compare(checkpoint):
                yield finding

    def _check_signature(self, checkpoint: Checkpoint) -> Iterator[str]:
        statement = checkpoint.statement
        if self.public_key is None or statement.public_key != self.public_key:
            yield f"{_say(checkpoint)} is signed by another key than the installation's."
        elif hash_statement(statement) != checkpoint.hash or not is_signature(
            checkpoint.signature, write_statement(statement), public_key=self.public_key
        ):
            yield f"{_say(checkpoint)} was edited: its signature is not that of what it says."

    async def _compare(self, checkpoint: Checkpoint) -> AsyncIterator[str]:
        """Give the heads that the chains do not hold."""
        heads = checkpoint.statement.heads
        for head, found in zip(heads, await self.trail.find_hashes(heads), strict=True):
            place, named = f"Chain {head.chain}: record {head.sequence}", _name(checkpoint)
            if found is None:
                yield f"{place} is missing, which {named} names: the chain was cut."
            elif found != head.hash:
                yield f"{place} is not the one that {named} names: the chain was written anew."


def _check_place(checkpoint: Checkpoint, before: Checkpoint | None) -> Iterator[str]:
    number = checkpoint.statement.number
    expected = 1 if before is None else before.statement.number + 1
    if number > expected:
        missing = f"checkpoint {expected} is" if number == expected + 1 else f"checkpoints {expected} to {number - 1} are"
        yield f"Tenant {checkpoint.statement.tenant!r}: {missing} missing."
    elif checkpoint.statement.previous != (NO_CHECKPOINT if before is None else before.hash):
        yield f"{_say(checkpoint)} does not follow the one before it: one of them was replaced, or is an old one."


def _name(checkpoint: Checkpoint) -> str:
    return f"checkpoint {checkpoint.statement.number} of tenant {checkpoint.statement.tenant!r}"


def _say(checkpoint: Checkpoint) -> str:
    return f"C{_name(checkpoint)[1:]}"
