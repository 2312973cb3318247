"""Where the first answers to idempotency keys are kept."""

from typing import Protocol

from services.model.lifecycle import Receipt


class ReceiptTaken(Exception):
    """The idempotency key was used at the same moment by another request. Nothing was stored; read the receipt."""


class ReceiptRepository(Protocol):
    """Keeps the first answers to idempotency keys."""

    async def find(self, tenant: str, key: str) -> Receipt | None:
        """Return the receipt; those older than RECEIPT_LIFETIME may be gone."""
        ...
