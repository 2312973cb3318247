"""Where revoked serial numbers are kept, and the last list of them."""

from datetime import datetime
from typing import Protocol

from services.model.generation import RevocationList
from services.model.lifecycle import RevocationSnapshot, RevokedSerial


class RevocationRepository(Protocol):
    """Keeps the serial numbers that the local authority revoked; none of them is ever removed."""

    async def find(self, serial_number: str) -> RevokedSerial | None:
        """Return what is known of a revoked serial number."""

    async def find_list(self) -> RevocationList | None:
        """Return the list that was published last."""

    async def is_latest(self, published: RevocationList) -> bool:
        """Whether no other list was published since, and no serial number revoked that was not when it was made."""

    async def load_snapshot(self, *, not_expired_before: datetime) -> RevocationSnapshot:
        """Return what a list is made of, all of it as it was at one moment; what had expired before is left out."""

    async def publish(self, revocation_list: RevocationList, *, after: int) -> bool:
        """Keep the list instead of all before, if `after` is still the highest number of a list; return whether it was."""
