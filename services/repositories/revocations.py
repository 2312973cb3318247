"""Where revoked serial numbers are kept."""

from datetime import datetime
from typing import Protocol

from services.model.lifecycle import RevokedSerial


class RevocationRepository(Protocol):
    """Keeps the serial numbers that the local authority revoked."""

    async def list(self, *, now: datetime) -> tuple[RevokedSerial, ...]:
        """Return those whose certificates have not expired yet, by serial number."""

    async def find(self, serial_number: str) -> RevokedSerial | None:
        """Return what is known of a revoked serial number."""

    async def next_number(self) -> int:
        """Return a number for a revocation list, higher than all before."""
