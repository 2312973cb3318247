"""Where it is recorded who did what, beyond the records that a change takes along."""

from typing import Protocol

from services.model.lifecycle import AuditRecord


class AuditRepository(Protocol):
    """Keeps audit records. Those of changes are stored by the change's own transaction (`TransactionRecords`)."""

    async def add(self, record: AuditRecord) -> None:
        """Store the record of what changes nothing, such as an export; acknowledged before anything is handed out."""
