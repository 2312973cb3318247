"""Where the first answers to idempotency keys are kept."""

from typing import Protocol

from services.model.lifecycle import IdempotencyRecord


class IdempotencyKeyTaken(Exception):
    """The idempotency key was used at the same moment by another request. Nothing was stored; read the record."""


class IdempotencyRepository(Protocol):
    """Keeps the first answers to idempotency keys."""

    async def find(self, tenant: str, *keys: str) -> IdempotencyRecord | None:
        """Return the idempotency record of the first of the keys that has one; those older than IDEMPOTENCY_RECORD_LIFETIME may be gone."""
