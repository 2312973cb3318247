"""Where deleted certificates are kept until they are purged."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Protocol

from services.model.certificate import Certificate
from services.model.lifecycle import TransactionRecords


class DeletionRepository(Protocol):
    """Deletes and restores certificates. Rules as for `CertificateRepository`."""

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored: it is in no list, its name is free, it does not count. Raises NotFound."""

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id, None if there is none or it was purged."""

    async def find_deletions(
        self, tenant: str, places: Collection[tuple[str, str]], *, deleted_after: datetime
    ) -> Mapping[tuple[str, str], datetime]:
        """Return when the last certificate of each of these scope ids and names was deleted, if that was after the moment."""
        ...

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back as it was and return it; raises NotFound, NameTaken, QuotaExceeded."""

    async def purge(self, *, deleted_before: datetime, limit: int, records: Callable[[Certificate], TransactionRecords]) -> int:
        """Remove from every answer what was deleted before, of all tenants, at most `limit`, each with its `records`; return how many."""
